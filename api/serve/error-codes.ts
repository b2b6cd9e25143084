import { failureCodes } from '#graph/failure.ts';

/** What is wrong with a request before any question of it is answered. */
const ofRequests = {
  BAD_REQUEST: 'the request is none of GraphQL over HTTP, or has no query',
  GRAPHQL_PARSE_FAILED: 'the document is not GraphQL',
  GRAPHQL_VALIDATION_FAILED: 'the document asks for what the schema does not have, or not so',
  OPERATION_RESOLUTION_FAILURE: 'the document has no operation of the name, or several and none was named',
  METHOD_NOT_ALLOWED: 'a file to be imported is sent with POST (HTTP 405)',
  CSRF_HEADER_REQUIRED: 'the header `X-Subtier-CSRF` is missing (HTTP 403)',
  PERSISTED_QUERY_NOT_FOUND: 'no document of this hash is known (HTTP 400)',
  PERSISTED_QUERY_ONLY: "this server answers only its page's documents, by their hashes (HTTP 403)",
  IMPORTS_CLOSED: 'this server takes no files (HTTP 403)',
  COST_LIMIT_EXCEEDED: 'the query would make the server build too much',
  DEPTH_LIMIT_EXCEEDED: 'the query is nested too deep',
  ALIAS_LIMIT_EXCEEDED: 'the query has too many aliases',
  TOKEN_LIMIT_EXCEEDED: 'the query is too long',
  RATE_LIMIT_EXCEEDED: 'too many requests in a minute (HTTP 429)',
} as const;

/** What an answer of the API can have in `extensions.code`, and what that says. */
export const errorCodes: ReadonlyMap<string, string> = new Map([
  ...Object.entries(failureCodes).flatMap(([code, { says, inApi }]) => (inApi ? [[code, says] as const] : [])),
  ...Object.entries(ofRequests),
]);

export type ErrorCode = keyof typeof failureCodes | keyof typeof ofRequests;
