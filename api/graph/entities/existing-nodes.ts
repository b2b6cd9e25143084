import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import type { NodeRef } from '../exposure/exposure.ts';
import { labels } from '../model/vocabulary.ts';
import { countries } from '../schema/countries.ts';
import { groupByLabel } from './group-by-label.ts';

const row = z.object({ label: z.enum(labels), key: z.string() });

/**
 * Whether each node is in the graph, in the order asked for. One statement, however many keys of however many labels; none
 * for countries, which are the same in every graph.
 */
export async function existingNodes(
  database: Pick<Database, 'read'>,
  refs: readonly NodeRef[],
): Promise<readonly boolean[]> {
  const groups = [...groupByLabel(refs.filter(({ label }) => label !== 'Country'))];
  const ofLabel = groups.map(
    ([label]) => `UNWIND $${label} AS key MATCH (:${label} {key: key}) RETURN '${label}' AS label, key`,
  );
  const rows =
    groups.length === 0 ? [] : await database.read(ofLabel.sort().join(' UNION ALL '), Object.fromEntries(groups));
  const found = new Set(rows.map((one) => nameOf(row.parse(one))));
  return refs.map((ref) => (ref.label === 'Country' ? countries.has(ref.key) : found.has(nameOf(ref))));
}

function nameOf({ label, key }: NodeRef): string {
  return `${label}:${key}`;
}
