import type { DatabaseUnavailable } from '../failure/database-unavailable.ts';

/** How long a request may wait for a server that is away, in milliseconds: a private one that died is mostly back by then. */
const patience = 22_000;
/** How often it is looked for after the first time. */
const again = 5000;
/** For so long after it was found to be away, the next who wait have it looked for at once. */
const suspicion = 10_000;
/** What was found is found for so long, so that who asks one thing after another does not wait for each. */
const validity = 2000;

/** Ends the waiting for a server that is away: the driver would try for as long again with each statement. */
export class ServerWatch {
  readonly #look: () => Promise<DatabaseUnavailable | null>;
  #found: DatabaseUnavailable | null = null;
  #lastAway = -Infinity;

  /** @param look what to tell who waits for the server; null: it is there */
  constructor(look: () => Promise<DatabaseUnavailable | null>) {
    this.#look = look;
  }

  /** What to tell who waits for the server; null: it is there. */
  async unavailable(): Promise<DatabaseUnavailable | null> {
    if (this.#found !== null && performance.now() - this.#lastAway < validity) return this.#found;
    this.#found = await this.#look();
    if (this.#found !== null) this.#lastAway = performance.now();
    return this.#found;
  }

  /**
   * Work that is given up when the server turns out to be away; what the server is busy with goes on.
   * @param since when whoever asked began to wait, as `performance.now()` tells it
   * @throws DatabaseUnavailable; what the work throws.
   */
  async whileThere<T>(work: () => Promise<T>, since: number): Promise<T> {
    const watch: { timer?: NodeJS.Timeout; isOver: boolean } = { isOver: false };
    const away = new Promise<never>((_, reject) => {
      const look = async () => {
        const failure = await this.unavailable();
        if (failure !== null) reject(failure);
        else if (!watch.isOver) watch.timer = setTimeout(() => void look(), again);
      };
      watch.timer = setTimeout(() => void look(), this.#wait(since));
    });
    try {
      return await Promise.race([work(), away]);
    } finally {
      watch.isOver = true;
      clearTimeout(watch.timer);
    }
  }

  /** Until it is looked for the first time, in milliseconds. */
  #wait(since: number): number {
    const now = performance.now();
    // What is answered at once is not held up by being looked for.
    const shortest = 500;
    return now - this.#lastAway < suspicion ? shortest : Math.max(shortest, since + patience - now);
  }
}
