import type { Day } from '../model/day.ts';

/** A parameter that arrives as a native DATE: text would compare with a DATE as unknown, and hide rows without a word. */
export class CalendarDay {
  readonly day: Day;

  constructor(day: Day) {
    this.day = day;
  }
}
