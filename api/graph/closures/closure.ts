import type { Claim } from '../claims/claim.ts';
import type { ClosingWord } from '../claims/closing-word.ts';
import type { Exposure, Hop } from '../exposure/exposure.ts';
import type { Day } from '../model/day.ts';

/** A chain that held once and does not on the day asked for: why, and by whose word. */
export interface Closure extends ClosingWord {
  /** As it was on its last day. */
  readonly exposure: Exposure;
  readonly lastDay: Day;
  /** The hops of its path that no longer hold on the day after; none where the chain gave way to another. */
  readonly ended: readonly Hop[];
  /** What is claimed of their end. */
  readonly claims: readonly Claim[];
}
