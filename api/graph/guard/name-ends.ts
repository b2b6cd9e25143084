import { z } from 'zod';
import type { Database, Value } from '../driver/database.ts';
import { nameNode } from './node-name.ts';
import type { NodeName } from './node-name.ts';

const row = z.object({
  id: z.string(),
  labels: z.array(z.string()),
  properties: z.record(z.string(), z.custom<Value>()),
});

/** Nodes that are read at a time. */
const atOnce = 2000;

/** Names of nodes that are known by element id alone: the ends of relationships. */
export async function nameEnds(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, NodeName>> {
  const names = new Map<string, NodeName>();
  for (let at = 0; at < ids.length; at += atOnce) {
    const rows = await database.read(
      `MATCH (n) WHERE elementId(n) IN $ids
       RETURN elementId(n) AS id, labels(n) AS labels, n{.key, .name, .piid, .title, .label, .text} AS properties`,
      { ids: ids.slice(at, at + atOnce) },
    );
    for (const found of rows) {
      const { id, labels, properties } = row.parse(found);
      names.set(id, nameNode(labels, properties));
    }
  }
  return names;
}
