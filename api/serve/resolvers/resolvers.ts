import type { IExecutableSchemaDefinition } from '@graphql-tools/schema';
import type { Exposure } from '#graph/exposure/exposure.ts';
import type { Entity } from '#graph/lists/hops.ts';
import type { MutationResolvers, QueryResolvers, SubscriptionResolvers } from '../generated/resolvers.ts';
import type { RootListName } from '../schema/fields.ts';
import { caseworkMutations, caseworkQueries, reviewResolvers, reviewedExposureResolvers } from './casework/reviews.ts';
import type { Context } from './context.ts';
import {
  cypherResultResolvers,
  cypherStatementResolvers,
  ruleResolvers,
  ruleVersionResolvers,
  savedQueries,
} from './cypher.ts';
import { dossierQueries } from './casework/dossiers.ts';
import { claimResolvers, entityResolvers, listResolvers, organizationResolvers, personResolvers } from './entities.ts';
import {
  comparisonQueries,
  closureResolvers,
  coverageResolvers,
  exposureQueries,
  exposureResolvers,
} from './exposures.ts';
import { hopResolvers } from './hops.ts';
import {
  identityDecisionResolvers,
  identityMutations,
  identityOfOrganization,
  identityQueries,
  identitySuggestionResolvers,
} from './casework/identity.ts';
import {
  driftResolvers,
  investigationMutations,
  investigationQueries,
  investigationResolvers,
  watchSetResolvers,
} from './casework/investigations.ts';
import { leadQueries, leadResolvers } from './leads.ts';
import { contracts, rootListResolvers } from './lists.ts';
import { networkQueries, networkResolvers, pathQueries } from './network.ts';
import { scalars } from './scalars.ts';
import {
  exportMutations,
  importJobResolvers,
  importQueries,
  importRejectResolvers,
  statusQueries,
  subscriptions,
} from './status.ts';

/** The root fields except the lists of nodes. `Required` makes a missing resolver a compile error. */
const query: Required<Omit<QueryResolvers, RootListName>> = {
  ...caseworkQueries,
  ...dossierQueries,
  ...exposureQueries,
  ...identityQueries,
  ...comparisonQueries,
  ...importQueries,
  ...investigationQueries,
  ...leadQueries,
  ...networkQueries,
  ...pathQueries,
  ...savedQueries,
  ...statusQueries,
};

const subscription: Required<SubscriptionResolvers> = subscriptions;

const mutation: Required<MutationResolvers> = {
  ...caseworkMutations,
  ...exportMutations,
  ...identityMutations,
  ...investigationMutations,
};

const entities = entityResolvers();

/** All resolvers, by type. */
export const resolvers = {
  ...scalars,
  ...entities,
  ...hopResolvers,
  ...networkResolvers,
  Query: { ...rootListResolvers(), ...query, contracts },
  Mutation: mutation,
  Subscription: subscription,
  Drift: driftResolvers,
  Investigation: investigationResolvers,
  WatchSet: watchSetResolvers,
  Review: reviewResolvers,
  ReviewedExposure: reviewedExposureResolvers,
  CypherResult: cypherResultResolvers,
  CypherStatement: cypherStatementResolvers,
  Rule: ruleResolvers,
  RuleVersion: ruleVersionResolvers,
  ImportJob: importJobResolvers,
  ImportReject: importRejectResolvers,
  Node: { __resolveType: typeOf },
  Entity: { __resolveType: typeOf },
  Exposure: exposureResolvers,
  Closure: closureResolvers,
  Coverage: coverageResolvers,
  Lead: leadResolvers,
  IdentitySuggestion: identitySuggestionResolvers,
  IdentityDecision: identityDecisionResolvers,
  Claim: { ...entities['Claim'], ...claimResolvers },
  Organization: { ...entities['Organization'], ...organizationResolvers, ...identityOfOrganization },
  Person: { ...entities['Person'], ...personResolvers },
  DesignationList: { ...entities['DesignationList'], ...listResolvers },
} satisfies IExecutableSchemaDefinition<Context>['resolvers'];

function typeOf(value: Entity | Exposure): string {
  return 'label' in value ? value.label : 'Exposure';
}
