import type { Hop, NodeRef } from '#graph/exposure/exposure.ts';

/** Nodes and hops as drawn: the value behind a Path. */
export interface Picture {
  readonly nodes: readonly NodeRef[];
  readonly hops: readonly Hop[];
}
