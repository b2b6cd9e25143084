import { hash } from 'node:crypto';
import type { EdgeTable, EntityTable, Field, Table } from '../model/table.ts';
import { tables } from '../model/tables.ts';
import type { EdgeType, Label, TableName } from '../model/vocabulary.ts';
import type { CellValue, CheckedRow, ParsedRow } from './input.ts';

/** One relationship as it should be in the graph. */
export interface Statement {
  readonly kind: StatementKind;
  readonly key: string;
  readonly from: string;
  readonly to: string;
  /** By property; empty cells are left out. */
  readonly properties: Readonly<Record<string, CellValue>>;
  readonly row: ParsedRow;
}

/** A value that a statement carries: the column it stands in and the property it becomes. */
export interface StatedProperty {
  readonly name: string;
  readonly type: Field['type'];
}

/** All statements of one table with the same type of relationship between the same labels: they are read and written by the same Cypher. */
export interface StatementKind {
  readonly table: TableName;
  readonly edge: EdgeType;
  readonly from: Label;
  readonly to: Label;
  readonly properties: readonly StatedProperty[];
  /**
   * What becomes of the ends: `describes`: the first is made where it is not there yet; `holds`: the second is made for the statement alone;
   * `self`: the second may stand further down in the same table; `joins`: both are there.
   */
  readonly ends: 'describes' | 'holds' | 'self' | 'joins';
}

const made = new Map<string, StatementKind>();

/** The one kind of a table's statements of a type between two labels. */
function statementKind(table: Table, edge: EdgeType, from: Label, to: Label): StatementKind {
  const id = `${table.name} ${edge} ${from} ${to}`;
  const before = made.get(id);
  if (before !== undefined) return before;
  const kind = {
    table: table.name,
    edge,
    from,
    to,
    properties: propertiesOf(table, edge),
    ends: endsOf(edge, from, to),
  };
  made.set(id, kind);
  return kind;
}

/** The label of the nodes that a column's references name. */
export function referredLabel(table: Table, column: string): Label {
  const reference = table.foreignKeys.find(({ field }) => field === column)?.references;
  if (reference === undefined) throw new TypeError(`${table.name}.${column} refers to nothing`);
  if (reference === 'countries') return 'Country';
  const referred: Table = tables[reference];
  if (referred.kind === 'edge') throw new TypeError(`${table.name}.${column} refers to no node`);
  return referred.label;
}

/** The types of relationships that a table's rows state; the first is each row's own. */
export function edgesOfTable(name: TableName): readonly EdgeType[] {
  const table: Table = tables[name];
  if (table.kind === 'edge') return [table.edge];
  if (name === 'sources') return [];
  const claimed: readonly EdgeType[] = name === 'claims' ? ['ABOUT', 'MADE_BY', 'STATED_IN'] : [];
  return ['DESCRIBED_BY', ...new Set(table.links.map(({ edge }) => edge)), ...claimed];
}

/** The columns that become properties of the node that a row describes. */
export function describedFields(table: EntityTable): readonly (Field & { readonly property: string })[] {
  return table.fields.flatMap((field: Field) =>
    field.property === undefined ? [] : [{ ...field, property: field.property }],
  );
}

function propertiesOf(table: Table, edge: EdgeType): readonly StatedProperty[] {
  const extra: Partial<Record<EdgeType, readonly StatedProperty[]>> = {
    // The subcontractor's key, for the index by which routes are walked upwards.
    SUBCONTRACTS_TO: [{ name: 'to', type: 'string' }],
    ABOUT: [{ name: 'address', type: 'string' }],
  };
  const own = edge === 'DESCRIBED_BY' || table.kind === 'edge' ? table.fields : [];
  const stated = own.flatMap(({ property, type }: Field) => (property === undefined ? [] : [{ name: property, type }]));
  return [...stated, ...(extra[edge] ?? [])];
}

function endsOf(edge: EdgeType, from: Label, to: Label): StatementKind['ends'] {
  if (edge === 'DESCRIBED_BY') return 'describes';
  if (edge === 'HOLDS') return 'holds';
  return ['UNDER', 'PART_OF', 'ABOUT'].includes(edge) && from === to ? 'self' : 'joins';
}

type Identified = Pick<ParsedRow, 'table' | 'values' | 'source' | 'row' | 'validFrom'>;

/** Neo4j indexes values of up to 8 kB; a character may take three bytes, and a suffix may follow. */
const longest = 1500;

/**
 * The key of what a row states: `source/table/row` where the source gave a row id, else
 * `source/table/key columns…/valid_from` (a closing slash where there is no day, so that the two never meet). A part's own slashes are escaped.
 */
export function statementKey(row: Identified): string {
  const prefix = statementPrefix(row.source, row.table);
  const own = row.row === null ? derivedRow(row) : escapePart(row.row);
  return prefix + shortened(own, longest - prefix.length);
}

/** The key of what a row states besides: by its foreign keys, by what a claim is about. */
export function impliedKey(key: string, ...parts: readonly string[]): string {
  return `${key}/${shortened(parts.map(escapePart).join('/'), longest)}`;
}

/** A text too long for an index by its digest, with an ending that no other has. */
function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${hash('sha256', text)}//`;
}

/** What the keys of all statements of a source in a table begin with. */
export function statementPrefix(source: string, table: string): string {
  return `${escapePart(source)}/${table}/`;
}

function escapePart(part: string): string {
  return part.replace(/[%/~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function derivedRow(row: Identified): string {
  const columns = tables[row.table].primaryKey.map((column) => String(row.values[column] ?? ''));
  return [...columns, row.validFrom ?? ''].map(escapePart).join('/');
}

/** The relationships that a row states: its own first, then those that its foreign keys imply. Rows of `sources` state none. */
export function statementsOfRow(checked: CheckedRow): readonly Statement[] {
  const table: Table = tables[checked.row.table];
  if (table.kind === 'edge') return [edgeStatement(table, checked)];
  return checked.row.table === 'sources' ? [] : entityStatements(table, checked);
}

function edgeStatement(table: EdgeTable, { row, engineer }: CheckedRow): Statement {
  const key = statementKey(row);
  const fromColumn = table.from.find((column) => row.values[column] !== undefined) ?? '';
  const [toColumn] = table.to;
  const from = { label: referredLabel(table, fromColumn), key: cell(row, fromColumn) };
  const to = otherEnd();
  const properties = valuesByProperty(table.fields, row, true);
  return {
    kind: statementKind(table, table.edge, from.label, to.label),
    key,
    from: from.key,
    to: to.key,
    properties: table.edge === 'SUBCONTRACTS_TO' ? { ...properties, to: to.key } : properties,
    row,
  };

  function otherEnd(): { readonly label: Label; readonly key: string } {
    if (toColumn !== undefined) return { label: referredLabel(table, toColumn), key: cell(row, toColumn) };
    // An escort's other end is the person whose access it is; a vetting's a node of its own.
    return engineer === null ? { label: 'Vetting', key } : { label: 'Person', key: engineer };
  }
}

function entityStatements(table: EntityTable, checked: CheckedRow): readonly Statement[] {
  const { row } = checked;
  const key = statementKey(row);
  const id = cell(row, table.primaryKey[0] ?? '');
  const described: Statement = {
    kind: statementKind(table, 'DESCRIBED_BY', table.label, 'Source'),
    key,
    from: id,
    to: row.source,
    properties: valuesByProperty(table.fields, row, false),
    row,
  };
  const links = table.links.flatMap((link): readonly Statement[] => {
    if (row.values[link.field] === undefined) return [];
    const referred = { label: referredLabel(table, link.field), key: cell(row, link.field) };
    const own = { label: table.label, key: id };
    const [from, to] = link.direction === 'out' ? [own, referred] : [referred, own];
    const kind = statementKind(table, link.edge, from.label, to.label);
    return [{ kind, key: impliedKey(key, link.edge), from: from.key, to: to.key, properties: {}, row }];
  });
  return [described, ...links, ...(row.table === 'claims' ? claimStatements(table, checked, key, id) : [])];
}

function claimStatements(table: EntityTable, checked: CheckedRow, key: string, id: string): readonly Statement[] {
  const { row, about, byOrganization } = checked;
  const aboutStatements = about.map((end): Statement => ({
    kind: statementKind(table, 'ABOUT', 'Claim', end.label),
    key: impliedKey(key, 'ABOUT', end.address, end.label, end.key),
    from: id,
    to: end.key,
    properties: { address: end.address },
    row,
  }));
  // An address that is given twice is about the same.
  const distinct = new Map(aboutStatements.map((statement) => [statement.key, statement])).values();
  const plain = (edge: 'MADE_BY' | 'STATED_IN', label: Label, to: string): Statement => {
    const kind = statementKind(table, edge, 'Claim', label);
    return { kind, key: impliedKey(key, edge), from: id, to, properties: {}, row };
  };
  return [
    ...distinct,
    ...(byOrganization ? [plain('MADE_BY', 'Organization', cell(row, 'claimant'))] : []),
    plain('STATED_IN', 'Source', row.source),
  ];
}

/** An entity's empty cells stay empty, since they take no part in what it resolves to; an edge is whole by itself. */
function valuesByProperty(fields: readonly Field[], row: ParsedRow, withDefaults: boolean): Record<string, CellValue> {
  const values: Record<string, CellValue> = {};
  for (const { name, property, default: otherwise } of fields) {
    const value = row.values[name] ?? (withDefaults ? otherwise?.toUpperCase() : undefined);
    if (property !== undefined && value !== undefined) values[property] = value;
  }
  return values;
}

function cell(row: ParsedRow, column: string): string {
  return String(row.values[column] ?? '');
}
