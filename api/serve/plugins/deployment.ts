import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention';
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import { NoSchemaIntrospectionCustomRule } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { z } from 'zod';
import type { ErrorCode } from '../error-codes.ts';
import { csrfHeader } from '../http/guards.ts';
import { requestLimits } from '../limits.ts';
import { limitRate } from './limits.ts';

/** What a deployment's settings mean to the API. */
export function deploymentPlugins(deployment: Deployment): readonly Plugin[] {
  const { freeDocuments, requestsPerMinute } = deployment;
  return [
    ...(requestsPerMinute === null ? [] : [limitRate(requestsPerMinute)]),
    ...(deployment.csrfHeader ? [useCSRFPrevention({ requestHeaders: [csrfHeader] })] : []),
    ...(freeDocuments ? [] : [withoutIntrospection]),
    usePersistedOperations({
      allowArbitraryOperations: freeDocuments,
      getPersistedOperation: knownDocuments(),
      customErrors: {
        notFound: {
          message: 'No document with this hash is known: the page may be another version than the server. Reload it.',
          extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' satisfies ErrorCode, http: { spec: true, status: 400 } },
        },
        keyNotFound: {
          message: 'The request has no query.',
          extensions: { code: 'BAD_REQUEST' satisfies ErrorCode, http: { status: 400 } },
        },
        persistedQueryOnly: {
          message: 'This server answers only the documents that its page was built with, by their hashes.',
          extensions: { code: 'PERSISTED_QUERY_ONLY' satisfies ErrorCode, http: { status: 403 } },
        },
      },
    }),
  ];
}

const withoutIntrospection: Plugin = {
  onValidate({ addValidationRule }) {
    addValidationRule(NoSchemaIntrospectionCustomRule);
  },
};

/** What a server lets its clients do; who can reach it decides. */
export interface Deployment {
  /** Origin under which others see it; null: only this machine does. */
  readonly publicUrl: string | null;
  /** Documents that the server was not built with, introspection among them; GraphiQL to write them in. */
  readonly freeDocuments: boolean;
  /** Whether what a browser sends without asking first needs a header of its own. */
  readonly csrfHeader: boolean;
  /** Requests to the API that one client may make in a minute; null: any number. */
  readonly requestsPerMinute: number | null;
  /** `/metrics` is answered. */
  readonly metrics: boolean;
  /** Files may be sent to be imported. */
  readonly imports: boolean;
}

/** The settings for this machine only, or for a server that a proxy shows to others. */
export function deploymentFor(publicUrl: string | null): Deployment {
  if (publicUrl === null) {
    return { publicUrl, freeDocuments: true, csrfHeader: false, requestsPerMinute: null, metrics: true, imports: true };
  }
  // Nobody is known by name yet, so nobody beyond this machine may change what the graph holds.
  return {
    publicUrl,
    freeDocuments: false,
    csrfHeader: true,
    requestsPerMinute: requestLimits.rate.most,
    metrics: false,
    imports: false,
  };
}

/** What the code generator wrote with the page's types: documents by their hashes. */
const manifest = fileURLToPath(new URL('../../../web/src/generated/persisted-documents.json', import.meta.url));
const manifestForm = z.record(z.string(), z.string());

/** Finds a document by its hash: one that the page was built with. A page built anew under a running server is found too. */
function knownDocuments(): (hash: string) => string | null {
  let read = 0;
  let documents = new Map<string, string>();
  const refresh = (): void => {
    const { mtimeMs } = statSync(manifest);
    if (mtimeMs === read) return;
    documents = new Map(Object.entries(manifestForm.parse(JSON.parse(readFileSync(manifest, 'utf8')))));
    read = mtimeMs;
  };
  refresh();
  return (hash) => {
    // Clients that follow the usual protocol send the digest alone.
    const name = /^[0-9a-f]{64}$/i.test(hash) ? `sha256:${hash.toLowerCase()}` : hash;
    if (!documents.has(name)) refresh();
    return documents.get(name) ?? null;
  };
}
