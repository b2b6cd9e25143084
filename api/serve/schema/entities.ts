import type { EntityTable, Field, FieldType, Table } from '#graph/model/table.ts';
import { tables } from '#graph/model/tables.ts';
import type { Label } from '#graph/model/vocabulary.ts';

/** The entity part of the SDL: one object type per kind of node, from the model's tables. */
export function deriveEntitySdl(): string {
  return entityTypes.map(typeSdl).join('\n');
}

function typeSdl(type: EntityType): string {
  const own = type.fields.map((field) => `${quote(field.description)}\n  ${field.name}: ${fieldType(field)}`);
  const head = type.isEntity ? [...nodeFields, ...evidenceFields] : nodeFields;
  const implemented = type.isEntity ? 'Node & Entity' : 'Node';
  const body = [...head, ...own].join('\n  ');
  return `${quote(type.table.description)}\ntype ${type.label} implements ${implemented} {\n  ${body}\n}\n`;
}

const nodeFields = [
  '"Opaque, and stable across databases."\n  id: ID!',
  '"The id that the data gave."\n  key: String!',
  '"What a picture calls it."\n  caption: String!',
];

const evidenceFields = [
  '"Of the best statement about it."\n  dataClass: DataClass!',
  '"0–100, of the best statement about it; 0 when no source describes it now."\n  confidence: Int!',
  '"The sources that describe it, best first."\n  sources: [Source!]!',
  '"What is claimed about it, latest first."\n  claims: [Claim!]!',
];

const scalars = {
  string: 'String',
  integer: 'Int',
  number: 'Float',
  date: 'Date',
  yesno: 'Boolean',
  country: 'String',
  list: '[String!]',
  enum: 'String',
} as const satisfies Record<FieldType, string>;

/** Enumerations are text with their values in the description; only the data class has a type, which statements share. */
function fieldType({ name, field, refersTo, required }: EntityField): string {
  if (refersTo !== null) return refersTo;
  const type = name === 'dataClass' ? 'DataClass' : scalars[field.type];
  return required ? `${type}!` : type;
}

const quote = (text: string) => JSON.stringify(text);

/** A GraphQL object type that follows from a table of the model. */
export interface EntityType {
  /** The node's label, which is the type's name. */
  readonly label: Label;
  readonly table: Table;
  /** Whether it has sources, confidence and claims of its own, as all have but sources themselves and vettings. */
  readonly isEntity: boolean;
  readonly fields: readonly EntityField[];
}

/** One field of it, which is one property of the node. */
export interface EntityField {
  readonly name: string;
  readonly description: string;
  readonly field: Field;
  /** The label that the property, a key, points at. */
  readonly refersTo: Label | null;
  readonly required: boolean;
}

/** A vetting is a node of its own, though each is one statement of an edge table. */
export const entityTypes: readonly EntityType[] = [
  ...Object.values<Table>(tables).filter(isEntityTable).map(fromEntityTable),
  { label: 'Vetting', table: tables.vetting, isEntity: false, fields: fieldsOf(tables.vetting, []) },
];

function fromEntityTable(table: EntityTable): EntityType {
  return { label: table.label, table, isEntity: table.label !== 'Source', fields: fieldsOf(table, table.caption) };
}

function fieldsOf(table: Table, caption: readonly string[]): readonly EntityField[] {
  return table.fields.flatMap((field: Field) => {
    if (field.property === undefined) return [];
    const refersTo = labelReferred(table, field);
    return {
      name: field.property,
      description: described(field),
      field,
      refersTo,
      // A name is always there: the key stands in for one that no source gives.
      required: field.required === true || field.default !== undefined || isName(field, caption),
    };
  });
}

function isName(field: Field, caption: readonly string[]): boolean {
  return field.name === caption[0] && (field.name === 'name' || field.name === 'title');
}

function labelReferred(table: Table, field: Field): Label | null {
  const foreignKey = table.foreignKeys.find((key) => key.field === field.name);
  if (foreignKey === undefined) return null;
  if (foreignKey.references === 'countries') return 'Country';
  const target: Table = tables[foreignKey.references];
  return isEntityTable(target) ? target.label : null;
}

function described(field: Field): string {
  if (field.type !== 'enum' || field.values === undefined) return field.description;
  return `${field.description} One of ${field.values.map((value) => value.toUpperCase()).join(', ')}.`;
}

function isEntityTable(table: Table): table is EntityTable {
  return table.kind === 'entity';
}

/** The properties of which the first that has a value is what a picture calls a node. */
export function captionProperties(type: EntityType): readonly string[] {
  const names = type.table.kind === 'entity' ? type.table.caption : ['tier'];
  return names.flatMap((name) => type.fields.find(({ field }) => field.name === name)?.name ?? []);
}
