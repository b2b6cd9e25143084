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
  /** The cursor of the last exposure seen; null: from the beginning. */
  readonly after: string | null;
  /** Whether the statements' other properties are wanted; default: they are. */
  readonly whole?: boolean;
}

export interface ExposureEdge {
  readonly cursor: string;
  readonly node: Exposure;
}

interface ExposurePage {
  readonly edges: readonly ExposureEdge[];
  readonly hasNextPage: boolean;
  /** Chains under the filter, on all pages. */
  readonly totalCount: number;
  /** Accesses behind them. */
  readonly accessCount: number;
}

const maxPage = 100;

/**
 * A page of the exposures under a filter: ranked and counted by the analysis, then computed directly from their evidence.
 * @throws BAD_USER_INPUT for a list that is not known or designates no country, for `first` out of range, for a bad cursor.
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
 * The exposure with an id, under a filter's lists and origins; its other conditions take no part. Where it does not hold on the filter's
 * day, as of the latest day before on which it does, else of the earliest after. Null: no such chain on any day.
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

interface Ranking {
  /** One more than asked for, where there are more. */
  readonly positions: readonly RankedChain[];
  readonly totalCount: number;
  readonly accessCount: number;
}

/** The first chains under a filter that stand behind a cursor, and how many there are in all. @throws BAD_USER_INPUT */
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
 * Every chain of some accesses under a filter, computed from their evidence: what was fetched before for the same version of the
 * graph is not fetched again, whatever day and lists it was for.
 * @param accesses keys, without repetition
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
