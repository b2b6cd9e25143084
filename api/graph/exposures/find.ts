import { exposuresOf } from '../derive/exposures-of.ts';
import { readEvidence } from '../derive/read-evidence.ts';
import type { EvidenceOptions } from '../derive/read-evidence.ts';
import { indexEvidence } from '../exposure/evidence-index.ts';
import type { Evidence } from '../exposure/evidence.ts';
import { makeFilter } from '../exposure/exposure.ts';
import type { Exposure, ExposureFilter, ExposureOrder } from '../exposure/exposure.ts';
import { Failure, isFailure } from '../failure.ts';
import { dayNumber, dayOf } from '../model/day.ts';
import type { Chunk, Snapshot } from './index/columns.ts';
import type { Graph } from './index/graph.ts';
import { makeQuery, scan } from './index/match.ts';
import type { Query } from './index/match.ts';
import { TopK, comparePositions, decodePosition, encodePosition, rankedChain } from './index/top.ts';
import type { RankedChain } from './index/top.ts';
import { RowMemory, memoizePerObject, isStillAt } from './memory.ts';

interface ExposureRequest {
  readonly filter: ExposureFilter;
  readonly orderBy: ExposureOrder;
  /** At most `maxPage`. */
  readonly first: number;
  /** The cursor of the last exposure seen; null: from the start. */
  readonly after: string | null;
  /** Whether to read all properties of the statements; default: true. */
  readonly whole?: boolean;
}

export interface ExposureEdge {
  readonly cursor: string;
  readonly node: Exposure;
}

interface ExposurePage {
  readonly edges: readonly ExposureEdge[];
  readonly hasNextPage: boolean;
  /** Chains that meet the filter, on all pages. */
  readonly totalCount: number;
  /** Accesses behind them. */
  readonly accessCount: number;
}

const maxPage = 100;

/**
 * Returns a page of exposures under a filter: ranked and counted in the snapshot, then computed directly from their evidence.
 * @throws BAD_USER_INPUT for an unknown list, lists that designate no country, `first` out of range, or an invalid cursor;
 *   INTERNAL_SERVER_ERROR as `withSnapshot`.
 */
export async function findExposures(graph: Graph, request: ExposureRequest): Promise<ExposurePage> {
  const { filter, orderBy, first, whole = true } = request;
  if (!Number.isInteger(first) || first < 0 || first > maxPage)
    throw new Failure('BAD_USER_INPUT', `“first” must be a whole number from 0 to ${maxPage}.`, {
      extensions: { argument: 'first' },
    });
  return withSnapshot(graph, async (snapshot) => {
    const ranking = rankExposures(snapshot, request);
    const page = ranking.positions.slice(0, first);
    const nodes = await computeChains(graph, snapshot, page, filter, { whole });
    return {
      edges: nodes.map(({ position, exposure }) => ({ cursor: encodePosition(orderBy, position), node: exposure })),
      hasNextPage: ranking.positions.length > first,
      totalCount: ranking.totalCount,
      accessCount: ranking.accessCount,
    };
  });
}

/**
 * Returns the exposure with an id, under a filter's lists and origins; the other conditions are ignored. If it does not hold on the
 * filter's day, it is as of the latest earlier day on which it does, or else the earliest later one. Null: no such chain on any day.
 * @throws BAD_USER_INPUT as `findExposures`.
 */
export async function findExposure(
  graph: Graph,
  id: string,
  { asOf, lists, origins }: Pick<ExposureFilter, 'asOf' | 'lists' | 'origins'>,
): Promise<Exposure | null> {
  const filter = makeFilter(asOf, { lists, origins });
  return withSnapshot(graph, async (snapshot) => {
    const query = makeQuery(snapshot, filter);
    const place = findChain(snapshot, id);
    const day = place === null ? null : nearestDay(place, query, dayNumber(asOf));
    if (place === null || day === null) return null;
    const access = place.chunk.accesses[place.access] ?? '';
    const [found] = await computeChains(graph, snapshot, [{ id, access, rank: 0 }], { ...filter, asOf: dayOf(day) });
    return found?.exposure ?? null;
  });
}

interface ChainPosition {
  readonly chunk: Chunk;
  readonly access: number;
  readonly chain: number;
}

function findChain(snapshot: Snapshot, id: string): ChainPosition | null {
  for (const [at, chunk] of snapshot.chunks.entries()) {
    const chain = chunk.ids.indexOf(id);
    if (chain < 0) continue;
    const access = ownerOf(chunk, chain);
    if (access >= 0 && snapshot.outdated[at]?.[access] !== 1) return { chunk, access, chain };
  }
  return null;
}

/** Returns the access that has a chain in one of its segments. */
function ownerOf(chunk: Chunk, chain: number): number {
  const state = chunk.chain.indexOf(chain);
  const segment = chunk.stateStart.findLastIndex((start) => start <= state);
  return state < 0 ? -1 : chunk.segmentStart.findLastIndex((start) => start <= segment);
}

function nearestDay({ chunk, access, chain }: ChainPosition, query: Query, day: number): number | null {
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

interface Ranking {
  /** The page, and one chain more if there is one. */
  readonly positions: readonly RankedChain[];
  readonly totalCount: number;
  readonly accessCount: number;
}

/** Ranks the chains under a filter, returns the first ones after a cursor, and counts all. @throws BAD_USER_INPUT */
export function rankExposures(snapshot: Snapshot, { filter, orderBy, first, after }: ExposureRequest): Ranking {
  const last = after === null ? null : decodePosition(orderBy, after);
  const best = new TopK<RankedChain>(first + 1, comparePositions);
  let totalCount = 0;
  let accessCount = 0;
  scan(snapshot, makeQuery(snapshot, filter), dayNumber(filter.asOf), (match) => {
    accessCount += 1;
    totalCount += match.count;
    for (let at = 0; at < match.count; at += 1) {
      const position = rankedChain(match, match.states[at] ?? -1, orderBy);
      if (last === null || comparePositions(position, last) > 0) best.add(position);
    }
  });
  return { positions: best.inOrder(), totalCount, accessCount };
}

/**
 * Answers from the current snapshot; if evidence disagrees with it because the graph changed in between, once more from a fresh one.
 * @throws INTERNAL_SERVER_ERROR if they still disagree.
 */
export async function withSnapshot<T>({ analysis }: Graph, answer: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  try {
    return await answer(await analysis.current());
  } catch (error) {
    if (!isFailure(error, 'INTERNAL_SERVER_ERROR')) throw error;
  }
  return answer(await analysis.renew());
}

/** A chain that was ranked, and its exposure. */
interface ComputedChain {
  readonly position: RankedChain;
  readonly exposure: Exposure;
}

/**
 * Computes ranked chains directly from their evidence, in their order. For `withSnapshot`.
 * @throws INTERNAL_SERVER_ERROR if evidence does not support one of them: leaving it out would hide a chain.
 */
export async function computeChains(
  graph: Graph,
  snapshot: Snapshot,
  ranked: readonly RankedChain[],
  filter: ExposureFilter,
  options?: EvidenceOptions,
): Promise<readonly ComputedChain[]> {
  if (ranked.length === 0) return [];
  const accesses = [...new Set(ranked.map(({ access }) => access))].sort();
  const found = await recallExposures(graph, snapshot, accesses, filter, options);
  const byId = new Map(found.map((exposure) => [exposure.id, exposure]));
  return ranked.map((position) => {
    const exposure = byId.get(position.id);
    if (exposure === undefined)
      throw new Failure(
        'INTERNAL_SERVER_ERROR',
        `The analysis and the evidence disagree about access ${position.access} on ${filter.asOf}. If an import is running, try again when it has finished.`,
      );
    return { position, exposure };
  });
}

const memoryOf = memoizePerObject<Snapshot, RowMemory>(() => new RowMemory());

/**
 * Computes every chain of some accesses under a filter from their evidence. Evidence is cached for as long as the graph stays at the
 * snapshot's edition, for any day and any lists.
 * @param accesses distinct keys
 */
export async function recallExposures(
  graph: Graph,
  snapshot: Snapshot,
  accesses: readonly string[],
  filter: ExposureFilter,
  options: EvidenceOptions = { whole: true },
): Promise<readonly Exposure[]> {
  const memory = memoryOf(snapshot);
  const evidence =
    (await memory.recall((known) => readEvidence(known, accesses, options))) ??
    (await fetchEvidence(graph, snapshot, memory, accesses, options));
  const index = indexEvidence(evidence);
  return accesses.flatMap((access) => exposuresOf(index, access, filter));
}

function fetchEvidence(
  { database }: Graph,
  snapshot: Snapshot,
  memory: RowMemory,
  accesses: readonly string[],
  options: EvidenceOptions,
): Promise<Evidence> {
  return database.readTransaction(async (transaction) => {
    const { reading, keep } = memory.through(transaction);
    const evidence = await readEvidence(reading, accesses, options);
    if (await isStillAt(transaction, snapshot)) keep();
    return evidence;
  });
}
