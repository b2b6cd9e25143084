import type { GraphQLFieldResolver } from 'graphql';
import type { Entity } from '#graph/lists/hops.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import type { EdgeResolvers, PathResolvers, StatementResolvers } from '../generated/resolvers.ts';
import { encodeId } from '../ids.ts';
import { hopFields } from '../schema/fields.ts';
import type { HopField } from '../schema/fields.ts';
import type { Context } from './context.ts';
import { loadClaims, loadEntity } from './load.ts';
import { HopConnection } from './loaders.ts';
import { readHopListing } from './selection.ts';

/** A hop's id follows from what makes it that hop. */
const edge: EdgeResolvers = {
  id: ({ type, from, to, under }) =>
    encodeId('Edge', JSON.stringify([type, from.label, from.key, to.label, to.key, under])),
  from: ({ from }) => encodeId(from.label, from.key),
  to: ({ to }) => encodeId(to.label, to.key),
  statements: (hop) => hop.statements.map((statement) => ({ statement, hop })),
  claims: (hop, _, context) => loadClaims(context, hop),
};

/** What only the books need: when it was written by which import, and where the index looks. */
const bookkeeping = new Set(['recordedAt', 'supersededAt', 'importId', 'to']);

const statement: StatementResolvers = {
  key: ({ statement: { key } }) => key,
  source: ({ statement: { source } }, _, context) => loadEntity(context, 'Source', source),
  validFrom: ({ statement: { validFrom } }) => validFrom,
  validTo: ({ statement: { validTo } }) => validTo,
  dataClass: ({ statement: { dataClass } }) => dataClass,
  confidence: ({ statement: { confidence } }) => confidence,
  properties: ({ statement: { properties } }) =>
    Object.fromEntries(Object.entries(properties).filter(([name]) => !bookkeeping.has(name))),
  claims: async ({ statement: only, hop }, _, context) => {
    const of = hop ?? (await context.load.hopOfStatement.load(only.key));
    return of === null ? [] : loadClaims(context, { ...of, statements: [only] });
  },
};

const path: PathResolvers = {
  nodes: ({ nodes }, _, context) => Promise.all(nodes.map(async ({ label, key }) => loadEntity(context, label, key))),
  edges: ({ hops }) => hops,
};

/** What a hop is drawn and proved by. */
export const hopResolvers = { Edge: edge, Statement: statement, Path: path };

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
