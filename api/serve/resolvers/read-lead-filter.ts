import type { LeadFilter } from '#graph/leads/lead.ts';
import type { InputMaybe, LeadFilter as FilterInput } from '../generated/resolvers.ts';
import { checkNamed } from './check-named.ts';
import type { Context } from './context.ts';
import { namedNodes } from './named-nodes.ts';
import { readCountries } from './read-countries.ts';
import { readKeys } from './read-keys.ts';

/**
 * The conditions of a filter, with nodes by key.
 * @throws BadInput for what is not in the graph, the id of something else, what is no country.
 */
export async function readLeadFilter(
  input: InputMaybe<FilterInput> | undefined,
  { today, load }: Context,
): Promise<LeadFilter> {
  const given = input ?? {};
  const filter: LeadFilter = {
    asOf: given.asOf ?? today,
    lists: given.lists ?? [],
    kinds: given.kinds ?? [],
    contracts: readKeys(given.contracts, 'Contract', 'filter.contracts'),
    organizations: readKeys(given.organizations, 'Organization', 'filter.organizations'),
    countries: readCountries(given.countries, 'filter.countries'),
    dataClasses: given.dataClasses ?? [],
  };
  // Leads do without the analysis, which need not be loaded for them.
  await checkNamed(
    [
      ...namedNodes('Contract', filter.contracts, 'filter.contracts'),
      ...namedNodes('Organization', filter.organizations, 'filter.organizations'),
    ],
    load,
  );
  return filter;
}
