import type { NodeRef } from '../exposure/exposure.ts';
import type { Day } from '../model/day.ts';
import type { EdgeType } from '../model/vocabulary.ts';

/** Whose hops. */
export interface NeighbourScope {
  readonly node: NodeRef;
  /** Only hops that hold on it; null: whatever the day. */
  readonly asOf: Day | null;
  /** Only hops under this contract; null: under any, or none. */
  readonly contract: string | null;
}

/** A page of them. */
export interface NeighbourRequest extends NeighbourScope {
  /** Null: all types. */
  readonly type: EdgeType | null;
  readonly direction: HopDirection | 'BOTH';
  readonly first: number;
  /** The cursor of the last one seen; null: from the beginning. */
  readonly after: string | null;
}

export type HopDirection = 'OUT' | 'IN';
