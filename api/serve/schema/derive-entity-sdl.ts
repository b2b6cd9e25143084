import type { FieldType } from '#graph/model/table.ts';
import { entityTypes, type EntityField, type EntityType } from './entity-types.ts';

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
