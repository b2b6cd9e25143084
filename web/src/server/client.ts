import { cacheExchange, createClient, fetchExchange, mapExchange } from '@urql/core';
import type { CombinedError, Exchange } from '@urql/core';
import type { DocumentNode } from 'graphql';
import { Store } from './store.ts';

/** Sends the hash of a document in place of its text: the server knows those that this page was built with. */
export function persistedExchange(): Exchange {
  return mapExchange({
    onOperation: (operation) => {
      if (operation.kind === 'teardown') return operation;
      const persistedQuery = { version: 1, sha256Hash: hashOf(operation.query) } as const;
      return { ...operation, extensions: { ...operation.extensions, persistedQuery } };
    },
  });
}

/** As the code generator noted it; every document of the page has it. */
function hashOf(document: DocumentNode | string): string {
  if (typeof document !== 'object' || !('__meta__' in document)) throw new Error('A document without its hash.');
  const meta = document.__meta__;
  if (typeof meta === 'object' && meta !== null && 'hash' in meta && typeof meta.hash === 'string') return meta.hash;
  throw new Error('A document without its hash.');
}

const LIMIT = 200;

/** Keeps each question's last answer, and gives it again, marked stale, while the database is away. */
function rememberExchange(): Exchange {
  const remembered = new Map<number, unknown>();
  return mapExchange({
    onResult(result) {
      const { key } = result.operation;
      if (result.error === undefined) {
        remembered.delete(key);
        remembered.set(key, result.data);
        for (const oldest of remembered.keys()) {
          if (remembered.size <= LIMIT) break;
          remembered.delete(oldest);
        }
        return result;
      }
      const failure = toFailure(result.error);
      // An answer with an error may carry `null` or half the data: no view should take it for the whole.
      if (failure.kind !== 'away') return { ...result, data: undefined };
      connectionStore.lost(failure.message);
      return { ...result, data: remembered.get(key), stale: remembered.has(key) };
    },
  });
}

/** Whether server and database answer, since when not, and how often what they hold has changed. */
interface Connection {
  readonly away: { readonly since: Date; readonly message: string } | null;
  /** Counts up when answers given before may be outdated: after a recovery, and after an import. */
  readonly epoch: number;
}

const store = new Store<Connection>({ away: null, epoch: 0 });

/** The page's view of its connection; filled by every answer and by the status that is asked now and then. */
export const connectionStore = {
  subscribe: store.subscribe,
  get: store.get,
  lost: (message: string): void => {
    const connection = store.get();
    if (connection.away === null) store.set({ ...connection, away: { since: new Date(), message } });
  },
  /** The status was answered: what failed meanwhile is asked again. */
  recovered: (): void => {
    const { away, epoch } = store.get();
    if (away !== null) store.set({ away: null, epoch: epoch + 1 });
  },
  changed: (): void => {
    const connection = store.get();
    store.set({ ...connection, epoch: connection.epoch + 1 });
  },
} as const;

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

/** Asks the server that served this page. */
export const client = createClient({
  url: '/graphql',
  preferGetMethod: false,
  exchanges: [persistedExchange(), rememberExchange(), cacheExchange, fetchExchange],
});

/** What a view is given: every state of a question, none left out. */
export type Answer<Data> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: Failure; readonly retry: () => void }
  | {
      readonly state: 'here';
      readonly data: Data;
      /** Shown while newer data are on their way, or while the database is away. */
      readonly stale: boolean;
    };
