import { addDays } from '../model/add-days.ts';
import type { Day } from '../model/day.ts';
import type { Statement } from '../exposure/exposure.ts';
import type { Claim } from './claim.ts';

/** How a hop came to its end: the statements by which it does, and the first day on which it is no more. */
export interface HopEnd {
  readonly day: Day;
  readonly sources: readonly string[];
}

/** The end of a hop that has one: the latest day to which a statement reaches. Null: it is open, or nothing states it. */
export function endOf(statements: readonly Pick<Statement, 'validTo' | 'source'>[]): HopEnd | null {
  let day: Day | null = null;
  for (const { validTo } of statements) {
    if (validTo === null) return null;
    if (day === null || validTo > day) day = validTo;
  }
  if (day === null) return null;
  return { day, sources: statements.filter(({ validTo }) => validTo === day).map(({ source }) => source) };
}

/**
 * Whether a claim speaks of the hop's end, not of its having been: it denies the hop, where the end is stated, or not
 * before the hop's last day.
 */
export function closesHop({ stance, statedOn, sources }: Claim, end: HopEnd): boolean {
  if (stance !== 'DENIES') return false;
  return (
    sources.some((source) => end.sources.includes(source)) || (statedOn !== null && statedOn >= addDays(end.day, -1))
  );
}
