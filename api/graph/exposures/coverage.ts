import { z } from 'zod';
import { fixedStatement } from '../database/statement-file.ts';
import type { ApiStatement } from '../database/statement-file.ts';
import { origins } from '../exposure/exposure.ts';
import { filterOf } from '../exposure/filter-cypher.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import type { Day } from '../model/day.ts';
import type { Graph } from '../graph.ts';
import { checkFilter, countsSynthetic, filteredStatement, isUnfiltered } from './statement.ts';

const accessCounts = z.object({
  accesses: z.number(),
  withKnownLocation: z.number(),
  withEscortRecord: z.number(),
  withCompleteLineage: z.number(),
  undetermined: z.number(),
  systemsExposed: z.number(),
});
const recordCounts = z.object({
  contracts: z.number(),
  contractsWithPersonnel: z.number(),
  systems: z.number(),
  sensitivityNotOnRecord: z.number(),
});
const lastDay = z.object({ day: z.string().nullable() });

/** How much is on record under the filter's conditions other than origin: `Coverage` in the API. */
export interface Coverage extends z.infer<typeof accessCounts>, z.infer<typeof recordCounts> {
  readonly lastExposedDay: Day | null;
  /** Whether synthetic data counts, also in what is counted whatever the other conditions. */
  readonly withSynthetic: boolean;
  /** What counted the accesses. */
  readonly cypher: ApiStatement;
}

/**
 * Measures coverage on the filter's day.
 * @param today the latest day that `lastExposedDay` can be
 * @throws BAD_USER_INPUT as `findExposures`.
 */
export async function measureCoverage({ database }: Graph, filter: ExposureFilter, today: Day): Promise<Coverage> {
  const cypher = isUnfiltered(filter)
    ? fixedStatement('unfiltered-coverage', { asOf: filter.asOf, origins: filter.origins })
    : filteredStatement('coverage', { ...filter, origins }, { exposed: filter.origins });
  const holdings = fixedStatement('holdings', filterOf({ dataClasses: filter.dataClasses }));
  // The latest day is found at once if something is exposed today.
  const any = filteredStatement('chains', { ...filter, asOf: today }, { limit: 1 });
  const [[accesses], [record], exposedToday] = await Promise.all([
    database.read(cypher.text, cypher.parameters),
    database.read(holdings.text, holdings.parameters),
    database.read(any.text, any.parameters),
    checkFilter(database, filter),
  ]);
  const last = filteredStatement('last-exposed-day', filter, { today });
  const [found] = exposedToday.length > 0 ? [{ day: today }] : await database.read(last.text, last.parameters);
  const { day } = lastDay.parse(found);
  return {
    ...recordCounts.parse(record),
    ...accessCounts.parse(accesses),
    lastExposedDay: day,
    withSynthetic: countsSynthetic(filter),
    cypher,
  };
}
