import type { GraphQLFieldResolver } from 'graphql';
import type { Entity } from '#graph/entities/entity.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import { hopFieldResolvers } from '../lists/hop-field-resolvers.ts';
import { captionProperties } from '../schema/caption-properties.ts';
import { entityTypes, type EntityField, type EntityType } from '../schema/entity-types.ts';
import { encodeId } from '../ids/encode-id.ts';
import type { Context } from './context.ts';
import { loadClaims } from './load-claims.ts';
import { loadEntitiesOf } from './load-entities-of.ts';
import { loadEntity } from './load-entity.ts';

type EntityResolver = GraphQLFieldResolver<Entity, Context>;
type EntityResolvers = Readonly<Record<string, EntityResolver>>;

/** The resolvers of every kind of node, derived from the same tables as its type. */
export function entityResolvers(): Readonly<Record<string, EntityResolvers>> {
  const resolvers: [label: string, EntityResolvers][] = entityTypes.map((type) => [
    type.label,
    { ...nodeResolvers(type), ...fieldResolvers(type), ...hopFieldResolvers(type.label) },
  ]);
  return Object.fromEntries([...resolvers, ['Country', { ...countryResolvers, ...hopFieldResolvers('Country') }]]);
}

const identity: EntityResolvers = {
  id: ({ label, key }) => encodeId(label, key),
  key: ({ key }) => key,
};

const countryResolvers: EntityResolvers = {
  ...identity,
  caption: ({ key, properties }) => properties['name'] ?? key,
  name: ({ key, properties }) => properties['name'] ?? key,
  isForeign: ({ properties }) => properties['isForeign'] === true,
};

const evidence: EntityResolvers = {
  // What only other statements refer to is concluded from them.
  dataClass: ({ properties }) => properties['dataClass'] ?? 'INFERRED',
  confidence: ({ properties }) => properties['confidence'] ?? 0,
  sources: async (entity, _, context) => {
    const found = await context.load.describing.load(entity);
    return loadEntitiesOf(context, 'Source', found);
  },
  claims: ({ label, key }, _, context) => loadClaims(context, { label, key }),
};

function nodeResolvers(type: EntityType): EntityResolvers {
  const properties = captionProperties(type);
  const caption: EntityResolver = (entity) =>
    properties.map((property) => entity.properties[property]).find((value) => value != null) ?? entity.key;
  return type.isEntity ? { ...identity, caption, ...evidence } : { ...identity, caption };
}

function fieldResolvers(type: EntityType): EntityResolvers {
  return Object.fromEntries(type.fields.map((field) => [field.name, fieldResolver(field)]));
}

function fieldResolver({ name, field, refersTo, required }: EntityField): EntityResolver {
  if (refersTo !== null) return (entity, _, context) => loadReferred(context, refersTo, entity.properties[name]);
  const missing = defaultOf(field);
  return (entity) => entity.properties[name] ?? missing ?? (required && field.type === 'string' ? entity.key : null);
}

function loadReferred(context: Context, label: Label, key: unknown): Entity | Promise<Entity> | null {
  return typeof key === 'string' ? loadEntity(context, label, key) : null;
}

function defaultOf(field: EntityField['field']): string | boolean | null {
  if (field.default === undefined) return null;
  return field.type === 'yesno' ? field.default === 'yes' : field.default.toUpperCase();
}
