import { exposuresOf } from '../derive/exposures-of.ts';
import { checkLists, readLists } from '../derive/lists.ts';
import { readEvidence } from '../derive/read-evidence.ts';
import type { EvidenceOptions } from '../derive/read-evidence.ts';
import { indexEvidence } from '../exposure/evidence-index.ts';
import type { Exposure, ExposureFilter } from '../exposure/exposure.ts';
import type { Graph } from './index/graph.ts';

/**
 * Every chain of some accesses under a filter, computed directly from the graph; by access, then id.
 * @param accesses keys, a few thousand at most
 * @param options default: with the statements' other properties
 * @throws BAD_USER_INPUT for a list that is not known or designates no country.
 */
export async function exposuresOfAccesses(
  { database }: Pick<Graph, 'database'>,
  accesses: readonly string[],
  filter: ExposureFilter,
  options: EvidenceOptions = { whole: true },
): Promise<readonly Exposure[]> {
  const keys = [...new Set(accesses)].sort();
  const [known, evidence] = await database.readTransaction((transaction) =>
    Promise.all([readLists(transaction), readEvidence(transaction, keys, options)]),
  );
  checkLists(filter.lists, known);
  const index = indexEvidence(evidence);
  return keys.flatMap((access) => exposuresOf(index, access, filter));
}
