import { listedFields, statedRelationships, statementFields } from '#graph/lists/fields.ts';
import type { FieldKind, ListedField } from '#graph/lists/fields.ts';
import { relationships } from '#graph/model/relationships.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import {
  enumName,
  enumSdl,
  hopFields,
  isWritten,
  orderValue,
  rootLists,
  statementFilterName,
  statementOwner,
} from './fields.ts';
import type { HopField, RootList } from './fields.ts';

/** SDL for the lists of entities and of their hops, derived from the model's tables: types, root fields, and a field at each end of a relationship. */
export function deriveListSdl(): string {
  return [
    ...rootLists.map(({ label }) => listTypes(label)),
    ...[...listedFields.keys()].map(hopTypes),
    `extend type Query {\n${rootLists.map(rootField).join('\n')}\n}\n`,
    ...hopFields.map(hopField),
  ].join('\n');
}

function listTypes(label: Label): string {
  return `"An item of a list and its position in the order."
type ${label}Edge {
  "Pass it as \`after\` to continue after this item."
  cursor: String!
  "The item."
  node: ${label}!
}

"A page of a list."
type ${label}Connection {
  "The items on the page, with cursors."
  edges: [${label}Edge!]!
  "The items on the page."
  nodes: [${label}!]!
  "Position of the page in the list."
  pageInfo: PageInfo!
  "Number of items on all pages."
  totalCount: Int!
}
`;
}

function hopTypes(label: Label): string {
  return `"A hop, the node at its other end, and its statements."
type ${label}Hop {
  "Pass it as \`after\` to continue after this item."
  cursor: String!
  "The node at the other end."
  node: ${label}!
  "All statements of the hop, of any date, best first."
  statements: [Statement!]!
  "The hop as drawn."
  hop: Edge!
}

"A page of hops. Parallel statements form one hop."
type ${label}HopConnection {
  "The items on the page, with cursors."
  edges: [${label}Hop!]!
  "The nodes at the other ends of the hops on the page, in the same order; once for each hop."
  nodes: [${label}!]!
  "Position of the page in the list."
  pageInfo: PageInfo!
  "Number of hops on all pages."
  totalCount: Int!
}
`;
}

const page = `"Maximum number to return: 1 to 100."
    first: Int!
    "Cursor to continue after."
    after: String`;

const classes = `
    "Only contracts of these data classes; only subcontract statements of these data classes are counted."
    dataClasses: [DataClass!]`;

function rootField({ name, label, description }: RootList): string {
  const order =
    name === 'contracts'
      ? 'without filter and orderBy, most subcontract statements first (cursors are valid until an import changes the graph, then CURSOR_OUTDATED); else by key'
      : 'by key';
  return `  ${quote(`${description} One page at a time; default order: ${order}.`)}
  ${name}(
    "Conditions that they must meet."
    filter: ${label}Filter
    "Order; ties are ordered by key."
    orderBy: [${label}Order!]
    ${page}${name === 'contracts' ? classes : ''}
  ): ${label}Connection! @needs(role: READER) @cost(weight: 1000)`;
}

function hopField({ near, far, name, description, statementFilter }: HopField): string {
  return `extend type ${near} {
  ${quote(description)}
  ${name}(
    "Only hops whose other end meets these conditions."
    filter: ${far}Filter
    "Only hops with a statement that meets these conditions; with asOf, a statement that is valid on the date."
    statement: ${statementFilter}
    "Only hops that hold on this date; default: hops of any date."
    asOf: Date
    "Order, by the node at the other end; ties are ordered by its key."
    orderBy: [${far}Order!]
    ${page}
  ): ${far}HopConnection!
}
`;
}

const quote = (text: string) => JSON.stringify(text);

/** SDL for the filters and orders of lists, derived from the model's tables. */
export function deriveFilterSdl(): string {
  const common = relationships.find(({ fields }) => fields.length === 0);
  return [
    operators,
    ...[...listedFields].flatMap(([label, fields]) => [
      ...enumerations(label, fields),
      filter(`${label}Filter`, label, fields, hopsOf(label)),
      order(label, fields),
    ]),
    ...(common === undefined ? [] : [filter('StatementFilter', 'Statement', statementFields(common))]),
    ...hopFilters(),
    ...statedRelationships.flatMap((relationship) => {
      const owner = statementOwner(relationship.edge);
      const fields = statementFields(relationship);
      return [...enumerations(owner, fields), filter(statementFilterName(relationship), owner, fields)];
    }),
  ].join('\n');
}

const rule =
  'All conditions must hold. Empty values, such as {} or in: [], are not conditions and are ignored, also within and, or and not.';

function filter(name: string, owner: string, fields: readonly ListedField[], hops: readonly HopField[] = []): string {
  const own = [
    ...fields.map((field) => `${quote(field.description)}\n  ${field.name}: ${operatorsOf(owner, field)}`),
    ...hops.map((hop) => `${quote(hop.description)}\n  ${hop.name}: ${hopFilterName(hop)}s`),
  ];
  return `${quote(rule)}
input ${name} {
  "All of these must hold."
  and: [${name}!]
  "At least one of these must hold."
  or: [${name}!]
  "This must not hold. A missing value meets no condition, so it matches here."
  not: ${name}
  ${own.join('\n  ')}
}
`;
}

function hopsOf(label: Label): readonly HopField[] {
  return hopFields.filter(({ near }) => near === label);
}

/** The filter type for hops to a label whose statements have the same filter. */
function hopFilterName({ far, statementFilter }: HopField): string {
  return `${far}${statementFilter.replace(/StatementFilter$/, '')}HopFilter`;
}

/** The filter types for hops, one pair for each kind of node and of statement. */
function hopFilters(): string[] {
  const byName = new Map(hopFields.map((hop) => [hopFilterName(hop), hop]));
  return [...byName].map(
    ([name, { far, statementFilter }]) => `"Conditions on the hops of a node; all of them must hold."
input ${name}s {
  "At least one hop meets this."
  some: ${name}
  "No hop meets this."
  none: ${name}
  "Whether there is any hop."
  exists: Boolean
}

"Conditions on a hop; all of them must hold. Without any, it is not a condition."
input ${name} {
  "The node at its other end."
  node: ${far}Filter
  "One of its statements; with asOf, one that is valid on the date."
  statement: ${statementFilter}
  "It holds on this date; default: hops of any date."
  asOf: Date
}
`,
  );
}

function order(label: string, fields: readonly ListedField[]): string {
  const values = fields
    .filter(({ kind }) => kind !== 'list')
    .map(({ name, description }) => ({ name: orderValue(name), description }));
  return `${enumSdl(`${label}OrderField`, `Field that a list of ${label} is ordered by.`, values)}
"One term of a list's order. Missing values come last."
input ${label}Order {
  "Field to order by."
  field: ${label}OrderField!
  "Whether the lowest or the highest value comes first."
  direction: OrderDirection! = ASC
}
`;
}

/** The enumerations of an owner's fields, each with its filter type. */
function enumerations(owner: string, fields: readonly ListedField[]): string[] {
  return fields
    .filter(({ kind, name }) => kind === 'enum' && !isWritten(name))
    .map(({ name, values, description }) => {
      const type = enumName(owner, name);
      const members = values.map((name) => ({ name, description: `In files: ${name.toLowerCase()}.` }));
      return `${enumSdl(type, description, members)}${enumFilter(type)}`;
    });
}

function enumFilter(type: string): string {
  return `"Conditions on a value; all of them must hold."
input ${type}Filter {
  "Equal to this."
  eq: ${type}
  "Equal to one of these; an empty list is not a condition."
  in: [${type}!]
  "Whether it has a value."
  exists: Boolean
}
`;
}

function operatorsOf(owner: string, { kind, name, values }: ListedField): string {
  if (kind === 'list' && values.length > 0) return `${enumName(owner, name)}ListFilter`;
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

const exists = '"Whether it has a value."\n  exists: Boolean';

function comparisonFilter(name: string, type: string, what: string): string {
  return `"Conditions on ${what}; all of them must hold."
input ${name} {
  "Equal to this."
  eq: ${type}
  "Equal to one of these; an empty list is not a condition."
  in: [${type}!]
  "Less than this."
  lt: ${type}
  "Less than or equal to this."
  lte: ${type}
  "Greater than this."
  gt: ${type}
  "Greater than or equal to this."
  gte: ${type}
  ${exists}
}
`;
}

const operators = `"Direction of a list's order."
enum OrderDirection {
  "Ascending; missing values last."
  ASC
  "Descending; missing values last."
  DESC
}

"Conditions on a text; all of them must hold. Case-sensitive."
input StringFilter {
  "Equal to this."
  eq: String
  "Equal to one of these; an empty list is not a condition."
  in: [String!]
  "Contains this."
  contains: String
  "Starts with this."
  startsWith: String
  ${exists}
}

"Conditions on a key; all of them must hold. eq and in take ids or keys; countries in upper or lower case."
input KeyFilter {
  "Equal to this."
  eq: ID
  "Equal to one of these; an empty list is not a condition."
  in: [ID!]
  "The key contains this. Case-sensitive."
  contains: String
  "The key starts with this. Case-sensitive."
  startsWith: String
  ${exists}
}

"Conditions on a yes-or-no value; all of them must hold."
input BooleanFilter {
  "Equal to this."
  eq: Boolean
  ${exists}
}

"Conditions on a list of texts; all of them must hold."
input StringListFilter {
  "The list contains this."
  has: String
  ${exists}
}

${comparisonFilter('IntFilter', 'Int', 'a whole number')}
${comparisonFilter('FloatFilter', 'Float', 'a number')}
${comparisonFilter('DateFilter', 'Date', 'a date')}
${enumFilter('DataClass')}
${enumFilter('AccessMode')}
${enumFilter('AccessBasis')}
${enumFilter('Sensitivity')}

"Conditions on doubts; all of them must hold."
input SubawardDoubtListFilter {
  "There is this doubt."
  has: SubawardDoubt
  "Whether there is any doubt."
  exists: Boolean
}
`;
