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
const OUTDATED = new Set(['PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_ONLY']);
const REFUSED = new Set([
  'ALIAS_LIMIT_EXCEEDED',
  'BAD_USER_INPUT',
  'BODY_LIMIT_EXCEEDED',
  'COST_LIMIT_EXCEEDED',
  'CURSOR_OUTDATED',
  'DEPTH_LIMIT_EXCEEDED',
  'GRAPHQL_VALIDATION_FAILED',
  'RATE_LIMIT_EXCEEDED',
  'RESULT_TOO_LARGE',
  'STATEMENT_FAILED',
  'STATEMENT_REFUSED',
  'STATEMENT_REJECTED',
  'STATEMENT_TIMED_OUT',
  'STATEMENT_TOO_COMPLEX',
  'STATEMENT_TOO_LARGE',
  'STATEMENT_UNPARSABLE',
  'TOKEN_LIMIT_EXCEEDED',
  'TOO_MANY_STATEMENTS',
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
  const kind = kindOf(code);
  return kind === 'outdated'
    ? { kind, message: 'The server is of another version than this page.', code, place: null }
    : { kind, message, code, place };
}

function kindOf(code: string | null): Failure['kind'] {
  if (code === null) return 'fault';
  if (AWAY.has(code)) return 'away';
  if (OUTDATED.has(code)) return 'outdated';
  return REFUSED.has(code) ? 'refused' : 'fault';
}
