import { isValid, parse } from 'date-fns';
import type { Day } from '#graph/model/day.ts';
import type { Parsed } from './parsed.ts';

/** A calendar day, `yyyy-mm-dd` and nothing else: any other order of day, month and year could be read two ways. */
export function parseDay(text: string): Parsed<Day> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return { reason: 'not an ISO date (yyyy-mm-dd)' };
  // Year 0 is none of the calendar's.
  if (text.startsWith('0000') || !isValid(parse(text, 'yyyy-MM-dd', new Date(0))))
    return { reason: 'no day of the calendar' };
  return { value: text };
}
