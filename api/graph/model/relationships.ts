import type { EdgeTable, EndName, EndNames, EntityTable, Field, Table } from './table.ts';
import { labelWithoutColumn, propertyFields, referredLabels, tables } from './tables.ts';
import type { EdgeType, Label } from './vocabulary.ts';

/** A type of edge between nodes of two labels, and its name at each of its ends. */
export interface Relationship extends EndNames {
  readonly edge: EdgeType;
  readonly from: Label;
  readonly to: Label;
  /** The columns of its statements, besides those that all statements have. */
  readonly fields: readonly (Field & { readonly property: string })[];
  /** The table with these columns; null: the importer derives the edge from columns of an entity. */
  readonly table: EdgeTable | null;
}

const all = Object.values<Table>(tables);
const entities = all.filter((table) => table.kind === 'entity');

const address = {
  name: 'address',
  property: 'address',
  type: 'string',
  description: 'What the claim or passage is about, as in its `about`: file:key|key.',
} as const satisfies Field;

/** Every relationship of the model. */
export const relationships: readonly Relationship[] = [
  ...all.flatMap((table) => (table.kind === 'edge' ? ofEdgeTable(table) : ofLinks(table))),
  ...ofClaims(),
  ...ofAbout(tables.passages, {
    name: 'passagesAbout',
    description: 'The passages about it, or about a hop that starts or ends at it.',
  }),
  ...entities.filter(({ label }) => label !== 'Source').map(ofDescription),
];

function ofEdgeTable(table: EdgeTable): Relationship[] {
  const { edge } = table;
  const from = referredLabels(table, table.from);
  const to = table.to.length > 0 ? referredLabels(table, table.to) : [labelWithoutColumn(edge)];
  const fields = propertyFields(table);
  return from.flatMap((a) =>
    to.map((b) => ({
      edge,
      from: a,
      to: b,
      forward: nameTowards(table.forward, to, b),
      backward: nameTowards(table.backward, from, a),
      fields,
      table,
    })),
  );
}

function ofLinks(table: EntityTable): Relationship[] {
  return table.links.flatMap(({ field, edge, direction, forward, backward }) =>
    referredLabels(table, [field]).map((other) => {
      const [from, to] = direction === 'out' ? [table.label, other] : [other, table.label];
      return { edge, from, to, forward, backward, fields: [], table: null };
    }),
  );
}

/** The edges of what is about addresses. Most are about hops, and the importer writes an edge to both ends of each hop. */
function ofAbout({ label, title }: EntityTable, backward: EndName): Relationship[] {
  const subjects: readonly Label[] = [...entities.map((table) => table.label), 'Country'];
  const what = title.toLowerCase().replace(/s$/, '');
  return subjects.map((to) => ({
    from: label,
    table: null,
    edge: 'ABOUT',
    to,
    forward: nameTowards(
      { name: 'about', description: `What the ${what} is about; for a hop, both of its ends.` },
      subjects,
      to,
    ),
    backward,
    fields: [address],
  }));
}

function ofClaims(): Relationship[] {
  const rest = { from: tables.claims.label, fields: [], table: null };
  return [
    ...ofAbout(tables.claims, {
      name: 'claimsAbout',
      description: 'The claims about it, or about a hop that starts or ends at it.',
    }),
    {
      ...rest,
      edge: 'MADE_BY',
      to: 'Organization',
      forward: { name: 'madeBy', description: 'The organizations that make the claim.' },
      backward: { name: 'claimsMade', description: 'The claims that the organization makes.' },
    },
    {
      ...rest,
      edge: 'STATED_IN',
      to: 'Source',
      forward: { name: 'statedIn', description: 'The sources in which the claim is made.' },
      backward: { name: 'claimsStated', description: 'The claims made in the source.' },
    },
  ];
}

function ofDescription({ label, title }: EntityTable): Relationship {
  return {
    edge: 'DESCRIBED_BY',
    from: label,
    to: 'Source',
    forward: { name: 'describedBy', description: 'The sources that describe it, with the values that each states.' },
    backward: {
      name: `describes${pascal(title)}`,
      description: `The ${title.toLowerCase()} that the source describes, with the values that it states.`,
    },
    fields: [],
    table: null,
  };
}

function nameTowards({ name, description }: EndName, ends: readonly Label[], label: Label): EndName {
  if (ends.length === 1) return { name, description };
  const title = titleOf(label);
  return { name: `${name}${pascal(title)}`, description: `${description} Here: ${title.toLowerCase()}.` };
}

function titleOf(label: Label): string {
  return label === 'Country' ? 'Countries' : (entities.find((table) => table.label === label)?.title ?? label);
}

function pascal(title: string): string {
  return title.replace(/(?:^|\s)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The property, besides type and ends, that statements of the same hop share, for the edge types that have one. */
export const underOfEdges: Readonly<Partial<Record<EdgeType, 'access' | 'contract'>>> = {
  ACCESSES: 'access',
  ESCORTS: 'access',
  LENDS_TO: 'access',
  SUBCONTRACTS_TO: 'contract',
  EMPLOYS: 'contract',
};
