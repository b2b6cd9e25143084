import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#graph/database/database.ts';
import { isBehind, isSameDerivation, readGraphState } from '#graph/edition/graph-state.ts';
import type { GraphState } from '#graph/edition/graph-state.ts';

const pollMilliseconds = 2000;

/** Polls the graph's state for all followers together, and only while there are any. */
export interface VersionWatch {
  /**
   * Yields the version now, and again after each change of the edition by any process, once its exposures are derived.
   * @throws SERVICE_UNAVAILABLE if the database is down at the start
   */
  follow(signal: AbortSignal): AsyncGenerator<number, void, undefined>;
}

/** @param closing ends the polling; the signals of followers must abort with it */
export function watchVersion(database: Database, closing: AbortSignal): VersionWatch {
  let followers = 0;
  let current: Latest<GraphState> | null = null;

  async function poll(latest: Latest<GraphState>): Promise<void> {
    while (current === latest) {
      await sleep(pollMilliseconds, undefined, { signal: closing });
      // After any error, the next poll tries again: followers stay connected.
      const state = await readGraphState(database).catch(() => null);
      if (state !== null) setIfReadable(latest, state);
    }
  }

  return {
    async *follow(signal) {
      const state = await readGraphState(database);
      followers += 1;
      if (current === null) {
        current = new Latest(state);
        // Only `closing` ends the polling early.
        void poll(current).catch(() => (current = null));
      } else setIfReadable(current, state);
      try {
        for await (const { version } of current.follow(signal)) yield version;
      } finally {
        followers -= 1;
        if (followers === 0) current = null;
      }
    },
  };
}

/**
 * Sets a state if it differs from the latest one, but not while a writer derives exposures: readers would still get some old ones. If the
 * writer has died, there is no need to wait: a read then derives them first.
 */
function setIfReadable(latest: Latest<GraphState>, state: GraphState): void {
  const isBeingDerived = state.isBeingWritten && isBehind(state);
  if (!isBeingDerived && !isSameDerivation(state, latest.value)) latest.set(state);
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
