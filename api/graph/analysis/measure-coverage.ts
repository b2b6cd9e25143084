import type { ExposureFilter } from '../exposure/exposure-filter.ts';
import type { Day } from '../model/day.ts';
import type { Graph } from '../open-graph.ts';

/** How little is known, under the filter's conditions other than origin: `Coverage` of the API's contract. */
export interface Coverage {
  readonly contracts: number;
  readonly contractsWithPersonnel: number;
  readonly accesses: number;
  readonly withKnownLocation: number;
  readonly withEscortRecord: number;
  readonly withCompleteLineage: number;
  readonly undetermined: number;
  readonly systems: number;
  readonly systemsExposed: number;
  readonly lastExposedDay: Day | null;
}

/**
 * @param today the day after which no `lastExposedDay` is looked for
 * @throws BadInput as `findExposures`.
 */
export function measureCoverage(graph: Graph, filter: ExposureFilter, today: Day): Promise<Coverage> {
  throw new Error(`not there yet: ${graph.database.constructor.name} ${filter.asOf} ${today}`);
}
