import type { QueryResolvers } from '../generated/resolvers.ts';

/** The root field about imports. */
export const importQueries = {
  importJob: (_, { id }, { imports }) => imports.find(id)?.value ?? null,
} satisfies QueryResolvers;
