import type { Day } from '#graph/model/day.ts';
import type { Parsed } from './parsed.ts';

/** A calendar day, `yyyy-mm-dd` and nothing else, for every other order of day, month and year could be read two ways. */
export function parseDay(text: string): Parsed<Day> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return { reason: 'not an ISO date (yyyy-mm-dd)' };
  // Of a day that is none, Date makes another or nothing. Year 0 is none of the calendar's.
  const time = Date.parse(`${text}T00:00:00Z`);
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) && !text.startsWith('0000');
  return isDay ? { value: text } : { reason: 'no day of the calendar' };
}
