import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Database } from '../database/database.ts';
import { Failure, isFailure } from '../failure.ts';
import { unlessAborted } from '../interruption.ts';
import { exceeded, questionLimits } from '../limits.ts';

/** How often a statement is run again after the database went down. More than once: a database that is shutting down may answer a probe once more. */
const mostRetries = 3;
/** A statement that failed sooner did not run: the database was down already. */
const leastMs = 250;
/** How long a suspect runs alone. A statement that fills the heap does so within a few seconds. */
const aloneMs = 10_000;
/** How long to wait for the database to come back before statements run and fail by themselves. */
const outageMs = 60_000;
/** How long to wait before a database that could not be reached is probed again. The driver retries one probe for about 30 s. */
const probeEveryMs = 1000;

/** How long statements and clients are refused after a crash, in milliseconds. */
interface Penalties {
  /** Of a statement blocked for the first time. Short, since the database may have been killed from outside. */
  readonly first: number;
  /** Of a statement blocked again, after its first block expired. */
  readonly repeated: number;
  /** Of the client that sent it, from when the database is back. */
  readonly client: number;
}

const defaultPenalties: Penalties = { first: 600_000, repeated: 3_600_000, client: 60_000 };

/** One execution of a statement. */
export interface Run {
  /** Identifies a typed statement and similar ones; null for a saved question, which is never blamed. */
  readonly digest: string | null;
  /** The client to refuse after a crash; null for none. */
  readonly client: string | null;
}

interface Crash {
  /** The statement that caused it; null if not known. */
  readonly digest: string | null;
  /** Whether nothing else was running. */
  readonly isAlone: boolean;
}

/**
 * Finds which typed statement brought the database down, and refuses that statement and similar ones for a while. A statement
 * is blocked if no other typed statement was running. If several were running, each is a suspect and runs again alone.
 */
export class CrashGuard {
  readonly #penalties: Penalties;
  /** The start time of each run. */
  readonly #running = new Map<Run, number>();
  /** The crash that each run must still handle. */
  readonly #crashes = new Map<Run, Crash>();
  readonly #suspects = new LRUCache<string, true>({ max: 1000 });
  /** Statements that are refused now. */
  readonly #blocked = new LRUCache<string, true>({ max: 1000 });
  /** Statements that were blocked at least once. */
  readonly #everBlocked = new LRUCache<string, true>({ max: 1000 });
  readonly #clients = new LRUCache<string, true>({ max: 10_000 });
  /** Clients blocked since the database was last up. */
  readonly #clientsOfOutage = new Set<string>();
  /** The suspect that is running alone. */
  #alone: Run | null = null;
  /** Settles when the database is back. */
  #outage: Promise<unknown> | null = null;
  #wake: (() => void)[] = [];
  /** When our last restart of the database ended, by `performance.now()`; Infinity while a restart is in progress. */
  #restarted = -Infinity;
  /** When that restart began. A user's own server is never restarted. */
  #restartBegan = -Infinity;

  constructor(penalties: Penalties = defaultPenalties) {
    this.#penalties = penalties;
  }

  get #isRestarting(): boolean {
    return this.#restarted === Infinity;
  }

  /** @throws STATEMENT_REFUSED while the statement or its client is refused. */
  check({ digest, client }: Run): void {
    if (digest !== null) refuseWhile(this.#blocked, digest, 'statement', 'it or a similar statement');
    this.checkClient(client);
  }

  /** @throws STATEMENT_REFUSED while the client is refused. */
  checkClient(client: string | null): void {
    if (client === null) return;
    // The time has not started yet.
    if (this.#clientsOfOutage.has(client)) this.#refuse(client);
    refuseWhile(this.#clients, client, 'client', 'a statement from the same client');
  }

  /**
   * Runs a statement, and runs it again if another statement brought the database down. A run whose signal is aborted counts as
   * running until `finish`, since the database may still be busy with it.
   * @throws STATEMENT_TOO_LARGE if it brought the database down; what the work throws.
   */
  async run<T>(run: Run, database: Database, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    for (let retries = mostRetries; ; retries -= 1) {
      await this.#turn(run, signal, retries === mostRetries);
      const started = performance.now();
      try {
        const result = await work();
        if (run.digest !== null) this.#suspects.delete(run.digest);
        this.finish(run);
        return result;
      } catch (error) {
        const isAway = isFailure(error, 'SERVICE_UNAVAILABLE');
        const isOurRestart =
          this.#restarted > started && (isAway || (isFailure(error, 'STATEMENT_FAILED') && this.#isRestarting));
        if (signal.aborted) throw error;
        const crash = isAway && !isOurRestart ? this.#recordCrash(run, database) : null;
        this.finish(run);
        if (!isAway && !isOurRestart) throw error;
        // A saved question fails the second time that the database goes down while nothing else is running.
        const isCause =
          run.digest === null ? crash?.isAlone === true && retries < mostRetries : crash?.digest === run.digest;
        if (isCause)
          throw new Failure(
            'STATEMENT_TOO_LARGE',
            'The database went down while it ran the statement, probably out of memory, and is being restarted: narrow the query.',
            { cause: error, extensions: { ...exceeded(questionLimits.statementMemory) } },
          );
        if (retries === 0 || !(await waitUntilReachable(database, signal))) throw error;
      }
    }
  }

  /**
   * Retries work that cannot bring the database down, once the database is back.
   * @throws what the work throws.
   */
  async retryAfterRestart<T>(work: () => Promise<T>, database: Database, signal: AbortSignal): Promise<T> {
    for (let retries = mostRetries; ; retries -= 1) {
      try {
        return await work();
      } catch (error) {
        // A restart of ours ends what runs in the database.
        const isAway =
          isFailure(error, 'SERVICE_UNAVAILABLE') || (isFailure(error, 'STATEMENT_FAILED') && this.#isRestarting);
        if (retries === 0 || !isAway || !(await waitUntilReachable(database, signal))) throw error;
      }
    }
  }

  /** Records that the database is no longer busy with a run. */
  finish(run: Run): void {
    this.#running.delete(run);
    this.#crashes.delete(run);
    if (this.#alone === run) this.#alone = null;
    this.#wakeAll();
  }

  /** Records that the database went down while it was still busy with an abandoned statement, unless a restart of ours ended it. */
  recordCrashDuring(run: Run, database: Database): void {
    if (this.#running.has(run) && !this.#isEndedByRestart(run)) this.#recordCrash(run, database);
  }

  /**
   * Restarts the database because an abandoned run does not stop. A restart for another run ends this one, too.
   * @param isCertain whether the database itself reported that it is busy with this run
   */
  async restartFor(run: Run, isCertain: boolean, restart: () => Promise<boolean>): Promise<boolean> {
    if (isCertain) this.#block(run);
    else if (!this.#isEndedByRestart(run)) this.#assignBlame();
    else if (!this.#isRestarting) return true;
    if (!this.#isRestarting) this.#restartBegan = performance.now();
    this.#restarted = Infinity;
    try {
      const isRestarted = await restart();
      if (!isRestarted) this.#restartBegan = -Infinity;
      return isRestarted;
    } finally {
      this.#restarted = performance.now();
      this.#restartClientBlocks();
    }
  }

  /** Whether a restart of ours has begun since the run started. */
  #isEndedByRestart(run: Run): boolean {
    return (this.#running.get(run) ?? Infinity) < this.#restartBegan;
  }

  /** Returns the crash that ended a run: the same one for all that were running. */
  #recordCrash(run: Run, database: Database): Crash {
    const known = this.#crashes.get(run);
    if (known !== undefined) return known;
    const crash = { digest: this.#assignBlame(), isAlone: this.#running.size === 1 };
    for (const member of this.#running.keys()) this.#crashes.set(member, crash);
    this.#outage ??= waitUntilReachable(database, AbortSignal.timeout(outageMs)).finally(() => {
      this.#outage = null;
      this.#restartClientBlocks();
    });
    return crash;
  }

  /** Restarts the time for which the blocked clients are refused: on a slow machine, the outage may have taken longer than that. */
  #restartClientBlocks(): void {
    for (const client of this.#clientsOfOutage) this.#refuse(client);
    this.#clientsOfOutage.clear();
  }

  #refuse(client: string): void {
    this.#clients.set(client, true, { ttl: this.#penalties.client });
  }

  /** Blocks a statement if it is the only typed one that had run for a while; otherwise each of them is a suspect. */
  #assignBlame(): string | null {
    const since = performance.now() - leastMs;
    const typed = [...this.#running].flatMap(([run, started]) => (run.digest === null || started > since ? [] : [run]));
    const [first] = typed;
    if (first === undefined) return null;
    if (typed.every(({ digest }) => digest === first.digest)) {
      for (const member of typed) this.#block(member);
      return first.digest;
    }
    for (const { digest } of typed) if (digest !== null) this.#suspects.set(digest, true);
    return null;
  }

  #block({ digest, client }: Run): void {
    if (digest === null) return;
    this.#suspects.delete(digest);
    if (client !== null) this.#clientsOfOutage.add(client);
    // Several runs of one statement may be blocked for the same crash.
    if (this.#blocked.has(digest)) return;
    const { first, repeated } = this.#penalties;
    this.#blocked.set(digest, true, { ttl: this.#everBlocked.has(digest) ? repeated : first });
    this.#everBlocked.set(digest, true);
  }

  /** Waits until the database is up and, for a suspect, until it can run alone. */
  async #turn(run: Run, signal: AbortSignal, isFirst: boolean): Promise<void> {
    for (;;) {
      if (this.#outage !== null) {
        await unlessAborted(this.#outage, signal);
        continue;
      }
      // A retry is not refused because another statement of the same client brought the database down.
      this.check(isFirst ? run : { ...run, client: null });
      const isSuspect = run.digest !== null && this.#suspects.has(run.digest);
      const isAnyTyped = [...this.#running.keys()].some(({ digest }) => digest !== null);
      if (run.digest === null || (this.#alone === null && !(isSuspect && isAnyTyped))) {
        this.#running.set(run, performance.now());
        if (isSuspect) this.#runAlone(run);
        return;
      }
      const changed = new Promise<void>((resolve) => this.#wake.push(resolve));
      await unlessAborted(changed, signal);
    }
  }

  #runAlone(run: Run): void {
    this.#alone = run;
    setTimeout(() => {
      if (this.#alone !== run) return;
      this.#alone = null;
      this.#wakeAll();
    }, aloneMs).unref();
  }

  #wakeAll(): void {
    const wake = this.#wake;
    this.#wake = [];
    for (const resolve of wake) resolve();
  }
}

/** @throws STATEMENT_REFUSED while the key is in the cache. */
function refuseWhile(refused: LRUCache<string, true>, key: string, kind: 'statement' | 'client', what: string): void {
  if (!refused.has(key)) return;
  // The cache's clock may lag by a fraction of a millisecond.
  const retryAfter = Math.max(1, Math.ceil(Math.floor(refused.getRemainingTTL(key)) / 1000));
  const reason = `${what} brought the database down or did not stop when it timed out`;
  throw new Failure('STATEMENT_REFUSED', `The statement is refused: ${reason}. Try again in ${retryAfter} s.`, {
    extensions: { kind, reason, retryAfter },
  });
}

/** Returns whether the database comes back before the signal aborts. */
async function waitUntilReachable(database: Database, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    try {
      await unlessAborted(database.unbound.read('RETURN 1'), signal);
      return true;
    } catch (error) {
      if (!isFailure(error, 'SERVICE_UNAVAILABLE')) return false;
      await sleep(probeEveryMs, undefined, { signal }).catch(() => undefined);
    }
  }
  return false;
}
