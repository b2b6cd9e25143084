import { createYoga } from 'graphql-yoga';
import type { Logger } from 'pino';
import { pinGraph } from '#graph/analysis/pin-graph.ts';
import type { Library } from '#graph/library/saved-query.ts';
import type { Graph } from '#graph/open-graph.ts';
import { deploymentPlugins } from './deployment/deployment-plugins.ts';
import type { Deployment } from './deployment/deployment.ts';
import { maskError } from './errors/mask-error.ts';
import { exampleDocuments } from './graphiql/example-documents.ts';
import { keepAnswers } from './kept/keep-answers.ts';
import type { ImportJobs } from './imports/import-jobs.ts';
import { clientOf } from './http/client-of.ts';
import type { ClientRequest } from './http/client-of.ts';
import { checkQueryString } from './http/check-query-string.ts';
import { limitBody } from './limits/limit-body.ts';
import { limitCost } from './limits/limit-cost.ts';
import { limitDocument } from './limits/limit-document.ts';
import { requestLimits } from './limits/request-limits.ts';
import type { VersionWatch } from './live/watch-version.ts';
import type { Context } from './resolvers/context.ts';
import { createLoaders } from './resolvers/create-loaders.ts';
import { buildApiSchema } from './schema/build-api-schema.ts';
import { watchOperations } from './telemetry/watch-operations.ts';

const mostBytes = requestLimits.body.most;

export interface ApiOptions {
  readonly graph: Graph;
  readonly library: Library;
  readonly deployment: Deployment;
  readonly imports: ImportJobs;
  readonly version: VersionWatch;
  /** Ends the subscriptions. */
  readonly closing: AbortSignal;
  readonly log: Logger;
}

/** The GraphQL part of the server, at `/graphql`. */
export function createApi({ graph, library, deployment, imports, version, closing, log }: ApiOptions) {
  return createYoga<ClientRequest, Context>({
    schema: buildApiSchema(),
    context: ({ request: { signal }, req }): Context => {
      // What a request reads ends with it; the analysis is everybody's.
      const database = graph.database.until(signal);
      const pinned = pinGraph({ ...graph, database });
      return {
        graph: pinned,
        today: new Date().toISOString().slice(0, 10),
        load: createLoaders(pinned),
        library,
        imports,
        version,
        client: clientOf(req),
        signal: () => AbortSignal.any([signal, closing]),
      };
    },
    graphqlEndpoint: '/graphql',
    maskedErrors: { isDev: false, maskError: maskError(log, mostBytes) },
    // What clients do wrong is told to them; faults are logged where they are masked.
    logging: false,
    // Large, and only people who look around need it: loaded when first asked for.
    graphiql: deployment.freeDocuments && {
      title: 'Subtier GraphQL',
      credentials: 'same-origin',
      defaultTabs: exampleDocuments().map((query) => ({ query })),
    },
    renderGraphiQL: async (options) => (await import('@graphql-yoga/render-graphiql')).renderGraphiQL(options),
    landingPage: false,
    cors: false,
    multipart: false,
    batching: false,
    maxRequestBodySize: mostBytes,
    plugins: [
      watchOperations(),
      checkQueryString(),
      limitBody(mostBytes),
      ...deploymentPlugins(deployment),
      ...limitDocument,
      // Before the cost is counted: what was answered once was allowed.
      keepAnswers(),
      limitCost(requestLimits.cost.most),
    ],
  });
}
