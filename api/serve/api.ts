import type { IncomingMessage } from 'node:http';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { GraphQLSpecifiedByDirective, Kind, defaultFieldResolver, execute } from 'graphql';
import { getDirectiveValues, isObjectType, isScalarType } from 'graphql';
import type { DocumentNode, FieldNode, GraphQLSchema } from 'graphql';
import { createYoga } from 'graphql-yoga';
import pino from 'pino';
import type { Logger } from 'pino';
import { readEnvironment } from '#graph/env.ts';
import type { Graph } from '#graph/graph.ts';
import { todayInUtc } from '#graph/model/day.ts';
import { GraphExports } from './exports.ts';
import { exampleDocuments } from './graphiql/examples.ts';
import type { ClientMessage } from './http/endpoints.ts';
import { localUser } from './access/access.ts';
import type { User } from './access/access.ts';
import { Audit } from './access/audit.ts';
import { addressOf, checkForm, checkMediaType, checkQueryString } from './http/guards.ts';
import type { ClientRequest } from './http/guards.ts';
import { ImportJobs } from './imports/jobs.ts';
import { watchVersion } from './live.ts';
import { cacheAnswers } from './plugins/answer-cache.ts';
import { limitAnswer, measureFields } from './plugins/answer-size.ts';
import { recordActions } from './plugins/audited.ts';
import { limitCost } from './plugins/cost.ts';
import { explainCutErrors, maskError } from './plugins/errors.ts';
import { acceptKnownDocuments } from './plugins/known-documents.ts';
import { limitBody, limitDocument } from './plugins/limits.ts';
import { checkNeeds, readNeeds } from './plugins/needs.ts';
import { limitRootFields } from './plugins/root-fields.ts';
import { answerPartly } from './plugins/partial-answers.ts';
import { checkArguments } from './resolvers/arguments.ts';
import type { Context } from './resolvers/context.ts';
import { createLoaders } from './resolvers/loaders.ts';
import { resolvers } from './resolvers/resolvers.ts';
import { typeDefinitions } from './schema/schema.ts';
import { watchOperations } from './telemetry/requests.ts';

/** What the requests of one server share. */
interface Shared extends Pick<Context, 'graph' | 'library' | 'imports' | 'exports' | 'version' | 'audit'> {
  /** Aborted when the server closes; ends the subscriptions. */
  readonly closing: AbortSignal;
}

interface ApiOptions extends Shared {
  readonly schema: GraphQLSchema;
  /** The user of a request, which was identified before. */
  readonly userOf: (request: IncomingMessage) => User;
  readonly log: Logger;
  readonly messageOf: ClientMessage;
}

/** Who sends a request, and on whose account its limits count. */
type Sender = Pick<Context, 'user' | 'client'>;

/** On whose account limits count: the user, or where all are the same local user, the address from which they come. */
export function clientOfUser(request: IncomingMessage, user: User): string {
  return user.by === 'LOCAL' ? addressOf(request, false) : user.id;
}

/** Creates the GraphQL API at `/graphql`. */
export function createApi({ schema, userOf, log, messageOf, ...shared }: ApiOptions) {
  const needs = readNeeds(schema);
  return createYoga<ClientRequest, Context>({
    schema,
    context: ({ request, req }) =>
      createContext(
        shared,
        request.signal,
        req === null ? null : { user: userOf(req), client: clientOfUser(req, userOf(req)) },
      ),
    graphqlEndpoint: '/graphql',
    maskedErrors: { isDev: false, maskError: maskError(log, messageOf) },
    // Client errors are reported to the client only; internal errors are logged where they are masked.
    logging: false,
    // Large and rarely needed, so loaded on first use.
    graphiql: {
      title: 'Subtier GraphQL',
      credentials: 'same-origin',
      defaultTabs: exampleDocuments().map((query) => ({ query })),
    },
    renderGraphiQL: async (options) => (await import('@graphql-yoga/render-graphiql')).renderGraphiQL(options),
    landingPage: false,
    cors: false,
    multipart: false,
    batching: false,
    // `limitBody` does it.
    maxRequestBodySize: false,
    plugins: [
      watchOperations(),
      checkQueryString(),
      limitBody(),
      checkForm(),
      acceptKnownDocuments(),
      checkMediaType(),
      ...limitDocument,
      explainCutErrors(),
      // Before an answer is taken from the cache, which has those of all users.
      checkNeeds(schema, needs),
      limitRootFields(),
      // Before the cost is counted: a cached response was allowed the first time.
      cacheAnswers(),
      answerPartly(schema),
      limitCost(schema),
      limitAnswer(),
      recordActions(),
    ],
  });
}

/**
 * Answers documents of this process itself, each with a context of its own, so that nothing is kept from one to the next. Their arguments are checked, but a
 * client's limits do not apply.
 * @param signal cancels their reads
 */
export function createExecutor(schema: GraphQLSchema, shared: Shared, signal: AbortSignal) {
  return {
    schema,
    execute: async (document: DocumentNode, variableValues: Readonly<Record<string, unknown>>) =>
      execute({
        schema,
        document,
        variableValues,
        contextValue: createContext(shared, signal, { user: localUser, client: 'export' }),
      }),
  };
}

/** Answers documents of a command, which has no server. */
export function createLocalExecutor(graph: Graph, signal: AbortSignal) {
  const log = pino({ level: 'silent' });
  const { database } = graph;
  return createExecutor(
    buildApiSchema(),
    {
      graph,
      library: { queries: [], find: () => null },
      imports: new ImportJobs(database, log, () => Promise.reject(new Error('A command receives no imports.'))),
      exports: new GraphExports(log),
      version: watchVersion(database, signal),
      audit: new Audit(readEnvironment().home),
      closing: signal,
    },
    signal,
  );
}

/**
 * Creates the context of a request.
 * @param signal aborted when its client disconnects, which cancels its reads
 * @param sender null: the server itself
 */
function createContext({ graph, closing, ...shared }: Shared, signal: AbortSignal, sender: Sender | null): Context {
  const database = graph.database.until(signal);
  const today = todayInUtc();
  return {
    ...shared,
    graph: { database },
    today,
    load: createLoaders(database, today),
    notes: new Map(),
    ...(sender ?? { user: localUser, client: 'warm-up' }),
    isWarmUp: sender === null,
    signal: () => AbortSignal.any([signal, closing]),
  };
}

/** The executable schema. Every field's arguments are checked before its resolver runs. */
export function buildApiSchema(): GraphQLSchema {
  const typeDefs = typeDefinitions();
  const schema = makeExecutableSchema<Context>({
    typeDefs,
    resolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error', requireResolversForResolveType: 'error' },
  });
  // A scalar's resolver replaces the description and the specification in the SDL: restore them.
  for (const definition of typeDefs.definitions) {
    if (definition.kind !== Kind.SCALAR_TYPE_DEFINITION) continue;
    const type = schema.getType(definition.name.value);
    if (!isScalarType(type)) continue;
    type.description ??= definition.description?.value;
    const url = getDirectiveValues(GraphQLSpecifiedByDirective, definition)?.['url'];
    if (typeof url === 'string') type.specifiedByURL = url;
  }
  // For each selection in a query, the executor passes the same array and the same arguments for every parent node.
  const checked = new WeakSet<readonly FieldNode[]>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.args.length === 0) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (parent, given: Readonly<Record<string, unknown>>, context, info) => {
        if (!checked.has(info.fieldNodes)) {
          checkArguments(`${type.name}.${field.name}`, field.args, given);
          checked.add(info.fieldNodes);
        }
        return resolve(parent, given, context, info);
      };
    }
  }
  measureFields(schema);
  return schema;
}
