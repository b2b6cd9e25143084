import type { Day } from '#graph/model/day.ts';
import { parseDay } from '../cells/parse-day.ts';
import type { Parsed } from '../cells/parsed.ts';

/** A day as USAspending writes it: an ISO date, which a time and an offset may follow (`2025-02-19 16:19:29+00`). */
export function parseActionDay(text: string): Parsed<Day> {
  const [, day, time] = /^(\S{10})([ T].*)?$/.exec(text) ?? [];
  const isTime =
    time === undefined || /^[ T]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?\s?(Z|[+-]\d{2}(:?\d{2})?)?$/.test(time);
  return day === undefined || !isTime ? { reason: 'not an ISO date (yyyy-mm-dd)' } : parseDay(day);
}
