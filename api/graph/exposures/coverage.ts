import { lineages, origins } from '../exposure/exposure.ts';
import type { ExposureFilter } from '../exposure/exposure.ts';
import { dayNumber } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { lastExposedDay } from './change.ts';
import type { Graph } from './index/graph.ts';
import { makeQuery, scan } from './index/match.ts';

/** How much the record knows under the filter's conditions other than origin: `Coverage` in the API. */
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

const complete = lineages.indexOf('COMPLETE');

/**
 * Measures coverage on the filter's day.
 * @param today the latest day that `lastExposedDay` can be
 * @throws BAD_USER_INPUT as `findExposures`.
 */
export async function measureCoverage(graph: Graph, filter: ExposureFilter, today: Day): Promise<Coverage> {
  const snapshot = await graph.analysis.current();
  const query = makeQuery(snapshot, filter);
  const counts = {
    accesses: 0,
    withKnownLocation: 0,
    withEscortRecord: 0,
    withCompleteLineage: 0,
    undetermined: 0,
  };
  const exposed = new Set<number>();
  const ofAnyOrigin = { ...query, origins: (1 << origins.length) - 1 };
  scan(snapshot, ofAnyOrigin, dayNumber(filter.asOf), ({ chunk, access, segment, judgement, states, count }) => {
    counts.accesses += 1;
    if (snapshot.dictionary.locationLists.at(chunk.locations[segment] ?? -1).length > 0) counts.withKnownLocation += 1;
    if (chunk.isEscorted[segment] === 1) counts.withEscortRecord += 1;
    if (judgement.origin === 'UNDETERMINED') counts.undetermined += 1;
    if ((judgement.bit & query.origins) !== 0) exposed.add(chunk.system[access] ?? -1);
    for (let at = 0; at < count; at += 1)
      if (chunk.lineage[chunk.chain[states[at] ?? -1] ?? -1] === complete) {
        counts.withCompleteLineage += 1;
        break;
      }
  });
  return {
    ...counts,
    contracts: snapshot.contracts,
    contractsWithPersonnel: snapshot.contractsWithPersonnel,
    systems: [...snapshot.systems.values()].filter((system) => system.counts).length,
    systemsExposed: exposed.size,
    lastExposedDay: lastExposedDay(snapshot, query, today),
  };
}
