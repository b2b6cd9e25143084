import { checkFirst, encodePosition, readAfter } from '../cursor.ts';
import type { ApiStatement } from '../database/statement-file.ts';
import { readInTransaction } from '../edition/torn-read.ts';
import type { Exposure } from '../exposure/exposure.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import { refused } from '../failure.ts';
import type { Graph } from '../graph.ts';
import type { Day } from '../model/day.ts';
import { compareKeys } from '../model/keys.ts';
import type { NodeRef } from '../model/keys.ts';
import { compareImports, readChanged } from './compared-imports.ts';
import { readChains } from './effect.ts';
import type { ChainPlace, States } from './effect.ts';
import { findExposures } from '../exposures/find.ts';
import type { ExposureEdge } from '../exposures/find.ts';
import { readExposures } from '../exposures/rows.ts';
import type { RowOptions } from '../exposures/rows.ts';
import { checkFilter } from '../exposures/statement.ts';
import { compareStatement, readCompared } from './sides.ts';
import type { Change } from './sides.ts';
import { withConsequences } from './what-if.ts';

/** One side of a comparison: what differs from the filter. */
interface Side {
  /** Null: that of the filter. */
  readonly asOf: Day | null;
  /** Only chains under contracts of this prime; null: of any. */
  readonly prime: string | null;
  /** As if these nodes did not exist; only of the side `to`. */
  readonly without: readonly NodeRef[];
  /** The id of an import: the state after it; null: as it is now. If one side has one, `from` has one. */
  readonly import: string | null;
}

interface ComparisonRequest {
  readonly from: Side;
  readonly to: Side;
  readonly change: Change;
  readonly filter: ExposureFilter;
  /** At most `maxPage`. */
  readonly first: number;
  /** The cursor of the last exposure seen; null: from the start. */
  readonly after: string | null;
  readonly rows: RowOptions;
}

/** A page of the chains in one state, by PRIORITY. */
interface ComparedPage {
  readonly edges: readonly ExposureEdge[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
  readonly accessCount: number;
  /** Null: no statement alone compares the sides. */
  readonly cypher: ApiStatement | null;
}

const maxPage = 100;

/** What the cursors belong to. */
const list = 'COMPARED';

/**
 * Compares two sides, and returns the chains in one state: OPENED are only on the side `to`, CLOSED only on the side `from`. A chain that is on both
 * is as on the side `to`. Chains are compared by id; those of two primes, whose ids always differ, by engineer and system.
 * @throws BAD_USER_INPUT as `findExposures`, `askWhatIf` and `compareImports`, if only one side names a prime, and for `without` or imports beside
 *   anything else
 */
export async function compareExposures(graph: Graph, request: ComparisonRequest): Promise<ComparedPage> {
  const { from, to, first, after, filter } = request;
  checkFirst(first, maxPage);
  checkSides(from, to);
  const position = readAfter(after, list);
  if (to.without.length > 0) return compareWithout(graph, request, position);
  if (from.import !== null) return compareStates(graph, request, { from: from.import, to: to.import, position });
  return compareSides(graph, request, {
    position,
    days: { FROM: from.asOf ?? filter.asOf, TO: to.asOf ?? filter.asOf },
  });
}

function checkSides(from: Side, to: Side): void {
  if ((from.prime === null) !== (to.prime === null))
    throw refused('to.prime', 'Either both from and to name a prime, or neither does.');
  if (from.without.length > 0)
    throw refused('from.without', 'Only to can be without nodes: from is the graph as it is.');
  if (from.import === null && to.import !== null)
    throw refused(
      'from.import',
      'from must name an earlier import: the state that is compared with that after to.import.',
    );
  const hasOther = [from.asOf, from.prime, to.asOf, to.prime].some((value) => value !== null);
  if (from.import !== null && (hasOther || to.without.length > 0))
    throw refused(
      'from.import',
      'Imports cannot be combined with other dates, primes or nodes to leave out: compare one thing at a time.',
    );
  if (to.without.length > 0 && hasOther)
    throw refused(
      'to.without',
      'to.without cannot be combined with other dates or primes: compare one thing at a time.',
    );
}

interface Sides {
  readonly position: string;
  readonly days: Readonly<Record<'FROM' | 'TO', Day>>;
}

/** Compares two days or two primes. */
async function compareSides(
  { database }: Graph,
  { from, to, change, filter, first, rows }: ComparisonRequest,
  { position, days }: Sides,
): Promise<ComparedPage> {
  const cypher = compareStatement(filter, {
    from: { asOf: days.FROM, prime: from.prime },
    to: { asOf: days.TO, prime: to.prime },
    byEngineer: from.prime !== null,
    positions: { [change]: position },
    limit: first + 1,
  });
  await checkFilter(database, filter);
  return readInTransaction(database, async (transaction) => {
    const { page, ...counts } = (await readCompared(transaction, cypher))(change);
    const shown = page.slice(0, first);
    const asOf = change === 'CLOSED' ? days.FROM : days.TO;
    const keys = shown.map(({ key }) => key);
    const exposures = await readExposures(transaction, keys, { ...filter, asOf }, rows);
    const edges = edgesOf(
      shown.map((one) => one.position),
      exposures,
    );
    return { ...counts, edges, hasNextPage: page.length > first, cypher };
  });
}

/** Compares the graph as it is with the graph without some nodes. */
function compareWithout(
  graph: Graph,
  { to, change, filter, first, rows }: ComparisonRequest,
  position: string,
): Promise<ComparedPage> {
  return withConsequences(graph, { remove: to.without, filter }, ({ effect, read }) => {
    const page = { first, position };
    switch (change) {
      case 'OPENED':
        return pageOf(effect.opened, page, (chains) => readChains(chains, 'after', read, filter));
      case 'CLOSED':
        return pageOf(effect.closed, page, (chains) => readChains(chains, 'before', read, filter));
      case 'UNCHANGED': {
        const gone = effect.closed.map(({ id }) => id);
        return findOthers(graph, { filter, first, rows }, gone, position);
      }
    }
  });
}

interface ComparedStates {
  readonly from: string;
  readonly to: string | null;
  readonly position: string;
}

/** Compares the states after two imports, or after one and now. */
function compareStates(
  graph: Graph,
  { change, filter, first, rows }: ComparisonRequest,
  { from, to, position }: ComparedStates,
): Promise<ComparedPage> {
  return compareImports(graph, { from, to, filter }, async (changed) => {
    const read = (state: keyof States) => (chosen: readonly ChainPlace[]) =>
      readChanged(graph.database, chosen, state, changed.moments, filter);
    switch (change) {
      case 'OPENED':
        return pageOf(changed.opened, { first, position }, read('after'));
      case 'CLOSED':
        return pageOf(changed.closed, { first, position }, read('before'));
      case 'UNCHANGED': {
        const computed = await pageOf(changed.unchanged, { first, position }, read('after'));
        const others = await findOthers(graph, { filter, first, rows }, changed.recomputed, position);
        const edges = [...computed.edges, ...others.edges].toSorted((a, b) =>
          compareKeys(positionOf(a.cursor), positionOf(b.cursor)),
        );
        return {
          edges: edges.slice(0, first),
          hasNextPage: computed.hasNextPage || others.hasNextPage || edges.length > first,
          // An access was recomputed as a whole or not at all.
          totalCount: computed.totalCount + others.totalCount,
          accessCount: computed.accessCount + others.accessCount,
          cypher: null,
        };
      }
    }
  });
}

/** Returns the page of the chains in the graph after a position, without some. */
async function findOthers(
  graph: Graph,
  { filter, first, rows }: Pick<ComparisonRequest, 'filter' | 'first' | 'rows'>,
  without: readonly string[],
  position: string,
): Promise<ComparedPage> {
  const found = await findExposures(graph, {
    filter: { ...filter, withoutChains: [...filter.withoutChains, ...without] },
    ...{ orderBy: 'PRIORITY', first, after: position === '' ? null : encodePosition('PRIORITY', position), rows },
  });
  const edges = found.edges.map(({ cursor, node }) => ({
    cursor: encodePosition(list, readAfter(cursor, 'PRIORITY')),
    node,
  }));
  return { ...found, edges, cypher: null };
}

function positionOf(cursor: string): string {
  return readAfter(cursor, list);
}

/** Returns the page of chains after a position, read by `read`. */
async function pageOf(
  chains: readonly ChainPlace[],
  { first, position }: { readonly first: number; readonly position: string },
  read: (chosen: readonly ChainPlace[]) => Promise<readonly Exposure[]>,
): Promise<ComparedPage> {
  const rest = chains.filter((chain) => chain.position > position);
  const shown = rest.slice(0, first);
  return {
    edges: edgesOf(
      shown.map((chain) => chain.position),
      await read(shown),
    ),
    hasNextPage: rest.length > first,
    totalCount: chains.length,
    accessCount: new Set(chains.map(({ access }) => access)).size,
    cypher: null,
  };
}

function edgesOf(positions: readonly string[], exposures: readonly Exposure[]): readonly ExposureEdge[] {
  return exposures.map((node, at) => ({ cursor: encodePosition(list, positions[at] ?? ''), node }));
}
