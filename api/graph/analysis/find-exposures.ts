import type { ExposureFilter } from '../exposure/exposure-filter.ts';
import type { ExposureOrder } from '../exposure/exposure-order.ts';
import type { Exposure } from '../exposure/exposure.ts';
import type { Graph } from '../open-graph.ts';

export interface ExposureRequest {
  readonly filter: ExposureFilter;
  readonly orderBy: ExposureOrder;
  /** At most 100. */
  readonly first: number;
  /** The cursor of the last exposure seen; null: from the beginning. */
  readonly after: string | null;
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

/**
 * A page of the exposures under a filter, ranked.
 * @throws BadInput for a list that is not known or designates no country, for `first` out of range, for a bad cursor.
 */
export function findExposures(graph: Graph, request: ExposureRequest): Promise<ExposurePage> {
  throw new Error(`not there yet: ${graph.database.constructor.name} ${request.orderBy}`);
}
