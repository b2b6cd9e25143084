import { RunCypherDocument } from '../generated/graphql.ts';
import { client } from '../server/client.ts';
import { toFailure } from '../server/failure.ts';
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

const listeners = new Set<() => void>();
let run: Run = { state: 'none' };
let stop: (() => void) | null = null;

function become(next: Run): void {
  run = next;
  for (const listener of listeners) listener();
}

/** Runs statements, one at a time; a new one ends the one before. */
export const runStore = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: (): Run => run,
  run: (statement: string, parameters: Readonly<Record<string, unknown>>): void => {
    stop?.();
    const since = performance.now();
    become({ state: 'running', since });
    // Ends the request itself: the server then ends the statement in the database.
    const asked = client
      .query(RunCypherDocument, { statement, parameters, first: MOST_ROWS }, { requestPolicy: 'network-only' })
      .subscribe(({ data, error }) => {
        stop = null;
        if (error !== undefined) {
          become({ state: 'failed', failure: toFailure(error), statement, after: performance.now() - since });
        } else if (data !== undefined) {
          become({ state: 'here', answer: data.cypher, statement });
        }
      });
    stop = () => {
      asked.unsubscribe();
    };
  },
  cancel: (): void => {
    if (run.state !== 'running') return;
    stop?.();
    stop = null;
    become({ state: 'cancelled', after: performance.now() - run.since });
  },
} as const;
