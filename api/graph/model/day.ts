import { addDays as addCalendarDays, formatISO, parseISO } from 'date-fns';
import { Failure } from '../failure.ts';

/** A calendar day, ISO 8601 `yyyy-mm-dd`, in UTC. Days compare as text. */
export type Day = string;

const lastDay: Day = '9999-12-31';

/** The day that is some days later, or earlier; days end with the year 9999. */
export function addDays(day: Day, days: number): Day {
  if (days > 0 && day >= lastDay) return lastDay;
  return formatISO(addCalendarDays(parseISO(day), days), { representation: 'date' });
}

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

/** @throws BAD_USER_INPUT where the first of two days is after the second. */
export function checkOrder(from: Day, to: Day): void {
  if (from <= to) return;
  throw new Failure('BAD_USER_INPUT', `from is ${from}, which is after to, ${to}: give the earlier day first.`, {
    extensions: { argument: 'from' },
  });
}
