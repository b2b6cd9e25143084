import type { ExposureOrder } from '../exposure/exposure-order.ts';
import { rankOf, type Position } from './rank-states.ts';
import type { Match } from './scan.ts';

export interface RankedChain extends Position {
  readonly access: string;
}

/** The chain of a state that matches, with its place in an order. */
export function rankedChain({ chunk, access, judgement }: Match, state: number, orderBy: ExposureOrder): RankedChain {
  const confidence = Math.min(judgement.confidence, chunk.confidence[state] ?? 0);
  return {
    rank: rankOf(chunk, state, confidence, orderBy),
    id: chunk.ids[chunk.chain[state] ?? -1] ?? '',
    access: chunk.accesses[access] ?? '',
  };
}
