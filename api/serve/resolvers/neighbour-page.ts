import type { NeighbourEdge } from '#graph/entities/find-neighbours.ts';
import type { NeighbourRequest } from '#graph/entities/neighbour-request.ts';
import type { PageInfo } from '../generated/resolvers.ts';

/** A page of hops, with what was asked: they are counted only when the count is asked for too. */
export interface NeighbourPage {
  readonly request: NeighbourRequest;
  readonly edges: readonly NeighbourEdge[];
  readonly pageInfo: PageInfo;
}
