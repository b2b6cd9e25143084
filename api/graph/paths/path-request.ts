import type { NodeRef } from '../exposure/exposure.ts';
import type { Day } from '../model/day.ts';
import type { EdgeType } from '../model/vocabulary.ts';

/** Which paths between two nodes. */
export interface PathRequest {
  readonly from: NodeRef;
  readonly to: NodeRef;
  /** From 1. */
  readonly maxHops: number;
  /** How many at most. */
  readonly first: number;
  /** Only hops that hold on it; null: whatever the day. */
  readonly asOf: Day | null;
  /** Nodes that are on every path; as many as `questionLimits.via` at most. */
  readonly via: readonly NodeRef[];
  /** Nodes that are on none. */
  readonly avoid: readonly NodeRef[];
  /** Types of hops; none: all. */
  readonly types: readonly EdgeType[];
}
