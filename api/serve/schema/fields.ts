import { relationships } from '#graph/model/relationships.ts';
import type { Relationship } from '#graph/model/relationships.ts';
import type { Table } from '#graph/model/table.ts';
import { tables } from '#graph/model/tables.ts';
import type { Label, TableName } from '#graph/model/vocabulary.ts';

/** The tables whose rows are nodes, and which therefore have a list. */
type EntityTableName = { [N in TableName]: (typeof tables)[N]['kind'] extends 'entity' ? N : never }[TableName];

/** Name of a root field that lists the nodes of a label: the name of their table. */
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

/** Enumeration types written by hand in the schema, by field name. */
const handwritten: Readonly<Record<string, string>> = {
  dataClass: 'DataClass',
  mode: 'AccessMode',
  basis: 'AccessBasis',
  doubts: 'SubawardDoubt',
  sensitivity: 'Sensitivity',
};

/** Name of the GraphQL enumeration for a field. @param owner the type or the kind of statement that has the field */
export function enumName(owner: string, field: string): string {
  return handwritten[field] ?? `${owner}${pascal(field)}`;
}

/** Whether a field's enumeration is written by hand in the schema. */
export function isWritten(field: string): boolean {
  return field in handwritten;
}

interface EnumMember {
  readonly name: string;
  readonly description: string;
}

/** The SDL of an enumeration. */
export function enumSdl(name: string, description: string, members: readonly EnumMember[]): string {
  const values = members.map((member) => `${JSON.stringify(member.description)}\n  ${member.name}`);
  return `${JSON.stringify(description)}\nenum ${name} {\n  ${values.join('\n  ')}\n}\n`;
}

function pascal(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** A field's name as an enumeration value: `usPersonStatus` → `US_PERSON_STATUS`. */
export function orderValue(field: string): string {
  return field.replace(/([A-Z])/g, '_$1').toUpperCase();
}

/** The filter input type for a relationship's statements: a specific one if they have values of their own, else the common one. */
export function statementFilterName({ edge, fields }: Relationship): string {
  if (fields.length === 0) return 'StatementFilter';
  return `${statementOwner(edge)}StatementFilter`;
}

/** `SUBCONTRACTS_TO` → `SubcontractsTo`. */
export function statementOwner(edge: string): string {
  return edge.toLowerCase().replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** A field that lists the hops of a relationship, on the type at one end. */
export interface HopField {
  readonly near: Label;
  readonly far: Label;
  readonly name: string;
  readonly description: string;
  readonly relationship: Relationship;
  /** Whether the hops start at the node that has the field. */
  readonly isForward: boolean;
  /** The filter input type for the hops' statements. */
  readonly statementFilter: string;
}

/** One field for each end of each relationship. */
export const hopFields: readonly HopField[] = relationships.flatMap((relationship) => {
  const { from, to, forward, backward } = relationship;
  const statementFilter = statementFilterName(relationship);
  return [
    { ...forward, near: from, far: to, relationship, isForward: true, statementFilter },
    { ...backward, near: to, far: from, relationship, isForward: false, statementFilter },
  ];
});
