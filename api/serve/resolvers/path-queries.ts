import { findPaths } from '#graph/paths/find-paths.ts';
import { BadInput } from '#graph/failure/bad-input.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';
import { readEdgeTypes } from './read-names.ts';
import { readNodeRef } from './read-node-ref.ts';

const mostVia = 10;

/** The root field about connections between nodes. */
export const pathQueries = {
  paths: (_, { from, to, maxHops, first, asOf, via, avoid, types }, { graph }) => {
    if ((via ?? []).length > mostVia)
      throw new BadInput(`via has ${via?.length ?? 0} members; ${mostVia} are allowed.`, {
        extensions: { argument: 'via' },
      });
    return findPaths(graph.database, {
      from: readNodeRef(from, 'from'),
      to: readNodeRef(to, 'to'),
      maxHops,
      first,
      asOf: asOf ?? null,
      via: (via ?? []).map((id, at) => readNodeRef(id, `via[${at}]`)),
      avoid: (avoid ?? []).map((id, at) => readNodeRef(id, `avoid[${at}]`)),
      types: readEdgeTypes(types),
    });
  },
} satisfies QueryResolvers;
