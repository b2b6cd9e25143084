import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import type { NodeRef } from '../exposure/exposure.ts';
import type { Label } from '../model/vocabulary.ts';
import type { Entity } from './entity.ts';
import { groupByLabel } from './group-by-label.ts';

const row = z.object({ key: z.string(), labels: z.array(z.string()) });
const record = z.record(z.string(), z.custom<Entity['properties'][string]>());

/** Nodes with their values, in the order asked for; null for what is not there. One statement a label, however many keys. */
export async function loadEntities(database: Database, refs: readonly NodeRef[]): Promise<readonly (Entity | null)[]> {
  const groups = [...groupByLabel(refs)];
  const found = await Promise.all(groups.map(([label, keys]) => loadLabel(database, label, keys)));
  const byLabel = new Map(groups.map(([label], index) => [label, found[index]]));
  return refs.map(({ label, key }) => byLabel.get(label)?.get(key) ?? null);
}

async function loadLabel(database: Database, label: Label, keys: readonly string[]): Promise<Map<string, Entity>> {
  const rows = await database.read(
    `UNWIND $keys AS key MATCH (n:${label} {key: key}) RETURN key, labels(n) AS labels, properties(n) AS properties`,
    { keys },
  );
  return new Map(
    rows.map((found) => {
      const { key, labels } = row.parse(found);
      return [key, { label, key, labels, properties: record.parse(found['properties']) }];
    }),
  );
}
