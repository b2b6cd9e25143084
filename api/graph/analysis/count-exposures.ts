import type { ExposureFilter } from '../exposure/exposure-filter.ts';
import type { Day } from '../model/day.ts';
import type { Graph } from '../open-graph.ts';

export interface ExposureCount {
  readonly day: Day;
  readonly accesses: number;
  readonly systems: number;
}

/**
 * Exposed accesses, and the systems that they reach, on each of some days: the filter's `asOf` takes no part.
 * @throws BadInput as `findExposures`.
 */
export function countExposures(
  graph: Graph,
  days: readonly Day[],
  filter: ExposureFilter,
): Promise<readonly ExposureCount[]> {
  throw new Error(`not there yet: ${graph.database.constructor.name} ${days.length} ${filter.asOf}`);
}
