import type { ExposureFilter } from '#graph/exposure/exposure-filter.ts';
import { makeFilter } from '#graph/exposure/make-filter.ts';
import { BadInput } from '#graph/failure/bad-input.ts';
import { impactLevels } from '#graph/model/vocabulary.ts';
import type { ExposureFilter as FilterInput, InputMaybe } from '../generated/resolvers.ts';
import { checkNamed } from './check-named.ts';
import type { Context } from './context.ts';
import type { NamedNode } from './named-node.ts';
import { namedNodes } from './named-nodes.ts';
import { readCountries } from './read-countries.ts';
import { readKeys } from './read-keys.ts';

/**
 * The conditions of a filter, with nodes by key and the defaults for what is not given.
 * @param others nodes that other arguments name, to be looked for with the filter's
 * @throws BadInput for what is not in the graph, the id of something else, what is no country, a confidence or an impact level that none can have.
 */
export async function readExposureFilter(
  input: InputMaybe<FilterInput> | undefined,
  { today, graph, load }: Context,
  others: readonly NamedNode[] = [],
): Promise<ExposureFilter> {
  const given = input ?? {};
  const minConfidence = given.minConfidence ?? null;
  if (minConfidence !== null && (minConfidence < 0 || minConfidence > 100)) {
    throw new BadInput(`filter.minConfidence is ${minConfidence}; a confidence is from 0 to 100.`, {
      extensions: { argument: 'filter.minConfidence' },
    });
  }
  const minImpactLevel = given.minImpactLevel ?? null;
  if (minImpactLevel !== null && (minImpactLevel < 0 || minImpactLevel > Math.max(...impactLevels))) {
    throw new BadInput(`filter.minImpactLevel is ${minImpactLevel}; impact levels are ${impactLevels.join(', ')}.`, {
      extensions: { argument: 'filter.minImpactLevel' },
    });
  }
  const filter = makeFilter(given.asOf ?? today, {
    lists: given.lists ?? [],
    origins: given.origins ?? [],
    minImpactLevel,
    systems: readKeys(given.systems, 'System', 'filter.systems'),
    contracts: readKeys(given.contracts, 'Contract', 'filter.contracts'),
    organizations: readKeys(given.organizations, 'Organization', 'filter.organizations'),
    countries: readCountries(given.countries, 'filter.countries'),
    modes: given.modes ?? [],
    escorted: given.escorted ?? null,
    lineages: given.lineages ?? [],
    minConfidence,
    dataClasses: given.dataClasses ?? [],
  });
  const named = [
    ...namedNodes('System', filter.systems, 'filter.systems'),
    ...namedNodes('Contract', filter.contracts, 'filter.contracts'),
    ...namedNodes('Organization', filter.organizations, 'filter.organizations'),
    ...others,
  ];
  if (named.length > 0) await checkNamed(named, load, await graph.analysis.current());
  return filter;
}
