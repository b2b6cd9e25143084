import { cacheExchange, createClient, createRequest, fetchExchange, mapExchange } from '@urql/core';
import type { AnyVariables, CombinedError, Exchange, OperationResult, TypedDocumentNode } from '@urql/core';
import type { Role } from '../generated/graphql.ts';
import { persistedExchange } from './persisted-exchange.ts';
import { Store } from './store.ts';

const LIMIT = 200;

/** Caches the last answer to each query and serves it beside the error while the database is unavailable. */
function lastAnswerExchange(): Exchange {
  const cached = new Map<number, unknown>();
  return mapExchange({
    onResult(result) {
      const { key, kind } = result.operation;
      if (result.error === undefined) {
        // The result of a mutation must not be reused for a later one.
        if (kind !== 'query') return result;
        cached.delete(key);
        cached.set(key, result.data);
        const [oldest] = cached.keys();
        if (cached.size > LIMIT && oldest !== undefined) cached.delete(oldest);
        return result;
      }
      const failure = toFailure(result.error);
      if (result.error.graphQLErrors.some(({ extensions }) => extensions['signIn'] === '/sign-in')) signIn();
      // A response with an error may carry partial data, which no view should mistake for complete data.
      if (failure.kind !== 'away') return { ...result, data: undefined };
      connectionStore.lost(failure.message);
      // Not marked stale: a promise would wait for a fresh answer, and the status poll would never ask again.
      return { ...result, data: cached.get(key) };
    },
  });
}

/** Nobody is signed in any more: goes to sign in, and comes back to this address. At a proxy, which signs people in itself, the server's message says it. */
function signIn(): void {
  const { pathname, search, hash } = window.location;
  window.location.assign(`/sign-in?to=${encodeURIComponent(`${pathname}${search}${hash}`)}`);
}

/** Whether the server and database respond and accept changes, and how often their data may have changed. */
interface Connection {
  readonly away: { readonly since: Date; readonly message: string } | null;
  /** Increments when earlier answers may be outdated: after a recovery and after an import. */
  readonly epoch: number;
  /** Increments when somebody else has changed casework: only answers that depend on it may be outdated. */
  readonly caseworkEpoch: number;
  /** How often this browser has changed casework, in any tab. Each time, the page has loaded its answers again. */
  readonly changesHere: number;
  /** What the person who is signed in may do; null: not known yet. */
  readonly role: Role | null;
}

/** Other tabs of this browser on the same server; null if the browser does not let the page reach them. */
const otherTabs = openChannel();

function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel('subtier');
  } catch {
    // Firefox refuses it where storage is blocked: other tabs notice changes by the status poll.
    return null;
  }
}

const store = new Store<Connection>({ away: null, epoch: 0, caseworkEpoch: 0, changesHere: 0, role: null });

/** The state of the connection, updated by every response and by the status poll. */
export const connectionStore = {
  subscribe: store.subscribe,
  get: store.get,
  lost: (message: string): void => {
    const connection = store.get();
    if (connection.away === null) store.set({ ...connection, away: { since: new Date(), message } });
  },
  /** Called when the status responds; failed queries are then retried. */
  recovered: (): void => {
    const connection = store.get();
    if (connection.away !== null) store.set({ ...connection, away: null, epoch: connection.epoch + 1 });
  },
  changed: (): void => {
    const connection = store.get();
    store.set({ ...connection, epoch: connection.epoch + 1 });
  },
  caseworkChanged: (): void => {
    const connection = store.get();
    store.set({ ...connection, caseworkEpoch: connection.caseworkEpoch + 1 });
  },
  setRole: (role: Role): void => {
    const connection = store.get();
    if (connection.role !== role) store.set({ ...connection, role });
  },
  /** Called when this page has changed casework: loads its answers again, and those of other tabs, without waiting for the status poll. */
  changedHere: (): void => {
    reloadHere();
    otherTabs?.postMessage('changed');
  },
} as const;

otherTabs?.addEventListener('message', reloadHere);

function reloadHere(): void {
  const connection = store.get();
  store.set({ ...connection, epoch: connection.epoch + 1, changesHere: connection.changesHere + 1 });
}

/** Why a query failed, with a message for the page. */
export interface Failure {
  /**
   * `away`: the server or its database cannot be reached; a later retry may succeed. `changing`: the data is changing, such as by an import;
   * a later retry may succeed. `reordered`: the list has another order than when its last page was loaded. `refused`: the query exceeds a
   * limit or is invalid. `outdated`: the server no longer knows this page's documents. `fault`: anything else.
   */
  readonly kind: 'away' | 'changing' | 'reordered' | 'refused' | 'outdated' | 'fault';
  /** The server's message, or one of the page's own if the server sent none. */
  readonly message: string;
  /** The server's error code; null if the server sent none. */
  readonly code: string | null;
  /** The position in the statement, counted from 1. */
  readonly place: { readonly line: number; readonly column: number } | null;
}

const AWAY = new Set(['SERVICE_UNAVAILABLE', 'DATABASE_UNAVAILABLE']);
const OUTDATED = new Set(['PERSISTED_QUERY_NOT_FOUND']);
const REFUSED = new Set([
  'FORBIDDEN',
  'ALIAS_LIMIT_EXCEEDED',
  'BAD_USER_INPUT',
  'BODY_LIMIT_EXCEEDED',
  'COST_LIMIT_EXCEEDED',
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

/** Classifies an error by what the user can do about it. */
export function toFailure(error: CombinedError): Failure {
  if (error.networkError !== undefined) {
    return { kind: 'away', message: 'The Subtier server is not responding.', code: null, place: null };
  }
  const [first] = error.graphQLErrors;
  const { code: given, line, column } = first?.extensions ?? {};
  const code = typeof given === 'string' ? given : null;
  const place = typeof line === 'number' && typeof column === 'number' ? { line, column } : null;
  const message = first?.message ?? error.message;
  const kind = kindOf(code);
  return kind === 'outdated'
    ? { kind, message: 'The server has a different version than this page.', code, place: null }
    : { kind, message, code, place };
}

function kindOf(code: string | null): Failure['kind'] {
  if (code === null) return 'fault';
  if (AWAY.has(code)) return 'away';
  if (code === 'GRAPH_CHANGING') return 'changing';
  if (code === 'CURSOR_OUTDATED') return 'reordered';
  if (OUTDATED.has(code)) return 'outdated';
  return REFUSED.has(code) ? 'refused' : 'fault';
}

/** Client of the server that served this page. */
export const client = createClient({
  url: '/graphql',
  preferGetMethod: false,
  exchanges: [persistedExchange(), lastAnswerExchange(), cacheExchange, fetchExchange],
});

/** What the server sent, or why it did not. */
export type Asked<Data> = { readonly data: Data } | { readonly failure: Failure };

/** The requests of `queryAnew` that the server has not answered yet, by urql's key. */
const unanswered = new Map<number, Promise<unknown>>();

/** Runs a query that the server reads after this call. */
export async function queryAnew<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<OperationResult<Data, Variables>> {
  const request = createRequest(document, variables);
  // urql does not send a request while an equal one is unanswered. It would get that one's answer, which may be older than the latest change.
  await unanswered.get(request.key);
  const answering = client.executeQuery(request, { requestPolicy: 'network-only' }).toPromise();
  unanswered.set(request.key, answering);
  const result = await answering;
  if (unanswered.get(request.key) === answering) unanswered.delete(request.key);
  return result;
}

/** Runs a query once. Never from the cache: it may be older than the last import, and its cursors would then be refused. */
export async function ask<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Asked<Data>> {
  return toAsked(await queryAnew(document, variables));
}

/** @throws Error if the response has neither data nor an error, which no server sends */
export function toAsked<Data>({ data, error }: Pick<OperationResult<Data>, 'data' | 'error'>): Asked<Data> {
  if (error !== undefined) return { failure: toFailure(error) };
  if (data === undefined) throw new Error('The response has neither data nor an error.');
  return { data };
}

/** The state of a query, for views: every state must be handled. */
export type Answer<Data> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: Failure; readonly retry: () => void }
  | {
      readonly state: 'ready';
      readonly data: Data;
      /** Whether newer data is loading or the database is unavailable. */
      readonly stale: boolean;
    };
