import type { EvidenceOptions } from '../evidence/read-evidence.ts';
import type { ExposureFilter } from '../exposure/exposure-filter.ts';
import type { Exposure } from '../exposure/exposure.ts';
import type { Graph } from '../open-graph.ts';
import type { RankedChain } from './ranked-chain.ts';
import { recallExposures } from './recall-exposures.ts';
import type { Snapshot } from './snapshot.ts';

/** Chains that the analysis ranked, computed directly from their evidence, by id. An import that is under way may have taken what the analysis still knows. */
export async function computeChains(
  graph: Graph,
  snapshot: Snapshot,
  ranked: readonly RankedChain[],
  filter: ExposureFilter,
  options?: EvidenceOptions,
): Promise<ReadonlyMap<string, Exposure>> {
  if (ranked.length === 0) return new Map();
  const accesses = [...new Set(ranked.map(({ access }) => access))].sort();
  const found = await recallExposures(graph, snapshot, accesses, filter, options);
  return new Map(found.map((exposure) => [exposure.id, exposure]));
}
