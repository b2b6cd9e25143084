import { addDays as addCalendarDays, formatISO, parseISO } from 'date-fns';
import type { Day } from './day.ts';

const lastDay: Day = '9999-12-31';

/** The day that is some days later, or earlier; days end with the year 9999. */
export function addDays(day: Day, days: number): Day {
  if (days > 0 && day >= lastDay) return lastDay;
  return formatISO(addCalendarDays(parseISO(day), days), { representation: 'date' });
}
