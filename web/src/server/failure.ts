import type { CombinedError } from '@urql/core';

/** What went wrong with a question, in words for the page. */
export interface Failure {
  /** `away`: the server or its database can not be reached; asking again later may do. */
  readonly kind: 'away' | 'refused' | 'fault';
  /** What the server says; ours where it says nothing. */
  readonly message: string;
}

const AWAY = new Set(['SERVICE_UNAVAILABLE', 'DATABASE_UNAVAILABLE']);
const REFUSED = new Set(['BAD_USER_INPUT', 'STATEMENT_TOO_LARGE', 'STATEMENT_TIMED_OUT', 'GRAPHQL_VALIDATION_FAILED']);

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
  return { kind: REFUSED.has(code) ? 'refused' : 'fault', message };
}
