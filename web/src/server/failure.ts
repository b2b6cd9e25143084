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
  /** The server's name for it; null where nothing came from the server. */
  readonly code: string | null;
  /** Where in a statement it is, counted from 1. */
  readonly place: { readonly line: number; readonly column: number } | null;
}

const AWAY = new Set(['SERVICE_UNAVAILABLE', 'DATABASE_UNAVAILABLE']);
<<<<<<< HEAD
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
=======
const REFUSED = new Set([
  'BAD_USER_INPUT',
  'GRAPHQL_VALIDATION_FAILED',
  'RESULT_TOO_LARGE',
  'STATEMENT_FAILED',
  'STATEMENT_REFUSED',
  'STATEMENT_REJECTED',
  'STATEMENT_TIMED_OUT',
  'STATEMENT_TOO_COMPLEX',
  'STATEMENT_TOO_LARGE',
  'STATEMENT_UNPARSABLE',
  'TOO_MANY_STATEMENTS',
>>>>>>> 99b0214 (Write, run, cancel and keep Cypher on the page)
]);

/** Sorts an error by what a reader can do about it. */
export function toFailure(error: CombinedError): Failure {
  if (error.networkError !== undefined) {
    return { kind: 'away', message: 'The Subtier server does not answer.', code: null, place: null };
  }
  const [first] = error.graphQLErrors;
  const { code: given, line, column } = first?.extensions ?? {};
  const code = typeof given === 'string' ? given : null;
  const place = typeof line === 'number' && typeof column === 'number' ? { line, column } : null;
  const message = first?.message ?? error.message;
<<<<<<< HEAD
  if (AWAY.has(code)) return { kind: 'away', message };
  if (OUTDATED.has(code)) {
    return { kind: 'outdated', message: 'The server is of another version than this page.' };
  }
  return { kind: REFUSED.has(code) ? 'refused' : 'fault', message };
=======
  return { kind: kindOf(code), message, code, place };
}

function kindOf(code: string | null): Failure['kind'] {
  if (code === null) return 'fault';
  if (AWAY.has(code)) return 'away';
  return REFUSED.has(code) ? 'refused' : 'fault';
>>>>>>> 99b0214 (Write, run, cancel and keep Cypher on the page)
}
