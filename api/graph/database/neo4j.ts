import { setMaxListeners } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import neo4j from 'neo4j-driver';
import type { BookmarkManager, ManagedTransaction, Session, SessionConfig } from 'neo4j-driver';
import { Failure, isFailure } from '../failure.ts';
import { canceled, unlessAborted } from '../interruption.ts';
import type { Database, Limits, Parameters, ProfiledResult, QueryPlan, Result, Row, Transaction } from './database.ts';
import { CurrentDriver, openDriver } from './driver.ts';
import type { Login } from './driver.ts';
import { failureOf, isLockedOut, lockOutMs, placeInStatement } from './failures.ts';
import type { Server } from './failures.ts';
import { collectSockets, readWithin } from './limited-read.ts';
import type { LimitedRead, PlannedResult } from './limited-read.ts';
import { noteSummary } from './observed.ts';
import { ReadSlots } from './read-slots.ts';
import { ServerWatch, probeServer } from './server-watch.ts';
import { decodePlan, decodeRow, encodeParameters } from './values.ts';

/** The `uri` may change: see `CurrentDriver`. */
export interface Connection extends Server, Login {
  /** Null: the user's default database. */
  readonly database: string | null;
  /** How long the server may take to answer the first time, in milliseconds. */
  readonly patience: number;
  /** See `Database.restart`. */
  readonly restart?: (() => Promise<boolean>) | undefined;
  /** Called once after the driver is closed. */
  readonly release?: (() => void) | undefined;
  /** Called before each write; throws if the database can't accept one now, such as DISK_FULL. */
  readonly beforeWrite?: () => Promise<void>;
  /** Called with a failure of the server; throws a more specific one if it knows the reason. */
  readonly explain?: (failure: unknown) => Promise<void>;
}

/** Oldest Neo4j that understands Subtier's Cypher. */
const oldest = { major: 5, minor: 26 } as const;

/**
 * Connects to a server and checks that it answers, accepts the password and is new enough.
 * @throws SERVICE_UNAVAILABLE, WRONG_PASSWORD, DATABASE_MISSING
 */
export async function connectDatabase(connection: Connection): Promise<Database> {
  const database = new Neo4jDatabase(new CurrentDriver(connection), connection);
  try {
    const ask = () => firstAnswer(() => database.version(), connection, connection.patience);
    const version = await ask().catch(async (error: unknown) => {
      if (!isLockedOut(error)) throw error;
      await sleep(lockOutMs);
      return ask();
    });
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major < oldest.major || (major === oldest.major && minor < oldest.minor))
      throw new Failure(
        'SERVICE_UNAVAILABLE',
        `The server at ${connection.uri} runs Neo4j ${version}: Subtier needs ${oldest.major}.${oldest.minor} or later.`,
      );
    return database;
  } catch (error) {
    // Not awaited: the driver would wait for a server that may never answer.
    database.close().catch(() => undefined);
    throw error;
  }
}

/**
 * Changes the password of the connection's user.
 * @throws SERVICE_UNAVAILABLE, WRONG_PASSWORD
 */
export async function changePassword(connection: Connection, password: string): Promise<void> {
  const system = new Neo4jDatabase(new CurrentDriver(connection), { ...connection, database: 'system' });
  const statement = 'ALTER CURRENT USER SET PASSWORD FROM $former TO $password';
  const change = () => system.autoCommit(statement, { former: connection.password, password });
  try {
    await firstAnswer(change, connection, connection.patience);
  } finally {
    // Not awaited: the driver would wait for a server that may never answer.
    system.close().catch(() => undefined);
  }
}

/** How a database is bound to an abort signal. */
interface Binding {
  readonly database: Neo4jDatabase;
  readonly signal: AbortSignal;
  /** When the request began to wait, in the time of `performance.now()`. */
  readonly since: number;
  /** Shared by all databases that are bound from this one. */
  readonly slots: ReadSlots;
}

class Neo4jDatabase implements Database {
  readonly #driver: CurrentDriver;
  readonly #connection: Connection;
  readonly #bookmarks: BookmarkManager;
  readonly #watch: ServerWatch;
  /** Null: reads run to their end. */
  readonly #binding: Binding | null;
  #combined: AbortSignal | null = null;
  readonly unbound: Database;
  #closed: Promise<void> | null = null;

  constructor(driver: CurrentDriver, connection: Connection, binding: Binding | null = null) {
    this.#driver = driver;
    this.#connection = connection;
    this.#bookmarks = binding === null ? neo4j.bookmarkManager() : binding.database.#bookmarks;
    this.#watch =
      binding === null
        ? new ServerWatch(() => probeServer(() => openDriver(connection), connection))
        : binding.database.#watch;
    this.#binding = binding;
    this.unbound = binding?.database.unbound ?? this;
  }

  until(signal: AbortSignal): Database {
    const { since, slots } = this.#binding ?? { since: performance.now(), slots: new ReadSlots() };
    return new Neo4jDatabase(this.#driver, this.#connection, { database: this, signal, since, slots });
  }

  /** The signals of this database and those it was bound from. Created on the first read: not every request reads. */
  get #signal(): AbortSignal | null {
    if (this.#binding === null) return null;
    if (this.#combined === null) {
      const { signal, database } = this.#binding;
      this.#combined = AbortSignal.any(database.#signal === null ? [signal] : [signal, database.#signal]);
      // Each concurrent read of a request adds a listener.
      setMaxListeners(0, this.#combined);
    }
    return this.#combined;
  }

  /** As auto-commit, because a managed transaction would double the cost; retries, if the error allows it, in a managed one. */
  read(statement: string, parameters: Parameters = {}): Promise<readonly Row[]> {
    return this.#inSession('READ', async (session) => {
      const encoded = encodeParameters(parameters);
      const { records, summary } = await withoutStack(() => session.run(statement, encoded)).catch((error: unknown) => {
        if (!(error instanceof Error) || !neo4j.isRetryableError(error)) throw error;
        return session.executeRead((managed) => managed.run(statement, encoded));
      });
      noteSummary(summary);
      return records.map(decodeRow);
    });
  }

  readTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#inSession('READ', (session) => session.executeRead((managed) => work(transactionOf(managed))));
  }

  write(statement: string, parameters?: Parameters): Promise<readonly Row[]> {
    return this.writeTransaction((transaction) => transaction.run(statement, parameters));
  }

  async writeTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    await this.#connection.beforeWrite?.();
    let attempts = 0;
    try {
      return await this.#inSession('WRITE', (session) =>
        session.executeWrite((managed) => {
          attempts += 1;
          return work(transactionOf(managed));
        }),
      );
    } catch (error) {
      // A database that went away during a commit may have committed: then the retry finds its own data already there.
      if (attempts === 1 || !isFailure(error, 'CONSTRAINT_VIOLATED')) throw error;
      throw new Failure(
        'SERVICE_UNAVAILABLE',
        `The database at ${this.#connection.uri} went away during a write: run the command again.`,
        { cause: error },
      );
    }
  }

  autoCommit(statement: string, parameters: Parameters = {}): Promise<readonly Row[]> {
    return this.#inSession('WRITE', async (session) => {
      const { records, summary } = await session.run(statement, encodeParameters(parameters));
      noteSummary(summary);
      return records.map(decodeRow);
    });
  }

  async readWithin(limits: Limits, statement: string, parameters: Parameters = {}): Promise<Result> {
    const { columns, columnTypes, rows, cut } = await this.#within(limits, { before: '', statement, parameters });
    return { columns, columnTypes, rows, cut };
  }

  async explain(limits: Limits, statement: string, parameters: Parameters = {}): Promise<QueryPlan> {
    const { plan, columns } = await this.#within(limits, { before: 'EXPLAIN ', statement, parameters });
    return { ...decodePlan(plan), columns };
  }

  async profile(limits: Limits, statement: string, parameters: Parameters = {}): Promise<ProfiledResult> {
    const { plan, ...result } = await this.#within(limits, { before: 'PROFILE ', statement, parameters });
    return { ...result, plan: decodePlan(plan) };
  }

  async *stream(statement: string, parameters: Parameters = {}): AsyncIterable<Row> {
    const session = this.#session('READ');
    try {
      const transaction = await session.beginTransaction();
      try {
        for await (const record of transaction.run(statement, encodeParameters(parameters))) yield decodeRow(record);
      } finally {
        await transaction.close();
      }
    } catch (error) {
      throw await this.#explained(error);
    } finally {
      await session.close();
    }
  }

  unavailable(): Promise<Failure | null> {
    return this.#watch.unavailable();
  }

  async version(): Promise<string> {
    return this.#inSession('READ', async (session) => {
      const { summary } = await session.run('RETURN 1');
      const agent = summary.server.agent ?? '';
      return agent.replace(/^Neo4j\//, '');
    });
  }

  async restart(): Promise<boolean> {
    return (await this.#connection.restart?.()) ?? false;
  }

  close(): Promise<void> {
    if (this.unbound !== this) return this.unbound.close();
    this.#closed ??= this.#driver.close().finally(this.#connection.release);
    return this.#closed;
  }

  async #within(limits: Limits, request: LimitedRead): Promise<PlannedResult> {
    try {
      return await readWithin(() => openDriver(this.#connection), this.#sessionConfig(), limits, request);
    } catch (error) {
      throw placeInStatement(await this.#explained(error, limits.milliseconds), request.before);
    }
  }

  async #explained(error: unknown, milliseconds: number | null = null): Promise<unknown> {
    const failure = failureOf(error, this.#connection, milliseconds);
    try {
      await this.#connection.explain?.(failure);
      return failure;
    } catch (better) {
      return better;
    }
  }

  #session(mode: 'READ' | 'WRITE'): Session {
    return this.#driver.get().session({
      ...this.#sessionConfig(),
      defaultAccessMode: mode === 'READ' ? neo4j.session.READ : neo4j.session.WRITE,
    });
  }

  #sessionConfig(): SessionConfig {
    const { database } = this.#connection;
    const configuration: SessionConfig = { bookmarkManager: this.#bookmarks };
    if (database !== null) configuration.database = database;
    return configuration;
  }

  /**
   * Runs work in a session, and once more if the database has moved to another address, because the driver retries only at the same one. A read of a
   * bound database waits for its turn.
   */
  async #inSession<T>(mode: 'READ' | 'WRITE', work: (session: Session) => Promise<T>): Promise<T> {
    const slots = mode === 'READ' && this.#binding !== null ? this.#binding.slots : null;
    const turn = this.#signal === null ? null : (slots?.take(this.#signal) ?? null);
    if (turn !== null) await turn;
    const { uri } = this.#connection;
    try {
      return await this.#inOneSession(mode, work);
    } catch (error) {
      if (!isFailure(error, 'SERVICE_UNAVAILABLE')) throw error;
      if (this.#connection.uri !== uri) return await this.#inOneSession(mode, work);
      // Otherwise each of them would have to find out by itself, one after the other.
      slots?.rejectWaiting(error);
      throw error;
    } finally {
      slots?.free();
    }
  }

  async #inOneSession<T>(mode: 'READ' | 'WRITE', work: (session: Session) => Promise<T>): Promise<T> {
    const session = this.#session(mode);
    const signal = mode === 'READ' ? this.#signal : null;
    let isUnavailable = false;
    try {
      if (signal === null || this.#binding === null) return await work(session);
      const abortable = () => {
        if (signal.aborted) throw canceled();
        // Closing the session resets its connection, and Neo4j ends the transaction; that is not awaited, because it waits for the server.
        return unlessAborted(work(session), signal, () => void session.close().catch(() => undefined));
      };
      return await this.#watch.whileAvailable(abortable, this.#binding.since);
    } catch (error) {
      // A Failure comes from the watch, not from the driver: closing the session would wait for a server that is away.
      isUnavailable = isFailure(error, 'SERVICE_UNAVAILABLE');
      throw await this.#explained(error);
    } finally {
      const closed = session.close();
      if (isUnavailable || signal?.aborted === true) closed.catch(() => undefined);
      else await closed;
    }
  }
}

/**
 * Waits for a server's first answer, and closes the connections if there is none. An answer that the driver cannot read did not come
 * from Neo4j.
 * @param patience in milliseconds
 * @throws SERVICE_UNAVAILABLE, and every Failure of `ask`.
 */
async function firstAnswer<T>(ask: () => Promise<T>, server: Server, patience: number): Promise<T> {
  const isOver = new AbortController();
  const sockets = new Set<Socket>();
  const late = sleep(patience, null, { signal: isOver.signal }).then(
    () => {
      throw new Failure(
        'SERVICE_UNAVAILABLE',
        `The database at ${server.uri} did not answer within ${patience / 1000} s: ${server.reachAdvice}.`,
      );
    },
    () => new Promise<never>(() => undefined),
  );
  try {
    return await Promise.race([collectSockets(sockets, ask), late]);
  } catch (error) {
    for (const socket of sockets) socket.destroy();
    if (error instanceof Failure) throw error;
    throw new Failure('SERVICE_UNAVAILABLE', `The server at ${server.uri} is not Neo4j: ${server.reachAdvice}.`, {
      cause: error,
    });
  } finally {
    isOver.abort();
  }
}

/** Adapts the driver's transaction to `Transaction`. */
function transactionOf(managed: ManagedTransaction): Transaction {
  return {
    async run(statement, parameters = {}) {
      const encoded = encodeParameters(parameters);
      const { records, summary } = await withoutStack(() => managed.run(statement, encoded));
      noteSummary(summary);
      return records.map(decodeRow);
    },
  };
}

/**
 * Calls the driver without stack traces. For each statement, the driver captures a stack for possible errors, which costs about as much
 * as sending the statement; Subtier's own failures have messages that say where they come from.
 */
function withoutStack<T>(call: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return call();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
