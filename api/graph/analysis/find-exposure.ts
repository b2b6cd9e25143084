import type { ExposureFilter } from '../exposure/exposure-filter.ts';
import type { Exposure } from '../exposure/exposure.ts';
import { makeFilter } from '../exposure/make-filter.ts';
import type { Graph } from '../open-graph.ts';
import type { Chunk } from './chunk.ts';
import { dayNumber, dayOf } from './day-number.ts';
import { makeQuery, type Query } from './query.ts';
import { recallExposures } from './recall-exposures.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * The exposure with an id, under a filter's lists and origins; its other conditions take no part. Where it does not hold on the filter's
 * day, as of the latest day before on which it does, else of the earliest after. Null: no such chain on any day.
 * @throws BadInput as `findExposures`.
 */
export async function findExposure(
  graph: Graph,
  id: string,
  { asOf, lists, origins }: Pick<ExposureFilter, 'asOf' | 'lists' | 'origins'>,
): Promise<Exposure | null> {
  const filter = makeFilter(asOf, { lists, origins });
  const snapshot = await graph.analysis.current();
  const query = makeQuery(snapshot, filter);
  const place = findChain(snapshot, id);
  const day = place === null ? null : nearestDay(place, query, dayNumber(asOf));
  if (place === null || day === null) return null;
  const access = place.chunk.accesses[place.access] ?? '';
  const found = await recallExposures(graph, snapshot, [access], { ...filter, asOf: dayOf(day) });
  return found.find((exposure) => exposure.id === id) ?? null;
}

interface Place {
  readonly chunk: Chunk;
  readonly access: number;
  readonly chain: number;
}

function findChain(snapshot: Snapshot, id: string): Place | null {
  for (const [at, chunk] of snapshot.chunks.entries()) {
    const chain = chunk.ids.indexOf(id);
    if (chain < 0) continue;
    const access = ownerOf(chunk, chain);
    if (access >= 0 && snapshot.outdated[at]?.[access] !== 1) return { chunk, access, chain };
  }
  return null;
}

/** The access that has a chain in one of its segments. */
function ownerOf(chunk: Chunk, chain: number): number {
  const state = chunk.chain.indexOf(chain);
  const segment = chunk.stateStart.findLastIndex((start) => start <= state);
  return state < 0 ? -1 : chunk.segmentStart.findLastIndex((start) => start <= segment);
}

function nearestDay({ chunk, access, chain }: Place, query: Query, day: number): number | null {
  let before: number | null = null;
  const end = chunk.segmentStart[access + 1] ?? 0;
  for (let segment = chunk.segmentStart[access] ?? 0; segment < end; segment += 1) {
    if (!chunk.chain.subarray(chunk.stateStart[segment], chunk.stateStart[segment + 1]).includes(chain)) continue;
    const [from, to] = [chunk.from[segment] ?? 0, chunk.to[segment] ?? 0];
    const inside = query.judge.cuts.filter((cut) => from < cut && cut < to);
    for (const [at, start] of [from, ...inside].entries()) {
      const { bit } = query.judge.judge(chunk.locations[segment] ?? -1, chunk.status[access] ?? 0, start);
      if ((bit & query.origins) === 0) continue;
      const next = inside[at] ?? to;
      if (next <= day) before = next - 1;
      else if (start <= day) return day;
      else return before ?? start;
    }
  }
  return before;
}
