import type { ExposureFilter } from '../exposure/exposure-filter.ts';
import type { Exposure } from '../exposure/exposure.ts';
import type { Graph } from '../open-graph.ts';

/**
 * The exposure with an id under a filter; where it does not hold on the filter's day, on the latest day before, else
 * the earliest after, on which it does. Null: no such chain on any day.
 */
export function findExposure(graph: Graph, id: string, filter: ExposureFilter): Promise<Exposure | null> {
  throw new Error(`not there yet: ${graph.database.constructor.name} ${id} ${filter.asOf}`);
}
