import { readEvidence, type EvidenceOptions } from '../evidence/read-evidence.ts';
import { RowMemory } from '../evidence/row-memory.ts';
import type { ExposureFilter } from '../exposure/exposure-filter.ts';
import type { Evidence } from '../exposure/evidence.ts';
import type { Exposure } from '../exposure/exposure.ts';
import { exposuresOf } from '../exposure/exposures-of.ts';
import { indexEvidence } from '../exposure/index-evidence.ts';
import type { Graph } from '../open-graph.ts';
import { madeOnce } from './made-once.ts';
import { readSettled } from './read-settled.ts';
import type { Snapshot } from './snapshot.ts';

const memoryOf = madeOnce<Snapshot, RowMemory>(() => new RowMemory());

/**
 * Every chain of some accesses under a filter, computed from their evidence: what was fetched before for the same version of the
 * graph is not fetched again, whatever day and lists it was for.
 * @param accesses keys, without repetition
 */
export async function recallExposures(
  graph: Graph,
  snapshot: Snapshot,
  accesses: readonly string[],
  filter: ExposureFilter,
  options: EvidenceOptions = { whole: true },
): Promise<readonly Exposure[]> {
  const memory = memoryOf(snapshot);
  const evidence =
    (await memory.recall((known) => readEvidence(known, accesses, options))) ??
    (await fetchEvidence(graph, snapshot, memory, accesses, options));
  const index = indexEvidence(evidence);
  return accesses.flatMap((access) => exposuresOf(index, access, filter));
}

function fetchEvidence(
  { database }: Graph,
  snapshot: Snapshot,
  memory: RowMemory,
  accesses: readonly string[],
  options: EvidenceOptions,
): Promise<Evidence> {
  return database.readTransaction(async (transaction) => {
    const { reading, keep } = memory.through(transaction);
    const evidence = await readEvidence(reading, accesses, options);
    if (await readSettled(transaction, snapshot)) keep();
    return evidence;
  });
}
