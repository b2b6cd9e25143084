import type { GraphQLFieldResolver } from 'graphql';
import { z } from 'zod';
import { describeStandings } from '#graph/claims/standings.ts';
import type { AccessNode } from '#graph/entities/accesses.ts';
import type { Exposure } from '#graph/exposure/exposure.ts';
import { findAnyExposure } from '#graph/exposures/find.ts';
import type { Entity } from '#graph/lists/hops.ts';
import { captionOf } from '#graph/model/caption.ts';
import { identifierKinds, personRoles } from '#graph/model/vocabulary.ts';
import type {
  AccessResolvers,
  ClaimResolvers,
  ClaimStandingPeriodResolvers,
  DesignationListResolvers,
  OrganizationResolvers,
  PersonResolvers,
} from '../generated/resolvers.ts';
import { encodeId, readId } from '../ids.ts';
import { entityTypes } from '../schema/entities.ts';
import type { EntityField, EntityType } from '../schema/entities.ts';
import { claimNodes, loadClaims, loadEntitiesOf, loadEntity, loadOptional, loadPassages } from './context.ts';
import type { Context } from './context.ts';
import { hopFieldResolvers } from './hops.ts';

type EntityResolver = GraphQLFieldResolver<Entity, Context>;
type EntityResolvers = Readonly<Record<string, EntityResolver>>;

/** The resolvers of all node types, derived from the same tables as the types. */
export function entityResolvers(): Readonly<Record<string, EntityResolvers>> {
  const resolvers: [label: string, EntityResolvers][] = entityTypes.map((type) => [
    type.label,
    { ...nodeResolvers(type), ...fieldResolvers(type), ...hopFieldResolvers(type.label) },
  ]);
  return Object.fromEntries([...resolvers, ['Country', { ...countryResolvers, ...hopFieldResolvers('Country') }]]);
}

const caption: EntityResolver = ({ label, key, properties }) => captionOf(label, properties, key);

const identity: EntityResolvers = {
  id: ({ label, key }) => encodeId(label, key),
  key: ({ key }) => key,
};

const countryResolvers: EntityResolvers = {
  ...identity,
  caption,
  name: ({ key, properties }) => properties['name'] ?? key,
  isForeign: ({ properties }) => properties['isForeign'] === true,
};

const evidence: EntityResolvers = {
  // A node without its own statement is inferred from those that refer to it.
  dataClass: ({ properties }) => properties['dataClass'] ?? 'INFERRED',
  confidence: ({ properties }) => properties['confidence'] ?? 0,
  sources: async (entity, _, context) => {
    const found = await context.load.describing.load(entity);
    return loadEntitiesOf(context, 'Source', found);
  },
  claims: ({ label, key }, _, context) => loadClaims(context, { label, key }),
};

function nodeResolvers(type: EntityType): EntityResolvers {
  return type.isEntity ? { ...identity, caption, ...evidence } : { ...identity, caption };
}

function fieldResolvers(type: EntityType): EntityResolvers {
  return Object.fromEntries(type.fields.map((field) => [field.name, fieldResolver(field)]));
}

function fieldResolver({ name, field, refersTo, required }: EntityField): EntityResolver {
  if (refersTo !== null) {
    return (entity, _, context) => {
      const key = entity.properties[name];
      return typeof key === 'string' ? loadEntity(context, refersTo, key) : null;
    };
  }
  const missing = defaultOf(field);
  return (entity) => entity.properties[name] ?? missing ?? (required && field.type === 'string' ? entity.key : null);
}

function defaultOf(field: EntityField['field']): string | boolean | null {
  if (field.default === undefined) return null;
  return field.type === 'yesno' ? field.default === 'yes' : field.default.toUpperCase();
}

/** Fields of a person besides those of its table. */
export const personResolvers: PersonResolvers = {
  roles: ({ labels }) => personRoles.filter((role) => labels.includes(role)),
};

/** Fields of an organization besides those of its table. */
export const organizationResolvers: OrganizationResolvers = {
  identifiers: ({ properties }) => {
    const others = z.array(z.string()).catch([]).parse(properties['otherIdentifiers']);
    return identifierKinds.flatMap((kind) => {
      const own = properties[kind.toLowerCase()];
      const best = typeof own === 'string' ? [own.toUpperCase()] : [];
      const further = others.filter((one) => one.startsWith(`${kind} `)).map((one) => one.slice(kind.length + 1));
      return [...best, ...further].map((value) => ({ kind, value }));
    });
  },
  reporting: ({ key }, _, { load }) => load.reporting.load(key),
};

/** Fields of a designation list besides those of its table. */
export const listResolvers: DesignationListResolvers = {
  countries: async ({ key }, { asOf }, context) => {
    const { countries } = await context.load.designated.load({ list: key, day: asOf ?? context.today });
    return loadEntitiesOf(context, 'Country', countries);
  },
  organizationCount: async ({ key }, { asOf }, { load, today }) => {
    const { organizations } = await load.designated.load({ list: key, day: asOf ?? today });
    return organizations;
  },
};

/** Fields of a claim besides those of its table. */
export const claimResolvers: ClaimResolvers = {
  passages: ({ label, key }, _, context) => loadPassages(context, { label, key }),
  standings: async ({ key }, _, { load }) => (await load.claim.load(key))?.standings ?? [],
  standingInWords: async ({ key }, _, { load }) => describeStandings((await load.claim.load(key))?.standings ?? []),
  claimantName: async ({ key }, _, { load }) => {
    const claim = await load.claim.load(key);
    return claim?.organization?.name ?? claim?.claimant ?? null;
  },
  organization: async ({ key }, _, context) => {
    const claim = await context.load.claim.load(key);
    return loadOptional(context, 'Organization', claim?.organization?.key ?? null);
  },
  contradicts: async ({ key }, _, context) => claimNodes(context, await context.load.contradictions.load(key)),
};

/** Fields of an access. */
export const accessResolvers: AccessResolvers = {
  id: ({ key }) => encodeId('Access', key),
  caption: async ({ person, system }, _, context) => {
    const [who, what] = await Promise.all([
      loadEntity(context, 'Person', person),
      loadEntity(context, 'System', system),
    ]);
    return `${captionOf(who.label, who.properties, who.key)} → ${captionOf(what.label, what.properties, what.key)}`;
  },
  system: ({ system }, _, context) => loadEntity(context, 'System', system),
  person: ({ person }, _, context) => loadEntity(context, 'Person', person),
  contract: ({ contract }, _, context) => loadOptional(context, 'Contract', contract),
};

/** Fields of a standing of a claim. */
export const standingResolvers: ClaimStandingPeriodResolvers = {
  sourceKeys: ({ sources }) => sources,
};

/**
 * Loads a node, exposure or access by id; null if it does not exist. An exposure is shown as `findAnyExposure` returns it today.
 * @throws BAD_USER_INPUT for an invalid id
 */
export async function loadNode(
  context: Context,
  id: string,
  argument: string,
): Promise<Entity | Exposure | AccessNode | null> {
  const { type, key } = readId(id, argument);
  if (type === 'Access') return context.load.access.load(key);
  if (type === 'Exposure') return findAnyExposure(context.graph, key, context.today);
  return context.load.entities.load({ label: type, key });
}
