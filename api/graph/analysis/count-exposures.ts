import type { ExposureFilter } from '../exposure/exposure-filter.ts';
import type { Day } from '../model/day.ts';
import type { Graph } from '../open-graph.ts';
import type { Chunk } from './chunk.ts';
import { dayNumber } from './day-number.ts';
import { makeQuery, type Query } from './query.ts';
import { makeMatch, matchSegment, mayMatch, type Match } from './scan.ts';

export interface ExposureCount {
  readonly day: Day;
  readonly accesses: number;
  readonly systems: number;
}

/**
 * Exposed accesses, and the systems that they reach, on each of some days: the filter's `asOf` takes no part. Each run of
 * days on which an access does not change is looked at once, so many days take little longer than one.
 * @param days in order
 * @throws BadInput as `findExposures`.
 */
export async function countExposures(
  graph: Graph,
  days: readonly Day[],
  filter: ExposureFilter,
): Promise<readonly ExposureCount[]> {
  const snapshot = await graph.analysis.current();
  const query = makeQuery(snapshot, filter);
  const numbers = days.map(dayNumber);
  /** By day, how many more accesses are exposed than on the one before. */
  const changes = new Int32Array(days.length + 1);
  /** By system, 1 for each day on which it is reached. */
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

/** The runs of the days, from `first` to before `end`, on which an access meets a query. */
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

/** The position of the first of some days, in order, that is not before a day. */
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
