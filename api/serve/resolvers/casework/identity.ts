import {
  decideIdentity,
  groupsOf,
  inOrder,
  listIdentityDecisions,
  withdrawIdentity,
} from '#graph/identity/decisions.ts';
import type { Pair } from '#graph/identity/decisions.ts';
import { findSuggestions } from '#graph/identity/suggestions.ts';
import type {
  IdentityDecisionResolvers,
  IdentitySuggestionResolvers,
  MutationResolvers,
  OrganizationResolvers,
  QueryResolvers,
} from '../../generated/resolvers.ts';
import { readKey } from '../../ids.ts';
import { loadEntitiesOf, signatureOf } from '../context.ts';
import type { Context } from '../context.ts';
import { nodesAndPageInfo } from '../loaders.ts';

const identitySuggestionResolvers: IdentitySuggestionResolvers = {
  organizations: ({ organizations }, _, context) => loadEntitiesOf(context, 'Organization', organizations),
};

const identityDecisionResolvers: IdentityDecisionResolvers = {
  keys: ({ organizations }) => organizations,
  organizations: ({ organizations }, _, { load }) =>
    Promise.all(organizations.map(async (key) => load.entities.load({ label: 'Organization', key }))),
};

export const identityTypes = {
  IdentitySuggestion: identitySuggestionResolvers,
  IdentityDecision: identityDecisionResolvers,
};

/** Fields of an organization that follow from decisions. */
export const identityOfOrganization: Pick<OrganizationResolvers, 'identityDecisions' | 'sameAs'> = {
  identityDecisions: async ({ key }, _, { load }) =>
    (await load.identityDecisions()).filter(({ organizations }) => organizations.includes(key)),
  sameAs: async ({ key }, _, context) => {
    const same = groupsOf(await context.load.identityVerdicts()).get(key) ?? [];
    const known = await Promise.all(
      same.map(async (other) =>
        (await context.load.exists.load({ label: 'Organization', key: other })) ? [other] : [],
      ),
    );
    return loadEntitiesOf(context, 'Organization', known.flat());
  },
};

export const identityQueries = {
  identitySuggestions: async (_, { first, after }, { graph }) => {
    const page = await findSuggestions(graph.database, first, after ?? null);
    return { ...page, ...nodesAndPageInfo(page, after), truncated: page.isCut };
  },
  identityDecisions: async (_, { first }, { graph }) => (await listIdentityDecisions(graph.database)).slice(0, first),
} satisfies QueryResolvers;

export const identityMutations = {
  decideIdentity: (_, { organization, other, verdict, reason }, { graph, user }) =>
    decideIdentity(
      graph.database,
      readPair(organization, other),
      { verdict, reason: reason ?? null },
      signatureOf(user),
    ),
  withdrawIdentity: async (_, { organization, other }, { graph }: Pick<Context, 'graph'>) => {
    const pair = readPair(organization, other);
    await withdrawIdentity(graph.database, pair);
    return inOrder(pair);
  },
} satisfies MutationResolvers;

function readPair(organization: string, other: string): Pair {
  return [readKey(organization, 'Organization', 'organization'), readKey(other, 'Organization', 'other')];
}
