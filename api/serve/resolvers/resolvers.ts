import type { IExecutableSchemaDefinition } from '@graphql-tools/schema';
import type { Entity } from '#graph/entities/entity.ts';
import type { Exposure } from '#graph/exposure/exposure.ts';
import type { QueryResolvers, SubscriptionResolvers } from '../generated/resolvers.ts';
import { contracts } from '../lists/contract-list.ts';
import { rootListResolvers } from '../lists/root-list-resolvers.ts';
import type { RootListName } from '../lists/root-lists.ts';
import type { Context } from './context.ts';
import { analysisQueries } from './analysis-queries.ts';
import { claimResolvers } from './claim-resolvers.ts';
import { closureResolvers } from './closure-resolvers.ts';
import { cypherResultResolvers } from './cypher-result-resolvers.ts';
import { entityResolvers } from './entity-resolvers.ts';
import { exposureQueries } from './exposure-queries.ts';
import { exposureResolvers } from './exposure-resolvers.ts';
import { hopResolvers } from './hop-resolvers.ts';
import { importJobResolvers } from './import-job-resolvers.ts';
import { importQueries } from './import-queries.ts';
import { leadQueries } from './lead-queries.ts';
import { leadResolvers } from './lead-resolvers.ts';
import { listResolvers } from './list-resolvers.ts';
import { networkQueries } from './network-queries.ts';
import { networkResolvers } from './network-resolvers.ts';
import { pathQueries } from './path-queries.ts';
import { personResolvers } from './person-resolvers.ts';
import { savedQueries } from './saved-queries.ts';
import { scalars } from './scalars.ts';
import { statusQueries } from './status-queries.ts';
import { subscriptions } from './subscriptions.ts';

/** All of them but the lists of nodes: a root field without a resolver is a compile error. */
const query: Required<Omit<QueryResolvers, RootListName>> = {
  ...exposureQueries,
  ...analysisQueries,
  ...importQueries,
  ...leadQueries,
  ...networkQueries,
  ...pathQueries,
  ...savedQueries,
  ...statusQueries,
};

const subscription: Required<SubscriptionResolvers> = subscriptions;

const entities = entityResolvers();

/** Every resolver, by type. */
export const resolvers = {
  ...scalars,
  ...entities,
  ...hopResolvers,
  ...networkResolvers,
  Query: { ...rootListResolvers(), ...query, contracts },
  Subscription: subscription,
  CypherResult: cypherResultResolvers,
  ImportJob: importJobResolvers,
  Node: { __resolveType: typeOf },
  Entity: { __resolveType: typeOf },
  Exposure: exposureResolvers,
  Closure: closureResolvers,
  Lead: leadResolvers,
  Claim: { ...entities['Claim'], ...claimResolvers },
  Person: { ...entities['Person'], ...personResolvers },
  DesignationList: { ...entities['DesignationList'], ...listResolvers },
} satisfies IExecutableSchemaDefinition<Context>['resolvers'];

function typeOf(value: Entity | Exposure): string {
  return 'label' in value ? value.label : 'Exposure';
}
