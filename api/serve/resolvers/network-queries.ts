import { countNeighbours } from '#graph/entities/count-neighbours.ts';
import { findNeighbours } from '#graph/entities/find-neighbours.ts';
import { listDesignationLists } from '#graph/entities/list-designation-lists.ts';
import { searchEntities } from '#graph/search/search-entities.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';
import { checkNamed } from './check-named.ts';
import { loadEntity } from './load-entity.ts';
import { loadNode } from './load-node.ts';
import { namedInScope } from './named-in-scope.ts';
import { pageInfo } from './page-info.ts';
import { readNeighbourScope } from './read-neighbour-scope.ts';
import { readEdgeType, readSearchedLabels } from './read-names.ts';

/** The root fields about nodes and what is around them. */
export const networkQueries = {
  node: (_, { id }, context) => loadNode(context, id, 'id'),
  nodes: (_, { ids }, context) => Promise.all(ids.map((id, index) => loadNode(context, id, `ids[${index}]`))),
  search: (_, { text, types, first }, { graph }) =>
    searchEntities(graph.database, text, readSearchedLabels(types), first),
  neighbourCounts: async (_, { id, asOf, contract }, { graph, load }) => {
    const scope = readNeighbourScope(id, asOf, contract);
    const counts = await countNeighbours(graph.database, scope);
    if (counts.length === 0) await checkNamed(namedInScope(scope), load);
    return counts;
  },
  neighbours: async (_, { id, type, direction, first, after, asOf, contract }, { graph, load }) => {
    const scope = readNeighbourScope(id, asOf, contract);
    const request = { ...scope, type: readEdgeType(type), direction, first, after: after ?? null };
    const { edges, hasNextPage } = await findNeighbours(graph.database, request);
    // What has a hop is there.
    if (edges.length === 0) await checkNamed(namedInScope(scope), load);
    const cursors = edges.map(({ cursor }) => cursor);
    return { request, edges, pageInfo: pageInfo(cursors, hasNextPage, after) };
  },
  designationLists: async (_, _arguments, context) => {
    const lists = await listDesignationLists(context.graph.database);
    return Promise.all(lists.map(async ({ label, key }) => loadEntity(context, label, key)));
  },
} satisfies QueryResolvers;
