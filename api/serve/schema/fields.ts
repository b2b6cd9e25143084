import { relationships } from '#graph/model/relationships.ts';
import type { Relationship } from '#graph/model/relationships.ts';
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

/** Enumerations that have a type of their own, written by hand, by the field's name. */
const written: Readonly<Record<string, string>> = {
  dataClass: 'DataClass',
  mode: 'AccessMode',
  basis: 'AccessBasis',
};

/** The GraphQL type of an enumeration's values. @param owner the type or the kind of statement that has the field */
export function enumName(owner: string, field: string): string {
  return written[field] ?? `${owner}${pascal(field)}`;
}

export function isWritten(field: string): boolean {
  return field in written;
}

function pascal(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** A field's name as a value of an enumeration: `usPersonStatus` → `US_PERSON_STATUS`. */
export function orderValue(field: string): string {
  return field.replace(/([A-Z])/g, '_$1').toUpperCase();
}

/** The input type by which a relationship's statements are filtered: its own where they carry values of their own. */
export function statementFilterName({ edge, fields }: Relationship): string {
  if (fields.length === 0) return 'StatementFilter';
  return `${statementOwner(edge)}StatementFilter`;
}

/** `SUBCONTRACTS_TO` → `SubcontractsTo`. */
export function statementOwner(edge: string): string {
  return edge.toLowerCase().replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** A field that lists the hops of a relationship, on the type at one of its ends. */
export interface HopField {
  readonly near: Label;
  readonly far: Label;
  readonly name: string;
  readonly description: string;
  readonly relationship: Relationship;
  /** Whether the hops leave what has the field. */
  readonly isForward: boolean;
  /** The input type by which the hops' statements are filtered. */
  readonly statementFilter: string;
}

/** One for each end of each relationship. */
export const hopFields: readonly HopField[] = relationships.flatMap((relationship) => {
  const { from, to, forward, backward } = relationship;
  const statementFilter = statementFilterName(relationship);
  return [
    { ...forward, near: from, far: to, relationship, isForward: true, statementFilter },
    { ...backward, near: to, far: from, relationship, isForward: false, statementFilter },
  ];
});
