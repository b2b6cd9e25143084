import type { EdgeTable } from '#graph/model/table.ts';
import { findReferredLabel, tables } from '#graph/model/tables.ts';
import { edgeTypes, labels, tableNames } from '#graph/model/vocabulary.ts';
import type { EdgeType, Label } from '#graph/model/vocabulary.ts';
import { bounds, tooMany } from '../bounds.ts';
import { CellRefused, parseCountry, required } from '../cells.ts';
import { columnOf, columnsOf } from '../chain-package/layout.ts';
import { isObject, listAt, textOf, valueAt } from '../json.ts';

/** A node of the file. */
export interface GraphNode {
  readonly id: string;
  readonly label: Label;
  /** The key in the graph: the property `id`, else the id in the file. */
  readonly key: string;
  readonly cells: Cells;
  /** Whether the file states the node's values: false for what every graph has, such as a designation list of US law. */
  readonly isStated: boolean;
  /** Why it has no row; null if it has one. */
  readonly problem: CellRefused | null;
}

/** The property of a node that says `no` if the file states nothing of it. */
export const statedProperty = 'stated';

export interface GraphEdge {
  readonly type: EdgeType;
  readonly start: string;
  readonly end: string;
  readonly cells: Cells;
  /** Why it has no row; null if it has one. */
  readonly problem: CellRefused | null;
}

/** Cells by column, as a file of a chain package writes them. */
export type Cells = Readonly<Record<string, string>>;

/** BloodHound has kinds of its own called `Source`. */
const kinds: ReadonlyMap<string, Label> = new Map(
  labels.map((label) => [label === 'Source' ? 'SubtierSource' : label, label]),
);

/** Parses a node: one of its kinds must be a label of the model. @throws CellRefused */
export function parseNode(value: unknown): GraphNode {
  const id = required('id', textOf(value, 'id'));
  const named = listAt(value, 'kinds').map(String);
  const label = named.map((kind) => kinds.get(kind)).find((found) => found !== undefined);
  if (label === undefined)
    throw new CellRefused('kinds', `none of ${[...kinds.keys()].join(', ')}`, named.join(', ') || null);
  const parsed = parseCells(valueAt(value, 'properties'));
  const { [statedProperty]: stated, ...cells } = parsed.cells;
  return { id, label, key: cells['id'] ?? id, cells, isStated: stated !== 'no', problem: parsed.problem };
}

/** Parses an edge, whose kind must be a type of the model and whose ends must be given by id. @throws CellRefused */
export function parseEdge(value: unknown): GraphEdge {
  const kind = textOf(value, 'kind');
  const type = edgeTypes.find((known) => known === kind);
  if (type === undefined) throw new CellRefused('kind', `not one of ${edgeTypes.join(', ')}`, kind);
  const idAt = (side: 'start' | 'end') => {
    const by = textOf(value, `${side}.match_by`) ?? 'id';
    if (by !== 'id') throw new CellRefused(`${side}.match_by`, 'not id: other ends are not looked up', by);
    return required(`${side}.value`, textOf(value, `${side}.value`));
  };
  return { type, start: idAt('start'), end: idAt('end'), ...parseCells(valueAt(value, 'properties')) };
}

/** Returns the cells that can be read, and the first problem: the others show what the element is about. */
function parseCells(properties: unknown): { readonly cells: Cells; readonly problem: CellRefused | null } {
  if (properties === undefined || properties === null) return { cells: {}, problem: null };
  if (!isObject(properties)) return { cells: {}, problem: new CellRefused('properties', 'not an object', null) };
  const all = Object.entries(properties);
  if (all.length > bounds.columns) {
    const problem = new CellRefused('properties', tooMany(all.length, bounds.columns, 'properties'), null);
    return { cells: parseCells(Object.fromEntries(all.slice(0, bounds.columns))).cells, problem };
  }
  const names = Object.keys(properties);
  const cells = all.map(([name, value]) => [columnOf(name, names, columnNames), cellOf(name, value)] as const);
  const readable = cells.flatMap(([name, cell]) => (typeof cell === 'string' ? [[name, cell] as const] : []));
  const problem = cells.map(([, cell]) => cell).find((cell) => typeof cell !== 'string') ?? null;
  return { cells: Object.fromEntries(readable), problem };
}

function cellOf(name: string, value: unknown): string | CellRefused {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return String(value);
    case 'boolean':
      return value ? 'yes' : 'no';
    default:
      if (value === null) return '';
      if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join(';');
      return new CellRefused(name, 'an object or a nested list, which has no column', null);
  }
}

const columnNames = new Set([
  statedProperty,
  ...tableNames.flatMap((table) => columnsOf(tables[table]).map(({ name }) => name)),
]);

/** Returns an edge with the columns of its ends, which other writers leave to the ends themselves. A column that names something else than the end is a problem. */
export function withEnds(edge: GraphEdge, table: EdgeTable, nodeOf: (id: string) => GraphEnd | undefined): GraphEdge {
  let { problem } = edge;
  const cells: Record<string, string> = { ...edge.cells };
  for (const [columns, id] of [[table.from, edge.start] as const, [table.to, edge.end] as const]) {
    const node = nodeOf(id);
    const column = columns.find((name) => findReferredLabel(table, name) === node?.label);
    if (node === undefined || column === undefined) continue;
    const named = cells[column]?.trim() ?? '';
    if (named === '') cells[column] = node.key;
    else if (comparable(named, node.label) !== comparable(node.key, node.label))
      problem ??= new CellRefused(column, 'does not match the node at this end of the edge', named);
  }
  return { ...edge, cells, problem };
}

/** Returns a key in the form in which two can be compared: a country has several codes. */
function comparable(text: string, label: Label): string {
  const parsed = label === 'Country' ? parseCountry(text) : { value: text };
  return 'value' in parsed ? parsed.value : text;
}

/** What edges need to know of a node. */
export type GraphEnd = Pick<GraphNode, 'label' | 'key'>;
