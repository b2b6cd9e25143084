import { longestCaption } from '#graph/model/caption.ts';
import type { EntityTable, Field, FieldType, Table } from '#graph/model/table.ts';
import { findReferredLabel, tables } from '#graph/model/tables.ts';
import { edgeTypes, labels } from '#graph/model/vocabulary.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import { deriveLegend } from '../legend.ts';
import { enumName, enumSdl } from './fields.ts';

/** A GraphQL object type derived from a table of the model. */
export interface EntityType {
  /** The node's label, also the type's name. */
  readonly label: Label;
  readonly table: Table;
  /** Whether it has sources, confidence and claims: true for all types except sources, passages and vettings. */
  readonly isEntity: boolean;
  readonly fields: readonly EntityField[];
}

/** A field of an entity type: one property of the node. */
export interface EntityField {
  readonly name: string;
  readonly description: string;
  readonly field: Field;
  /** The label that the property refers to by key; null if it is not a reference. */
  readonly refersTo: Label | null;
  readonly required: boolean;
}

/** All entity types. Vettings are nodes as well, although each comes from one row of an edge table. */
export const entityTypes: readonly EntityType[] = [
  ...Object.values<Table>(tables).filter(isEntityTable).map(fromEntityTable),
  { label: 'Vetting', table: tables.vetting, isEntity: false, fields: fieldsOf(tables.vetting, []) },
];

/** The entity part of the SDL: one object type per kind of node, derived from the model's tables, and the names of nodes and edges. */
export function deriveEntitySdl(): string {
  const { nodes, edges } = deriveLegend();
  const described = (name: string, found: { readonly description: string } | undefined) => ({
    name,
    description: found?.description ?? name,
  });
  return [
    ...entityTypes.map(typeSdl),
    enumSdl(
      'NodeLabel',
      'Label of a node: its type, as `__typename` gives it.',
      labels.map((label) =>
        described(
          label,
          nodes.find((node) => node.label === label),
        ),
      ),
    ),
    enumSdl(
      'EdgeType',
      'Type of a hop. `legend` has the labels that each connects.',
      edgeTypes.map((type) =>
        described(
          type,
          edges.find((edge) => edge.type === type),
        ),
      ),
    ),
  ].join('\n');
}

function typeSdl(type: EntityType): string {
  const own = type.fields.map((field) => `${quote(field.description)}\n  ${field.name}: ${fieldType(type, field)}`);
  const head = type.isEntity ? [...nodeFields, ...evidenceFields] : nodeFields;
  const implemented = type.isEntity ? 'Node & Entity' : 'Node';
  const body = [...head, ...own].join('\n  ');
  return `${quote(type.table.description)}\ntype ${type.label} implements ${implemented} {\n  ${body}\n}\n`;
}

const nodeFields = [
  '"Opaque id; the same in every database."\n  id: ID!',
  '"The id in the source data."\n  key: String!',
  `"Label in pictures; longer ones are cut to ${longestCaption} characters."\n  caption: String!`,
];

const evidenceFields = [
  '"Data class of the best statement about it."\n  dataClass: DataClass!',
  '"Confidence of the best statement about it, 0–100; 0 if no source describes it any more."\n  confidence: Int!',
  '"The sources that describe it, best first."\n  sources: [Source!]!',
  '"Claims about it, latest first."\n  claims: [Claim!]!',
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

/** Enumerations that have been texts since the first release, with their values in the description. */
const texts: ReadonlySet<string> = new Set([
  ...['Person.kind', 'Person.usPersonStatus', 'Claim.stance'],
  ...['Vetting.tier', 'Vetting.clearance', 'Vetting.adjudication'],
]);

function fieldType({ label }: EntityType, { name, field, refersTo, required }: EntityField): string {
  if (refersTo !== null) return refersTo;
  const isEnum = field.type === 'enum' && !texts.has(`${label}.${name}`);
  const type = isEnum ? enumName(label, name) : scalars[field.type];
  return required ? `${type}!` : type;
}

const quote = (text: string) => JSON.stringify(text);

function fromEntityTable(table: EntityTable): EntityType {
  return {
    label: table.label,
    table,
    isEntity: table.label !== 'Source' && table.isPerStatement !== true,
    fields: fieldsOf(table, table.caption),
  };
}

function fieldsOf(table: Table, caption: readonly string[]): readonly EntityField[] {
  return table.fields.flatMap((field: Field) => {
    if (field.property === undefined) return [];
    const refersTo = findReferredLabel(table, field.name);
    return {
      name: field.property,
      description: descriptionOf(field),
      field,
      refersTo,
      // A name is never null: the key replaces a missing one.
      required: field.required === true || field.default !== undefined || isName(field, caption),
    };
  });
}

function isName(field: Field, caption: readonly string[]): boolean {
  return field.name === caption[0] && (field.name === 'name' || field.name === 'title');
}

function descriptionOf(field: Field): string {
  if (field.type !== 'enum' || field.values === undefined) return field.description;
  return `${field.description} One of ${field.values.map((value) => value.toUpperCase()).join(', ')}.`;
}

function isEntityTable(table: Table): table is EntityTable {
  return table.kind === 'entity';
}
