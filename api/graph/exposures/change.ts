import { getDaysInMonth } from 'date-fns';
import type { Exposure, ExposureFilter } from '../exposure/exposure.ts';
import { Failure } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import { checkOrder, dayNumber, dayOf } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { computeChains, withSnapshot } from './find.ts';
import type { Chunk, Snapshot } from './index/columns.ts';
import type { Graph } from './index/graph.ts';
import { makeMatch, makeQuery, matchAccess, matchSegment, mayMatch } from './index/match.ts';
import type { Match, Query } from './index/match.ts';
import { TopK, comparePositions, rankedChain } from './index/top.ts';
import type { RankedChain } from './index/top.ts';

interface DiffRequest {
  readonly from: Day;
  readonly to: Day;
  /** Its `asOf` is ignored. */
  readonly filter: ExposureFilter;
  /** The maximum number of opened and of closed exposures. */
  readonly first: number;
}

export interface ExposureDiff {
  /** Hold under the filter on `to` and not on `from`; as of `to`, by PRIORITY. */
  readonly opened: readonly Exposure[];
  /** Hold under the filter on `from` and not on `to`; as of `from`, by PRIORITY. */
  readonly closed: readonly Exposure[];
  /** All of them, not only those returned. */
  readonly openedCount: number;
  readonly closedCount: number;
  readonly unchangedCount: number;
}

/**
 * Compares two days: found in the snapshot, then computed directly from evidence.
 * @throws BAD_USER_INPUT if `from` is after `to`, for an unknown list, or for lists that designate no country.
 */
export async function diffExposures(graph: Graph, { from, to, filter, first }: DiffRequest): Promise<ExposureDiff> {
  checkOrder(from, to);
  return withSnapshot(graph, async (snapshot) => {
    const difference = compareDays(snapshot, { from, to, filter, first });
    const [opened, closed] = await Promise.all([
      computeChains(graph, snapshot, difference.opened.ranked, { ...filter, asOf: to }),
      computeChains(graph, snapshot, difference.closed.ranked, { ...filter, asOf: from }),
    ]);
    return {
      opened: opened.map(({ exposure }) => exposure),
      closed: closed.map(({ exposure }) => exposure),
      openedCount: difference.opened.count,
      closedCount: difference.closed.count,
      unchangedCount: difference.unchangedCount,
    };
  });
}

interface RankedDifference {
  /** The first of them, by PRIORITY. */
  readonly ranked: readonly RankedChain[];
  readonly count: number;
}

interface DayDifference {
  readonly opened: RankedDifference;
  readonly closed: RankedDifference;
  readonly unchangedCount: number;
}

/** Finds the chains that hold under a filter on only one of two days. @throws BAD_USER_INPUT for invalid lists. */
export function compareDays(snapshot: Snapshot, { from, to, filter, first }: DiffRequest): DayDifference {
  const query = makeQuery(snapshot, filter);
  const [before, after] = [dayNumber(from), dayNumber(to)];
  const opened = new Difference(first);
  const closed = new Difference(first);
  let unchangedCount = 0;
  snapshot.chunks.forEach((chunk, at) => {
    const [was, is] = [makeMatch(chunk), makeMatch(chunk)];
    for (let access = 0; access < chunk.accesses.length; access += 1) {
      if (snapshot.outdated[at]?.[access] === 1 || !mayMatch(chunk, query, access)) continue;
      const held = matchAccess(chunk, query, access, before, was) ? chainsOf(was) : none;
      const holds = matchAccess(chunk, query, access, after, is) ? chainsOf(is) : none;
      for (const [chain, state] of holds)
        if (held.has(chain)) unchangedCount += 1;
        else opened.add(is, state);
      for (const [chain, state] of held) if (!holds.has(chain)) closed.add(was, state);
    }
  });
  return { opened, closed, unchangedCount };
}

const none: ReadonlyMap<number, number> = new Map();

/** Returns the matching states by chain. */
function chainsOf({ chunk, states, count }: Match): ReadonlyMap<number, number> {
  const chains = new Map<number, number>();
  for (let at = 0; at < count; at += 1) {
    const state = states[at] ?? -1;
    chains.set(chunk.chain[state] ?? -1, state);
  }
  return chains;
}

class Difference implements RankedDifference {
  readonly #best: TopK<RankedChain>;
  count = 0;

  constructor(first: number) {
    this.#best = new TopK<RankedChain>(first, comparePositions);
  }

  get ranked(): readonly RankedChain[] {
    return this.#best.inOrder();
  }

  add(match: Match, state: number): void {
    this.count += 1;
    this.#best.add(rankedChain(match, state, 'PRIORITY'));
  }
}

export interface ExposureCount {
  readonly day: Day;
  readonly accesses: number;
  readonly systems: number;
}

/**
 * Counts exposed accesses, and the systems that they reach, on each day; the filter's `asOf` is ignored. Each run of days on which
 * an access does not change is evaluated once, so many days take little longer than one.
 * @param days in order
 * @throws BAD_USER_INPUT as `findExposures`.
 */
export async function countExposures(
  graph: Graph,
  days: readonly Day[],
  filter: ExposureFilter,
): Promise<readonly ExposureCount[]> {
  const snapshot = await graph.analysis.current();
  const query = makeQuery(snapshot, filter);
  const numbers = days.map(dayNumber);
  /** By day: how many more accesses are exposed than on the previous one. */
  const changes = new Int32Array(days.length + 1);
  /** By system: 1 for each day on which it is reached. */
  const reached = new Map<number, Uint8Array>();
  snapshot.chunks.forEach((chunk, at) => {
    const match = makeMatch(chunk);
    for (let access = 0; access < chunk.accesses.length; access += 1) {
      if (snapshot.outdated[at]?.[access] === 1 || !mayMatch(chunk, query, access)) continue;
      const system = chunk.system[access] ?? -1;
      eachRun(chunk, query, access, numbers, match, (first, end) => {
        changes[first] = (changes[first] ?? 0) + 1;
        changes[end] = (changes[end] ?? 0) - 1;
        let marks = reached.get(system);
        if (marks === undefined) reached.set(system, (marks = new Uint8Array(days.length)));
        marks.fill(1, first, end);
      });
    }
  });
  const systems = new Int32Array(days.length);
  for (const marks of reached.values()) marks.forEach((mark, at) => (systems[at] = (systems[at] ?? 0) + mark));
  let accesses = 0;
  return days.map((day, at) => {
    accesses += changes[at] ?? 0;
    return { day, accesses, systems: systems[at] ?? 0 };
  });
}

/** Visits the runs of days, from `first` to before `end`, on which an access meets a query. */
function eachRun(
  chunk: Chunk,
  query: Query,
  access: number,
  days: readonly number[],
  match: Match,
  visit: (first: number, end: number) => void,
): void {
  const lastSegment = chunk.segmentStart[access + 1] ?? 0;
  let at = 0;
  for (let segment = chunk.segmentStart[access] ?? 0; segment < lastSegment; segment += 1) {
    const to = chunk.to[segment] ?? 0;
    at = firstFrom(days, chunk.from[segment] ?? 0, at);
    while (at < days.length && (days[at] ?? 0) < to) {
      const day = days[at] ?? 0;
      const cut = query.judge.cuts.find((one) => one > day) ?? Infinity;
      const end = firstFrom(days, Math.min(cut, to), at);
      if (matchSegment(chunk, query, access, segment, day, match)) visit(at, end);
      at = end;
    }
  }
}

/** Returns the index of the first of some sorted days that is not before a day. */
function firstFrom(days: readonly number[], day: number, from: number): number {
  let low = from;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
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
  const count = monthNumber(to) - start + 1;
  if (count > months.most)
    throw new Failure(
      'BAD_USER_INPUT',
      `From ${from} to ${to} is ${count} months; at most ${months.most} are allowed.`,
      {
        extensions: { argument: 'from', ...exceeded(months, count) },
      },
    );
  return Array.from({ length: count }, (_, at) => {
    const day = dayInMonth(start + at, Number(from.slice(8)));
    return day > to ? to : day;
  });
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

/** Returns the latest day, not after today, on which an access meets a query; null: none. */
export function lastExposedDay(snapshot: Snapshot, query: Query, today: Day): Day | null {
  const end = dayNumber(today) + 1;
  let latest = -Infinity;
  snapshot.chunks.forEach((chunk, at) => {
    const match = makeMatch(chunk);
    for (let access = 0; access < chunk.accesses.length && latest < end - 1; access += 1) {
      if (snapshot.outdated[at]?.[access] === 1 || !mayMatch(chunk, query, access)) continue;
      latest = Math.max(latest, lastDayOf(chunk, query, access, { after: latest, end }, match));
    }
  });
  return latest === -Infinity ? null : dayOf(latest);
}

/** Walks backward through an access's segments, each split where designations change. */
function lastDayOf(
  chunk: Chunk,
  query: Query,
  access: number,
  { after, end }: { readonly after: number; readonly end: number },
  match: Match,
): number {
  const first = chunk.segmentStart[access] ?? 0;
  for (let segment = (chunk.segmentStart[access + 1] ?? 0) - 1; segment >= first; segment -= 1) {
    const from = chunk.from[segment] ?? 0;
    let to = Math.min(chunk.to[segment] ?? 0, end);
    if (to - 1 <= after) return -Infinity;
    while (to > from) {
      if (matchSegment(chunk, query, access, segment, to - 1, match)) return to - 1;
      const cut = query.judge.cuts.findLast((day) => day < to);
      to = cut === undefined || cut <= from ? from : cut;
    }
  }
  return -Infinity;
}
