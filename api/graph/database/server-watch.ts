import { setTimeout as sleep } from 'node:timers/promises';
import type { Driver } from 'neo4j-driver';
import { isFailure } from '../failure.ts';
import type { Failure } from '../failure.ts';
import { probeTimeoutMs } from './database.ts';
import { failureOf, serverAway } from './failures.ts';
import type { Server } from './failures.ts';

/** How long a request waits before the server is probed, in milliseconds: by then a private database that crashed has usually restarted. */
const watchPatienceMs = 22_000;
/** How often the server is probed after the first time, in milliseconds. */
const probeIntervalMs = 5000;
/** For this long after the server was found to be away, requests probe it almost immediately. In milliseconds. */
const suspicionMs = 10_000;
/** For this long a negative result is reused, so that a request with several statements does not wait for each. In milliseconds. */
const validityMs = 2000;

/** Ends the wait for a server that is away: the driver alone would retry each statement for 30 s. */
export class ServerWatch {
  readonly #probe: () => Promise<Failure | null>;
  #lastResult: Failure | null = null;
  #lastAway = -Infinity;

  /** @param probe returns null if the server is available */
  constructor(probe: () => Promise<Failure | null>) {
    this.#probe = probe;
  }

  /** See `Database.unavailable`. */
  async unavailable(): Promise<Failure | null> {
    if (this.#lastResult !== null && performance.now() - this.#lastAway < validityMs) return this.#lastResult;
    this.#lastResult = await this.#probe();
    if (this.#lastResult !== null) this.#lastAway = performance.now();
    return this.#lastResult;
  }

  /**
   * Runs work, and fails as soon as a probe finds the server away. The work of a server that is only busy goes on.
   * @param since when the request began to wait, in the time of `performance.now()`
   * @throws SERVICE_UNAVAILABLE; the errors of the work.
   */
  async whileAvailable<T>(work: () => Promise<T>, since: number): Promise<T> {
    const watch: { timer?: NodeJS.Timeout; isOver: boolean } = { isOver: false };
    const away = new Promise<never>((_, reject) => {
      const probe = async () => {
        const failure = await this.unavailable();
        if (failure !== null) reject(failure);
        else if (!watch.isOver) watch.timer = setTimeout(() => void probe(), probeIntervalMs);
      };
      watch.timer = setTimeout(() => void probe(), this.#untilFirstProbe(since));
    });
    try {
      return await Promise.race([work(), away]);
    } finally {
      watch.isOver = true;
      clearTimeout(watch.timer);
    }
  }

  /** Returns how long to wait before the first probe, in milliseconds. */
  #untilFirstProbe(since: number): number {
    const now = performance.now();
    // Fast reads finish without a probe.
    const shortest = 500;
    return now - this.#lastAway < suspicionMs ? shortest : Math.max(shortest, since + watchPatienceMs - now);
  }
}

/**
 * Returns SERVICE_UNAVAILABLE if the server does not answer within `probeTimeoutMs`, else null. A refusal is an answer.
 * @param open creates a separate driver: all connections of the other may be in use
 */
export async function probeServer(open: () => Driver, server: Server): Promise<Failure | null> {
  const stop = new AbortController();
  const driver = open();
  try {
    const late = sleep(probeTimeoutMs, null, { signal: stop.signal }).catch(() => null);
    if ((await Promise.race([driver.getServerInfo(), late])) !== null) return null;
  } catch (error) {
    const failure = failureOf(error, server);
    return isFailure(failure, 'SERVICE_UNAVAILABLE') ? failure : null;
  } finally {
    stop.abort();
    driver.close().catch(() => undefined);
  }
  return serverAway(server, 'does not answer');
}
