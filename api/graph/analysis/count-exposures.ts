import type { ExposureFilter } from '../exposure/exposure-filter.ts';
import type { Day } from '../model/day.ts';
import type { Graph } from '../open-graph.ts';
import { dayNumber } from './day-number.ts';
import { makeQuery } from './query.ts';
import { scan } from './scan.ts';

export interface ExposureCount {
  readonly day: Day;
  readonly accesses: number;
  readonly systems: number;
}

/**
 * Exposed accesses, and the systems that they reach, on each of some days: the filter's `asOf` takes no part.
 * @throws BadInput as `findExposures`.
 */
export async function countExposures(
  graph: Graph,
  days: readonly Day[],
  filter: ExposureFilter,
): Promise<readonly ExposureCount[]> {
  const snapshot = await graph.analysis.current();
  const query = makeQuery(snapshot, filter);
  return days.map((day) => {
    let accesses = 0;
    const systems = new Set<number>();
    scan(snapshot, query, dayNumber(day), ({ chunk, access }) => {
      accesses += 1;
      systems.add(chunk.system[access] ?? -1);
    });
    return { day, accesses, systems: systems.size };
  });
}
