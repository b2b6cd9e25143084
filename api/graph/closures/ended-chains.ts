import { dayNumber, dayOf } from '../analysis/day-number.ts';
import type { Chunk } from '../analysis/chunk.ts';
import { FirstOf } from '../analysis/first-of.ts';
import { makeQuery, type Query } from '../analysis/query.ts';
import { rankOf } from '../analysis/rank-states.ts';
import { makeMatch, matchSegment, mayMatch } from '../analysis/scan.ts';
import type { Snapshot } from '../analysis/snapshot.ts';
import type { ExposureFilter } from '../exposure/exposure-filter.ts';
import type { Day } from '../model/day.ts';

/** A chain that held once under a filter and does not on its day. */
export interface EndedChain {
  readonly id: string;
  readonly access: string;
  readonly lastDay: Day;
}

interface Candidate {
  readonly day: number;
  readonly rank: number;
  readonly id: string;
  readonly access: string;
}

/**
 * The chains that met a filter's conditions on an earlier day and do not hold on the filter's day: those that ended last
 * first, then by priority, then by id. @throws BadInput for a list that is not known, or lists that designate no country.
 */
export function endedChains(snapshot: Snapshot, filter: ExposureFilter, first: number): readonly EndedChain[] {
  const query = makeQuery(snapshot, filter);
  const latest = new FirstOf<Candidate>(first, compareCandidates);
  const asOf = dayNumber(filter.asOf);
  snapshot.chunks.forEach((chunk, at) => {
    for (let access = 0; access < chunk.accesses.length; access += 1)
      if (snapshot.outdated[at]?.[access] !== 1 && mayMatch(chunk, query, access))
        collect(chunk, query, access, asOf, latest);
  });
  return latest.inOrder().map(({ id, access, day }) => ({ id, access, lastDay: dayOf(day) }));
}

function compareCandidates(a: Candidate, b: Candidate): number {
  return b.day - a.day || b.rank - a.rank || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Backwards through an access's days before one, in pieces in which nothing changes. */
function collect(chunk: Chunk, query: Query, access: number, asOf: number, latest: FirstOf<Candidate>): void {
  const seen = new Set<number>();
  const match = makeMatch(chunk);
  const start = chunk.segmentStart[access] ?? 0;
  for (let segment = (chunk.segmentStart[access + 1] ?? 0) - 1; segment >= start; segment -= 1) {
    const from = chunk.from[segment] ?? 0;
    if (from <= asOf && asOf < (chunk.to[segment] ?? 0)) holdingOn(chunk, query, access, segment, asOf, seen);
    let to = Math.min(chunk.to[segment] ?? 0, asOf);
    while (to > from) {
      const day = to - 1;
      if (!latest.takes({ day, rank: Infinity, id: '', access: '' })) return;
      if (matchSegment(chunk, query, access, segment, day, match)) {
        for (let state = 0; state < match.count; state += 1) {
          const place = match.states[state] ?? -1;
          const chain = chunk.chain[place] ?? -1;
          if (seen.has(chain)) continue;
          seen.add(chain);
          const confidence = Math.min(match.judgement.confidence, chunk.confidence[place] ?? 0);
          const rank = rankOf(chunk, place, confidence, 'PRIORITY');
          latest.add({ day, rank, id: chunk.ids[chain] ?? '', access: chunk.accesses[access] ?? '' });
        }
      }
      const cut = query.judge.cuts.findLast((one) => one < to);
      to = cut === undefined || cut <= from ? from : cut;
    }
  }
}

/** The chains that hold on the day, whatever the conditions other than lists and origins: they have not ended. */
function holdingOn(
  chunk: Chunk,
  { judge, origins }: Query,
  access: number,
  segment: number,
  day: number,
  into: Set<number>,
): void {
  const { bit } = judge.judge(chunk.locations[segment] ?? -1, chunk.status[access] ?? 0, day);
  if ((bit & origins) === 0) return;
  const states = chunk.chain.subarray(chunk.stateStart[segment], chunk.stateStart[segment + 1]);
  for (const chain of states) into.add(chain);
}
