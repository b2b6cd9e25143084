import type { Table } from '#graph/model/table.ts';
import { tables } from '#graph/model/tables.ts';
import type { Label, TableName } from '#graph/model/vocabulary.ts';

/** The tables whose rows are nodes with a list of their own. */
type EntityTableName = { [N in TableName]: (typeof tables)[N]['kind'] extends 'entity' ? N : never }[TableName];

/** A root field that lists the nodes of a label; it has the name of the file that they come from. */
export type RootListName = EntityTableName | 'countries';

export interface RootList {
  readonly name: string;
  readonly label: Label;
  readonly description: string;
}

/** Every root field that lists nodes. */
export const rootLists: readonly RootList[] = [
  ...Object.values<Table>(tables).flatMap((table) =>
    table.kind === 'entity' ? [{ name: table.name, label: table.label, description: table.description }] : [],
  ),
  { name: 'countries', label: 'Country', description: 'Countries and territories of ISO 3166.' },
];
