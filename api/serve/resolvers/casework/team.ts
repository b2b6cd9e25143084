import { createToken, listTokens, revokeToken } from '#graph/casework/tokens.ts';
import { listUsers } from '#graph/casework/users.ts';
import { Failure } from '#graph/failure.ts';
import { includesRole } from '#graph/roles.ts';
import { checkRole } from '../../access/access.ts';
import type { AuditLine } from '../../access/audit-line.ts';
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

function lineOf({ n, by, credential, request, ...line }: AuditLine) {
  return { ...line, number: n, by: by ?? null, credential: credential ?? null, request: request ?? null };
}

export const teamMutations = {
  createToken: async (_, { name, role, minutes }, { graph, user, notes }, { path }) => {
    // A token that leaks must not outlive its own end and its revocation.
    if (user.by === 'TOKEN')
      throw new Failure('FORBIDDEN', 'A token cannot create tokens: sign in, and create it there.');
    checkRole(user, role, `A token with the role ${role}`);
    const created = await createToken(graph.database, user, { name, role, minutes }, new Date());
    notes.set(path.key, { token: created.token.id });
    return created;
  },
  revokeToken: async (_, { id }, { graph, user }) => {
    if (user.by === 'TOKEN' && id !== user.credential)
      throw new Failure('FORBIDDEN', 'A token can revoke only itself: sign in to revoke others.');
    await revokeToken(graph.database, id, includesRole(user.role, 'ADMIN') ? null : user.id);
    return id;
  },
} satisfies MutationResolvers;
