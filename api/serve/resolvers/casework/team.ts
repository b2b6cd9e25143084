import { createToken, listTokens, revokeToken } from '#graph/casework/tokens.ts';
import { listUsers } from '#graph/casework/users.ts';
import { includesRole } from '#graph/roles.ts';
import { checkRole } from '../../access/access.ts';
import type { AuditLine } from '../../access/audit.ts';
import type { MutationResolvers, QueryResolvers } from '../../generated/resolvers.ts';

/** The root fields about people, tokens and what was done. */
export const teamQueries = {
  me: (_, _arguments, { user }) => user,
  users: (_, _arguments, { graph }) => listUsers(graph.database),
  tokens: (_, { all }, { graph, user }) => {
    if (all) checkRole(user, 'ADMIN', 'Query.tokens(all: true)');
    return listTokens(graph.database, all ? null : user.id, new Date());
  },
  myActions: async (_, { first, before }, { audit, user }) =>
    (await audit.latest(first, before ?? null, user.id)).map(lineOf),
  audit: async (_, { first, before }, { audit }) => (await audit.latest(first, before ?? null)).map(lineOf),
} satisfies QueryResolvers;

function lineOf({ n, ...line }: AuditLine) {
  return { ...line, number: n };
}

export const teamMutations = {
  createToken: (_, { name, role, minutes }, { graph, user }) => {
    checkRole(user, role, `A token with the role ${role}`);
    return createToken(graph.database, user, { name, role, minutes }, new Date());
  },
  revokeToken: async (_, { id }, { graph, user }) => {
    await revokeToken(graph.database, id, includesRole(user.role, 'ADMIN') ? null : user.id);
    return id;
  },
} satisfies MutationResolvers;
