import { rankContracts, subcontractsUnder } from '#graph/entities/rank-contracts.ts';
import { listedFields } from '#graph/lists/listed-fields.ts';
import { dataClasses, type DataClass } from '#graph/model/vocabulary.ts';
import type { Context } from '../resolvers/context.ts';
import { loadEntitiesOf } from '../resolvers/load-entities-of.ts';
import { pageInfo } from '../resolvers/page-info.ts';
import { listEntities, type EntityList } from './list-entities.ts';
import { readCondition } from './read-condition.ts';
import type { RootListResolver } from './root-list-resolvers.ts';

/** Contracts: as any list where a filter or an order is given, else those with most subcontract statements first. */
export const contracts: RootListResolver = async (_, given, context, info) => {
  const { filter, orderBy, first, after } = given;
  const asked: readonly unknown[] = Array.isArray(given['dataClasses']) ? given['dataClasses'] : [];
  const classes = dataClasses.filter((dataClass) => asked.includes(dataClass));
  const isOrdered = Array.isArray(orderBy) && orderBy.length > 0;
  const isFiltered = readCondition(filter, listedFields.get('Contract') ?? [], 'filter') !== null;
  if (!isOrdered && !isFiltered) {
    return ranked(context, Number(first), typeof after === 'string' ? after : null, classes);
  }
  const both = { and: [{ dataClass: { in: classes } }, filter] };
  const list = await listEntities({ name: 'contracts', label: 'Contract' }, { ...given, filter: both }, context, info);
  return withCounts(list, context, classes);
};

async function ranked(context: Context, first: number, after: string | null, classes: readonly DataClass[]) {
  const page = await rankContracts(context.graph.database, first, after, classes);
  const keys = page.contracts.map(({ key }) => key);
  const nodes = await loadEntitiesOf(context, 'Contract', keys);
  const edges = page.contracts.map(({ cursor, statements, subcontractors }, at) => ({
    cursor,
    node: nodes[at],
    subcontractStatements: statements,
    subcontractors,
  }));
  const cursors = page.contracts.map(({ cursor }) => cursor);
  return { edges, nodes, pageInfo: pageInfo(cursors, page.hasNextPage, after), totalCount: page.totalCount };
}

/** The counts that an edge of this list has beside its node, made once for the page and only when asked for. */
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
