import { exposuresOfAccesses } from '../evidence/exposures-of-accesses.ts';
import type { EvidenceOptions } from '../evidence/read-evidence.ts';
import type { ExposureFilter } from '../exposure/exposure-filter.ts';
import type { Exposure } from '../exposure/exposure.ts';
import type { Graph } from '../open-graph.ts';
import type { RankedChain } from './ranked-chain.ts';

/** Chains that the analysis ranked, computed directly from their evidence, by id. An import that is under way may have taken what the analysis still knows. */
export async function computeChains(
  graph: Graph,
  ranked: readonly RankedChain[],
  filter: ExposureFilter,
  options?: EvidenceOptions,
): Promise<ReadonlyMap<string, Exposure>> {
  if (ranked.length === 0) return new Map();
  const accesses = [...new Set(ranked.map(({ access }) => access))];
  const found = await exposuresOfAccesses(graph, accesses, filter, options);
  return new Map(found.map((exposure) => [exposure.id, exposure]));
}
