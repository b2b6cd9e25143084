import { getDaysInMonth } from 'date-fns/getDaysInMonth';
import { z } from 'zod';
import { fixedStatement } from '../database/statement-file.ts';
import type { ApiStatement } from '../database/statement-file.ts';
import { origins } from '../exposure/exposure.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import { refused } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import { checkOrder } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { Graph } from '../graph.ts';
import { filteredStatement, isUnfiltered, runFiltered } from './statement.ts';

/** The days of a timeline. */
interface TimelineDays {
  readonly from: Day;
  readonly to: Day;
}

interface ExposureCount {
  readonly day: Day;
  readonly accesses: number;
  readonly systems: number;
  /** Null: not asked for. */
  readonly onRecord: number | null;
}

const counts = z.array(z.object({ day: z.string(), accesses: z.number(), systems: z.number() }));
const records = z.array(z.object({ day: z.string(), accesses: z.number() }));

/**
 * Counts exposed accesses, and the systems that they reach, on each day of `monthDays`; the filter's `asOf` is ignored.
 * @param withRecords also counts the accesses on record on these days, under the filter's conditions other than origin
 * @throws BAD_USER_INPUT as `findExposures` and `monthDays`.
 */
export async function countExposures(
  { database }: Graph,
  { from, to, withRecords = false }: TimelineDays & { readonly withRecords?: boolean },
  filter: ExposureFilter,
): Promise<readonly ExposureCount[]> {
  const exposures = timelineStatement({ from, to }, filter);
  const days = monthDays(from, to);
  const onDays = isUnfiltered(filter)
    ? fixedStatement('unfiltered-accesses-on-record', { days })
    : filteredStatement('accesses-on-record', { ...filter, origins }, { from, to, days });
  const [exposed, recorded] = await Promise.all([
    runFiltered(database, filter, exposures),
    withRecords ? runFiltered(database, filter, onDays) : null,
  ]);
  const onRecord =
    recorded === null ? null : new Map(records.parse(recorded).map(({ day, accesses }) => [day, accesses]));
  return counts.parse(exposed).map((point) => ({
    ...point,
    onRecord: onRecord === null ? null : (onRecord.get(point.day) ?? 0),
  }));
}

/**
 * The statement of `countExposures` that counts exposed accesses and systems.
 * @throws BAD_USER_INPUT as `monthDays`.
 */
export function timelineStatement({ from, to }: TimelineDays, filter: ExposureFilter): ApiStatement {
  const days = { from, to, days: monthDays(from, to) };
  return isUnfiltered(filter)
    ? fixedStatement('unfiltered-timeline', { origins: filter.origins, ...days })
    : filteredStatement('exposure-timeline', filter, days);
}

const { months } = questionLimits;

/**
 * Returns one day in each calendar month from that of `from` to that of `to`: the day of the month of `from`, or the month's last day
 * if it is shorter; in the last month not after `to`. So the first is `from`.
 * @throws BAD_USER_INPUT if `from` is after `to`, or for more than 600 months.
 */
export function monthDays(from: Day, to: Day): readonly Day[] {
  checkOrder(from, to);
  const start = monthNumber(from);
  const count = countMonths(from, to);
  if (count > months.most)
    throw refused(
      'from',
      `From ${from} to ${to} is ${count} months; at most ${months.most} are allowed.`,
      exceeded(months, count),
    );
  return Array.from({ length: count }, (_, at) => {
    const day = dayInMonth(start + at, Number(from.slice(8)));
    return day > to ? to : day;
  });
}

/** Returns the number of calendar months from that of one day to that of another. */
export function countMonths(from: Day, to: Day): number {
  return monthNumber(to) - monthNumber(from) + 1;
}

/** Returns the months since the year 0. */
function monthNumber(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function dayInMonth(number: number, day: number): Day {
  const year = Math.floor(number / 12);
  const month = number % 12;
  // Month lengths repeat every 400 years, and Date maps years below 100 to the 20th century.
  const last = getDaysInMonth(new Date(2000 + (year % 400), month));
  return [String(year).padStart(4, '0'), pad(month + 1), pad(Math.min(day, last))].join('-');
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
