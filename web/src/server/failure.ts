import type { CombinedError } from '@urql/core';

/** What went wrong with a question, in words for the page. */
export interface Failure {
  /**
   * `away`: the server or its database can not be reached; asking again later may do. `refused`: it asks too much, or
   * for what can not be. `outdated`: the server no longer knows this page.
   */
  readonly kind: 'away' | 'refused' | 'outdated' | 'fault';
  /** What the server says; ours where it says nothing. */
  readonly message: string;
}

const AWAY = new Set(['SERVICE_UNAVAILABLE', 'DATABASE_UNAVAILABLE']);
const OUTDATED = new Set(['PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_ONLY']);
const REFUSED = new Set([
  'BAD_USER_INPUT',
  'STATEMENT_TOO_LARGE',
  'STATEMENT_TIMED_OUT',
  'GRAPHQL_VALIDATION_FAILED',
  'COST_LIMIT_EXCEEDED',
  'DEPTH_LIMIT_EXCEEDED',
  'ALIAS_LIMIT_EXCEEDED',
  'TOKEN_LIMIT_EXCEEDED',
  'BODY_LIMIT_EXCEEDED',
  'RATE_LIMIT_EXCEEDED',
]);

/** Sorts an error by what a reader can do about it. */
export function toFailure(error: CombinedError): Failure {
  if (error.networkError !== undefined) {
    return { kind: 'away', message: 'The Subtier server does not answer.' };
  }
  const [first] = error.graphQLErrors;
  const given = first?.extensions['code'];
  const code = typeof given === 'string' ? given : '';
  const message = first?.message ?? error.message;
  if (AWAY.has(code)) return { kind: 'away', message };
  if (OUTDATED.has(code)) {
    return { kind: 'outdated', message: 'The server is of another version than this page.' };
  }
  return { kind: REFUSED.has(code) ? 'refused' : 'fault', message };
}
