import type { Day } from '../model/day.ts';

/** What somebody asserts or denies of an entity or a hop. */
export interface Claim {
  readonly key: string;
  readonly text: string | null;
  readonly stance: 'ASSERTS' | 'DENIES';
  /** An organization's key, or an office in words; null: not named. */
  readonly claimant: string | null;
  /** The claimant, when it is an organization. */
  readonly organization: { readonly key: string; readonly name: string | null } | null;
  readonly statedOn: Day | null;
  /** Keys of the sources in which it is stated. */
  readonly sources: readonly string[];
}

/** Latest first, those without a day last; then by key. */
export function compareClaims(a: Claim, b: Claim): number {
  const [one, other] = [a.statedOn ?? '', b.statedOn ?? ''];
  if (one !== other) return one < other ? 1 : -1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
