import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { countries } from '#graph/model/countries.ts';
import { writeNewGraph } from '#seed/import/policy.ts';

/** A property, with Neo4j's name of its type: values are decoded to JSON, and a date to a text. */
const property = z.object({ name: z.string(), type: z.string(), value: z.unknown() });
const node = z.object({ id: z.string(), labels: z.array(z.string()), properties: z.array(property) });
const edge = z.object({ from: z.string(), to: z.string(), type: z.string(), properties: z.array(property) });

/** A graph with the schema's nodes and the designation lists. */
interface NewGraph {
  readonly nodes: readonly z.infer<typeof node>[];
  readonly edges: readonly (Omit<z.infer<typeof edge>, 'from' | 'to'> & {
    readonly from: number;
    readonly to: number;
  })[];
}

/** It is read once in each worker, from a graph that the product has written. */
let newGraph: NewGraph | null = null;

/** Databases that have nothing but their schema, as far as is known, and no designation lists. */
const emptied = new WeakSet<Database>();

export function noteEmptied(database: Database): void {
  emptied.add(database);
}

/**
 * Writes the designation lists into a graph that has nothing but its schema, as the first import after `withEmptyData` would do. Reading and checking
 * their files each time would take a third of the time of a small import. Leaves any other graph as it is, and a database that a test wraps around
 * another one.
 */
export async function restoreDesignationLists(database: Database): Promise<void> {
  if (!emptied.delete(database)) return;
  const [counts] = await database.read(
    `RETURN COUNT { (n) } AS nodes, COUNT { (:Country) } AS countries, COUNT { ()-->() } AS edges,
       COUNT { (:Subtier {key: 'graph', version: 0, derivedVersion: 0}) } AS graphs, COUNT { (:Subtier {key: 'lease'}) } AS leases`,
  );
  const onlySchema = { nodes: countries.size + 2, countries: countries.size, edges: 0, graphs: 1, leases: 1 };
  if (JSON.stringify(counts) !== JSON.stringify(onlySchema)) return;
  if (newGraph === null) {
    await writeNewGraph(database);
    newGraph = await readGraph(database);
  } else {
    await database.write(write, { ...newGraph });
  }
}

const propertiesOf = (entity: string) =>
  `[name IN keys(${entity}) | {name: name, type: valueType(${entity}[name]), value: ${entity}[name]}] AS properties`;

async function readGraph(database: Database): Promise<NewGraph> {
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
