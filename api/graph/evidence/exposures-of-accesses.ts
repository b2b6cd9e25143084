import type { ExposureFilter } from '../exposure/exposure-filter.ts';
import type { Exposure } from '../exposure/exposure.ts';
import type { Graph } from '../open-graph.ts';

/**
 * Every chain of some accesses under a filter, computed directly from the graph; by access, then id.
 * @param accesses keys, a few thousand at most
 * @throws BadInput for a list that is not known or designates no country.
 */
export function exposuresOfAccesses(
  graph: Graph,
  accesses: readonly string[],
  filter: ExposureFilter,
): Promise<readonly Exposure[]> {
  throw new Error(`not there yet: ${graph.database.constructor.name} ${accesses.length} ${filter.asOf}`);
}
