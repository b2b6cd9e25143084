import { RunCypherDocument } from '../generated/graphql.ts';
import { client } from '../server/client.ts';
import { toFailure } from '../server/failure.ts';
import { Store } from '../store/store.ts';
import type { CypherAnswerFragment } from '../generated/graphql.ts';
import type { Failure } from '../server/failure.ts';

/** The most rows that are asked for. */
export const MOST_ROWS = 1000;

/** Every state of the statement that was last run. Times are those of `performance.now()`, in milliseconds. */
export type Run =
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly since: number }
  | { readonly state: 'cancelled'; readonly after: number }
  | { readonly state: 'failed'; readonly failure: Failure; readonly statement: string; readonly after: number }
  | { readonly state: 'here'; readonly answer: CypherAnswerFragment; readonly statement: string };

const store = new Store<Run>({ state: 'none' });
let stop: (() => void) | null = null;

/** Runs statements, one at a time; a new one ends the one before. */
export const runStore = {
  subscribe: store.subscribe,
  get: store.get,
  run: (statement: string, parameters: Readonly<Record<string, unknown>>): void => {
    stop?.();
    const since = performance.now();
    store.set({ state: 'running', since });
    // Ends the request itself: the server then ends the statement in the database.
    const asked = client
      .query(RunCypherDocument, { statement, parameters, first: MOST_ROWS }, { requestPolicy: 'network-only' })
      .subscribe(({ data, error }) => {
        stop = null;
        if (error !== undefined) {
          store.set({ state: 'failed', failure: toFailure(error), statement, after: performance.now() - since });
        } else if (data !== undefined) {
          store.set({ state: 'here', answer: data.cypher, statement });
        }
      });
    stop = () => {
      asked.unsubscribe();
    };
  },
  cancel: (): void => {
    const run = store.get();
    if (run.state !== 'running') return;
    stop?.();
    stop = null;
    store.set({ state: 'cancelled', after: performance.now() - run.since });
  },
} as const;
