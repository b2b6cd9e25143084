import { groupsOf } from '#graph/identity/decisions.ts';
import type { LeadFilter } from '#graph/leads/lead.ts';
import { findLeads } from '#graph/leads/leads.ts';
import type {
  InputMaybe,
  LeadFilter as FilterInput,
  LeadResolvers,
  QueryResolvers,
} from '../../generated/resolvers.ts';
import { checkNamed, namedNodes, readCountries, readKeys } from '../arguments.ts';
import { contractsInWatchSet } from '../casework/investigations.ts';
import { loadEntitiesOf, loadOptional } from '../context.ts';
import type { Context } from '../context.ts';
import { nodesAndPageInfo } from '../loaders.ts';

/** Loads the nodes that a lead refers to by key. */
const leadResolvers: LeadResolvers = {
  contract: ({ contract }, _, context) => loadOptional(context, 'Contract', contract),
  organization: ({ organization }, _, context) => loadOptional(context, 'Organization', organization),
  country: ({ country }, _, context) => loadOptional(context, 'Country', country),
  sameAs: ({ sameAs }, _, context) => loadOptional(context, 'Organization', sameAs),
  route: ({ route }, _, context) => loadEntitiesOf(context, 'Organization', route),
  statements: ({ statements }) => statements.map((statement) => ({ statement, hop: null })),
};

export const leadTypes = { Lead: leadResolvers };

/**
 * Reads a filter and converts ids to keys.
 * @throws BAD_USER_INPUT for a node that does not exist, an id of another type, or an unknown country
 */
async function readLeadFilter(input: InputMaybe<FilterInput> | undefined, context: Context): Promise<LeadFilter> {
  const { today, load } = context;
  const given = input ?? {};
  const filter: LeadFilter = {
    asOf: given.asOf ?? today,
    lists: readKeys(given.lists, 'DesignationList', 'filter.lists'),
    kinds: given.kinds ?? [],
    contracts: readKeys(given.contracts, 'Contract', 'filter.contracts'),
    organizations: readKeys(given.organizations, 'Organization', 'filter.organizations'),
    countries: readCountries(given.countries, 'filter.countries'),
    dataClasses: given.dataClasses ?? [],
    same: groupsOf(await load.identityVerdicts()),
  };
  // Leads do not use the derived part of the graph, so they do not wait for its repair.
  await checkNamed(
    [
      ...namedNodes('Contract', filter.contracts, 'filter.contracts'),
      ...namedNodes('Organization', filter.organizations, 'filter.organizations'),
    ],
    load,
  );
  return { ...filter, contracts: await contractsInWatchSet(context, given.watchSet, filter.contracts) };
}

/** The root field about leads. */
export const leadQueries = {
  leads: async (_, { filter, first, after }, context) => {
    const page = await findLeads(context.graph.database, await readLeadFilter(filter, context), first, after ?? null);
    return { ...page, ...nodesAndPageInfo(page, after) };
  },
} satisfies QueryResolvers;
