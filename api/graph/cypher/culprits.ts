import { LRUCache } from 'lru-cache';
import type { Database } from '../database/database.ts';
import { Failure, isFailure } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import { rejectWhenAborted } from './queue.ts';

/** How often a statement is run again that the database went away under. */
const timesAgain = 3;
/** A statement that failed sooner never got to run: the database was away already. */
const leastMs = 250;
/** A suspect runs alone for so long; what fills the heap does so within a few seconds. */
const aloneMs = 10_000;
/** For how long typed Cypher of a client is refused whose statement brought the database down. */
const clientMs = 60_000;
/** How long to wait for a database to come back before statements meet for themselves that it is away. */
const patienceMs = 60_000;

/** One statement that is run. */
export interface Run {
  /** Of a statement that a user typed; null: a saved question, which is never blamed. */
  readonly digest: string | null;
  /** Null: no client is to be refused for it. */
  readonly client: string | null;
}

/** Who was running when the database went down, and what came of it. */
interface Crash {
  /** The statement that brought it down; null: not known. */
  readonly digest: string | null;
  /** Nothing else was running. */
  readonly isAlone: boolean;
}

/**
 * Finds out which typed statement brought the database down, and refuses it and its like from then on. A statement is
 * convicted when no other typed statement was running. Where several were, each is a suspect and is run again alone.
 */
export class Culprits {
  /** With when each began. */
  readonly #running = new Map<Run, number>();
  /** By those that ran when the database went down and have not heard of it yet. */
  readonly #crashes = new Map<Run, Crash>();
  readonly #suspects = new LRUCache<string, true>({ max: 1000 });
  readonly #convicted = new LRUCache<string, true>({ max: 1000 });
  readonly #clients = new LRUCache<string, true>({ max: 10_000, ttl: clientMs });
  /** The suspect that runs alone now. */
  #alone: Run | null = null;
  /** Settles when the database is back. */
  #outage: Promise<unknown> | null = null;
  #wake: (() => void)[] = [];
  /** When the database was last restarted on our request, as `performance.now()` tells it; Infinity: while it is. */
  #restarted = -Infinity;

  get isRestarting(): boolean {
    return this.#restarted === Infinity;
  }

  /** @throws STATEMENT_REFUSED where the statement, or its client for now, is refused. */
  check({ digest, client }: Run): void {
    if (digest !== null && this.#convicted.has(digest)) {
      const reason = 'it, or a statement like it, brought the database down or did not end in it';
      throw new Failure('STATEMENT_REFUSED', `The statement is refused: ${reason}.`, {
        extensions: { kind: 'statement', reason },
      });
    }
    this.checkClient(client);
  }

  /** @throws STATEMENT_REFUSED for a client whose statement brought the database down within the last minute. */
  checkClient(client: string | null): void {
    if (client === null || !this.#clients.has(client)) return;
    const retryAfter = Math.ceil(this.#clients.getRemainingTTL(client) / 1000);
    const reason = 'a statement from the same client brought the database down or did not end in it';
    throw new Failure('STATEMENT_REFUSED', `The statement is refused: ${reason}. Try again in ${retryAfter} s.`, {
      extensions: { kind: 'client', reason, retryAfter },
    });
  }

  /**
   * Runs a statement, and runs it again where the database went down for another's sake. A run whose signal is aborted counts as
   * running until `leave`, since the database may still be busy with it.
   * @throws STATEMENT_TOO_LARGE when it brought the database down; what the work throws.
   */
  async run<T>(run: Run, database: Database, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    for (let again = timesAgain; ; again -= 1) {
      await this.#turn(run, signal, again === timesAgain);
      const started = performance.now();
      try {
        const result = await work();
        if (run.digest !== null) this.#suspects.delete(run.digest);
        this.leave(run);
        return result;
      } catch (error) {
        const isAway = isFailure(error, 'SERVICE_UNAVAILABLE');
        const isOurs =
          this.#restarted > started && (isAway || (isFailure(error, 'STATEMENT_FAILED') && this.isRestarting));
        if (signal.aborted) throw error;
        const crash = isAway && !isOurs ? this.#fell(run, database) : null;
        this.leave(run);
        if (!isAway && !isOurs) throw error;
        // A saved question is told so the second time that nothing else was running.
        const isGuilty =
          run.digest === null ? crash?.isAlone === true && again < timesAgain : crash?.digest === run.digest;
        if (isGuilty)
          throw new Failure(
            'STATEMENT_TOO_LARGE',
            'The database went down while it ran the statement, probably out of memory, and is being restarted: narrow the query.',
            { cause: error, extensions: { ...exceeded(questionLimits.statementMemory) } },
          );
        if (again === 0 || !(await waitUntilReachable(database, signal))) throw error;
      }
    }
  }

  /** The database is free of a run. */
  leave(run: Run): void {
    this.#running.delete(run);
    this.#crashes.delete(run);
    if (this.#alone === run) this.#alone = null;
    this.#wakeAll();
  }

  /** A statement that was given up is no longer in the database since the database itself is gone. */
  wentDownUnder(run: Run, database: Database): void {
    if (this.#running.has(run)) this.#fell(run, database);
  }

  /** The database is restarted because a run that was given up does not end. @param isCertain whether the database told so itself */
  async restarting(run: Run, isCertain: boolean, restart: () => Promise<boolean>): Promise<boolean> {
    if (isCertain) this.#convict(run);
    else this.#judge();
    this.#restarted = Infinity;
    try {
      return await restart();
    } finally {
      this.#restarted = performance.now();
    }
  }

  /** What the crash was, for a run that meets it: all that ran then meet the same one. */
  #fell(run: Run, database: Database): Crash {
    const known = this.#crashes.get(run);
    if (known !== undefined) return known;
    const crash = { digest: this.#judge(), isAlone: this.#running.size === 1 };
    for (const member of this.#running.keys()) this.#crashes.set(member, crash);
    this.#outage ??= waitUntilReachable(database, AbortSignal.timeout(patienceMs)).finally(() => {
      this.#outage = null;
    });
    return crash;
  }

  /** Convicts where all that was typed and ran for a while is one statement; else all of it are suspects. */
  #judge(): string | null {
    const since = performance.now() - leastMs;
    const typed = [...this.#running].flatMap(([run, started]) => (run.digest === null || started > since ? [] : [run]));
    const [first] = typed;
    if (first === undefined) return null;
    if (typed.every(({ digest }) => digest === first.digest)) {
      for (const member of typed) this.#convict(member);
      return first.digest;
    }
    for (const { digest } of typed) if (digest !== null) this.#suspects.set(digest, true);
    return null;
  }

  #convict({ digest, client }: Run): void {
    if (digest === null) return;
    this.#convicted.set(digest, true);
    this.#suspects.delete(digest);
    if (client !== null) this.#clients.set(client, true);
  }

  /** Waits until the database is there, and for a suspect until it can run alone. */
  async #turn(run: Run, signal: AbortSignal, isFirst: boolean): Promise<void> {
    for (;;) {
      if (this.#outage !== null) {
        await Promise.race([this.#outage, rejectWhenAborted(signal)]);
        continue;
      }
      // What was innocent when the client's other statement brought the database down is run again.
      this.check(isFirst ? run : { ...run, client: null });
      const isSuspect = run.digest !== null && this.#suspects.has(run.digest);
      const isAnyTyped = [...this.#running.keys()].some(({ digest }) => digest !== null);
      if (run.digest === null || (this.#alone === null && !(isSuspect && isAnyTyped))) {
        this.#running.set(run, performance.now());
        if (isSuspect) this.#runAlone(run);
        return;
      }
      const changed = new Promise<void>((resolve) => this.#wake.push(resolve));
      await Promise.race([changed, rejectWhenAborted(signal)]);
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

/** Whether a database that went away is there again before the signal; reads are retried for a while. */
async function waitUntilReachable(database: Database, signal: AbortSignal): Promise<boolean> {
  const asked = database.whole.read('RETURN 1').then(
    () => true,
    () => false,
  );
  return Promise.race([asked, rejectWhenAborted(signal).catch(() => false)]);
}

/** A database that is being ended may answer once more before it is gone. */
const mostRetries = 3;

/**
 * Retries work that can not bring the database down, once the database is back.
 * @param isEnding whether the database is just being restarted: that ends what runs in it
 * @throws what the work throws.
 */
export async function retryAfterRestart<T>(
  work: () => Promise<T>,
  database: Database,
  signal: AbortSignal,
  isEnding: () => boolean,
): Promise<T> {
  for (let again = mostRetries; ; again -= 1) {
    try {
      return await work();
    } catch (error) {
      const isAway = isFailure(error, 'SERVICE_UNAVAILABLE') || (isFailure(error, 'STATEMENT_FAILED') && isEnding());
      if (again === 0 || !isAway || !(await waitUntilReachable(database, signal))) throw error;
    }
  }
}
