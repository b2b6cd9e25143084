import { derivedEdges, derivedNodes } from '#graph/model/derived.ts';
import type { EdgeTable, EntityTable, Table } from '#graph/model/table.ts';
import { labelWithoutColumn, referredLabels, tables } from '#graph/model/tables.ts';
import { edgeTypes, lanes } from '#graph/model/vocabulary.ts';
import type { EdgeType } from '#graph/model/vocabulary.ts';
import type { Legend, LegendEdge, LegendNode } from './generated/resolvers.ts';

/** The meaning of the marks in a picture and of what Cypher statements find besides, from the model. */
export function deriveLegend(): Legend {
  const ofTables = new Map(edgesOfTables().map((edge) => [edge.type, edge]));
  const stated = edgeTypes.flatMap(
    (type) => ofTables.get(type) ?? edgesWithoutTable.find((edge) => edge.type === type) ?? [],
  );
  const derived = derivedEdges.map(({ type, description, from, to }) => ({
    type,
    title: titleOf(type),
    description,
    from,
    to,
    derived: true,
  }));
  return {
    nodes: [...Object.values<Table>(tables).flatMap(nodeOf), ...nodesWithoutTable, ...derivedNodes.map(derivedNode)],
    edges: [...stated, ...derived],
    lanes: lanes.filter((lane) => lane !== 'none'),
  };
}

function nodeOf(table: Table): LegendNode[] {
  if (table.kind === 'edge') return [];
  const { label, title, description, lane } = table;
  return [{ label, title, description, lane: lane === 'none' ? null : lane, derived: false }];
}

function derivedNode({ label, title, description }: (typeof derivedNodes)[number]): LegendNode {
  return { label, title, description, lane: null, derived: true };
}

const nodesWithoutTable: readonly LegendNode[] = [
  {
    label: 'Country',
    title: 'Countries',
    description: 'Countries and territories of ISO 3166.',
    lane: 'country',
    derived: false,
  },
  {
    label: 'Vetting',
    title: tables.vetting.title,
    description: tables.vetting.description,
    lane: null,
    derived: false,
  },
];

function edgesOfTables(): LegendEdge[] {
  return Object.values<Table>(tables).flatMap((table) =>
    table.kind === 'edge' ? [edgeOfTable(table)] : edgesOfLinks(table),
  );
}

function edgeOfTable(table: EdgeTable): LegendEdge {
  const { edge, description } = table;
  return {
    type: edge,
    title: titleOf(edge),
    description,
    from: referredLabels(table, table.from),
    to: table.to.length === 0 ? [labelWithoutColumn(edge)] : referredLabels(table, table.to),
    derived: false,
  };
}

function edgesOfLinks(table: EntityTable): LegendEdge[] {
  return table.links.map(({ field, edge, direction }) => {
    const others = referredLabels(table, [field]);
    const description = table.fields.find(({ name }) => name === field)?.description ?? '';
    const [from, to] = direction === 'out' ? [[table.label], others] : [others, [table.label]];
    return { type: edge, title: titleOf(edge), description, from, to, derived: false };
  });
}

function titleOf(type: string): string {
  return type.toLowerCase().replaceAll('_', ' ');
}

const entityLabels = Object.values<Table>(tables).flatMap((table) => (table.kind === 'entity' ? [table.label] : []));

/** Edges that the importer writes without a table of their own. */
const edgesWithoutTable: readonly LegendEdge[] = [
  edge('ABOUT', 'What a claim is about.', ['Claim'], [...entityLabels, 'Country']),
  edge('MADE_BY', 'Which organization makes a claim.', ['Claim'], ['Organization']),
  edge('STATED_IN', 'Where a claim is stated.', ['Claim'], ['Source']),
  edge('DESCRIBED_BY', 'Which source describes an entity, and how.', entityLabels, ['Source']),
];

function edge(type: EdgeType, description: string, from: readonly string[], to: readonly string[]): LegendEdge {
  return { type, title: titleOf(type), description, from, to, derived: false };
}
