import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention';
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import { GraphQLError, NoSchemaIntrospectionCustomRule, OperationTypeNode, getOperationAST } from 'graphql';
import type { ExecutionArgs } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { z } from 'zod';
import type { ErrorCode } from '../error-codes.ts';
import { checkForm, csrfHeader, readOnly } from '../http/guards.ts';
import { limitRate } from './limits.ts';

/**
 * The plugins that decide what clients may do. A server at a public address is read-only, accepts only the documents of its page, without
 * introspection, requires the CSRF header on all requests that browsers send without a preflight, and limits their rate.
 */
export function deploymentPlugins(isPublic: boolean): readonly Plugin[] {
  return [
    ...(isPublic
      ? [limitRate(), useCSRFPrevention({ requestHeaders: [csrfHeader] }), withoutIntrospection, withoutMutations]
      : [checkForm()]),
    usePersistedOperations({
      allowArbitraryOperations: !isPublic,
      getPersistedOperation: knownDocuments(),
      customErrors: {
        notFound: {
          message:
            'The server knows no document with this hash, only those of its page: send the text of yours as “query”, with or without the hash. In a browser, reload the page: it may be from another version of Subtier.',
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

/** Refuses every mutation, by the type of its operation: no mutation can be forgotten. */
const withoutMutations: Plugin = {
  onExecute({ args, setResultAndStopExecution }) {
    if (operationOf(args) !== OperationTypeNode.MUTATION) return;
    const { code, status, message } = readOnly;
    setResultAndStopExecution({ errors: [new GraphQLError(message, { extensions: { code, http: { status } } })] });
  },
};

function operationOf({ document, operationName }: ExecutionArgs): OperationTypeNode | null {
  return getOperationAST(document, operationName)?.operation ?? null;
}

/** The page's documents by hash, written by the code generator. */
const manifest = fileURLToPath(new URL('../../../web/src/generated/persisted-documents.json', import.meta.url));
const manifestForm = z.record(z.string(), z.string());

/** Finds a document of the page by its hash. Reads the manifest again when a rebuild of the page changes it. */
function knownDocuments(): (hash: string) => string | null {
  let readAt = 0;
  let documents: ReadonlyMap<string, string> = new Map();
  const refresh = (): void => {
    const { mtimeMs } = statSync(manifest);
    if (mtimeMs === readAt) return;
    documents = new Map(Object.entries(manifestForm.parse(JSON.parse(readFileSync(manifest, 'utf8')))));
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
