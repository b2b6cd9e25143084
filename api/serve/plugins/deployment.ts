import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention';
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import { NoSchemaIntrospectionCustomRule } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { z } from 'zod';
import type { ErrorCode } from '../error-codes.ts';
import { checkForm, csrfHeader } from '../http/guards.ts';
import { requestLimits } from '../limits.ts';
import { limitRate } from './limits.ts';

/** What a server allows its clients to do; depends on who can reach it. */
export interface Deployment {
  /** Public origin; null if only this machine can reach the server. */
  readonly publicUrl: string | null;
  /** Whether clients may send any document, including introspection, and use GraphiQL. */
  readonly freeDocuments: boolean;
  /** Whether all requests that a browser sends without a CORS preflight need an extra header; if not, only forms. */
  readonly csrfHeader: boolean;
  /** Maximum API requests per client and minute; null if unlimited. */
  readonly requestsPerMinute: number | null;
  /** Whether `/metrics` is available. */
  readonly metrics: boolean;
  /** Whether files may be uploaded for import. */
  readonly imports: boolean;
  /** Whether exports may be written: no import runs meanwhile. */
  readonly exports: boolean;
}

/** The plugins for a deployment's settings. */
export function deploymentPlugins(deployment: Deployment): readonly Plugin[] {
  const { freeDocuments, requestsPerMinute } = deployment;
  return [
    ...(requestsPerMinute === null ? [] : [limitRate(requestsPerMinute)]),
    deployment.csrfHeader ? useCSRFPrevention({ requestHeaders: [csrfHeader] }) : checkForm(),
    ...(freeDocuments ? [] : [withoutIntrospection]),
    usePersistedOperations({
      allowArbitraryOperations: freeDocuments,
      getPersistedOperation: knownDocuments(),
      customErrors: {
        notFound: {
          message: 'No document has this hash: the page may be of another version than the server. Reload it.',
          extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' satisfies ErrorCode, http: { spec: true, status: 400 } },
        },
        keyNotFound: {
          message: 'The request has no query.',
          extensions: { code: 'BAD_REQUEST' satisfies ErrorCode, http: { status: 400 } },
        },
        persistedQueryOnly: {
          message: "This server accepts only its page's documents, by hash.",
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

/** The settings for a local server (null), or for one behind a proxy at a public URL. */
export function deploymentFor(publicUrl: string | null): Deployment {
  if (publicUrl === null) {
    return {
      publicUrl,
      freeDocuments: true,
      csrfHeader: false,
      requestsPerMinute: null,
      metrics: true,
      imports: true,
      exports: true,
    };
  }
  // There is no authentication yet, so only this machine may change the graph.
  return {
    publicUrl,
    freeDocuments: false,
    csrfHeader: true,
    requestsPerMinute: requestLimits.rate.most,
    metrics: false,
    imports: false,
    exports: false,
  };
}

/** The page's documents by hash, written by the code generator. */
const manifest = fileURLToPath(new URL('../../../web/src/generated/persisted-documents.json', import.meta.url));
const manifestForm = z.record(z.string(), z.string());

/** Returns the texts of the page's documents by hash. */
export function readPageDocuments(): ReadonlyMap<string, string> {
  return new Map(Object.entries(manifestForm.parse(JSON.parse(readFileSync(manifest, 'utf8')))));
}

/** Finds a document of the page by its hash. Reads the manifest again when a rebuild of the page changes it. */
function knownDocuments(): (hash: string) => string | null {
  let readAt = 0;
  let documents: ReadonlyMap<string, string> = new Map();
  const refresh = (): void => {
    const { mtimeMs } = statSync(manifest);
    if (mtimeMs === readAt) return;
    documents = readPageDocuments();
    readAt = mtimeMs;
  };
  refresh();
  return (hash) => {
    // Clients of the standard protocol send the bare digest.
    const name = /^[0-9a-f]{64}$/i.test(hash) ? `sha256:${hash.toLowerCase()}` : hash;
    if (!documents.has(name)) refresh();
    return documents.get(name) ?? null;
  };
}
