import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention';
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import { NoSchemaIntrospectionCustomRule } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { ErrorCode } from '../errors/error-codes.ts';
import { limitRate } from '../limits/limit-rate.ts';
import { csrfHeader } from './csrf-header.ts';
import type { Deployment } from './deployment.ts';
import { knownDocuments } from './known-documents.ts';

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
