import type { IExecutableSchemaDefinition } from '@graphql-tools/schema';
import type { AccessNode } from '#graph/entities/accesses.ts';
import type { Exposure } from '#graph/exposure/exposure.ts';
import type { Entity } from '#graph/lists/hops.ts';
import type { MutationResolvers, QueryResolvers, SubscriptionResolvers } from '../generated/resolvers.ts';
import type { RootListName } from '../schema/fields.ts';
import { dossierQueries } from './casework/dossiers.ts';
import { identityMutations, identityOfOrganization, identityQueries, identityTypes } from './casework/identity.ts';
import { investigationMutations, investigationQueries, investigationTypes } from './casework/investigations.ts';
import { listingMutations, listingQueries, listingTypes } from './casework/listings.ts';
import { mappingMutations, mappingQueries } from './casework/mappings.ts';
import { requestMutations, requestQueries, requestTypes } from './casework/requests.ts';
import { reviewMutations, reviewQueries, reviewTypes } from './casework/reviews.ts';
import { screeningMutations, screeningQueries, screeningTypes } from './casework/screenings.ts';
import { teamMutations, teamQueries } from './casework/team.ts';
import { leadQueries, leadTypes } from './companies/leads.ts';
import { ownershipOfOrganization, ownershipTypes } from './companies/ownership.ts';
import type { Context } from './context.ts';
import { cypherQueries, cypherTypes } from './cypher.ts';
import { documentedCaseQueries, documentedCaseTypes } from './documented-cases.ts';
import { accessResolvers, claimResolvers, entityResolvers, listResolvers } from './entities.ts';
import { organizationResolvers, personResolvers, standingResolvers } from './entities.ts';
import { exposureQueries, exposureTypes } from './exposures.ts';
import { hopTypes } from './hops.ts';
import { contracts, rootListResolvers } from './lists.ts';
import { networkQueries, networkTypes } from './network.ts';
import { scalars } from './scalars.ts';
import { statusMutations, statusQueries, statusSubscriptions, statusTypes } from './status.ts';

/** The root fields except the lists of nodes. `Required` makes a missing resolver a compile error. */
const query: Required<Omit<QueryResolvers, RootListName>> = {
  ...cypherQueries,
  ...documentedCaseQueries,
  ...dossierQueries,
  ...exposureQueries,
  ...identityQueries,
  ...investigationQueries,
  ...leadQueries,
  ...listingQueries,
  ...mappingQueries,
  ...networkQueries,
  ...requestQueries,
  ...reviewQueries,
  ...screeningQueries,
  ...statusQueries,
  ...teamQueries,
};

const mutation: Required<MutationResolvers> = {
  ...identityMutations,
  ...investigationMutations,
  ...listingMutations,
  ...mappingMutations,
  ...requestMutations,
  ...reviewMutations,
  ...screeningMutations,
  ...statusMutations,
  ...teamMutations,
};

const subscription: Required<SubscriptionResolvers> = statusSubscriptions;

const entities = entityResolvers();

/** All resolvers, by type. */
export const resolvers = {
  ...scalars,
  ...entities,
  ...cypherTypes,
  ...documentedCaseTypes,
  ...exposureTypes,
  ...hopTypes,
  ...identityTypes,
  ...investigationTypes,
  ...leadTypes,
  ...listingTypes,
  ...networkTypes,
  ...ownershipTypes,
  ...requestTypes,
  ...reviewTypes,
  ...screeningTypes,
  ...statusTypes,
  Query: { ...rootListResolvers(), ...query, contracts },
  Mutation: mutation,
  Subscription: subscription,
  Node: { __resolveType: typeOf },
  Entity: { __resolveType: typeOf },
  Access: accessResolvers,
  Claim: { ...entities['Claim'], ...claimResolvers },
  ClaimStandingPeriod: standingResolvers,
  Organization: {
    ...entities['Organization'],
    ...organizationResolvers,
    ...identityOfOrganization,
    ...ownershipOfOrganization,
  },
  Person: { ...entities['Person'], ...personResolvers },
  DesignationList: { ...entities['DesignationList'], ...listResolvers },
} satisfies IExecutableSchemaDefinition<Context>['resolvers'];

function typeOf(value: Entity | Exposure | AccessNode): string {
  return 'label' in value ? value.label : 'Exposure';
}
