import { listDesignationLists } from '#graph/entities/contents.ts';
import { neighbourTypes } from '#graph/entities/hops.ts';
import type { NeighbourRequest, NeighbourScope } from '#graph/entities/hops.ts';
import { countNeighbours, countRequested, findNeighbours } from '#graph/entities/neighbours.ts';
import type { NeighbourEdge } from '#graph/entities/neighbours.ts';
import { searchEntities } from '#graph/entities/search.ts';
import { findLoneStatements, summarizeSource } from '#graph/entities/sources.ts';
import type { ApiStatement } from '#graph/database/statement-file.ts';
import { badInput } from '#graph/failure.ts';
import { exceeded, questionLimits } from '#graph/limits.ts';
import { cutText } from '#graph/model/caption.ts';
import { domesticCountries } from '#graph/model/countries.ts';
import type { NodeRef } from '#graph/model/keys.ts';
import { searchedLabels } from '#graph/model/tables.ts';
import { findPaths } from '#graph/paths/paths.ts';
import { labelAt, modelNodes, remedyTable } from '#graph/remedies/action.ts';
import type { Action, RemedyKind } from '#graph/remedies/action.ts';
import { askRemedy, findSmallestRemedies, rankRemedies } from '#graph/remedies/remedies.ts';
import { ruleOf } from '#graph/rules/library.ts';
import type {
  ChokePointResolvers,
  ExposureGroupRowResolvers,
  LoneStatementResolvers,
  NeighbourConnectionResolvers,
  NeighbourEdgeResolvers,
  PageInfo,
  QueryResolvers,
  RemedyResolvers,
  SearchHitResolvers,
  WhatIfResolvers,
} from '../generated/resolvers.ts';
import { readKey } from '../ids.ts';
import { checkNamed, namedInScope, namedNodes, readName, readNames, readNodeKey, readNodeRef } from './arguments.ts';
import { loadAccess, loadEntitiesOf, loadEntity } from './context.ts';
import type { Context } from './context.ts';
import { loadNode } from './entities.ts';
import { answerUnder } from './exposures.ts';
import { nodesAndPageInfo, pageInfo } from './loaders.ts';

/** Loads the node that something refers to by label and key. */
function node(of: { readonly node: NodeRef }, _: unknown, context: Context) {
  return loadEntity(context, of.node.label, of.node.key);
}

/** Loads a node that an action names. */
function nodeOfAction(context: Context, kind: RemedyKind, at: number, key: string) {
  const label = labelAt(kind, at);
  if (label === null) throw new Error(`${kind} has no node ${at}.`);
  return label === 'Access' ? loadAccess(context, key) : loadEntity(context, label, key);
}

/**
 * Reads the nodes of an action.
 * @throws BAD_USER_INPUT for nodes that do not fit the kind, or do not exist
 */
async function readAction(kind: RemedyKind, given: readonly string[], { load }: Context): Promise<Action> {
  const { labels: of, isOfMany, takes } = remedyTable[kind];
  const { remedyPeople } = questionLimits;
  if (isOfMany ? given.length === 0 : given.length !== of.length)
    throw badInput('nodes', `has ${given.length}; ${kind} takes ${takes}`);
  if (given.length > remedyPeople.most)
    throw badInput(
      'nodes',
      `has ${given.length} people; at most ${remedyPeople.most} are allowed`,
      exceeded(remedyPeople, given.length),
    );
  const nodes = given.map((id, at) => {
    const label = labelAt(kind, at) ?? 'Person';
    return label === 'Access' ? readKey(id, label, `nodes[${at}]`) : readNodeKey(id, label, `nodes[${at}]`);
  });
  const action = { kind, nodes: isOfMany ? [...new Set(nodes)] : nodes };
  await checkNamed(
    modelNodes(action).map((one, at) => ({ ...one, argument: `nodes[${at}]` })),
    load,
  );
  const [first = '', second = ''] = nodes;
  if (kind === 'REVOKE_ACCESS' && (await load.access.load(first)) === null)
    throw badInput('nodes[0]', `there is no Access with the key ${JSON.stringify(cutText(first, 60))}`);
  if (kind === 'LEAVE_COUNTRY' && domesticCountries.has(second))
    throw badInput('nodes[1]', 'is in the United States: LEAVE_COUNTRY takes a foreign country');
  return action;
}

/** Resolvers that load nodes given by label and key. */
export const networkTypes = {
  NeighbourConnection: {
    totalCount: ({ request }, _, { graph }) => countRequested(graph.database, request),
  } satisfies NeighbourConnectionResolvers,
  NeighbourEdge: { node, edge: ({ hop }) => hop } satisfies NeighbourEdgeResolvers,
  SearchHit: { node } satisfies SearchHitResolvers,
  ChokePoint: { node } satisfies ChokePointResolvers,
  ExposureGroupRow: {
    group: ({ group }, _, context) => loadEntity(context, group.label, group.key),
  } satisfies ExposureGroupRowResolvers,
  LoneStatement: {
    from: ({ from }, _, context) => loadEntity(context, from.label, from.key),
    to: ({ to }, _, context) => loadEntity(context, to.label, to.key),
  } satisfies LoneStatementResolvers,
  Remedy: {
    kind: ({ action: { kind } }) => kind,
    nodes: ({ action: { kind, nodes } }, _, context) => nodes.map((key, at) => nodeOfAction(context, kind, at, key)),
    assumes: ({ action: { kind } }) => remedyTable[kind].assumes,
    rules: ({ action: { kind } }) => remedyTable[kind].rules.map(ruleOf),
  } satisfies RemedyResolvers,
  WhatIf: {
    systemsFreed: ({ systemsFreed }, _, context) => loadEntitiesOf(context, 'System', systemsFreed),
  } satisfies WhatIfResolvers,
};

/** Reads which hops to list: of which node, on which day, under which contract. @throws BAD_USER_INPUT for an invalid id */
function readNeighbourScope(
  id: string,
  asOf: string | null | undefined,
  contract: string | null | undefined,
): NeighbourScope {
  return {
    node: readNodeRef(id, 'id'),
    asOf: asOf ?? null,
    contract: contract == null ? null : readKey(contract, 'Contract', 'contract'),
  };
}

/** The root fields about nodes, their neighbors and the paths between them. */
export const networkQueries = {
  node: (_, { id }, context) => loadNode(context, id, 'id'),
  sourceSummary: async (_, { id }, context) => {
    const key = readKey(id, 'Source', 'id');
    await checkNamed(namedNodes('Source', [key], 'id'), context.load);
    const { statements, countries } = await summarizeSource(context.graph.database, key);
    return {
      statements,
      countries: await Promise.all(
        countries.map(async ({ country, count }) => ({
          country: await loadEntity(context, 'Country', country),
          count,
        })),
      ),
    };
  },
  loneStatements: async (_, { source: id, type, first, after }, context) => {
    const source = readKey(id, 'Source', 'source');
    await checkNamed(namedNodes('Source', [source], 'source'), context.load);
    const page = await findLoneStatements(context.graph.database, {
      source,
      type,
      first,
      after: after ?? null,
    });
    const edges = page.statements.map(({ key }) => ({ cursor: key }));
    return { nodes: page.statements, pageInfo: pageInfo(edges, page.hasNextPage, after) };
  },
  nodeByKey: (_, { label, key }, { load }) => load.entities.load({ label, key }),
  nodes: (_, { ids }, context) => Promise.all(ids.map((id, index) => loadNode(context, id, `ids[${index}]`))),
  search: (_, { text, types, first, withSynthetic }, { graph }) =>
    searchEntities(graph.database, text, readNames(types, searchedLabels, 'types'), first, withSynthetic),
  remedies: async (_, { filter, kinds, first, after }, context) => {
    const page = await answerUnder(filter, context, (conditions) =>
      rankRemedies(context.graph, { filter: conditions, kinds: kinds ?? [], first, after: after ?? null }),
    );
    return { ...page, ...nodesAndPageInfo(page, after) };
  },
  remedy: async (_, { kind, nodes, filter, first }, context) => {
    const action = await readAction(kind, nodes, context);
    return answerUnder(filter, context, (conditions) =>
      askRemedy(context.graph, { action, filter: conditions, first }),
    );
  },
  smallestRemedies: async (_, { filter, kinds, first }, context) =>
    answerUnder(filter, context, (conditions) =>
      findSmallestRemedies(context.graph, { filter: conditions, kinds: kinds ?? [], first }),
    ),
  neighbourCounts: async (_, { id, asOf, contract }, { graph, load }) => {
    const scope = readNeighbourScope(id, asOf, contract);
    const counts = await countNeighbours(graph.database, scope);
    if (counts.length === 0) await checkNamed(namedInScope(scope), load);
    return counts;
  },
  neighbours: async (_, { id, type, direction, orderBy, first, after, asOf, contract }, { graph, load }) => {
    const scope = readNeighbourScope(id, asOf, contract);
    const edgeType = type == null ? null : readName(type, neighbourTypes, 'type');
    const request = { ...scope, type: edgeType, direction, orderBy, first, after: after ?? null };
    const { edges, hasNextPage, cypher } = await findNeighbours(graph.database, request);
    // A node with hops exists.
    if (edges.length === 0) await checkNamed(namedInScope(scope), load);
    return { request, edges, pageInfo: pageInfo(edges, hasNextPage, after), cypher };
  },
  designationLists: async (_, _arguments, context) => {
    const lists = await listDesignationLists(context.graph.database);
    return lists.map(({ label, key }) => loadEntity(context, label, key));
  },
  paths: (_, { from, to, maxHops, first, asOf, via, avoid, types }, { graph }) =>
    findPaths(graph.database, {
      from: readNodeRef(from, 'from'),
      to: readNodeRef(to, 'to'),
      maxHops,
      first,
      asOf: asOf ?? null,
      via: (via ?? []).map((id, at) => readNodeRef(id, `via[${at}]`)),
      avoid: (avoid ?? []).map((id, at) => readNodeRef(id, `avoid[${at}]`)),
      types: readNames(types, neighbourTypes, 'types'),
    }),
} satisfies QueryResolvers;

/** A page of hops with its request, which is used to count the hops only if the count is selected. */
export interface NeighbourPage {
  readonly request: NeighbourRequest;
  readonly edges: readonly NeighbourEdge[];
  readonly pageInfo: PageInfo;
  readonly cypher: ApiStatement;
}
