import type { ExposureOrder } from '../exposure/exposure-order.ts';
import type { Exposure } from '../exposure/exposure.ts';
import { bands } from '../priority/priority.ts';
import type { Chunk } from './chunk.ts';

/** Where a chain stands: higher ranks first, equal ones in the order of the ids. */
export interface Position {
  readonly rank: number;
  readonly id: string;
}

/** Below zero: the first stands before the second. */
export function comparePositions(a: Position, b: Position): number {
  return b.rank - a.rank || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** One number for what an order looks at, in its order of importance. @param confidence with the locations */
export function rankOf(chunk: Chunk, state: number, confidence: number, order: ExposureOrder): number {
  const urgency = (chunk.high[state] ?? 0) * 4 + (chunk.low[state] ?? 0);
  // BROKEN is 0.
  const depth = (chunk.depth[chunk.chain[state] ?? -1] ?? -1) + 1;
  switch (order) {
    case 'PRIORITY':
      return byPriority(urgency, confidence, depth);
    case 'CONFIDENCE':
      return (confidence * 16 + urgency) * 10 + depth;
    case 'TIER_DEPTH':
      return (depth * 16 + urgency) * 101 + confidence;
  }
}

/** `rankOf` by PRIORITY, for an exposure that was computed. */
export function rankOfExposure({ priority, confidence, tierDepth }: Exposure): number {
  const urgency = bands.indexOf(priority.high) * 4 + bands.indexOf(priority.low);
  return byPriority(urgency, confidence, (tierDepth ?? -1) + 1);
}

function byPriority(urgency: number, confidence: number, depth: number): number {
  return (urgency * 101 + confidence) * 10 + depth;
}
