import { isValid, parseISO } from 'date-fns';
import { parseDay } from './parse-day.ts';
import type { Parsed } from './parsed.ts';

/** A day as it is, or an ISO 8601 instant with its offset from UTC, given back in UTC. */
export function parseInstant(text: string): Parsed<string> {
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text)) return parseDay(text);
  if (!/T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/.test(text)) {
    return { reason: 'not an ISO date or instant with its offset (2025-07-15T12:00:00Z)' };
  }
  const instant = parseISO(text);
  return isValid(instant) ? { value: instant.toISOString() } : { reason: 'no instant of the calendar' };
}
