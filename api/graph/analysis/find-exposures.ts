import type { ExposureFilter } from '../exposure/exposure-filter.ts';
import type { ExposureOrder } from '../exposure/exposure-order.ts';
import type { Exposure } from '../exposure/exposure.ts';
import { BadInput } from '../failure/bad-input.ts';
import type { Graph } from '../open-graph.ts';
import { computeChains } from './compute-chains.ts';
import { encodeCursor } from './cursor.ts';
import { rankExposures } from './rank-exposures.ts';

export interface ExposureRequest {
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

export interface ExposurePage {
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
 * @throws BadInput for a list that is not known or designates no country, for `first` out of range, for a bad cursor.
 */
export async function findExposures(graph: Graph, request: ExposureRequest): Promise<ExposurePage> {
  const { filter, orderBy, first, whole = true } = request;
  if (!Number.isInteger(first) || first < 0 || first > maxPage)
    throw new BadInput(`“first” must be a whole number from 0 to ${maxPage}.`, { extensions: { argument: 'first' } });
  const snapshot = await graph.analysis.current();
  const ranking = rankExposures(snapshot, request);
  const page = ranking.positions.slice(0, first);
  const byId = await computeChains(graph, snapshot, page, filter, { whole });
  return {
    edges: page.flatMap((position): ExposureEdge[] => {
      const node = byId.get(position.id);
      return node === undefined ? [] : [{ cursor: encodeCursor(orderBy, position), node }];
    }),
    hasNextPage: ranking.positions.length > first,
    totalCount: ranking.totalCount,
    accessCount: ranking.accessCount,
  };
}
