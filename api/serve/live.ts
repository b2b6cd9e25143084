import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#graph/database/database.ts';
import { readGraphVersion } from '#graph/derive/graph-state.ts';
import { isFailure } from '#graph/failure.ts';

const everyMilliseconds = 2000;

/** Watches the graph's version: polls once for all followers, and only while there are any. */
export interface VersionWatch {
  /** Yields the version now, and again whenever any process changes it. @throws SERVICE_UNAVAILABLE if the database is down at the start */
  follow(signal: AbortSignal): AsyncGenerator<number, void, undefined>;
  close(): void;
}

export function watchVersion(database: Database): VersionWatch {
  const closing = new AbortController();
  let followers = 0;
  let current: Latest<number> | null = null;

  async function poll(latest: Latest<number>): Promise<void> {
    while (current === latest) {
      await sleep(everyMilliseconds, undefined, { signal: closing.signal });
      const version = await readGraphVersion(database).catch(nullIfUnavailable);
      if (version !== null && version !== latest.value) latest.set(version);
    }
  }

  return {
    async *follow(signal) {
      const version = await readGraphVersion(database);
      followers += 1;
      if (current === null) {
        current = new Latest(version);
        // An error ends the polling; the next follower starts it again.
        void poll(current).catch(() => (current = null));
      } else if (current.value !== version) current.set(version);
      try {
        yield* current.follow(AbortSignal.any([signal, closing.signal]));
      } finally {
        followers -= 1;
        if (followers === 0) current = null;
      }
    },
    close: () => {
      closing.abort();
    },
  };
}

/** Lets polling continue while the database is down. */
function nullIfUnavailable(error: unknown): null {
  if (isFailure(error, 'SERVICE_UNAVAILABLE')) return null;
  throw error;
}

/** A changing value with followers. A slow follower gets the latest value and skips those in between. */
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

  /** Ends the value: followers get the last value, then the end. */
  end(): void {
    this.#ended = true;
    this.#wake();
  }

  /** Yields the value now, and again after each change, until it ends or the signal aborts. */
  async *follow(signal: AbortSignal): AsyncGenerator<T, void, undefined> {
    const gone = aborted(signal);
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

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve(undefined);
      },
      { once: true },
    );
  });
}
