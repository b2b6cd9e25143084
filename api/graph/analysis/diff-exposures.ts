import type { ExposureFilter } from '../exposure/exposure-filter.ts';
import type { Exposure } from '../exposure/exposure.ts';
import type { Day } from '../model/day.ts';
import type { Graph } from '../open-graph.ts';
import { checkOrder } from './check-order.ts';
import { compareDays, type RankedDifference } from './compare-days.ts';
import { computeChains } from './compute-chains.ts';
import type { Snapshot } from './snapshot.ts';

export interface DiffRequest {
  readonly from: Day;
  readonly to: Day;
  /** Its `asOf` takes no part. */
  readonly filter: ExposureFilter;
  /** How many that opened, and how many that closed, at most. */
  readonly first: number;
}

export interface ExposureDiff {
  /** Hold under the filter on `to` and not on `from`; as of `to`, by PRIORITY. */
  readonly opened: readonly Exposure[];
  /** Hold under the filter on `from` and not on `to`; as of `from`, by PRIORITY. */
  readonly closed: readonly Exposure[];
  /** Of all, not only those given. */
  readonly openedCount: number;
  readonly closedCount: number;
  readonly unchangedCount: number;
}

/**
 * What is different between two days: told by the analysis, then computed directly from evidence.
 * @throws BadInput where `from` is after `to`, for a list that is not known or designates no country.
 */
export async function diffExposures(graph: Graph, { from, to, filter, first }: DiffRequest): Promise<ExposureDiff> {
  checkOrder(from, to);
  const snapshot = await graph.analysis.current();
  const difference = compareDays(snapshot, { from, to, filter, first });
  const [opened, closed] = await Promise.all([
    compute(graph, snapshot, difference.opened, { ...filter, asOf: to }),
    compute(graph, snapshot, difference.closed, { ...filter, asOf: from }),
  ]);
  return {
    opened,
    closed,
    openedCount: difference.opened.count,
    closedCount: difference.closed.count,
    unchangedCount: difference.unchangedCount,
  };
}

async function compute(graph: Graph, snapshot: Snapshot, { ranked }: RankedDifference, filter: ExposureFilter) {
  const byId = await computeChains(graph, snapshot, ranked, filter);
  return ranked.flatMap(({ id }) => byId.get(id) ?? []);
}
