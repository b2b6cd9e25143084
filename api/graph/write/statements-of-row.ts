import type { EdgeTable, EntityTable, Field, Table } from '../model/table.ts';
import { tables } from '../model/tables.ts';
import type { Label } from '../model/vocabulary.ts';
import type { CheckedRow } from './checked-row.ts';
import type { CellValue, StatedRow } from './stated-row.ts';
import type { Statement } from './statement.ts';
import { impliedKey, statementKey } from './statement-key.ts';
import { referredLabel, statementKind } from './statement-kinds.ts';

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
function valuesByProperty(fields: readonly Field[], row: StatedRow, withDefaults: boolean): Record<string, CellValue> {
  const values: Record<string, CellValue> = {};
  for (const { name, property, default: otherwise } of fields) {
    const value = row.values[name] ?? (withDefaults ? otherwise?.toUpperCase() : undefined);
    if (property !== undefined && value !== undefined) values[property] = value;
  }
  return values;
}

function cell(row: StatedRow, column: string): string {
  return String(row.values[column] ?? '');
}
