import { RunCypherDocument } from '../generated/graphql.ts';
import { client } from '../server/client.ts';
import { toFailure } from '../server/failure.ts';
import { Store } from '../store/store.ts';
import type { CypherAnswerFragment } from '../generated/graphql.ts';
import type { Failure } from '../server/failure.ts';

/** The most rows that are asked for. */
export const MOST_ROWS = 1000;

/** What is asked for before the statement as it stands in the editor: its plan, unrun or with what it took; null: nothing. */
export type Option = 'EXPLAIN' | 'PROFILE' | null;

/** Every state of the statement that was last run. Times are those of `performance.now()`, in milliseconds. */
export type Run =
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly since: number }
  | { readonly state: 'cancelled'; readonly after: number }
  | {
      readonly state: 'failed';
      readonly failure: Failure;
      readonly statement: string;
      readonly option: Option;
      readonly after: number;
    }
  | { readonly state: 'here'; readonly answer: CypherAnswerFragment; readonly statement: string };

const store = new Store<Run>({ state: 'none' });
let stop: (() => void) | null = null;

/** Runs statements, one at a time; a new one ends the one before. */
export const runStore = {
  subscribe: store.subscribe,
  get: store.get,
  run: (statement: string, parameters: Readonly<Record<string, unknown>>, option: Option = null): void => {
    const before = option === null ? '' : `${option} `;
    stop?.();
    const since = performance.now();
    store.set({ state: 'running', since });
    // Ends the request itself: the server then ends the statement in the database.
    const asked = client
      .query(
        RunCypherDocument,
        { statement: before + statement, parameters, first: MOST_ROWS },
        { requestPolicy: 'network-only' },
      )
      .subscribe(({ data, error }) => {
        stop = null;
        if (error !== undefined) {
          const failure = placedAfter(before.length, toFailure(error));
          store.set({ state: 'failed', failure, statement, option, after: performance.now() - since });
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

/** A failure whose place is that in the editor, where nothing stands before the first line. */
function placedAfter(length: number, failure: Failure): Failure {
  const { place } = failure;
  if (place?.line !== 1) return failure;
  return { ...failure, place: { line: 1, column: Math.max(1, place.column - length) } };
}
