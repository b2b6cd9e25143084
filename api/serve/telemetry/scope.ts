import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Span } from './tracing.ts';

const requests = new AsyncLocalStorage<RequestRecord>();

/** Access to the current request without passing it to each function. */
export const requestScope = {
  run: <T>(record: RequestRecord, work: () => T): T => requests.run(record, work),
  /** The current request; null if there is none, or if it has ended. */
  current: (): RequestRecord | null => {
    const record = requests.getStore();
    return record === undefined || record.isOver ? null : record;
  },
} as const;

/** What the server records about a request in progress. */
export interface RequestRecord {
  readonly id: string;
  readonly span: Span | null;
  /** Name of the operation; null if there is no operation or it has no name. */
  operation: string | null;
  /** Whether the document was requested by hash, so that its operation is one of a few known names. */
  isKnown: boolean;
  operationSpan: Span | null;
  /** Codes of all errors in the response, with repetitions. */
  readonly codes: string[];
  /** Whether the response is a stream of events. */
  isStream: boolean;
  /** Whether the request has ended. Work that it started and that still runs, such as an import, no longer counts as part of it. */
  isOver: boolean;
}

/** The request id that a proxy set, if it is safe for logs and headers; else a new one. */
export function requestId(given: string | readonly string[] | undefined): string {
  return typeof given === 'string' && /^[\w.:+/=-]{1,128}$/.test(given) ? given : randomUUID();
}

const routes: ReadonlySet<string> = new Set([
  ...['/graphql', '/imports', '/supplier-lists', '/exports'],
  ...['/health', '/ready', '/metrics'],
]);

/** The path, if it is an endpoint; `page` for all others. */
export function routeOf(path: string): string {
  return routes.has(path) ? path : 'page';
}
