import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import type { Entity } from '#graph/entities/entity.ts';
import { listedFields, statementFields } from '#graph/lists/listed-fields.ts';
import { readPlace } from '#graph/lists/place.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import type { Context } from '../resolvers/context.ts';
import { HopConnection, type HopListing } from './hop-connection.ts';
import { hopFields, type HopField } from './hop-fields.ts';
import { readCondition } from './read-condition.ts';
import { readOrder } from './read-order.ts';
import { selectPage } from './select-properties.ts';

type Given = Readonly<Record<string, unknown>>;
type HopResolver = GraphQLFieldResolver<Entity, Context, Given>;

/** The fields of a type that list the hops of its nodes. */
export function hopFieldResolvers(label: Label): Readonly<Record<string, HopResolver>> {
  return Object.fromEntries(
    hopFields.filter(({ near }) => near === label).map((field) => [field.name, hopResolver(field)]),
  );
}

function hopResolver(field: HopField): HopResolver {
  const read = listingReader(field);
  return async (entity, given, { load }, info) => {
    const loader = load.hops.of(info.fieldNodes, () => read(given, info));
    const page = await loader.pages.load(entity.key);
    return new HopConnection(loader.listing, entity, page, () => loader.counts.load(entity.key));
  };
}

function listingReader({ near, far, name, relationship, isForward }: HopField) {
  const list = `${near}.${name}`;
  const fields = listedFields.get(far) ?? [];
  const stated = statementFields(relationship);
  return (given: Given, info: GraphQLResolveInfo): HopListing => {
    const order = readOrder(given['orderBy'], fields);
    const cursor = typeof given['after'] === 'string' ? given['after'] : null;
    const request = {
      relationship,
      isForward,
      asOf: typeof given['asOf'] === 'string' ? given['asOf'] : null,
      condition: readCondition(given['filter'], fields, 'filter'),
      statementCondition: readCondition(given['statement'], stated, 'statement'),
      order,
      first: Number(given['first']),
      after: cursor === null ? null : readPlace(list, order, cursor),
      ...selectPage(info, far),
    };
    return { list, request, cursor };
  };
}
