import { millisecondsInDay } from 'date-fns/constants';
import { z } from 'zod';
import { refused } from '../failure.ts';

/** A calendar day, ISO 8601 `yyyy-mm-dd`, in UTC. Days compare as text. */
export type Day = string;

/**
 * Returns why a text is not a Day; null if it is one. Everything that reads days of users, files or cursors calls it.
 * `malformed`: not `yyyy-mm-dd`, and any other order of day, month and year could be misread; `nonexistent`: such as 2025-02-30, or of
 * the year 0, which the calendar does not have.
 */
export function dayProblem(text: string): 'malformed' | 'nonexistent' | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return 'malformed';
  // A nonexistent day becomes another day in Date, or none.
  const date = new Date(`${text}T00:00:00Z`);
  return date.getUTCDate() === Number(text.slice(8)) && !text.startsWith('0000') ? null : 'nonexistent';
}

/** The days that the graph stores for an open start and an open end, so that every statement has both. Everywhere else, open is null. */
export const openFrom: Day = '0001-01-01';
export const openTo: Day = '9999-12-31';

/** The last day that a question can be about. On the day after it, statements with an open end do not hold in the graph. */
export const lastAskedDay: Day = '9999-12-30';

/** Returns a first day; null: it is the graph's day for an open start. */
export function decodeFrom(day: Day): Day | null {
  return day === openFrom ? null : day;
}

/** Returns the first day after the last one; null: it is the graph's day for an open end. */
export function decodeTo(day: Day): Day | null {
  return day === openTo ? null : day;
}

/** Decodes the days of a statement in the graph. */
export const fromGraph = {
  validFrom: z.string().transform(decodeFrom),
  validTo: z.string().transform(decodeTo),
} as const;

/** Returns the day a number of days later, or earlier if negative; at most 9999-12-31. In UTC, because time zones have left out days. */
export function addDays(day: Day, days: number): Day {
  const moved = Date.parse(day) + days * millisecondsInDay;
  return new Date(Math.min(moved, Date.parse(openTo))).toISOString().slice(0, 10);
}

export function todayInUtc(): Day {
  return new Date().toISOString().slice(0, 10);
}

/** @throws BAD_USER_INPUT if the first of two days is after the second. */
export function checkOrder(from: Day, to: Day): void {
  if (from <= to) return;
  throw refused('from', `from (${from}) is after to (${to}): give the earlier day first.`);
}

const long = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** Writes a day as “17 July 2025”. */
export function dayInWords(day: Day): string {
  return long.format(new Date(`${day}T00:00:00Z`));
}
