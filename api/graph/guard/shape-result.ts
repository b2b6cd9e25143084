import type { Database, Result, Row, Value } from '../driver/database.ts';
import { TimeSlice } from '../driver/time-slice.ts';
import type { HopIdentity } from '../entities/load-hops.ts';
import { loadHops } from '../entities/load-hops.ts';
import type { NodeRef } from '../exposure/exposure.ts';
import { edgeTypes } from '../model/vocabulary.ts';
import type { CypherResult } from './cypher-result.ts';
import { readElement } from './graph-element.ts';
import type { GraphElement, GraphNode, GraphRelationship } from './graph-element.ts';
import { nameEnds } from './name-ends.ts';
import { nameNode } from './node-name.ts';
import type { NodeName } from './node-name.ts';

/** Most nodes, and most edges, of a result's graph. */
const mostElements = 2_000;

/** Rows with their nodes and relationships in the model's terms, and the graph that they mention. */
export async function shapeResult(
  database: Database,
  result: Result,
): Promise<Omit<CypherResult, 'plan' | 'elapsedMs'>> {
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
  for (const [id, name] of await nameEnds(
    database,
    [...new Set(ends)].filter((id) => !names.has(id)),
  ))
    names.set(id, name);
  const nodes = distinct([...names.values()].flatMap(({ ref }) => (ref === null ? [] : [ref])));
  const hops = distinct(mentioned.relationships.flatMap((relationship) => hopOf(relationship, names) ?? []));
  const rows: Value[][] = [];
  for (const row of result.rows) {
    rows.push(result.columns.map((column) => shapeValue(row[column] ?? null, names)));
    if (slice.isOver) await slice.next();
  }
  return {
    columns: result.columns,
    columnTypes: result.columnTypes,
    rows,
    graph: { nodes: nodes.slice(0, mostElements), hops: await loadHops(database, hops.slice(0, mostElements)) },
    rowsCut: result.cut,
    graphCut: nodes.length > mostElements || hops.length > mostElements,
  };
}

/** The nodes and relationships that rows mention, each once. */
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
      const { label, key, caption } = nameNode(element.labels, element.properties);
      return { $type: 'node', label, key, caption, properties: shapeMap(element.properties, names) };
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

function endOf(id: string, names: ReadonlyMap<string, NodeName>): Value {
  const name = names.get(id);
  return name === undefined ? null : { label: name.label, key: name.key, caption: name.caption };
}

/** Null: its type or an end is not of the model. */
function hopOf(relationship: GraphRelationship, names: ReadonlyMap<string, NodeName>): HopIdentity | null {
  const type = edgeTypes.find((known) => known === relationship.type);
  const from = names.get(relationship.start)?.ref ?? null;
  const to = names.get(relationship.end)?.ref ?? null;
  if (type === undefined || from === null || to === null) return null;
  const under = underOf(type, relationship.properties);
  return { type, from, to, under: typeof under === 'string' ? under : null };
}

function underOf(type: HopIdentity['type'], properties: GraphRelationship['properties']): Value | undefined {
  switch (type) {
    case 'ACCESSES':
    case 'ESCORTS':
      return properties['access'];
    case 'SUBCONTRACTS_TO':
    case 'EMPLOYS':
      return properties['contract'];
    default:
      return null;
  }
}

function distinct<T extends NodeRef | HopIdentity>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
