import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import type { NodeRef } from '../exposure/exposure.ts';
import { dataClasses, type Label } from '../model/vocabulary.ts';
import { groupByLabel } from './group-by-label.ts';

/** A source that describes it, with the best of its statements. */
export type DescribingSource = z.infer<typeof describingSource>;

const describingSource = z.object({
  /** Key of the source. */
  source: z.string(),
  /** 0–100. */
  confidence: z.number(),
  dataClass: z.enum(dataClasses),
});
const row = z.object({ key: z.string(), sources: z.array(describingSource) });

/**
 * The sources of each entity in the order of DESIGN, section 2: by confidence, then the later retrieved, the later
 * published, source key. One statement a label, however many entities.
 */
export async function describingSources(
  database: Database,
  refs: readonly NodeRef[],
): Promise<readonly (readonly DescribingSource[])[]> {
  const groups = [...groupByLabel(refs)];
  const found = await Promise.all(groups.map(([label, keys]) => describe(database, label, keys)));
  const byLabel = new Map(groups.map(([label], index) => [label, found[index]]));
  return refs.map(({ label, key }) => byLabel.get(label)?.get(key) ?? []);
}

async function describe(
  database: Database,
  label: Label,
  keys: readonly string[],
): Promise<Map<string, readonly DescribingSource[]>> {
  const rows = await database.read(
    `UNWIND $keys AS key
     MATCH (n:${label} {key: key})-[d:DESCRIBED_BY]->(s:Source) WHERE d.supersededAt IS NULL
     WITH key, s, d ORDER BY d.confidence DESC, d.key
     WITH key, s, head(collect(d)) AS best
     ORDER BY best.confidence DESC, coalesce(toString(s.retrievedAt), '') DESC, coalesce(toString(s.publishedOn), '') DESC, s.key
     RETURN key, collect({source: s.key, confidence: best.confidence, dataClass: best.dataClass}) AS sources`,
    { keys },
  );
  return new Map(rows.map((found) => row.parse(found)).map(({ key, sources }) => [key, sources]));
}
