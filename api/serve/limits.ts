import { GraphQLError } from 'graphql';
import { caseworkLimits, exceeded, named, questionLimits } from '#graph/limits.ts';
import type { Limit, LimitOf } from '#graph/limits.ts';
import type { ErrorCode } from './error-codes.ts';

/** The limits of one request. */
export const requestLimits = named({
  cost: {
    // `exposures(first: 100)` with all fields uses nearly all of it.
    most: 600_000,
    of: 'objects that a query may build, counted with its variables',
    code: 'COST_LIMIT_EXCEEDED',
  },
  depth: { most: 20, of: 'levels of selections', code: 'DEPTH_LIMIT_EXCEEDED' },
  aliases: { most: 2000, of: 'aliases', code: 'ALIAS_LIMIT_EXCEEDED' },
  tokens: { most: 20_000, of: 'tokens in a query', code: 'TOKEN_LIMIT_EXCEEDED' },
  changes: { most: 10, of: 'root fields of a mutation' },
  auditFields: { most: 1, of: '`audit` and `myActions` in a query' },
  page: { most: 100, of: 'nodes on a page (`first`)' },
  rows: { name: 'page', most: 1000, of: 'rows of a saved question or of `cypher` (`first`)' },
  flow: { most: 30, of: 'organizations or countries of a stage of `exposureFlow` (`top`)' },
  skip: { most: 10_000, of: 'groups or reviews to leave out (`skip`)' },
  list: { most: 1000, of: 'items in a list' },
  ids: { name: 'list', most: 100, of: '`ids` in `nodes`' },
  among: { name: 'list', most: caseworkLimits.canvasNodes.most, of: '`among` in `exposedParts`' },
  screened: { name: 'list', most: questionLimits.screenedRows.most, of: '`rows` of `screen`' },
  text: { most: 2000, of: 'characters in a text that has no limit of its own, except ids and cursors' },
  // The key of an exposure has those of its whole chain, and three bytes of a key become four characters of an id.
  id: { most: 50_000, of: 'characters in an id' },
  filterDepth: { most: 10, of: 'levels of `and`, `or` and `not` in a filter' },
  filterHops: { most: 3, of: 'levels of hops in a filter' },
  filterTests: { most: 200, of: 'conditions in a filter' },
  orderTerms: { most: 5, of: 'items in `orderBy`' },
  answer: {
    most: 50_000_000,
    of: 'characters in an answer, before JSON escapes some',
    code: 'RESULT_TOO_LARGE',
  },
  answerValues: { most: 1_000_000, of: 'fields and items of lists in an answer', code: 'RESULT_TOO_LARGE' },
  answerErrors: { most: 1000, of: 'errors in an answer', code: 'RESULT_TOO_LARGE' },
  // 5,000 full rows of `screen` fit.
  body: { most: 4_000_000, of: 'bytes in a request (HTTP 413)', code: 'BODY_LIMIT_EXCEEDED' },
  upload: {
    name: 'body',
    most: 200 * 1024 * 1024,
    of: 'bytes in an uploaded file (HTTP 413)',
    code: 'BODY_LIMIT_EXCEEDED',
  },
  rate: {
    most: 300,
    of: 'requests per minute and user, where people sign in (HTTP 429, with `Retry-After`)',
    code: 'RATE_LIMIT_EXCEEDED',
  },
  audited: {
    most: 10_000_000,
    of: 'bytes that a user may add to the audit within an hour, where people sign in (HTTP 429, with `Retry-After`)',
    code: 'RATE_LIMIT_EXCEEDED',
  },
  signIns: { most: 60, of: 'failed sign-ins per minute and address (HTTP 429)', code: 'RATE_LIMIT_EXCEEDED' },
  uploads: {
    most: 5,
    of: 'files being received at once per user (HTTP 429)',
    code: 'TOO_MANY_IMPORTS',
  },
  imports: { most: 10, of: 'imports waiting or running (HTTP 429)', code: 'TOO_MANY_IMPORTS' },
} as const satisfies Readonly<Record<string, LimitOf<ErrorCode>>>);

/** The refusal of a request body. @param asked the announced number of bytes; null if more arrived than are allowed */
export function bodyTooLarge(asked: number | null): GraphQLError {
  const { body } = requestLimits;
  const message = `The request has ${asked ?? 'more'} bytes; ${body.most} are allowed.`;
  return limitExceeded(body, { asked, message, status: 413 });
}

interface Refusal {
  /** The requested amount; null if it exceeds the limit by an unknown amount. */
  readonly asked: number | null;
  /** One sentence with both numbers. */
  readonly message: string;
  /** HTTP status; default: 400 for clients that accept GraphQL's own media type, 200 for others. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The error for an exceeded limit: `extensions` has the limit, its value and the requested amount. */
export function limitExceeded(limit: Limit, { asked, message, status, headers = {} }: Refusal): GraphQLError {
  const http = status === undefined ? { spec: true, status: 400 } : { status, headers };
  return new GraphQLError(message, { extensions: { code: limit.code, ...exceeded(limit, asked), http } });
}
