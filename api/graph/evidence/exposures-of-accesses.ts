import type { ExposureFilter } from '../exposure/exposure-filter.ts';
import type { Exposure } from '../exposure/exposure.ts';
import { exposuresOf } from '../exposure/exposures-of.ts';
import { indexEvidence } from '../exposure/index-evidence.ts';
import type { Graph } from '../open-graph.ts';
import { checkLists } from './check-lists.ts';
import { readEvidence, type EvidenceOptions } from './read-evidence.ts';
import { readLists } from './read-lists.ts';

/**
 * Every chain of some accesses under a filter, computed directly from the graph; by access, then id.
 * @param accesses keys, a few thousand at most
 * @param options default: with the statements' other properties
 * @throws BadInput for a list that is not known or designates no country.
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
