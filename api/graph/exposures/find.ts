import { z } from 'zod';
import { checkFirst, encodePosition, readAfter } from '../cursor.ts';
import { fixedStatement } from '../database/statement-file.ts';
import type { ApiStatement } from '../database/statement-file.ts';
import { readLists } from '../evidence/designation-lists.ts';
import type { GraphState } from '../edition/graph-state.ts';
import { readOneStep, readWithoutTransaction } from '../edition/torn-read.ts';
import type { Exposure, ExposureOrder, Origin, Period } from '../exposure/exposure.ts';
import { makeFilter } from '../exposure/filters.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import { addDays } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { compareKeys } from '../model/keys.ts';
import type { Graph } from '../graph.ts';
import { readPeriods, readPeriodsByOrigin, runExposures } from './rows.ts';
import type { RowOptions } from './rows.ts';
import { checkFilter, filteredStatement, isUnfiltered, startOf } from './statement.ts';

interface ExposureRequest {
  readonly filter: ExposureFilter;
  readonly orderBy: ExposureOrder;
  /** At most `maxPage`. */
  readonly first: number;
  /** The cursor of the last exposure seen; null: from the start. */
  readonly after: string | null;
  /** Default: all hops with all properties of their statements, and the periods. Null: no exposures are read, only counted. */
  readonly rows?: RowOptions | null;
  /** Whether to count; default: true. Counts that are not wanted are 0. */
  readonly counts?: boolean;
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
  /** The statement that found the page. */
  readonly cypher: ApiStatement;
}

const maxPage = 100;

const countRows = z.tuple([z.object({ totalCount: z.number(), accessCount: z.number() })]);

/**
 * Returns a page of exposures under a filter, ranked, and counts all. The page and its counts agree, also while exposures are derived.
 * @throws BAD_USER_INPUT as `checkFilter`, for `first` out of range, or an invalid cursor; GRAPH_CHANGING if exposures change faster than they are read
 */
export async function findExposures({ database }: Graph, request: ExposureRequest): Promise<ExposurePage> {
  const { filter, orderBy, first, after, rows = { hops: 'all', periods: true }, counts = true } = request;
  checkFirst(first, maxPage);
  const cypher = pageStatement(filter, orderBy, {
    after: readAfter(after, orderBy),
    limit: first + 1,
  });
  const readRows = () =>
    rows === null
      ? Promise.resolve([])
      : readWithoutTransaction(database, (transaction) => runExposures(transaction, cypher, filter, rows));
  const read = async (state: GraphState | null) => {
    const { text, parameters } = countStatement(filter, state);
    return Promise.all([
      readRows(),
      counts ? database.read(text, parameters) : [{ totalCount: 0, accessCount: 0 }],
      checkFilter(database, filter),
    ]);
  };
  const [found, counted] = await (rows !== null && counts ? readOneStep(database, read) : read(null));
  const [{ totalCount, accessCount }] = countRows.parse(counted);
  return {
    edges: found.slice(0, first).map(({ position, exposure }) => ({
      cursor: encodePosition(orderBy, position),
      node: exposure,
    })),
    hasNextPage: found.length > first,
    totalCount,
    accessCount,
    cypher,
  };
}

/**
 * The statement that counts exposures. Counts of the whole graph are stored when a derivation ends; until then, the exposures themselves are counted.
 * @param state of the graph with whose exposures the counts must agree; null: any
 */
function countStatement(filter: ExposureFilter, state: GraphState | null): ApiStatement {
  return isUnfiltered(filter) && (state === null || state.derivedSteps === 0)
    ? fixedStatement('unfiltered-counts', { asOf: filter.asOf, origins: filter.origins })
    : filteredStatement('exposure-counts', filter);
}

/** The statements that read all exposures in an order, by an index. */
const ordered: Readonly<Record<ExposureOrder, string>> = {
  PRIORITY: 'exposures-by-priority',
  CONFIDENCE: 'exposures-by-confidence',
  TIER_DEPTH: 'exposures-by-tier-depth',
};

/** The statement of a page of exposures. The index of confidence is without lists. */
function pageStatement(
  filter: ExposureFilter,
  orderBy: ExposureOrder,
  page: { readonly after: string; readonly limit: number },
): ApiStatement {
  const isOrdered = startOf(filter).by === 'ALL' && (orderBy !== 'CONFIDENCE' || filter.lists.length === 0);
  return filteredStatement(isOrdered ? ordered[orderBy] : 'exposures', filter, { orderBy, ...page });
}

/**
 * Returns the exposure with an id, under a filter's lists and origins; the other conditions are ignored. If it does not hold on the
 * filter's day, it is as of the latest earlier day on which it does, or else the earliest later one. Null: no such chain on any day.
 * @throws BAD_USER_INPUT as `checkFilter`.
 */
export async function findExposure(
  { database }: Graph,
  id: string,
  { asOf, lists, origins }: Pick<ExposureFilter, 'asOf' | 'lists' | 'origins'>,
): Promise<Exposure | null> {
  const conditions = makeFilter(asOf, { lists, origins });
  await checkFilter(database, conditions);
  return readWithoutTransaction(database, async (transaction) => {
    const periods = (await readPeriods(transaction, [id], conditions)).get(id) ?? [];
    const day = nearestDay(periods, asOf);
    if (day === null) return null;
    const filter = { ...conditions, asOf: day };
    const cypher = filteredStatement(
      'exposures',
      filter,
      { orderBy: 'PRIORITY', after: '', limit: 1 },
      { by: 'CHAINS', keys: [id] },
    );
    const [found] = await runExposures(transaction, cypher, filter, { hops: 'all', periods: false });
    return found === undefined ? null : { ...found.exposure, periods };
  });
}

/** Those with which an exposure may count. */
const countedOrigins = ['FOREIGN', 'UNDETERMINED'] as const satisfies readonly Origin[];

/**
 * Returns the exposure with an id as `findExposure`, whatever its origin. One that counts only under designation lists, such as that of a
 * citizen without a location, is as under all lists that designate countries.
 */
export async function findAnyExposure(graph: Graph, id: string, asOf: Day): Promise<Exposure | null> {
  const found = await findExposure(graph, id, { asOf, lists: [], origins: countedOrigins });
  if (found !== null) return found;
  const lists = await readCountryLists(graph);
  return lists.length === 0 ? null : findExposure(graph, id, { asOf, lists, origins: countedOrigins });
}

/** Reads the lists that designate a country on some day. */
async function readCountryLists({ database }: Graph): Promise<readonly string[]> {
  return [...(await readLists(database))].flatMap(([list, designates]) => (designates ? [list] : []));
}

/** How an exposure counts: under which list, as of which origin, and when. */
interface ExposureCondition {
  /** Null: without lists. */
  readonly list: string | null;
  readonly origin: Origin;
  readonly periods: readonly Period[];
}

/** Returns all conditions under which the chain with an id counts on some day: first those without lists, then by list. */
export async function findConditions(graph: Graph, id: string): Promise<readonly ExposureCondition[]> {
  const lists = [null, ...(await readCountryLists(graph)).toSorted(compareKeys)];
  return readWithoutTransaction(graph.database, async (transaction) => {
    const conditionsUnder = async (list: string | null) => {
      const under = { lists: list === null ? [] : [list], origins: countedOrigins };
      return (await readPeriodsByOrigin(transaction, id, under)).map((counted) => ({ list, ...counted }));
    };
    return (await Promise.all(lists.map(conditionsUnder))).flat();
  });
}

/** Returns the day on which a chain is shown: the given one, the latest earlier one, or the earliest later one. Null: there is none. */
export function nearestDay(periods: readonly Period[], asOf: Day): Day | null {
  const earlier = periods.findLast(({ from }) => from === null || from <= asOf);
  if (earlier !== undefined) return earlier.to === null || asOf < earlier.to ? asOf : addDays(earlier.to, -1);
  return periods[0]?.from ?? null;
}
