import { z } from 'zod';
import type { Value } from '../driver/database.ts';

/** Not looked into: what has a `$type` is of the driver's folder, and may be large. */
const properties = z.custom<Readonly<Record<string, Value>>>();

const node = z.object({
  $type: z.literal('node'),
  elementId: z.string(),
  labels: z.array(z.string()),
  properties,
});

const relationship = z.object({
  $type: z.literal('relationship'),
  elementId: z.string(),
  type: z.string(),
  start: z.string(),
  end: z.string(),
  properties,
});

const path = z.object({ $type: z.literal('path'), nodes: z.array(node), relationships: z.array(relationship) });

const element = z.discriminatedUnion('$type', [node, relationship, path]);

/** A node, relationship or path as the driver's folder decodes it. */
export type GraphElement = z.infer<typeof element>;
export type GraphNode = z.infer<typeof node>;
export type GraphRelationship = z.infer<typeof relationship>;

/** The graph element that a map stands for; null: it is a map. */
export function readElement(value: Readonly<Record<string, Value>>): GraphElement | null {
  if (!('$type' in value)) return null;
  return element.safeParse(value).data ?? null;
}
