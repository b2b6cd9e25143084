import type { Day } from '../model/day.ts';

const millisecondsOfDay = 86_400_000;

/** Before and after every day that can be written: where a period is open. */
export const open = { from: -1_000_000, to: 3_000_000 } as const;

/** Days since 1970-01-01, negative before. */
export function dayNumber(day: Day): number {
  return Date.parse(day) / millisecondsOfDay;
}

export function dayOf(number: number): Day {
  return new Date(number * millisecondsOfDay).toISOString().slice(0, 10);
}
