import type { GraphQLFieldResolver } from 'graphql';
import type { Context } from '../resolvers/context.ts';
import { listEntities } from './list-entities.ts';
import { rootLists, type RootListName } from './root-lists.ts';

export type RootListResolver = GraphQLFieldResolver<unknown, Context, Readonly<Record<string, unknown>>>;

/** The root fields that list nodes, one for each label. */
export function rootListResolvers(): Readonly<Partial<Record<RootListName, RootListResolver>>> {
  return Object.fromEntries(
    rootLists.map((list): [string, RootListResolver] => [
      list.name,
      (_, given, context, info) => listEntities(list, given, context, info),
    ]),
  );
}
