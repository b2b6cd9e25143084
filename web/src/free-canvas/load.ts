import { systemTitle } from '#picture/picture.ts';
import { assetInWords } from '#picture/words.ts';
import { abouts } from '../address/address.ts';
import type { Conditions } from '../address/address.ts';
import { toFilter } from '../conditions/to-filter.ts';
import {
  CanvasExposedChainsDocument,
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
  ExposureFilter,
  SystemAssetFragment,
} from '../generated/graphql.ts';
import { requestLimits } from '../generated/limits.ts';
import { roleOfNode } from '../picture/node-role.ts';
import { ask } from '../server/client.ts';
import type { Asked } from '../server/client.ts';
import { MAX_PAGE_SIZE } from '../server/use-pages.ts';
import { nodeCaption, nodeKind } from '../words.ts';
import type { CanvasNode, Found } from './document.ts';
import type { CanvasEdge } from './edge.ts';

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
  for (let from = 0; from < ids.length; from += requestLimits.ids) {
    const loaded = await ask(CanvasNodesDocument, { ids: ids.slice(from, from + requestLimits.ids) });
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

interface Pair {
  readonly from: string;
  readonly to: string;
  /** Of the exposed chains through `from`; null: no chain can pass through it. */
  readonly chains: ExposureFilter | null;
}

/** The filter of the exposed chains through a node, under the conditions of the page; null: no chain passes through nodes of its type. */
export function chainsThrough({ type, key }: CanvasNode, conditions: Conditions): ExposureFilter | null {
  const kind = abouts.find((one) => one === type.toLowerCase());
  return kind === undefined ? null : toFilter({ ...conditions, about: { kind, key } });
}

export interface PathRequest {
  readonly pairs: readonly Pair[];
  /** The maximum number of paths of each pair. */
  readonly count: number;
  readonly maxHops: number;
  readonly via: readonly string[];
  readonly avoid: readonly string[];
  /** Whether paths may pass through claims, their sources and who made them. */
  readonly withClaims: boolean;
  readonly asOf: string;
}

interface FoundPaths {
  readonly found: Found;
  /** The ids of the nodes of each path, in order. */
  readonly routes: readonly (readonly string[])[];
  /** How many of them are parts of exposed chains that are longer than the shortest paths. */
  readonly chains: number;
}

/**
 * Loads the shortest paths of each pair and the worst exposed chain between them, everything on them, and how they are connected among each other and
 * to the canvas.
 */
export async function loadPaths(request: PathRequest, onCanvas: readonly string[]): Promise<Asked<FoundPaths>> {
  const { pairs, count, maxHops, asOf, withClaims } = request;
  const types = withClaims ? { data: null } : await loadTypes();
  if ('failure' in types) return types;
  const nodes = new Map<string, CanvasNode>();
  const edges = new Map<string, CanvasEdge>();
  const routes: (readonly string[])[] = [];
  let chains = 0;
  for (const pair of pairs) {
    const { from, to } = pair;
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
    const chain = await loadChainBetween(pair, { via, avoid, maxHops });
    if ('failure' in chain) return chain;
    if (chain.data === null || routes.some((route) => route.join() === chain.data?.map(({ id }) => id).join()))
      continue;
    for (const node of chain.data) nodes.set(node.id, node);
    routes.push(chain.data.map(({ id }) => id));
    chains += 1;
  }
  const among = await loadEdgesAmong([...nodes.keys()], new Set([...nodes.keys(), ...onCanvas]), asOf);
  if ('failure' in among) return among;
  for (const edge of among.data) edges.set(edge.id, edge);
  return { data: { found: { nodes: [...nodes.values()], edges: [...edges.values()] }, routes, chains } };
}

/** Of the exposed chains through a node, those of which it is looked whether they lead to another one. */
const MOST_CHAINS = 50;

/** Loads the part between two nodes of the worst exposed chain that passes through both; null: none does. */
async function loadChainBetween(
  { from, to, chains }: Pair,
  { via, avoid, maxHops }: Pick<PathRequest, 'via' | 'avoid' | 'maxHops'>,
): Promise<Asked<readonly CanvasNode[] | null>> {
  if (chains === null) return { data: null };
  const loaded = await ask(CanvasExposedChainsDocument, { filter: chains, first: MOST_CHAINS, after: null });
  if ('failure' in loaded) return loaded;
  const route = loaded.data.exposures.nodes
    .map(({ path }) =>
      routeBetween(
        path.nodes.map(({ id }) => id),
        from,
        to,
      ),
    )
    .find(
      (ids) =>
        ids.length > 1 &&
        ids.length <= maxHops + 1 &&
        via.every((id) => ids.includes(id)) &&
        !avoid.some((id) => ids.includes(id)),
    );
  return route === undefined ? { data: null } : loadNodes(route);
}

/** The part of a chain between two of its nodes, in the order of a path from the first to the second; empty if it lacks either. */
export function routeBetween(chain: readonly string[], from: string, to: string): readonly string[] {
  const [start, end] = [chain.indexOf(from), chain.indexOf(to)];
  if (start < 0 || end < 0) return [];
  return start < end ? chain.slice(start, end + 1) : chain.slice(end, start + 1).toReversed();
}

/** The most nodes whose relations among each other are loaded: each takes some requests. */
const MOST_CONNECTED = 20;

/** Loads the relations among nodes of which one end is among the first few; of a node with very many, only the first. */
async function loadEdgesAmong(
  ids: readonly string[],
  among: ReadonlySet<string>,
  asOf: string,
): Promise<Asked<readonly CanvasEdge[]>> {
  const edges: CanvasEdge[] = [];
  for (const of of ids.slice(0, MOST_CONNECTED)) {
    const relations = await loadRelations(of, asOf);
    if ('failure' in relations) return relations;
    const loaded = await loadNeighbours({ of, relations: relations.data, limit: MAX_PAGE_SIZE, asOf });
    if ('failure' in loaded) return loaded;
    edges.push(...loaded.data.found.edges.filter(({ from, to }) => among.has(from) && among.has(to)));
  }
  return { data: edges };
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
    ...(node.__typename === 'Person' && node.personKind === 'GROUP' && { isGroup: true }),
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
