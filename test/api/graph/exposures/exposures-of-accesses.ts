import { exposuresOf } from '#graph/exposure/evaluate.ts';
import { checkLists, readLists } from '#graph/evidence/designation-lists.ts';
import { currentEvidence } from '#graph/evidence/evidence-statements.ts';
import { readEvidence } from '#graph/evidence/read-evidence.ts';
import { indexEvidence } from '#graph/exposure/evidence-index.ts';
import type { Exposure } from '#graph/exposure/exposure.ts';
import type { ExposureFilter } from '#graph/exposure/filters.ts';
import type { Graph } from '#graph/graph.ts';

/**
 * Computes every chain of some accesses under a filter directly from the graph; by access, then id.
 * @param accesses keys, a few thousand at most
 * @param options default: with all properties of the statements
 * @throws BAD_USER_INPUT for an unknown list, or lists that designate no country.
 */
export async function exposuresOfAccesses(
  { database }: Graph,
  accesses: readonly string[],
  filter: ExposureFilter,
  options = { withProperties: true },
): Promise<readonly Exposure[]> {
  const keys = [...new Set(accesses)].sort();
  const [known, evidence] = await Promise.all([
    readLists(database),
    database.readTransaction((transaction) => readEvidence(currentEvidence(transaction), keys, options)),
  ]);
  checkLists(filter.lists, known);
  const index = indexEvidence(evidence);
  return keys.flatMap((access) => exposuresOf(index, access, filter));
}
