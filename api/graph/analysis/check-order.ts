import { BadInput } from '../failure/bad-input.ts';
import type { Day } from '../model/day.ts';

/** @throws BadInput where the first of two days is after the second. */
export function checkOrder(from: Day, to: Day): void {
  if (from <= to) return;
  throw new BadInput(`from is ${from}, which is after to, ${to}: give the earlier day first.`, {
    extensions: { argument: 'from' },
  });
}
