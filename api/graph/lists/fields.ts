import { subawardDoubts } from '../evidence/doubts.ts';
import { openFrom, openTo } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { relationships } from '../model/relationships.ts';
import type { Relationship } from '../model/relationships.ts';
import type { EntityTable, Field, ForeignKey, Table } from '../model/table.ts';
import { findReferredLabel, tables } from '../model/tables.ts';
import { dataClasses } from '../model/vocabulary.ts';
import type { Label } from '../model/vocabulary.ts';

/** Returns the fields by which the statements of a relationship can be filtered. */
export function statementFields({ edge, table, fields }: Relationship): readonly ListedField[] {
  const own = ofColumns(table?.foreignKeys ?? [], fields, []);
  return [...everyStatement, ...own, ...(edge === 'SUBCONTRACTS_TO' ? [doubts] : [])];
}

/** One relationship for each edge type whose statements have properties of their own. */
export const statedRelationships: readonly Relationship[] = relationships.filter(
  ({ edge, fields }, at) => fields.length > 0 && relationships.findIndex((other) => other.edge === edge) === at,
);

const plain = (name: string) => (variable: string) => `${variable}.${name}`;

function field(name: string, kind: FieldKind, description: string, more: Partial<ListedField> = {}): ListedField {
  return {
    name,
    kind,
    description,
    values: [],
    refersTo: null,
    isNullable: false,
    shown: plain(name),
    ...more,
  };
}

const keyField = field('key', 'key', 'The id that the data gave.');
const countryName = field('name', 'text', 'English name.', { shown: (n) => `coalesce(${n}.name, ${n}.key)` });
const isForeign = field('isForeign', 'boolean', 'False for the US and its territories.', {
  shown: (n) => `coalesce(${n}.isForeign, false)`,
});

const roles = field('roles', 'list', 'Escort, Engineer, Supervisor or Approver, as it is employed.', {
  shown: (n) => `[role IN labels(${n}) WHERE role <> 'Person']`,
});

const doubts = field('doubts', 'list', 'Reasons to check the report of the subaward.', {
  values: subawardDoubts.map(({ doubt }) => doubt),
  isNullable: true,
});

const day = (name: string) => (variable: string) => `date(${variable}.${name})`;
const dataClass = field('dataClass', 'enum', 'What kind of evidence it is.', { values: dataClasses });
const confidence = field('confidence', 'integer', 'Confidence of the statement, 0–100.');

/** The graph has a day for an open start or end; the API has none. */
function unlessOpen(name: string, openDay: Day) {
  return (variable: string) => `CASE WHEN ${variable}.${name} <> date('${openDay}') THEN ${variable}.${name} END`;
}

const everyStatement: readonly ListedField[] = [
  field('source', 'key', 'The source that says so.', { refersTo: 'Source' }),
  field('validFrom', 'date', 'First day on which it is valid; none: open.', {
    isNullable: true,
    shown: unlessOpen('validFrom', openFrom),
  }),
  field('validTo', 'date', 'First day on which it is no longer valid; none: open.', {
    isNullable: true,
    shown: unlessOpen('validTo', openTo),
  }),
  confidence,
  dataClass,
];

function ofEntities(table: EntityTable): readonly ListedField[] {
  const own = ofColumns(table.foreignKeys, table.fields, table.caption);
  if (table.label === 'Source') return [{ ...keyField }, ...own];
  return [
    { ...keyField, refersTo: table.label },
    ...own,
    ...(table.label === 'Person' ? [roles] : []),
    {
      ...confidence,
      description: '0–100, of the best statement about it.',
      shown: (n) => `coalesce(${n}.confidence, 0)`,
    },
    {
      ...dataClass,
      description: 'Of the best statement about it.',
      shown: (n) => `coalesce(${n}.dataClass, 'INFERRED')`,
    },
  ];
}

function ofColumns(
  foreignKeys: readonly ForeignKey[],
  fields: readonly Field[],
  caption: readonly string[],
): readonly ListedField[] {
  return fields.flatMap((column) => {
    if (column.property === undefined) return [];
    const refersTo = findReferredLabel({ foreignKeys }, column.name);
    const isKey = refersTo !== null || column.property === 'access';
    const missing = missingValue(column, caption);
    const name = column.property;
    return field(name, isKey ? 'key' : kinds[column.type], column.description, {
      values: column.type === 'enum' ? (column.values ?? []).map((value) => value.toUpperCase()) : [],
      refersTo,
      isNullable: missing === null && column.required !== true,
      shown:
        column.type === 'date'
          ? day(name)
          : missing === null
            ? plain(name)
            : (n) => `coalesce(${n}.${name}, ${missing(n)})`,
    });
  });
}

const kinds = {
  string: 'text',
  country: 'key',
  integer: 'integer',
  number: 'number',
  date: 'date',
  yesno: 'boolean',
  list: 'list',
  enum: 'enum',
} as const satisfies Record<Field['type'], FieldKind>;

/** Cypher for what the API shows if a node has no value: the default, or the key for a name; null if it shows none. */
function missingValue(column: Field, caption: readonly string[]): ((variable: string) => string) | null {
  const { default: usual } = column;
  if (usual !== undefined)
    return () => (column.type === 'yesno' ? String(usual === 'yes') : `'${usual.toUpperCase()}'`);
  if (column.name === caption[0] && (column.name === 'name' || column.name === 'title')) return (n) => `${n}.key`;
  return null;
}

/** The fields by which lists of a label's nodes can be filtered and ordered. */
export const listedFields: ReadonlyMap<Label, readonly ListedField[]> = new Map([
  ...Object.values<Table>(tables).flatMap((table) =>
    table.kind === 'entity' ? [[table.label, ofEntities(table)] as const] : [],
  ),
  ['Vetting', [keyField, ...ofColumns(tables.vetting.foreignKeys, tables.vetting.fields, [])]] as const,
  ['Country', [{ ...keyField, refersTo: 'Country' }, countryName, isForeign]] as const,
]);

/** How the values of a field compare. `key`: the key of a node, or of something without a node. */
export type FieldKind = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'enum' | 'list' | 'key';

/** A field of an entity or a statement by which lists can be filtered and ordered. */
export interface ListedField {
  /** The name of the property, and of the field in the API. */
  readonly name: string;
  readonly description: string;
  readonly kind: FieldKind;
  /** The values of an enum, or of the members of a list if they are known, in upper case; otherwise empty. */
  readonly values: readonly string[];
  /** The label of the nodes whose keys the field contains; null: none. */
  readonly refersTo: Label | null;
  /** Whether it may have no value. */
  readonly isNullable: boolean;
  /** Returns Cypher for the value that the API shows, for the node or edge in a variable. */
  readonly shown: (variable: string) => string;
}
