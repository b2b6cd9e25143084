import { failureCodes } from '#graph/failure.ts';

/** Errors of a request as a whole, found before any field is resolved. */
const ofRequests = {
  BAD_REQUEST: 'not a valid GraphQL-over-HTTP request, or no query',
  GRAPHQL_PARSE_FAILED: 'the document is not valid GraphQL',
  GRAPHQL_VALIDATION_FAILED: 'the document does not match the schema',
  OPERATION_RESOLUTION_FAILURE: 'the document has no operation of this name, or several and the request names none',
  METHOD_NOT_ALLOWED: 'files are uploaded with POST, and exports downloaded with GET (HTTP 405)',
  CSRF_HEADER_REQUIRED: 'the header `X-Subtier-CSRF` is missing (HTTP 403)',
  PERSISTED_QUERY_NOT_FOUND: "no document of the page has this hash: send the document's text as `query`",
  COST_LIMIT_EXCEEDED: 'the query is too expensive',
  DEPTH_LIMIT_EXCEEDED: 'the query is nested too deeply',
  ALIAS_LIMIT_EXCEEDED: 'the query has too many aliases',
  TOKEN_LIMIT_EXCEEDED: 'the query is too long',
  RATE_LIMIT_EXCEEDED: 'too many requests in a minute (HTTP 429)',
} as const;

/** All values of `extensions.code` in API errors, with their meaning. */
export const errorCodes: ReadonlyMap<string, string> = new Map([
  ...Object.entries(failureCodes).flatMap(([code, { description, inApi }]) =>
    inApi ? [[code, description] as const] : [],
  ),
  ...Object.entries(ofRequests),
]);

export type ErrorCode = keyof typeof failureCodes | keyof typeof ofRequests;
