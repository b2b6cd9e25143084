import { z } from 'zod';
import { TimeSlice } from '../database/answer-meter.ts';
import type { Database, Result, Row, Value } from '../database/database.ts';
import { describeDerived } from '../entities/derived-hops.ts';
import { loadHops } from '../entities/hops.ts';
import type { Hop } from '../exposure/exposure.ts';
import { captionOf, captionProperties } from '../model/caption.ts';
import { derivedNodes } from '../model/derived.ts';
import type { HopIdentity, NodeRef } from '../model/keys.ts';
import type { StatementWarning } from '../model/names.ts';
import { underOfEdges } from '../model/relationships.ts';
import { edgeTypes, labels } from '../model/vocabulary.ts';
import { allowedFunctions, allowedProcedures } from './allowed.ts';
import type { PlanOperator } from './check-statement.ts';

/** Maximum number of nodes, and of edges, in the graph of a result. */
const mostElements = 2_000;

/**
 * Converts a result to rows with nodes and relationships in the model's terms, and the graph that they mention.
 * @param withHops whether the graph gets its hops
 */
export async function shapeResult(
  database: Database,
  result: Result,
  withHops: boolean,
): Promise<Omit<CypherResult, 'plan' | 'warnings' | 'elapsedMs'>> {
  const slice = new TimeSlice();
  const found = new Elements();
  for (const row of result.rows) {
    found.searchRow(row);
    if (slice.isOver) await slice.next();
  }
  const mentioned = found.mentioned();
  const names = new Map<string, NodeName>(
    mentioned.nodes.map((node) => [node.elementId, nameNode(node.labels, node.properties)]),
  );
  const ends = mentioned.relationships.flatMap(({ start, end }) => [start, end]);
  for (const [id, name] of await nameEndpoints(
    database,
    [...new Set(ends)].filter((id) => !names.has(id)),
  ))
    names.set(id, name);
  const derived = derivedIn([...names.values()]);
  const described = await describeDerived(database, {
    accesses: derived.accesses.slice(0, mostElements),
    exposures: derived.exposures.slice(0, mostElements),
    people: derived.people,
  });
  for (const [id, name] of names)
    if (name.label === 'Exposure')
      names.set(id, { ...name, caption: described.captions.get(name.key) ?? name.caption });
  const hops = distinct([
    ...mentioned.relationships.flatMap((relationship) => hopOf(relationship, names) ?? []),
    ...described.hops,
  ]);
  const nodes = distinct([
    ...[...names.values()].flatMap(({ ref }) => (ref === null ? [] : [ref])),
    ...hops.flatMap(({ from, to }) => [from, to]),
  ]);
  const rows: Value[][] = [];
  for (const row of result.rows) {
    rows.push(result.columns.map((column) => shapeValue(row[column] ?? null, names)));
    if (slice.isOver) await slice.next();
  }
  return {
    columns: result.columns,
    columnTypes: result.columnTypes,
    rows,
    graph: {
      nodes: nodes.slice(0, mostElements),
      hops: withHops ? await loadHops(database, hops.slice(0, mostElements)) : [],
    },
    rowsCut: result.cut,
    graphCut: [nodes, hops, derived.accesses, derived.exposures].some(({ length }) => length > mostElements),
  };
}

/** Returns the keys of the derived nodes, and of the people, among nodes. */
function derivedIn(names: readonly NodeName[]) {
  const keysOf = (label: string) => names.flatMap((name) => (name.label === label ? [name.key] : []));
  return { accesses: keysOf('Access'), exposures: keysOf('Exposure'), people: keysOf('Person') };
}

/** Collects the nodes and relationships that rows mention, each once. */
class Elements {
  readonly #nodes = new Map<string, GraphNode>();
  readonly #relationships = new Map<string, GraphRelationship>();

  searchRow(row: Row): void {
    for (const value of Object.values(row)) this.#search(value);
  }

  mentioned(): { readonly nodes: readonly GraphNode[]; readonly relationships: readonly GraphRelationship[] } {
    return { nodes: [...this.#nodes.values()], relationships: [...this.#relationships.values()] };
  }

  #search(value: Value): void {
    if (value === null || typeof value !== 'object') return;
    if (isList(value)) {
      for (const item of value) this.#search(item);
      return;
    }
    const element = readElement(value);
    if (element !== null) this.#collect(element);
    else for (const inner of Object.values(value)) this.#search(inner);
  }

  #collect(element: GraphElement): void {
    switch (element.$type) {
      case 'node':
        this.#nodes.set(element.elementId, element);
        return;
      case 'relationship':
        this.#relationships.set(element.elementId, element);
        return;
      case 'path':
        for (const part of [...element.nodes, ...element.relationships]) this.#collect(part);
    }
  }
}

function shapeValue(value: Value, names: ReadonlyMap<string, NodeName>): Value {
  if (typeof value === 'bigint') return String(value);
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map((item) => shapeValue(item, names));
  const element = readElement(value);
  return element === null ? shapeMap(value, names) : shapeElement(element, names);
}

function shapeMap(map: Readonly<Record<string, Value>>, names: ReadonlyMap<string, NodeName>): Value {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, shapeValue(value, names)]));
}

function shapeElement(element: GraphElement, names: ReadonlyMap<string, NodeName>): Value {
  switch (element.$type) {
    case 'node': {
      const { label, key, caption } = names.get(element.elementId) ?? nameNode(element.labels, element.properties);
      return {
        $type: 'node',
        label,
        key,
        caption,
        properties: shapeMap(withoutBookkeeping(label, element.properties), names),
      };
    }
    case 'relationship':
      return {
        $type: 'relationship',
        type: element.type,
        key: element.properties['key'] ?? null,
        from: endOf(element.start, names),
        to: endOf(element.end, names),
        properties: shapeMap(element.properties, names),
      };
    case 'path':
      return {
        $type: 'path',
        nodes: element.nodes.map((node) => shapeElement(node, names)),
        relationships: element.relationships.map((relationship) => shapeElement(relationship, names)),
      };
  }
}

const derivedProperties: ReadonlyMap<string, readonly string[]> = new Map(
  derivedNodes.map(({ label, properties: ofLabel }) => [label, ofLabel]),
);

/** Returns the properties of a node that are for users. */
function withoutBookkeeping(label: string, all: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  const listed = derivedProperties.get(label);
  return listed === undefined ? all : Object.fromEntries(Object.entries(all).filter(([name]) => listed.includes(name)));
}

function endOf(id: string, names: ReadonlyMap<string, NodeName>): Value {
  const name = names.get(id);
  return name === undefined ? null : { label: name.label, key: name.key, caption: name.caption };
}

/** Returns null if the type or an end is not in the model, and for a superseded statement: a hop is of current statements. */
function hopOf(relationship: GraphRelationship, names: ReadonlyMap<string, NodeName>): HopIdentity | null {
  const type = edgeTypes.find((known) => known === relationship.type);
  const from = names.get(relationship.start)?.ref ?? null;
  const to = names.get(relationship.end)?.ref ?? null;
  if (type === undefined || from === null || to === null) return null;
  const property = underOfEdges[type];
  const under = property === undefined ? null : relationship.properties[property];
  return { type, from, to, under: typeof under === 'string' ? under : null };
}

function distinct<T extends NodeRef | HopIdentity>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** The answer to a statement. */
export interface CypherResult {
  readonly columns: readonly string[];
  /** Cypher's name of the type of each column; `NULL` if no row has a value, `ANY` if the types differ. */
  readonly columnTypes: readonly string[];
  /**
   * Values in the order of the columns. A node is `{ $type: 'node', label, key, caption, properties }`, a relationship
   * `{ $type: 'relationship', type, key, from, to, properties }` with ends as `{ label, key }`, a path
   * `{ $type: 'path', nodes, relationships }`; dates and times are ISO 8601 text, integers beyond 53 bits text.
   */
  readonly rows: readonly (readonly Value[])[];
  /**
   * The nodes and edges of the model that the rows mention, or that their derived nodes stand for; each edge with every statement of its
   * hop. Superseded statements are only in the rows.
   */
  readonly graph: { readonly nodes: readonly NodeRef[]; readonly hops: readonly Hop[] };
  /** Whether there were more rows than requested. */
  readonly rowsCut: boolean;
  /** Whether the rows mention more nodes or edges than `graph` has. */
  readonly graphCut: boolean;
  /** The plan for EXPLAIN and PROFILE, otherwise null. EXPLAIN has no columns and no rows. */
  readonly plan: readonly PlanOperator[] | null;
  /** Names in the statement that match nothing in any graph. */
  readonly warnings: readonly StatementWarning[];
  readonly elapsedMs: number;
}

/** Not validated: only our decoder makes values with a `$type`, and they may be large. */
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

/** A node, relationship or path as `database/` decodes it. */
type GraphElement = z.infer<typeof element>;
type GraphNode = z.infer<typeof node>;
type GraphRelationship = z.infer<typeof relationship>;

/** Returns the graph element that a map represents, or null if it is only a map. */
function readElement(value: Readonly<Record<string, Value>>): GraphElement | null {
  if (!('$type' in value)) return null;
  return element.safeParse(value).data ?? null;
}

/** A node's label, key and caption. The label is the one in the model, or else its first. */
interface NodeName {
  readonly label: string;
  readonly key: string;
  readonly caption: string;
  /** Null if the node is not in the model, so that the API has no id for it. */
  readonly ref: NodeRef | null;
}

function nameNode(nodeLabels: readonly string[], properties: Readonly<Record<string, Value>>): NodeName {
  const label = labels.find((known) => nodeLabels.includes(known)) ?? null;
  const key = properties['key'];
  const known = typeof key === 'string' ? key : '';
  const shown = label ?? nodeLabels[0] ?? '';
  return {
    label: shown,
    key: known,
    caption: captionOf(shown, properties, known),
    ref: label !== null && known !== '' ? { label, key: known } : null,
  };
}

const row = z.object({
  id: z.string(),
  labels: z.array(z.string()),
  properties: z.record(z.string(), z.custom<Value>()),
});

/** Number of nodes in one read. */
const batchSize = 2000;

const namingProperties = ['key', ...new Set([...labels, ''].flatMap(captionProperties))].map((name) => `.${name}`);

/** Reads the names of nodes known only by element id: the ends of relationships. */
async function nameEndpoints(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, NodeName>> {
  const names = new Map<string, NodeName>();
  for (let at = 0; at < ids.length; at += batchSize) {
    const rows = await database.read(
      `MATCH (n) WHERE elementId(n) IN $ids
       RETURN elementId(n) AS id, labels(n) AS labels, n{${namingProperties.join(', ')}} AS properties`,
      { ids: ids.slice(at, at + batchSize) },
    );
    for (const found of rows) {
      const { id, labels, properties } = row.parse(found);
      names.set(id, nameNode(labels, properties));
    }
  }
  return names;
}

const argument = z.object({
  name: z.string(),
  type: z.string(),
  description: z.string(),
  default: z.string().nullable().default(null),
});
const shown = { name: z.string(), description: z.string(), signature: z.string(), arguments: z.array(argument) };
const functionRow = z.object({
  ...shown,
  category: z.string(),
  isBuiltIn: z.boolean(),
  aggregating: z.boolean(),
  returns: z.string(),
});
const procedureRow = z.object({ ...shown, mode: z.string(), results: z.array(argument) });

/** Lists the functions and procedures of the database that the guard allows, by name. */
export async function listCallables(database: Pick<Database, 'read'>) {
  const [functions, procedures] = await Promise.all([
    database.read(`SHOW FUNCTIONS
      YIELD name, description, signature, category, isBuiltIn, aggregating, argumentDescription, returnDescription
      RETURN name, description, signature, category, isBuiltIn, aggregating, argumentDescription AS arguments,
        returnDescription AS returns
      ORDER BY name`),
    database.read(`SHOW PROCEDURES YIELD name, description, signature, mode, argumentDescription, returnDescription
      RETURN name, description, signature, mode, argumentDescription AS arguments, returnDescription AS results
      ORDER BY name`),
  ]);
  return {
    functions: functions
      .map((row) => functionRow.parse(row))
      .filter(({ name }) => allowedFunctions.has(name.toLowerCase())),
    procedures: procedures.map((row) => procedureRow.parse(row)).filter(({ name }) => allowedProcedures.has(name)),
  };
}
