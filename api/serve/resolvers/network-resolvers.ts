import { countNeighbours } from '#graph/entities/count-neighbours.ts';
import type {
  ChokePointResolvers,
  ExposureGroupRowResolvers,
  NeighbourConnectionResolvers,
  NeighbourEdgeResolvers,
  SearchHitResolvers,
  WhatIfResolvers,
} from '../generated/resolvers.ts';
import { loadEntitiesOf } from './load-entities-of.ts';
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

const whatIf: WhatIfResolvers = {
  systemsFreed: ({ systemsFreed }, _, context) => loadEntitiesOf(context, 'System', systemsFreed),
};

/** Where nodes are given by label and key, they are loaded. */
export const networkResolvers = {
  NeighbourConnection: neighbours,
  NeighbourEdge: neighbour,
  SearchHit: hit,
  ExposureGroupRow: group,
  ChokePoint: chokePoint,
  WhatIf: whatIf,
};
