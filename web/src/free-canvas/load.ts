import { systemTitle } from '#picture/picture.ts';
import { assetInWords } from '#picture/words.ts';
import {
  CanvasNeighboursDocument,
  CanvasNodesDocument,
  CanvasPathsDocument,
  EntityDocument,
  LegendDocument,
} from '../generated/graphql.ts';
import type {
  CanvasEdgeFragment,
  CanvasNeighboursQuery,
  CanvasNeighboursQueryVariables,
  CanvasNodeFragment,
  Direction,
  SystemAssetFragment,
} from '../generated/graphql.ts';
import { roleOfNode } from '../picture/node-role.ts';
import { ask } from '../server/client.ts';
import type { Asked } from '../server/client.ts';
import { MAX_PAGE_SIZE } from '../server/use-pages.ts';
import { nodeCaption, nodeKind } from '../words.ts';
import type { CanvasNode, Found } from './document.ts';
import type { CanvasEdge } from './edge.ts';

/** The most ids that the server takes at once. */
const MOST_IDS = 100;

/** A kind of relation of a node: an edge type in one direction. */
export interface Relation {
  readonly type: string;
  readonly direction: Direction;
}

/** Edge types about nodes and statements; the details pane shows them. */
export const metadataTypes: ReadonlySet<string> = new Set([
  'ABOUT',
  'MADE_BY',
  'STATED_IN',
  'STANDS_IN',
  'DESCRIBED_BY',
]);

export async function loadNodes(ids: readonly string[]): Promise<Asked<readonly CanvasNode[]>> {
  const nodes: CanvasNode[] = [];
  for (let from = 0; from < ids.length; from += MOST_IDS) {
    const loaded = await ask(CanvasNodesDocument, { ids: ids.slice(from, from + MOST_IDS) });
    if ('failure' in loaded) return loaded;
    nodes.push(...loaded.data.nodes.flatMap((node) => (node === null ? [] : [toNode(node)])));
  }
  return { data: nodes };
}

/** Loads the kinds of relations that a node has on a day. */
export async function loadRelations(id: string, asOf: string): Promise<Asked<readonly Relation[]>> {
  const loaded = await ask(EntityDocument, { id, asOf });
  if ('failure' in loaded) return loaded;
  const relations = loaded.data.neighbourCounts.filter(({ type }) => !metadataTypes.has(type));
  return { data: relations.map(({ type, direction }) => ({ type, direction })) };
}

interface NeighbourRequest {
  readonly of: string;
  readonly relations: readonly Relation[];
  /** The maximum number of relations of each kind. */
  readonly limit: number;
  readonly asOf: string;
}

/** Loads the relations of a node that hold on a day. The database ranks them by priority and cuts them. */
export async function loadNeighbours(
  request: NeighbourRequest,
): Promise<Asked<{ readonly found: Found; readonly total: number }>> {
  const nodes = new Map<string, CanvasNode>();
  const edges = new Map<string, CanvasEdge>();
  let total = 0;
  for (const relation of request.relations) {
    let after: string | null = null;
    let left = request.limit;
    do {
      const { of, asOf } = request;
      const variables: CanvasNeighboursQueryVariables = {
        id: of,
        ...relation,
        first: Math.min(left, MAX_PAGE_SIZE),
        after,
        asOf,
      };
      const loaded: Asked<CanvasNeighboursQuery> = await ask(CanvasNeighboursDocument, variables);
      if ('failure' in loaded) return loaded;
      const { neighbours }: CanvasNeighboursQuery = loaded.data;
      if (after === null) total += neighbours.totalCount;
      for (const { node, edge } of neighbours.edges) {
        nodes.set(node.id, toNode(node));
        edges.set(edge.id, toEdge(edge));
      }
      left -= neighbours.edges.length;
      after = neighbours.pageInfo.hasNextPage ? neighbours.pageInfo.endCursor : null;
    } while (after !== null && left > 0);
  }
  return { data: { found: { nodes: [...nodes.values()], edges: [...edges.values()] }, total } };
}

export interface PathRequest {
  readonly pairs: readonly { readonly from: string; readonly to: string }[];
  /** The maximum number of paths of each pair. */
  readonly count: number;
  readonly maxHops: number;
  readonly via: readonly string[];
  readonly avoid: readonly string[];
  /** Whether paths may pass through claims, their sources and who made them. */
  readonly withClaims: boolean;
  readonly asOf: string;
}

/** Loads the shortest paths of each pair: the ids of their nodes in order, and everything on them. */
export async function loadPaths(
  request: PathRequest,
): Promise<Asked<{ readonly found: Found; readonly routes: readonly (readonly string[])[] }>> {
  const { pairs, count, maxHops, asOf, withClaims } = request;
  const types = withClaims ? { data: null } : await loadTypes();
  if ('failure' in types) return types;
  const nodes = new Map<string, CanvasNode>();
  const edges = new Map<string, CanvasEdge>();
  const routes: (readonly string[])[] = [];
  for (const { from, to } of pairs) {
    const isBetween = (id: string): boolean => id !== from && id !== to;
    const [via, avoid] = [request.via.filter(isBetween), request.avoid.filter(isBetween)];
    const loaded = await ask(CanvasPathsDocument, {
      from,
      to,
      first: count,
      maxHops,
      asOf,
      via,
      avoid,
      types: types.data,
    });
    if ('failure' in loaded) return loaded;
    for (const path of loaded.data.paths) {
      for (const node of path.nodes) nodes.set(node.id, toNode(node));
      for (const edge of path.edges) edges.set(edge.id, toEdge(edge));
      routes.push(path.nodes.map(({ id }) => id));
    }
  }
  return { data: { found: { nodes: [...nodes.values()], edges: [...edges.values()] }, routes } };
}

/** Loads the edge types that connect entities. */
async function loadTypes(): Promise<Asked<readonly string[]>> {
  const loaded = await ask(LegendDocument, {});
  if ('failure' in loaded) return loaded;
  const edges = loaded.data.legend.edges.filter(({ type, derived }) => !derived && !metadataTypes.has(type));
  return { data: edges.map(({ type }) => type) };
}

/** “system · IL5”, “system · facility, controlled”. */
function systemKind(system: SystemAssetFragment): string {
  return `system · ${assetInWords(system)}`;
}

function toNode(node: CanvasNodeFragment): CanvasNode {
  const level = node.__typename === 'System' ? node.impactLevel : null;
  return {
    id: node.id,
    type: node.__typename,
    role: node.__typename === 'Person' && node.roles.join() === 'Escort' ? 'escort' : roleOfNode(node),
    key: 'key' in node ? node.key : node.id,
    title: node.__typename === 'System' ? systemTitle(node.caption, node.impactLevel) : nodeCaption(node),
    kind: node.__typename === 'System' ? systemKind(node) : kindOf(node),
    ...(node.__typename === 'System' && { sensitivity: node.sensitivity }),
    country: node.__typename === 'Organization' && node.country?.isForeign === true ? node.country.name : null,
    impactLevel: level,
    dataClass: 'dataClass' in node ? node.dataClass : null,
    ...(node.__typename === 'Contract' && { prime: node.prime?.id ?? null }),
  };
}

function kindOf(node: CanvasNodeFragment): string {
  return node.__typename === 'Person' && node.roles.length > 0 ? node.roles.join(', ').toLowerCase() : nodeKind(node);
}

export function toEdge({ id, type, from, to, under, statements }: CanvasEdgeFragment): CanvasEdge {
  return {
    id,
    type,
    from,
    to,
    under,
    periods: statements.map(({ validFrom, validTo, dataClass }) => ({ from: validFrom, to: validTo, dataClass })),
    dataClasses: [...new Set(statements.map(({ dataClass }) => dataClass))],
  };
}
