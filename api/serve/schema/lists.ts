import { listedFields, statedRelationships, statementFields } from '#graph/lists/fields.ts';
import type { FieldKind, ListedField } from '#graph/lists/fields.ts';
import { relationships } from '#graph/model/relationships.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import {
  enumName,
  hopFields,
  isWritten,
  orderValue,
  rootLists,
  statementFilterName,
  statementOwner,
} from './fields.ts';
import type { HopField, RootList } from './fields.ts';

/** Lists of entities and of their hops, from the model's tables: types, root fields, and a field at each end of a relationship. */
export function deriveListSdl(): string {
  return [
    ...rootLists.map(({ label }) => listTypes(label)),
    ...[...listedFields.keys()].map(hopTypes),
    `extend type Query {\n${rootLists.map(rootField).join('\n')}\n}\n`,
    ...hopFields.map(hopField),
  ].join('\n');
}

function listTypes(label: Label): string {
  return `"A member of a list and its place in the order."
type ${label}Edge {
  "Give it as \`after\` to go on behind this one."
  cursor: String!
  "The member."
  node: ${label}!
}

"A page of a list."
type ${label}Connection {
  "The page, with cursors."
  edges: [${label}Edge!]!
  "The page."
  nodes: [${label}!]!
  "Where the page lies."
  pageInfo: PageInfo!
  "How many there are on all pages."
  totalCount: Int!
}
`;
}

function hopTypes(label: Label): string {
  return `"A hop, what is at its other end, and what says so."
type ${label}Hop {
  "Give it as \`after\` to go on behind this one."
  cursor: String!
  "What is at the other end."
  node: ${label}!
  "Everything that states the hop, best first, whatever the day."
  statements: [Statement!]!
  "The hop as drawn."
  hop: Edge!
}

"A page of hops. Parallel statements are one hop."
type ${label}HopConnection {
  "The page, with cursors."
  edges: [${label}Hop!]!
  "What is at the other ends of the hops on the page, in their order; once for each hop."
  nodes: [${label}!]!
  "Where the page lies."
  pageInfo: PageInfo!
  "How many hops there are on all pages."
  totalCount: Int!
}
`;
}

const page = `"At most how many: 1 to 100."
    first: Int!
    "Cursor to go on behind."
    after: String`;

const classes = `
    "Only contracts of these classes, and only subcontract statements of these classes are counted."
    dataClasses: [DataClass!]`;

function rootField({ name, label, description }: RootList): string {
  const order =
    name === 'contracts'
      ? 'without filter and orderBy, most subcontract statements first (with cursors that hold until an import changes the graph, CURSOR_OUTDATED from then on); else by key'
      : 'by key';
  return `  ${quote(`${description} A page at a time; default order: ${order}.`)}
  ${name}(
    "Which ones."
    filter: ${label}Filter
    "In which order; the key decides between what is level."
    orderBy: [${label}Order!]
    ${page}${name === 'contracts' ? classes : ''}
  ): ${label}Connection!`;
}

function hopField({ near, far, name, description, statementFilter }: HopField): string {
  return `extend type ${near} {
  ${quote(description)}
  ${name}(
    "Only hops to what meets this."
    filter: ${far}Filter
    "Only hops of which one statement meets this; with asOf, one that holds on the day."
    statement: ${statementFilter}
    "Only hops that hold on this day; default: on whatever day."
    asOf: Date
    "In which order, by what is at the other end; its key decides between what is level."
    orderBy: [${far}Order!]
    ${page}
  ): ${far}HopConnection!
}
`;
}

const quote = (text: string) => JSON.stringify(text);

/** Filters and orders of lists, from the model's tables. */
export function deriveFilterSdl(): string {
  const common = relationships.find(({ fields }) => fields.length === 0);
  return [
    operators,
    ...[...listedFields].flatMap(([label, fields]) => [
      ...enumerations(label, fields),
      filter(`${label}Filter`, label, fields),
      order(label, fields),
    ]),
    ...(common === undefined ? [] : [filter('StatementFilter', 'Statement', statementFields(common))]),
    ...statedRelationships.flatMap((relationship) => {
      const owner = statementOwner(relationship.edge);
      const fields = statementFields(relationship);
      return [...enumerations(owner, fields), filter(statementFilterName(relationship), owner, fields)];
    }),
  ].join('\n');
}

const rule =
  'All conditions hold together. What is empty, such as {} or in: [], is no condition: it takes no part, also within and, or and not.';

function filter(name: string, owner: string, fields: readonly ListedField[]): string {
  const own = fields.map((field) => `${quoteFilter(field.description)}\n  ${field.name}: ${operatorsOf(owner, field)}`);
  return `${quoteFilter(rule)}
input ${name} {
  "Each of these holds."
  and: [${name}!]
  "One of these holds, or more."
  or: [${name}!]
  "This does not hold. What has no value meets no condition, so it is among these."
  not: ${name}
  ${own.join('\n  ')}
}
`;
}

function order(label: string, fields: readonly ListedField[]): string {
  const values = fields
    .filter(({ kind }) => kind !== 'list')
    .map(({ name, description }) => `${quoteFilter(description)}\n  ${orderValue(name)}`);
  return `"What a list of ${label} is ordered by."
enum ${label}OrderField {
  ${values.join('\n  ')}
}

"One thing that a list is ordered by. What has no value comes last."
input ${label}Order {
  "By what."
  field: ${label}OrderField!
  "Which way."
  direction: OrderDirection! = ASC
}
`;
}

/** The enumerations of an owner that the tables declare, each with its conditions. */
function enumerations(owner: string, fields: readonly ListedField[]): string[] {
  return fields
    .filter(({ kind, name }) => kind === 'enum' && !isWritten(name))
    .map(({ name, values, description }) => {
      const type = enumName(owner, name);
      const members = values.map((value) => `"As files say: ${value.toLowerCase()}."\n  ${value}`);
      return `${quoteFilter(description)}\nenum ${type} {\n  ${members.join('\n  ')}\n}\n${enumFilter(type)}`;
    });
}

function enumFilter(type: string): string {
  return `"Conditions on a value; all of them hold."
input ${type}Filter {
  "It is this."
  eq: ${type}
  "It is one of these; none given: no condition."
  in: [${type}!]
  "Whether there is a value."
  exists: Boolean
}
`;
}

function operatorsOf(owner: string, { kind, name }: ListedField): string {
  return kind === 'enum' ? `${enumName(owner, name)}Filter` : operatorTypes[kind];
}

const operatorTypes = {
  text: 'StringFilter',
  integer: 'IntFilter',
  number: 'FloatFilter',
  boolean: 'BooleanFilter',
  date: 'DateFilter',
  list: 'StringListFilter',
  key: 'KeyFilter',
} as const satisfies Record<Exclude<FieldKind, 'enum'>, string>;

const exists = '"Whether there is a value."\n  exists: Boolean';

function compared(name: string, type: string, what: string): string {
  return `"Conditions on ${what}; all of them hold."
input ${name} {
  "It is this."
  eq: ${type}
  "It is one of these; none given: no condition."
  in: [${type}!]
  "It is less."
  lt: ${type}
  "It is less, or this."
  lte: ${type}
  "It is more."
  gt: ${type}
  "It is more, or this."
  gte: ${type}
  ${exists}
}
`;
}

const operators = `"Which way a list is ordered."
enum OrderDirection {
  "Least first; no value last."
  ASC
  "Most first; no value last."
  DESC
}

"Conditions on a text; all of them hold. Upper and lower case differ."
input StringFilter {
  "It is this."
  eq: String
  "It is one of these; none given: no condition."
  in: [String!]
  "It has this in it."
  contains: String
  "It begins with this."
  startsWith: String
  ${exists}
}

"Conditions on a key; all of them hold. eq and in take ids or keys."
input KeyFilter {
  "It is this."
  eq: ID
  "It is one of these; none given: no condition."
  in: [ID!]
  "The key has this in it. Upper and lower case differ."
  contains: String
  "The key begins with this. Upper and lower case differ."
  startsWith: String
  ${exists}
}

"Conditions on whether something is so; all of them hold."
input BooleanFilter {
  "It is this."
  eq: Boolean
  ${exists}
}

"Conditions on a list of texts; all of them hold."
input StringListFilter {
  "This is among them."
  has: String
  ${exists}
}

${compared('IntFilter', 'Int', 'a whole number')}
${compared('FloatFilter', 'Float', 'a number')}
${compared('DateFilter', 'Date', 'a day')}
${enumFilter('DataClass')}
${enumFilter('AccessMode')}
${enumFilter('AccessBasis')}`;

const quoteFilter = (text: string) => JSON.stringify(text);
