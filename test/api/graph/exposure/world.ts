/** A row of a file of the chain package, as text; '' is an empty cell. */
export type Row = Readonly<Record<string, string>>;

/** The files of a chain package with their rows, as input of the property tests. */
export interface World {
  readonly sources: readonly Row[];
  readonly systems: readonly Row[];
  readonly organizations: readonly Row[];
  readonly ownership: readonly Row[];
  readonly contracts: readonly Row[];
  readonly subcontracts: readonly Row[];
  readonly people: readonly Row[];
  readonly locations: readonly Row[];
  readonly employment: readonly Row[];
  readonly vetting: readonly Row[];
  readonly access: readonly Row[];
  readonly escorts: readonly Row[];
  readonly credentials: readonly Row[];
  readonly lists: readonly Row[];
  readonly designations: readonly Row[];
}

/** The key columns of each file; with source and `valid_from`, they identify a statement. */
export const keyColumns = {
  systems: ['id'],
  organizations: ['id'],
  ownership: ['owner', 'owned'],
  contracts: ['id'],
  subcontracts: ['contract', 'contractor', 'subcontractor', 'subaward_number'],
  people: ['id'],
  locations: ['person', 'country'],
  employment: ['organization', 'person', 'contract', 'role'],
  vetting: ['person', 'tier'],
  access: ['id'],
  escorts: ['escort', 'access'],
  credentials: ['holder', 'access'],
  lists: ['id'],
  designations: ['list', 'country', 'organization'],
} as const satisfies Partial<Record<keyof World, readonly string[]>>;

/** Returns a cell of a row; '' if it is missing. */
export function cell(row: Row, column: string): string {
  return row[column] ?? '';
}

/** Returns the key of a row's statement as in the graph, without escaping. */
export function statementKey(table: keyof typeof keyColumns, row: Row): string {
  const given = cell(row, 'row');
  if (given !== '') return [cell(row, 'source'), table, given].join('/');
  const columns = keyColumns[table].map((column) => cell(row, column));
  return [cell(row, 'source'), table, ...columns, cell(row, 'valid_from')].join('/');
}
