import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { loadEntities } from '../entities/entities.ts';
import { compareKeys, nodeKey } from '../model/keys.ts';
import type { NodeRef } from '../model/keys.ts';

const text = z.string().nullable().default(null);
const nodeShape = z.object({
  dataClass: z.string().default('INFERRED'),
  kind: text,
  headcount: z.number().nullable().default(null),
  identified: z.boolean().default(true),
  country: text,
});
/** What a box says of a node besides its name. */
export type NodeFacts = Readonly<z.infer<typeof nodeShape>>;

/** Of a node that is not on record. */
export const noFacts: NodeFacts = nodeShape.parse({});

/** Returns what boxes say of nodes, by `nodeKey`. */
export async function readNodeFacts(
  database: Database,
  nodes: readonly NodeRef[],
): Promise<Readonly<Record<string, NodeFacts>>> {
  const entities = await loadEntities(database, nodes);
  const facts = nodes.map((node, at): readonly [string, NodeFacts] => [
    nodeKey(node),
    nodeShape.parse(entities[at]?.properties ?? {}),
  ]);
  return Object.fromEntries(facts.toSorted(([a], [b]) => compareKeys(a, b)));
}
