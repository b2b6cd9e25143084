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

/** How long statements are refused after a crash, in milliseconds. */
interface Penalties {
  /** Of a statement blocked for the first time. Short, since the database may have been killed from outside. */
  readonly first: number;
  /** Of a statement blocked again, after its first block expired. */
  readonly repeated: number;
  /** If the database goes down twice within this time, typed statements run one at a time until it has stayed up for as long. */
  readonly serial: number;
}

const defaultPenalties: Penalties = { first: 600_000, repeated: 3_600_000, serial: 60_000 };

/** One execution of a statement. */
export interface Run {
  /** Identifies a typed statement and those of the same shape; null for a saved question, which is never blamed. */
  readonly shape: string | null;
}

/** What the guard needs of a database: to see that it is back. */
interface Reachable {
  readonly unbound: Pick<Database, 'read'>;
}

interface Crash {
  /** The statement that caused it; null if not known. */
  readonly shape: string | null;
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
  /** Runs that the database did not stop in time and that it is still busy with. */
  readonly #stuck = new Set<Run>();
  /** When the database last went down, and the time before, by `performance.now()`. */
  #down: readonly [before: number, last: number] = [-Infinity, -Infinity];
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

  /** How many runs the database did not stop in time and is still busy with. */
  get stuck(): number {
    return this.#stuck.size;
  }

  /** Whether the database went down twice within a minute, so that typed statements run one at a time. */
  get #isSerial(): boolean {
    const [before, last] = this.#down;
    return last - before < this.#penalties.serial && performance.now() - last < this.#penalties.serial;
  }

  /** @throws STATEMENT_REFUSED while the statement is refused. */
  check({ shape }: Run): void {
    if (shape === null || !this.#blocked.has(shape)) return;
    // The cache's clock may lag by a fraction of a millisecond.
    const retryAfter = Math.max(1, Math.ceil(Math.floor(this.#blocked.getRemainingTTL(shape)) / 1000));
    const reason = 'it or a similar statement brought the database down or did not stop when it timed out';
    throw new Failure('STATEMENT_REFUSED', `The statement is refused: ${reason}. Try again in ${retryAfter} s.`, {
      extensions: { kind: 'statement', reason, retryAfter },
    });
  }

  /**
   * Runs a statement, and runs it again if another statement brought the database down. A run whose signal is aborted counts as
   * running until `finish`, since the database may still be busy with it.
   * @throws STATEMENT_TOO_LARGE if it brought the database down; what the work throws.
   */
  async run<T>(run: Run, database: Reachable, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    for (let retries = mostRetries; ; retries -= 1) {
      await this.#turn(run, signal);
      const started = performance.now();
      try {
        const result = await work();
        if (run.shape !== null) this.#suspects.delete(run.shape);
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
          run.shape === null ? crash?.isAlone === true && retries < mostRetries : crash?.shape === run.shape;
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
  async retryAfterRestart<T>(work: () => Promise<T>, database: Reachable, signal: AbortSignal): Promise<T> {
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
    this.#stuck.delete(run);
    if (this.#alone === run) this.#alone = null;
    this.#wakeAll();
  }

  /** Records that the database does not stop a run: its statement is refused, and others need not wait for it. */
  recordStuck(run: Run): void {
    this.#block(run);
    this.#stuck.add(run);
    this.#wakeAll();
  }

  /** Records that the database went down while it was still busy with an abandoned statement, unless a restart of ours ended it. */
  recordCrashDuring(run: Run, database: Reachable): void {
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
    const isFirst = !this.#isRestarting;
    if (isFirst) this.#restartBegan = performance.now();
    this.#restarted = Infinity;
    try {
      const isRestarted = await restart();
      if (!isRestarted) this.#restartBegan = -Infinity;
      else if (isFirst) this.#recordDown();
      return isRestarted;
    } finally {
      this.#restarted = performance.now();
    }
  }

  /** Whether a restart of ours has begun since the run started. */
  #isEndedByRestart(run: Run): boolean {
    return (this.#running.get(run) ?? Infinity) < this.#restartBegan;
  }

  /** Returns the crash that ended a run: the same one for all that were running. */
  #recordCrash(run: Run, database: Reachable): Crash {
    const known = this.#crashes.get(run);
    if (known !== undefined) return known;
    const crash = { shape: this.#assignBlame(), isAlone: this.#running.size === 1 };
    for (const member of this.#running.keys()) this.#crashes.set(member, crash);
    if (this.#outage === null) {
      this.#recordDown();
      this.#outage = waitUntilReachable(database, AbortSignal.timeout(outageMs)).finally(() => {
        this.#outage = null;
      });
    }
    return crash;
  }

  #recordDown(): void {
    this.#down = [this.#down[1], performance.now()];
    this.#wakeAfterSerial(this.#penalties.serial);
  }

  /** Wakes those that wait for their turn once they may run together. A timer may end before its time, since it starts with the event loop's turn. */
  #wakeAfterSerial(waitMs: number): void {
    setTimeout(() => {
      if (this.#isSerial) this.#wakeAfterSerial(1);
      else this.#wakeAll();
    }, waitMs).unref();
  }

  /** Blocks a statement if it is the only typed one that had run for a while; otherwise each of them is a suspect. */
  #assignBlame(): string | null {
    const since = performance.now() - leastMs;
    const typed = [...this.#running].flatMap(([run, started]) => (run.shape === null || started > since ? [] : [run]));
    const [first] = typed;
    if (first === undefined) return null;
    if (typed.every(({ shape }) => shape === first.shape)) {
      for (const member of typed) this.#block(member);
      return first.shape;
    }
    for (const { shape } of typed) if (shape !== null) this.#suspects.set(shape, true);
    return null;
  }

  #block({ shape }: Run): void {
    if (shape === null) return;
    this.#suspects.delete(shape);
    // Several runs of one statement may be blocked for the same crash.
    if (this.#blocked.has(shape)) return;
    const { first, repeated } = this.#penalties;
    this.#blocked.set(shape, true, { ttl: this.#everBlocked.has(shape) ? repeated : first });
    this.#everBlocked.set(shape, true);
  }

  /** Waits until the database is up and, for a suspect or after a second crash within a minute, until it can run alone. */
  async #turn(run: Run, signal: AbortSignal): Promise<void> {
    for (;;) {
      if (this.#outage !== null) {
        await unlessAborted(this.#outage, signal);
        continue;
      }
      this.check(run);
      const isSuspect = run.shape !== null && this.#suspects.has(run.shape);
      const isAnyTyped = [...this.#running.keys()].some((other) => other.shape !== null && !this.#stuck.has(other));
      const runsAlone = isSuspect || this.#isSerial;
      if (run.shape === null || (this.#alone === null && !(runsAlone && isAnyTyped))) {
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

/** Returns whether the database comes back before the signal aborts. */
async function waitUntilReachable(database: Reachable, signal: AbortSignal): Promise<boolean> {
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
