import type { CypherResultResolvers } from '../generated/resolvers.ts';

/** Inside, rows that are missing and a picture that is not whole are two things; a client asks whether it has all. */
export const cypherResultResolvers = {
  truncated: ({ rowsCut, graphCut }) => rowsCut || graphCut,
} satisfies CypherResultResolvers;
