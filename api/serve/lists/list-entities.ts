import type { GraphQLResolveInfo } from 'graphql';
import type { Entity } from '#graph/entities/entity.ts';
import { countListed, findListed } from '#graph/lists/find-listed.ts';
import { listedFields } from '#graph/lists/listed-fields.ts';
import { readPlace, writePlace } from '#graph/lists/place.ts';
import type { PageInfo } from '../generated/resolvers.ts';
import type { Context } from '../resolvers/context.ts';
import { pageInfo } from '../resolvers/page-info.ts';
import { readCondition } from './read-condition.ts';
import { readOrder } from './read-order.ts';
import type { RootList } from './root-lists.ts';
import { selectPage } from './select-page.ts';

/** A page of a list as the value of a connection: what is not asked for is not made. */
export interface EntityList {
  readonly edges: readonly { readonly node: Entity; readonly cursor: () => string }[];
  readonly nodes: readonly Entity[];
  readonly pageInfo: () => PageInfo;
  readonly totalCount: () => Promise<number>;
}

/** @throws BadInput for what is wrong in filter, order or cursor. */
export async function listEntities(
  { name, label }: Pick<RootList, 'name' | 'label'>,
  given: Readonly<Record<string, unknown>>,
  { graph: { database } }: Context,
  info: GraphQLResolveInfo,
): Promise<EntityList> {
  const fields = listedFields.get(label) ?? [];
  const list = `Query.${name}`;
  const condition = readCondition(given['filter'], fields, 'filter');
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
      const ends = [...edges.slice(0, 1), ...edges.slice(-1)];
      return pageInfo(
        ends.map(({ cursor }) => cursor()),
        hasNextPage,
        after,
      );
    },
    totalCount: () => countListed(database, label, condition),
  };
}
