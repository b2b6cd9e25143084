import type { Day } from '../model/day.ts';
import type { Chunk } from './chunk.ts';
import { dayNumber, dayOf } from './day-number.ts';
import type { Query } from './query.ts';
import { makeMatch, matchSegment, mayMatch, type Match } from './scan.ts';
import type { Snapshot } from './snapshot.ts';

/** The latest day, not after today, on which an access meets a query; null: none. */
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

/** Backwards through an access's segments, each in the parts in which the lists are the same. */
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
