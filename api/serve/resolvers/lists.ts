import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import { rankContracts, subcontractsUnder } from '#graph/entities/contracts.ts';
import { listedFields } from '#graph/lists/fields.ts';
import type { Condition } from '#graph/lists/condition.ts';
import { countListed, findListed } from '#graph/lists/find.ts';
import type { Entity } from '#graph/lists/hops.ts';
import { readPlace, writePlace } from '#graph/lists/order.ts';
import { dataClasses } from '#graph/model/vocabulary.ts';
import type { DataClass } from '#graph/model/vocabulary.ts';
import type { PageInfo } from '../generated/resolvers.ts';
import { rootLists } from '../schema/fields.ts';
import type { RootList, RootListName } from '../schema/fields.ts';
import { nodesOf, readCondition, readOrder } from './conditions.ts';
import { loadEntitiesOf } from './context.ts';
import type { Context } from './context.ts';
import { nodesAndPageInfo, pageInfo } from './loaders.ts';
import { selectPage } from './selection.ts';

/** The value of a list's connection. Fields that are functions are computed only if selected. */
interface EntityList {
  readonly edges: readonly { readonly node: Entity; readonly cursor: () => string }[];
  readonly nodes: readonly Entity[];
  readonly pageInfo: () => PageInfo;
  readonly totalCount: () => Promise<number>;
}

/** Lists a page of entities that meet a condition. @throws BAD_USER_INPUT for an invalid order or cursor */
async function listEntities(
  { name, label }: Pick<RootList, 'name' | 'label'>,
  condition: Condition | null,
  given: Readonly<Record<string, unknown>>,
  { graph: { database } }: Context,
  info: GraphQLResolveInfo,
): Promise<EntityList> {
  const fields = listedFields.get(label) ?? [];
  const list = `Query.${name}`;
  const order = readOrder(given['orderBy'], fields);
  const after = typeof given['after'] === 'string' ? given['after'] : null;
  const { members, hasNextPage } = await findListed(database, {
    label,
    condition,
    order,
    first: Number(given['first']),
    after: after === null ? null : readPlace(list, order, after),
    ...selectPage(info, label),
  });
  const edges = members.map(({ node, values }) => ({
    node,
    cursor: () => writePlace(list, order, { values, under: null }),
  }));
  return {
    edges,
    nodes: members.map(({ node }) => node),
    pageInfo: () => {
      const ends = [...edges.slice(0, 1), ...edges.slice(-1)].map(({ cursor }) => ({ cursor: cursor() }));
      return pageInfo(ends, hasNextPage, after);
    },
    totalCount: () => countListed(database, label, condition),
  };
}

type RootListResolver = GraphQLFieldResolver<unknown, Context, Readonly<Record<string, unknown>>>;

/** Resolvers of the root fields that list nodes, one per label. */
export function rootListResolvers(): Readonly<Partial<Record<RootListName, RootListResolver>>> {
  return Object.fromEntries(
    rootLists.map((list): [string, RootListResolver] => [
      list.name,
      (_, given, context, info) => {
        const condition = readCondition(given['filter'], nodesOf(list.label), 'filter');
        return listEntities(list, condition, given, context, info);
      },
    ]),
  );
}

/** Lists contracts: like any list if there is a filter or an order, else those with the most subcontract statements first. */
export const contracts: RootListResolver = async (_, given, context, info) => {
  const { orderBy, first, after } = given;
  const selected: readonly unknown[] = Array.isArray(given['dataClasses']) ? given['dataClasses'] : [];
  const classes = dataClasses.filter((dataClass) => selected.includes(dataClass));
  const isOrdered = Array.isArray(orderBy) && orderBy.length > 0;
  const condition = readCondition(given['filter'], nodesOf('Contract'), 'filter');
  if (!isOrdered && condition === null) {
    return ranked(context, Number(first), typeof after === 'string' ? after : null, classes);
  }
  // Read separately, because it does not count towards the limits of the filter.
  const dataClassCondition = readCondition({ dataClass: { in: classes } }, nodesOf('Contract'), 'dataClasses');
  const both = [dataClassCondition, condition].filter((one) => one !== null);
  const list = await listEntities(
    { name: 'contracts', label: 'Contract' },
    both.length === 0 ? null : { kind: 'and', of: both },
    given,
    context,
    info,
  );
  return withCounts(list, context, classes);
};

async function ranked(context: Context, first: number, after: string | null, classes: readonly DataClass[]) {
  const page = await rankContracts(context.graph.database, first, after, classes);
  const keys = page.contracts.map(({ key }) => key);
  const nodes = loadEntitiesOf(context, 'Contract', keys);
  const edges = page.contracts.map(({ cursor, statements, subcontractors }, at) => ({
    cursor,
    node: nodes[at],
    subcontractStatements: statements,
    subcontractors,
  }));
  const listed = { ...page, edges };
  return { ...listed, ...nodesAndPageInfo(listed, after) };
}

/** Adds the counts of the list's edges, computed once per page and only if selected. */
function withCounts(list: EntityList, { graph }: Context, classes: readonly DataClass[]) {
  const keys = list.nodes.map(({ key }) => key);
  let counted: ReturnType<typeof subcontractsUnder> | null = null;
  const count = () => (counted ??= subcontractsUnder(graph.database, keys, classes));
  const edges = list.edges.map((edge, at) => ({
    ...edge,
    subcontractStatements: async () => (await count())[at]?.statements,
    subcontractors: async () => (await count())[at]?.subcontractors,
  }));
  return { ...list, edges };
}
