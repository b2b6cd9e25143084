import { impliedKey } from '../model/statement-keys.ts';
import { withStatedByLevel } from '../model/systems.ts';
import type { CellValue, EdgeTable, EntityTable, Field, Table } from '../model/table.ts';
import { isAboutAddresses, labelWithoutColumn, propertyFields, referredLabel, tables } from '../model/tables.ts';
import type { EdgeType, Label, TableName } from '../model/vocabulary.ts';
import type { CheckedRow, ParsedRow } from './input.ts';

/** A relationship as it should be in the graph. */
export interface Statement {
  readonly kind: StatementKind;
  readonly key: string;
  readonly from: string;
  readonly to: string;
  /** By property; empty cells are left out. */
  readonly properties: Readonly<Record<string, CellValue>>;
  readonly row: ParsedRow;
}

/** A property that a statement has in the graph. */
export interface StatedProperty {
  readonly name: string;
  readonly type: Field['type'];
}

/** All statements of one table with the same relationship type between the same labels. They share their Cypher. */
export interface StatementKind {
  readonly table: TableName;
  readonly edge: EdgeType;
  readonly from: Label;
  readonly to: Label;
  readonly properties: readonly StatedProperty[];
  /**
   * How the end nodes are found. `describes`: the first is created if it does not exist. `holds`: the second is created for
   * this statement alone. `self`: the second may come later in the same table. `joins`: both exist.
   */
  readonly ends: 'describes' | 'holds' | 'self' | 'joins';
}

const kinds = new Map<string, StatementKind>();

/** Returns the kind of a table's statements of a type between two labels; always the same object. */
function statementKind(table: Table, edge: EdgeType, from: Label, to: Label): StatementKind {
  const id = `${table.name} ${edge} ${from} ${to}`;
  const known = kinds.get(id);
  if (known !== undefined) return known;
  const kind = {
    table: table.name,
    edge,
    from,
    to,
    properties: propertiesOf(table, edge),
    ends: endsOf(edge, from, to),
  };
  kinds.set(id, kind);
  return kind;
}

/** Returns the kinds of statements that a table's rows state, except what a claim is about. */
export function kindsOfTable(name: TableName): readonly StatementKind[] {
  const table: Table = tables[name];
  if (table.kind === 'edge') {
    return table.from.map((column) => statementKind(table, table.edge, referredLabel(table, column), toLabel(table)));
  }
  if (name === 'sources') return [];
  return [
    statementKind(table, 'DESCRIBED_BY', table.label, 'Source'),
    ...table.links.map((link) => linkKind(table, link)),
  ];
}

function toLabel(table: EdgeTable): Label {
  const [column] = table.to;
  return column === undefined ? labelWithoutColumn(table.edge) : referredLabel(table, column);
}

function linkKind(table: EntityTable, { field, edge, direction }: EntityTable['links'][number]): StatementKind {
  const referred = referredLabel(table, field);
  const [from, to] = direction === 'out' ? [table.label, referred] : [referred, table.label];
  return statementKind(table, edge, from, to);
}

/** Returns the relationship types that a table's rows state; the first is that of each row's own statement. */
export function edgesOfTable(name: TableName): readonly EdgeType[] {
  const table: Table = tables[name];
  if (table.kind === 'edge') return [table.edge];
  if (name === 'sources') return [];
  const about: readonly EdgeType[] = isAboutAddresses(name) ? ['ABOUT'] : [];
  const claimed: readonly EdgeType[] = name === 'claims' ? ['MADE_BY', 'STATED_IN'] : [];
  return ['DESCRIBED_BY', ...new Set(table.links.map(({ edge }) => edge)), ...about, ...claimed];
}

function propertiesOf(table: Table, edge: EdgeType): readonly StatedProperty[] {
  const extra: Partial<Record<EdgeType, readonly StatedProperty[]>> = {
    // The subcontractor's key, for the index that backward searches for routes use.
    SUBCONTRACTS_TO: [{ name: 'to', type: 'string' }],
    ABOUT: [{ name: 'address', type: 'string' }],
  };
  const own = edge === 'DESCRIBED_BY' || table.kind === 'edge' ? propertyFields(table) : [];
  const stated = own.map(({ property, type }) => ({ name: property, type }));
  const resolved: readonly StatedProperty[] =
    table.name === 'organizations' && edge === 'DESCRIBED_BY' ? [{ name: 'resolvedFrom', type: 'string' }] : [];
  return [...stated, ...(extra[edge] ?? []), ...resolved];
}

function endsOf(edge: EdgeType, from: Label, to: Label): StatementKind['ends'] {
  if (edge === 'DESCRIBED_BY') return 'describes';
  if (edge === 'HOLDS') return 'holds';
  return ['UNDER', 'PART_OF', 'ABOUT'].includes(edge) && from === to ? 'self' : 'joins';
}

/** Returns the statements of a row: its own first, then those that its foreign keys imply. Rows of `sources` have none. */
export function statementsOfRow(checked: CheckedRow): readonly Statement[] {
  const table: Table = tables[checked.row.table];
  if (table.kind === 'edge') return [edgeStatement(table, checked)];
  return checked.row.table === 'sources' ? [] : entityStatements(table, checked);
}

function edgeStatement(table: EdgeTable, { row, key, engineer }: CheckedRow): Statement {
  const fromColumn = table.from.find((column) => row.values[column] !== undefined) ?? '';
  const [toColumn] = table.to;
  const label = toLabel(table);
  const to = toColumn === undefined ? (label === 'Source' ? row.source : (engineer ?? key)) : cell(row, toColumn);
  const properties = valuesByProperty(table.fields, row.values, true);
  return {
    kind: statementKind(table, table.edge, referredLabel(table, fromColumn), label),
    key,
    from: cell(row, fromColumn),
    to,
    properties: table.edge === 'SUBCONTRACTS_TO' ? { ...properties, to } : properties,
    row,
  };
}

function entityStatements(table: EntityTable, checked: CheckedRow): readonly Statement[] {
  const { row, key } = checked;
  const id = table.isPerStatement === true ? key : cell(row, table.primaryKey[0] ?? '');
  const described: Statement = {
    kind: statementKind(table, 'DESCRIBED_BY', table.label, 'Source'),
    key,
    from: id,
    to: row.source,
    properties: {
      ...valuesByProperty(table.fields, table.name === 'systems' ? withStatedByLevel(row.values) : row.values, false),
      ...(row.resolvedFrom === undefined ? {} : { resolvedFrom: row.resolvedFrom }),
    },
    row,
  };
  const links = table.links.flatMap((link): readonly Statement[] => {
    if (row.values[link.field] === undefined) return [];
    const referred = cell(row, link.field);
    const [from, to] = link.direction === 'out' ? [id, referred] : [referred, id];
    return [{ kind: linkKind(table, link), key: impliedKey(key, link.edge), from, to, properties: {}, row }];
  });
  return [
    described,
    ...links,
    ...(isAboutAddresses(row.table) ? aboutStatements(table, checked, id) : []),
    ...(row.table === 'claims' ? claimStatements(table, checked, id) : []),
  ];
}

function aboutStatements(table: EntityTable, { row, key, about }: CheckedRow, id: string): readonly Statement[] {
  const statements = about.map((end): Statement => ({
    kind: statementKind(table, 'ABOUT', table.label, end.label),
    key: impliedKey(key, 'ABOUT', end.address, end.label, end.key),
    from: id,
    to: end.key,
    properties: { address: end.address },
    row,
  }));
  // The same address may be given twice.
  return [...new Map(statements.map((statement) => [statement.key, statement])).values()];
}

function claimStatements(
  table: EntityTable,
  { row, key, byOrganization }: CheckedRow,
  id: string,
): readonly Statement[] {
  const plain = (edge: 'MADE_BY' | 'STATED_IN', label: Label, to: string): Statement => {
    const kind = statementKind(table, edge, 'Claim', label);
    return { kind, key: impliedKey(key, edge), from: id, to, properties: {}, row };
  };
  return [
    ...(byOrganization ? [plain('MADE_BY', 'Organization', cell(row, 'claimant'))] : []),
    plain('STATED_IN', 'Source', row.source),
  ];
}

/**
 * Returns a row's values by property. Empty cells of entities get no defaults, because empty values do not count when values
 * of several sources are resolved.
 */
function valuesByProperty(
  fields: readonly Field[],
  cells: ParsedRow['values'],
  withDefaults: boolean,
): Record<string, CellValue> {
  const values: Record<string, CellValue> = {};
  for (const { name, property, default: fallback } of fields) {
    const value = cells[name] ?? (withDefaults ? fallback?.toUpperCase() : undefined);
    if (property !== undefined && value !== undefined) values[property] = value;
  }
  return values;
}

function cell(row: ParsedRow, column: string): string {
  return String(row.values[column] ?? '');
}
