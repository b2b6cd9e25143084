import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Span } from './tracing.ts';

const requests = new AsyncLocalStorage<RequestRecord>();

/** Which request something is done for, without each function being told. */
export const requestScope = {
  run: <T>(record: RequestRecord, work: () => T): T => requests.run(record, work),
  /** Null: for none, or for one that is over. */
  current: (): RequestRecord | null => {
    const record = requests.getStore();
    return record === undefined || record.isOver ? null : record;
  },
} as const;

/** What is known of one request while it is answered. */
export interface RequestRecord {
  readonly id: string;
  readonly span: Span | null;
  /** Null: none, or one without a name. */
  operation: string | null;
  /** The document was asked for by its hash: its operation's name is one of few. */
  isKnown: boolean;
  operationSpan: Span | null;
  /** Of the answer's errors, each as often as it occurs. */
  readonly codes: string[];
  /** The answer goes on until somebody ends it. */
  isStream: boolean;
  /** Answered: what still runs in its name, such as an import, is no part of it any more. */
  isOver: boolean;
}

/** The id that a proxy gave a request, where it is one that may stand in a log and a header; else a new one. */
export function requestId(given: string | readonly string[] | undefined): string {
  return typeof given === 'string' && /^[\w.:+/=-]{1,128}$/.test(given) ? given : randomUUID();
}

const routes: ReadonlySet<string> = new Set(['/graphql', '/imports', '/health', '/ready', '/metrics']);

/** The path, where it is one of the few that are not the page's. */
export function routeOf(path: string): string {
  return routes.has(path) ? path : 'page';
}
