import { getDaysInMonth } from 'date-fns';
import { BadInput } from '../failure/bad-input.ts';
import { exceeded } from '../limits/exceeded.ts';
import { questionLimits } from '../limits/question-limits.ts';
import type { Day } from '../model/day.ts';
import { checkOrder } from './check-order.ts';

const { months } = questionLimits;

/**
 * One day in each calendar month from that of `from` to that of `to`: the day of the month of `from`, or the month's last
 * where it has no such day; in the last month not after `to`. So the first is `from`.
 * @throws BadInput where `from` is after `to`, or beyond 600 months.
 */
export function monthDays(from: Day, to: Day): readonly Day[] {
  checkOrder(from, to);
  const start = monthNumber(from);
  const count = monthNumber(to) - start + 1;
  if (count > months.most)
    throw new BadInput(`From ${from} to ${to} are ${count} months; ${months.most} are allowed: ask for fewer years.`, {
      extensions: { argument: 'from', ...exceeded(months, count) },
    });
  return Array.from({ length: count }, (_, at) => {
    const day = dayInMonth(start + at, Number(from.slice(8)));
    return day > to ? to : day;
  });
}

/** Months since the year 0. */
function monthNumber(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function dayInMonth(number: number, day: number): Day {
  const year = Math.floor(number / 12);
  const month = number % 12;
  // A month's length repeats every 400 years, and the Date of a year below 100 would be one of the 20th century.
  const last = getDaysInMonth(new Date(2000 + (year % 400), month));
  return [String(year).padStart(4, '0'), pad(month + 1), pad(Math.min(day, last))].join('-');
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
