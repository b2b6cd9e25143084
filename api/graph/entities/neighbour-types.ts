import { edgeTypes, type EdgeType } from '../model/vocabulary.ts';

/** Hops that a node has to others; what describes it is its evidence, not its neighbour. */
export const neighbourTypes: readonly EdgeType[] = edgeTypes.filter((type) => type !== 'DESCRIBED_BY');
