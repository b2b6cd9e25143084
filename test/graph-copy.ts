import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';

/** A property, with Neo4j's name of its type: values are decoded to JSON, and a date to a text. */
const property = z.object({ name: z.string(), type: z.string(), value: z.unknown() });
const node = z.object({ id: z.string(), labels: z.array(z.string()), properties: z.array(property) });
const edge = z.object({ from: z.string(), to: z.string(), type: z.string(), properties: z.array(property) });

/** All nodes and edges of a small graph. */
export interface GraphCopy {
  readonly nodes: readonly z.infer<typeof node>[];
  readonly edges: readonly (Omit<z.infer<typeof edge>, 'from' | 'to'> & {
    readonly from: number;
    readonly to: number;
  })[];
}

const propertiesOf = (entity: string) =>
  `[name IN keys(${entity}) | {name: name, type: valueType(${entity}[name]), value: ${entity}[name]}] AS properties`;

export async function copyGraph(database: Pick<Database, 'read'>): Promise<GraphCopy> {
  const read = async <T>(row: z.ZodType<T>, statement: string) =>
    (await database.read(statement)).map((one) => row.parse(one));
  const nodes = await read(node, `MATCH (n) RETURN elementId(n) AS id, labels(n) AS labels, ${propertiesOf('n')}`);
  const edges = await read(
    edge,
    `MATCH (a)-[r]->(b) RETURN elementId(a) AS from, elementId(b) AS to, type(r) AS type, ${propertiesOf('r')}`,
  );
  const placeOf = new Map(nodes.map(({ id }, place) => [id, place]));
  const at = (id: string) => placeOf.get(id) ?? -1;
  return { nodes, edges: edges.map(({ from, to, ...rest }) => ({ ...rest, from: at(from), to: at(to) })) };
}

/** Replaces a graph that has nothing but its schema. Importing the same again would take many times as long. */
export async function pasteGraph(database: Pick<Database, 'write'>, copy: GraphCopy): Promise<void> {
  await database.write(write, { ...copy });
}

const setProperties = (entity: string) => `FOREACH (one IN given.properties | SET ${entity}[one.name] = CASE
    WHEN one.type STARTS WITH 'DATE' THEN date(one.value)
    WHEN one.type STARTS WITH 'LIST<DATE' THEN [day IN one.value | date(day)]
    WHEN one.type STARTS WITH 'ZONED DATETIME' THEN datetime(one.value)
    WHEN one.type STARTS WITH 'FLOAT' THEN toFloat(one.value)
    ELSE one.value END)`;

const write = `MATCH (n) DELETE n
  WITH count(*) AS deleted
  UNWIND $nodes AS given
  CREATE (n:$(given.labels))
  ${setProperties('n')}
  WITH collect(n) AS nodes
  UNWIND $edges AS given
  WITH nodes, given, nodes[given.from] AS a, nodes[given.to] AS b
  CREATE (a)-[r:$(given.type)]->(b)
  ${setProperties('r')}`;
