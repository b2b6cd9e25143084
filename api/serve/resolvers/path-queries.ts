import { findPaths } from '#graph/paths/find-paths.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';
import { readEdgeTypes } from './read-names.ts';
import { readNodeRef } from './read-node-ref.ts';

/** The root field about connections between nodes. */
export const pathQueries = {
  paths: (_, { from, to, maxHops, first, asOf, via, avoid, types }, { graph }) =>
    findPaths(graph.database, {
      from: readNodeRef(from, 'from'),
      to: readNodeRef(to, 'to'),
      maxHops,
      first,
      asOf: asOf ?? null,
      via: (via ?? []).map((id, at) => readNodeRef(id, `via[${at}]`)),
      avoid: (avoid ?? []).map((id, at) => readNodeRef(id, `avoid[${at}]`)),
      types: readEdgeTypes(types),
    }),
} satisfies QueryResolvers;
