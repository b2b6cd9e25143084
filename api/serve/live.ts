import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#graph/database/database.ts';
import { readGraphVersion } from '#graph/derive/graph-state.ts';
import { isFailure } from '#graph/failure.ts';

const everyMilliseconds = 2000;

/** The graph's version for all who want to follow it: asked for once for all of them, and only while there are any. */
export interface VersionWatch {
  /** The version now, and again whenever any process has changed it. @throws SERVICE_UNAVAILABLE when it is away at the start */
  follow(signal: AbortSignal): AsyncGenerator<number, void, undefined>;
  close(): void;
}

export function watchVersion(database: Database): VersionWatch {
  const closing = new AbortController();
  let followers = 0;
  let current: Latest<number> | null = null;

  async function look(latest: Latest<number>): Promise<void> {
    while (current === latest) {
      await sleep(everyMilliseconds, undefined, { signal: closing.signal });
      const version = await readGraphVersion(database).catch(unlessAway);
      if (version !== null && version !== latest.value) latest.set(version);
    }
  }

  return {
    async *follow(signal) {
      const version = await readGraphVersion(database);
      followers += 1;
      if (current === null) {
        current = new Latest(version);
        // A fault ends the watching; the next follower begins it anew.
        void look(current).catch(() => (current = null));
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

/** A database that is away is asked again. */
function unlessAway(error: unknown): null {
  if (isFailure(error, 'SERVICE_UNAVAILABLE')) return null;
  throw error;
}

/** A value that changes, and those who follow it. Who is slow gets the latest, and none of those between. */
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

  /** There is nothing more to come: who follows gets the last value, and an end. */
  end(): void {
    this.#ended = true;
    this.#wake();
  }

  /** The value now, and again after each change, until the end or until nobody listens any more. */
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
