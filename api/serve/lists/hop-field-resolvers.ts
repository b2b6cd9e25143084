import type { GraphQLFieldResolver } from 'graphql';
import type { Entity } from '#graph/entities/entity.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import type { Context } from '../resolvers/context.ts';
import { HopConnection } from './hop-connection.ts';
import { hopFields, type HopField } from './hop-fields.ts';
import { readHopListing } from './read-hop-listing.ts';

type HopResolver = GraphQLFieldResolver<Entity, Context, Readonly<Record<string, unknown>>>;

/** The fields of a type that list the hops of its nodes. */
export function hopFieldResolvers(label: Label): Readonly<Record<string, HopResolver>> {
  return Object.fromEntries(
    hopFields.filter(({ near }) => near === label).map((field) => [field.name, hopResolver(field)]),
  );
}

/** What came with the node is there already, and no promise is made for it: there may be thousands. */
function hopResolver(field: HopField): HopResolver {
  return (entity, given, { load }, info) => {
    const [first] = info.fieldNodes;
    const fetched = first === undefined ? undefined : entity.hops?.get(first);
    const loader = load.hops.of(info.fieldNodes, () => readHopListing(field, given, info, fetched?.request));
    return fetched === undefined
      ? loader.pages.load(entity.key).then((page) => new HopConnection(loader, entity, page))
      : new HopConnection(loader, entity, fetched);
  };
}
