import type { LeadFilter } from '#graph/leads/lead.ts';
import type { InputMaybe, LeadFilter as FilterInput } from '../generated/resolvers.ts';
import type { Context } from './context.ts';
import { readCountries } from './read-countries.ts';
import { readKeys } from './read-keys.ts';

/** The conditions of a filter, with nodes by key. @throws BadInput for the id of something else, for what is no country. */
export function readLeadFilter(input: InputMaybe<FilterInput> | undefined, { today }: Context): LeadFilter {
  const given = input ?? {};
  return {
    asOf: given.asOf ?? today,
    lists: given.lists ?? [],
    kinds: given.kinds ?? [],
    contracts: readKeys(given.contracts, 'Contract', 'filter.contracts'),
    organizations: readKeys(given.organizations, 'Organization', 'filter.organizations'),
    countries: readCountries(given.countries, 'filter.countries'),
    dataClasses: given.dataClasses ?? [],
  };
}
