import type { EntityTable, Field, Table } from '../model/table.ts';
import { tables } from '../model/tables.ts';
import type { EdgeType, Label, TableName } from '../model/vocabulary.ts';
import type { StatedProperty, StatementKind } from './statement-kind.ts';

const made = new Map<string, StatementKind>();

/** The one kind of a table's statements of a type between two labels. */
export function statementKind(table: Table, edge: EdgeType, from: Label, to: Label): StatementKind {
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
