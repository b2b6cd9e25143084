import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import type { NodeRef } from '../exposure/exposure.ts';
import type { Label } from '../model/vocabulary.ts';
import { groupByLabel } from './group-by-label.ts';

const row = z.object({ key: z.string(), sources: z.array(z.string()) });

/**
 * Keys of the sources that describe each entity, in the order of DESIGN, section 2: by the confidence of the best
 * statement, then the later retrieved, the later published, source key. One statement a label, however many entities.
 */
export async function describingSources(
  database: Database,
  refs: readonly NodeRef[],
): Promise<readonly (readonly string[])[]> {
  const groups = [...groupByLabel(refs)];
  const found = await Promise.all(groups.map(([label, keys]) => describe(database, label, keys)));
  const byLabel = new Map(groups.map(([label], index) => [label, found[index]]));
  return refs.map(({ label, key }) => byLabel.get(label)?.get(key) ?? []);
}

async function describe(
  database: Database,
  label: Label,
  keys: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const rows = await database.read(
    `UNWIND $keys AS key
     MATCH (n:${label} {key: key})-[d:DESCRIBED_BY]->(s:Source) WHERE d.supersededAt IS NULL
     WITH key, s, max(d.confidence) AS confidence
     ORDER BY confidence DESC, coalesce(toString(s.retrievedAt), '') DESC, coalesce(toString(s.publishedOn), '') DESC, s.key
     RETURN key, collect(s.key) AS sources`,
    { keys },
  );
  return new Map(rows.map((found) => row.parse(found)).map(({ key, sources }) => [key, sources]));
}
