import { derivedEdges, derivedNodes } from '#graph/model/derived.ts';
import type { EdgeTable, EntityTable, Table } from '#graph/model/table.ts';
import { labelWithoutColumn, referredLabels, tables } from '#graph/model/tables.ts';
import { edgeTypes, lanes } from '#graph/model/vocabulary.ts';
import type { Lane } from '#graph/model/vocabulary.ts';
import type { Legend, LegendEdge, LegendNode } from './generated/resolvers.ts';

/** What the nodes and edges of a picture mean, and the derived ones that Cypher statements also find; from the model. */
export function deriveLegend(): Legend {
  const stated = [...Object.values<Table>(tables).flatMap(edgesOf), ...edgesWithoutTable];
  return {
    nodes: [
      ...Object.values<Table>(tables).flatMap((table) => (table.kind === 'entity' ? [node(table)] : [])),
      ...nodesWithoutTable,
      ...derivedNodes.map((derived) => ({ ...node(derived), derived: true })),
    ],
    edges: [
      ...edgeTypes.flatMap((type) => stated.filter((one) => one.type === type)),
      ...derivedEdges.map(({ type, description, from, to }) => ({
        ...edge(type, description, from, to),
        derived: true,
      })),
    ],
    lanes: lanes.filter((lane) => lane !== 'none'),
  };
}

interface DescribedNode {
  readonly label: string;
  readonly title: string;
  readonly description: string;
  readonly lane?: Lane;
}

function node({ label, title, description, lane = 'none' }: DescribedNode): LegendNode {
  return { label, title, description, lane: lane === 'none' ? null : lane, derived: false };
}

const nodesWithoutTable: readonly LegendNode[] = [
  node({
    label: 'Country',
    title: 'Countries',
    description: 'Countries and territories of ISO 3166.',
    lane: 'country',
  }),
  node({ label: 'Vetting', title: tables.vetting.title, description: tables.vetting.description }),
];

function edgesOf(table: Table): readonly LegendEdge[] {
  return table.kind === 'edge' ? [edgeOfTable(table)] : edgesOfLinks(table);
}

function edgeOfTable(table: EdgeTable): LegendEdge {
  const to = table.to.length === 0 ? [labelWithoutColumn(table.edge)] : referredLabels(table, table.to);
  return edge(table.edge, table.description, referredLabels(table, table.from), to);
}

function edgesOfLinks(table: EntityTable): readonly LegendEdge[] {
  return table.links.map(({ field, edge: type, direction }) => {
    const others = referredLabels(table, [field]);
    const description = table.fields.find(({ name }) => name === field)?.description ?? '';
    return direction === 'out'
      ? edge(type, description, [table.label], others)
      : edge(type, description, others, [table.label]);
  });
}

const entityLabels = Object.values<Table>(tables).flatMap((table) => (table.kind === 'entity' ? [table.label] : []));

/** Edges that the importer writes without a table of their own. */
const edgesWithoutTable: readonly LegendEdge[] = [
  edge('ABOUT', 'What a claim or a passage is about.', ['Claim', 'Passage'], [...entityLabels, 'Country']),
  edge('MADE_BY', 'Which organization makes a claim.', ['Claim'], ['Organization']),
  edge('STATED_IN', 'Where a claim is stated.', ['Claim'], ['Source']),
  edge('DESCRIBED_BY', 'Which source describes an entity, and how.', entityLabels, ['Source']),
];

function edge(type: string, description: string, from: readonly string[], to: readonly string[]): LegendEdge {
  return { type, title: type.toLowerCase().replaceAll('_', ' '), description, from, to, derived: false };
}
