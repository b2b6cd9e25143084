import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#graph/database/database.ts';
import { readPartEditions } from '#graph/casework/changes.ts';
import type { PartEditions } from '#graph/casework/changes.ts';
import { answersKey, isBehind, readGraphState } from '#graph/edition/graph-state.ts';
import type { GraphState } from '#graph/edition/graph-state.ts';

const pollMilliseconds = 2000;

/** The state of the graph, and the editions of its parts. */
interface WatchedState {
  readonly state: GraphState;
  readonly parts: PartEditions;
}

/** Polls the graph's state for all followers together, and only while there are any. */
export interface VersionWatch {
  /**
   * Yields the state now, and again after each change of the edition or of casework by any process, once its exposures are derived.
   * @throws SERVICE_UNAVAILABLE if the database is down at the start
   */
  follow(signal: AbortSignal): AsyncGenerator<WatchedState, void, undefined>;
}

/** @param closing ends the polling; the signals of followers must abort with it */
export function watchVersion(database: Database, closing: AbortSignal): VersionWatch {
  let followers = 0;
  let current: Latest<WatchedState> | null = null;

  async function poll(latest: Latest<WatchedState>): Promise<void> {
    while (current === latest) {
      await sleep(pollMilliseconds, undefined, { signal: closing });
      // After any error, the next poll tries again: followers stay connected.
      const state = await readGraphState(database).catch(() => null);
      if (state === null || !isNews(state, latest)) continue;
      const parts = await readPartEditions(database, state).catch(() => null);
      if (parts !== null) latest.set({ state, parts });
    }
  }

  return {
    async *follow(signal) {
      const state = await readGraphState(database);
      const watched = { state, parts: await readPartEditions(database, state) };
      followers += 1;
      if (current === null) {
        current = new Latest(watched);
        // Only `closing` ends the polling early.
        void poll(current).catch(() => (current = null));
      } else if (isNews(state, current)) current.set(watched);
      try {
        yield* current.follow(signal);
      } finally {
        followers -= 1;
        if (followers === 0) current = null;
      }
    },
  };
}

/**
 * Whether followers are to hear of a state: not while a writer derives exposures, because readers would still get some old ones. If the
 * writer has died, there is no need to wait: a read then derives them first.
 */
function isNews(state: GraphState, latest: Latest<WatchedState>): boolean {
  const isBeingDerived = state.isBeingWritten && isBehind(state);
  return !isBeingDerived && answersKey(state) !== answersKey(latest.value.state);
}

/** A value that changes, with followers. Slow followers get the latest value and skip those in between. */
export class Latest<T> {
  #value: T;
  #ended = false;
  #wake: () => void = () => undefined;
  #changed = this.#next();

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set(value: T): void {
    this.#value = value;
    const wake = this.#wake;
    this.#changed = this.#next();
    wake();
  }

  /** Ends all followers after the last value. */
  end(): void {
    this.#ended = true;
    this.#wake();
  }

  /** Yields the value now and after each change, until the end or until the signal aborts. */
  async *follow(signal: AbortSignal): AsyncGenerator<T, void, undefined> {
    const gone = once(signal, 'abort');
    while (!signal.aborted) {
      const changed = this.#changed;
      const given = this.#value;
      const isLast = this.#ended;
      yield given;
      if (isLast) return;
      await Promise.race([changed, gone]);
      if (this.#ended && this.#value === given) return;
    }
  }

  #next(): Promise<undefined> {
    return new Promise((resolve) => {
      this.#wake = () => {
        resolve(undefined);
      };
    });
  }
}
