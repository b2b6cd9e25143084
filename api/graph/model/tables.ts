import { access, credentials, escorts } from './tables/access.ts';
import { contracts, covers, subcontracts } from './tables/contracts.ts';
import { designations, lists } from './tables/lists.ts';
import { agencies, organizations, ownership, systems } from './tables/organizations.ts';
import { citizenships, employment, locations, people, vetting } from './tables/people.ts';
import { claims, passages, sources, standings } from './tables/sources.ts';
import type { EdgeTable, EntityTable, Field, Table } from './table.ts';
import { labels } from './vocabulary.ts';
import type { EdgeType, Label, TableName } from './vocabulary.ts';

/** The model. Constraints, indexes, importer checks, GraphQL schema, legend and package documentation are derived from it. */
export const tables = {
  sources,
  agencies,
  systems,
  organizations,
  ownership,
  contracts,
  covers,
  subcontracts,
  people,
  locations,
  citizenships,
  employment,
  vetting,
  access,
  escorts,
  credentials,
  lists,
  designations,
  claims,
  standings,
  passages,
} as const satisfies Readonly<Record<TableName, Table>>;

const all: readonly Table[] = Object.values(tables);

/** Returns the table whose rows describe nodes of a label; undefined for countries and vettings. */
export function entityTableOf(label: Label): EntityTable | undefined {
  return all.find((table): table is EntityTable => table.kind === 'entity' && table.label === label);
}

/** The labels of the nodes that search finds by name or identifier: those in the full-text index `entityText`. */
export const namedLabels = labels.filter((label) => label === 'Country' || entityTableOf(label)?.search === 'names');

/** The labels of the nodes that search finds by publisher, claimant and words: those in the full-text index `evidenceText`. */
export const evidenceLabels = labels.filter((label) => entityTableOf(label)?.search === 'evidence');

export const searchedLabels: readonly Label[] = [...namedLabels, ...evidenceLabels];

/** Returns the table whose rows state edges of a type; undefined for an edge that follows from the columns of a node. */
export function edgeTableOf(type: EdgeType): EdgeTable | undefined {
  return all.find((table): table is EdgeTable => table.kind === 'edge' && table.edge === type);
}

/** Whether rows of a table are about what the addresses in their column `about` name. */
export function isAboutAddresses(name: TableName): boolean {
  return tables[name].fields.some((field: Field) => field.name === 'about');
}

/** The tables whose rows name an access and state an edge to its engineer: from an escort, and from the holder of a credential. */
export const tablesOfAccess = all.filter(
  (table): table is EdgeTable =>
    table.kind === 'edge' && table.foreignKeys.some(({ references }) => references === 'access'),
);

/** Whether rows of a table name an access and state an edge to its engineer. */
export function isOfAccess(name: TableName): boolean {
  return tablesOfAccess.some((table) => table.name === name);
}

/** Returns the columns of a table that become properties. */
export function propertyFields(table: Table): readonly (Field & { readonly property: string })[] {
  return table.fields.flatMap((field: Field) =>
    field.property === undefined ? [] : [{ ...field, property: field.property }],
  );
}

/** Returns the label of the nodes that a column refers to; null if it refers to none. */
export function findReferredLabel({ foreignKeys }: Pick<Table, 'foreignKeys'>, column: string): Label | null {
  const references = foreignKeys.find(({ field }) => field === column)?.references;
  if (references === undefined) return null;
  if (references === 'countries') return 'Country';
  const referred: Table = tables[references];
  return referred.kind === 'entity' ? referred.label : null;
}

/** Returns the label of the nodes that a column refers to. @throws TypeError if it refers to none */
export function referredLabel(table: Table, column: string): Label {
  const label = findReferredLabel(table, column);
  if (label === null) throw new TypeError(`${table.name}.${column} does not refer to a node`);
  return label;
}

/** Returns the labels of the nodes that columns refer to. */
export function referredLabels(table: Table, columns: readonly string[]): readonly Label[] {
  return columns.flatMap((column) => findReferredLabel(table, column) ?? []);
}

/**
 * The label at the end of an edge whose table has no column for it: a vetting's is a node of its own, a standing's is the source that states it, and
 * that of an escort or of a credential is the engineer of the access.
 */
export function labelWithoutColumn(type: EdgeType): Label {
  if (type === 'HOLDS') return 'Vetting';
  return type === 'STANDS_IN' ? 'Source' : 'Person';
}
