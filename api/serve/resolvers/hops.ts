import type { GraphQLFieldResolver } from 'graphql';
import type { Hop } from '#graph/exposure/exposure.ts';
import type { Entity } from '#graph/lists/hops.ts';
import { hopKey } from '#graph/model/keys.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import type { EdgeResolvers, PathResolvers, StatementResolvers } from '../generated/resolvers.ts';
import { edgeIdType, encodeId } from '../ids.ts';
import { hopFields } from '../schema/fields.ts';
import type { HopField } from '../schema/fields.ts';
import { statementFields } from '../schema/statements.ts';
import { loadClaims, loadEntity, loadPassages } from './context.ts';
import type { Context } from './context.ts';
import { HopConnection } from './loaders.ts';
import type { StatedHop } from './loaders.ts';
import { readHopListing } from './selection.ts';

/** A hop's id is made of the values that identify it. */
const edge: EdgeResolvers = {
  id: (hop) => encodeId(edgeIdType, hopKey(hop)),
  from: ({ from }) => encodeId(from.label, from.key),
  to: ({ to }) => encodeId(to.label, to.key),
  statements: (hop) => hop.statements.map((statement) => ({ statement, hop })),
  claims: (hop, _, context) => loadClaims(context, hop),
};

/** The typed values of a statement. */
const values = Object.fromEntries(
  statementFields.map(({ name }) => [name, ({ statement: { properties } }: StatedHop) => properties[name] ?? null]),
);

const statement: StatementResolvers = {
  ...values,
  key: ({ statement: { key } }) => key,
  source: ({ statement: { source } }, _, context) => loadEntity(context, 'Source', source),
  validFrom: ({ statement: { validFrom } }) => validFrom,
  validTo: ({ statement: { validTo } }) => validTo,
  dataClass: ({ statement: { dataClass } }) => dataClass,
  confidence: ({ statement: { confidence } }) => confidence,
  properties: ({ statement: { properties } }) => properties,
  // Only subawards have doubts; without its hop, the statement is looked up.
  doubts: ({ statement: { key }, hop }, _, { load }) =>
    hop === null || hop.type === 'SUBCONTRACTS_TO' ? load.doubts.load(key) : [],
  claims: async (stated, _, context) => {
    const only = await hopOnly(stated, context);
    return only === null ? [] : loadClaims(context, only);
  },
  passages: async (stated, _, context) => {
    const only = await hopOnly(stated, context);
    return only === null ? [] : loadPassages(context, only);
  },
};

/** Returns the hop of a statement with only this statement; without a promise if it is known. */
function hopOnly({ statement: only, hop }: StatedHop, { load }: Context): Hop | Promise<Hop | null> {
  if (hop !== null) return { ...hop, statements: [only] };
  return load.hopOfStatement.load(only.key).then((found) => (found === null ? null : { ...found, statements: [only] }));
}

const path: PathResolvers = {
  nodes: ({ nodes }, _, context) => nodes.map(({ label, key }) => loadEntity(context, label, key)),
  edges: ({ hops }) => hops,
};

/** Resolvers of hops, their statements and paths. */
export const hopTypes = { Edge: edge, Statement: statement, Path: path };

type HopResolver = GraphQLFieldResolver<Entity, Context, Readonly<Record<string, unknown>>>;

/** Resolvers of the fields that list the hops of a type's nodes. */
export function hopFieldResolvers(label: Label): Readonly<Record<string, HopResolver>> {
  return Object.fromEntries(
    hopFields.filter(({ near }) => near === label).map((field) => [field.name, hopResolver(field)]),
  );
}

/** Uses hops that were fetched with the node without creating a promise, because there may be thousands. */
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
