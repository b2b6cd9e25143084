import type { Database, Parameters, Row } from '../database/database.ts';
import { fixedStatement } from '../database/statement-file.ts';
import type { ApiStatement } from '../database/statement-file.ts';
import { checkLists, readLists } from '../evidence/designation-lists.ts';
import { filterOf } from '../exposure/filter-cypher.ts';
import { comparedWith, isGiven } from '../exposure/filters.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import { refused } from '../failure.ts';
import { domesticCountries } from '../model/countries.ts';

/**
 * Where a statement about filtered exposures starts to read: at the exposures of some nodes or of the countries that the filter's lists
 * designate, or at all. The conditions hold whatever the start.
 */
export interface Start {
  readonly by:
    | 'KEYS'
    | 'CHAINS'
    | 'ACCESSES'
    | 'SYSTEMS'
    | 'CONTRACTS'
    | 'ORGANIZATIONS'
    | 'PEOPLE'
    | 'COUNTRIES'
    | 'LISTS'
    | 'ALL';
  readonly keys: readonly string[] | null;
}

const domestic: readonly string[] = [...domesticCountries];

/** Chooses the start that reads the fewest exposures, as far as that can be told from the filter. */
export function startOf({ origins, lists, ...filter }: ExposureFilter): Start {
  if (filter.onlyChains.length > 0) return { by: 'CHAINS', keys: filter.onlyChains };
  if (filter.people.length > 0) return { by: 'PEOPLE', keys: filter.people };
  if (filter.contracts.length > 0) return { by: 'CONTRACTS', keys: filter.contracts };
  if (filter.systems.length > 0) return { by: 'SYSTEMS', keys: filter.systems };
  const organizations = [filter.employers, filter.suppliers, filter.organizations].find((keys) => keys.length > 0);
  if (organizations !== undefined) return { by: 'ORGANIZATIONS', keys: organizations };
  // Exposures have no edge to most domestic countries.
  const isAbroad = filter.countries.length > 0 && !filter.countries.some((country) => domesticCountries.has(country));
  if (isAbroad) return { by: 'COUNTRIES', keys: filter.countries };
  if (lists.length > 0 && !origins.includes('UNDETERMINED')) return { by: 'LISTS', keys: null };
  return { by: 'ALL', keys: null };
}

/**
 * Makes a statement about what a filter matches. The filter is one parameter, because Neo4j would plan a text again for each
 * combination of parameters that are null.
 * @param others the statement's other parameters
 */
export function filteredStatement(
  name: string,
  filter: ExposureFilter,
  others: Parameters = {},
  start: Start = startOf(filter),
): ApiStatement {
  return fixedStatement(name, { ...filterOf(comparedWith(filter)), start, domesticCountries: domestic, ...others });
}

/** Whether synthetic data counts under a filter. */
export function countsSynthetic({ dataClasses }: Pick<ExposureFilter, 'dataClasses'>): boolean {
  return dataClasses.length === 0 || dataClasses.includes('SYNTHETIC');
}

/**
 * Whether a filter has no conditions besides the day and origins. Answers about the whole graph come from stored counts or from the index of
 * HAS_ACCESS alone, by the statements `unfiltered-*`.
 */
export function isUnfiltered(filter: ExposureFilter): boolean {
  return Object.entries(filter).every(([name, value]) => name === 'asOf' || name === 'origins' || !isGiven(value));
}

/**
 * Checks that exposures can be asked for under a filter.
 * @throws BAD_USER_INPUT for an unknown list, lists that designate no country, or the origin DOMESTIC.
 */
export async function checkFilter(
  database: Pick<Database, 'read'>,
  { lists, origins }: Pick<ExposureFilter, 'lists' | 'origins'>,
): Promise<void> {
  if (origins.includes('DOMESTIC'))
    throw refused(
      'filter.origins',
      'filter.origins cannot contain DOMESTIC: domestic access is not an exposure. Use FOREIGN or UNDETERMINED.',
    );
  if (lists.length > 0) checkLists(lists, await readLists(database));
}

/**
 * Checks a filter, and runs a statement about what it matches.
 * @throws as `checkFilter`
 */
export async function runFiltered(
  database: Database,
  filter: ExposureFilter,
  { text, parameters }: ApiStatement,
): Promise<readonly Row[]> {
  const [rows] = await Promise.all([database.read(text, parameters), checkFilter(database, filter)]);
  return rows;
}
