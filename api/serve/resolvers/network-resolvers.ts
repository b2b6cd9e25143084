import { countNeighbours } from '#graph/entities/count-neighbours.ts';
import type {
  ChokePointResolvers,
  ExposureGroupRowResolvers,
  NeighbourConnectionResolvers,
  NeighbourEdgeResolvers,
  SearchHitResolvers,
} from '../generated/resolvers.ts';
import { loadEntity } from './load-entity.ts';

const neighbours: NeighbourConnectionResolvers = {
  totalCount: async ({ request }, _, { graph }) => {
    const counts = await countNeighbours(graph.database, request);
    return counts
      .filter(({ type }) => request.type === null || type === request.type)
      .filter(({ direction }) => request.direction === 'BOTH' || direction === request.direction)
      .reduce((sum, { count }) => sum + count, 0);
  },
};

const neighbour: NeighbourEdgeResolvers = {
  node: ({ node }, _, context) => loadEntity(context, node.label, node.key),
  edge: ({ hop }) => hop,
};

const hit: SearchHitResolvers = {
  node: ({ node }, _, context) => loadEntity(context, node.label, node.key),
};

const group: ExposureGroupRowResolvers = {
  group: ({ group: node }, _, context) => loadEntity(context, node.label, node.key),
};

const chokePoint: ChokePointResolvers = {
  node: ({ node }, _, context) => loadEntity(context, node.label, node.key),
};

/** Where nodes are given by label and key, they are loaded. */
export const networkResolvers = {
  NeighbourConnection: neighbours,
  NeighbourEdge: neighbour,
  SearchHit: hit,
  ExposureGroupRow: group,
  ChokePoint: chokePoint,
};
