import { listedFields } from '#graph/lists/listed-fields.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import { rootLists, type RootList } from '../lists/root-lists.ts';
import { hopFields, type HopField } from '../lists/hop-fields.ts';

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
