import { setMaxListeners } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import neo4j from 'neo4j-driver';
import type { BookmarkManager, Driver, ManagedTransaction, Session, SessionConfig } from 'neo4j-driver';
import { Failure, isFailure } from '../failure.ts';
import type { Database, Limits, Parameters, ProfiledResult, QueryPlan, Result, Row, Transaction } from './database.ts';
import { failureOf, placeInStatement } from './failures.ts';
import type { Server } from './failures.ts';
import { collectSockets, readWithin } from './limited-read.ts';
import type { PlannedResult, ReadQuestion } from './limited-read.ts';
import { decodePlan, decodeRow, encodeParameters } from './values.ts';

export interface Connection extends Server {
  readonly user: string;
  readonly password: string;
  /** Null: the user's default database. */
  readonly database: string | null;
  /** For so many milliseconds it may take to answer for the first time. */
  readonly patience: number;
  /** See Database.restart. */
  readonly restart: () => Promise<boolean>;
  /** Called once after the driver is closed. */
  readonly release: () => void;
  /** Called before each write; throws when the database can't take one now, such as DISK_FULL. */
  readonly beforeWrite: () => Promise<void>;
  /** Called with a failure of the server; throws a better one if it knows the reason. */
  readonly explain: (failure: unknown) => Promise<void>;
}

/** Oldest Neo4j whose Cypher the statements are written in. */
const oldest = { major: 5, minor: 26 } as const;

/**
 * Connects to a server and makes sure that it answers, accepts the password and is new enough.
 * @throws SERVICE_UNAVAILABLE, WRONG_PASSWORD, DATABASE_MISSING
 */
export async function connectDatabase(connection: Connection): Promise<Database> {
  const driver = openDriver(connection);
  const database = new Neo4jDatabase(driver, connection);
  try {
    const version = await firstAnswer(() => database.version(), connection, connection.patience);
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major < oldest.major || (major === oldest.major && minor < oldest.minor))
      throw new Failure(
        'SERVICE_UNAVAILABLE',
        `The server at ${connection.uri} is Neo4j ${version}: Subtier needs ${oldest.major}.${oldest.minor} or later.`,
      );
    return database;
  } catch (error) {
    // Not awaited: the driver would wait for what never answers.
    database.close().catch(() => undefined);
    throw error;
  }
}

interface Bound {
  readonly to: Neo4jDatabase;
  readonly by: AbortSignal;
  /** When whoever has the signal began to wait, as `performance.now()` tells it. */
  readonly since: number;
}

class Neo4jDatabase implements Database {
  readonly #driver: Driver;
  readonly #connection: Connection;
  readonly #bookmarks: BookmarkManager;
  readonly #watch: ServerWatch;
  /** Whose interest ends reads; null: they run to their end. */
  readonly #bound: Bound | null;
  #joined: AbortSignal | null = null;
  readonly whole: Database;
  #closed: Promise<void> | null = null;

  constructor(driver: Driver, connection: Connection, bound: Bound | null = null) {
    this.#driver = driver;
    this.#connection = connection;
    this.#bookmarks = bound === null ? neo4j.bookmarkManager() : bound.to.#bookmarks;
    this.#watch =
      bound === null ? new ServerWatch(() => probeServer(() => openDriver(connection), connection)) : bound.to.#watch;
    this.#bound = bound;
    this.whole = bound?.to.whole ?? this;
  }

  until(signal: AbortSignal): Database {
    const since = this.#bound?.since ?? performance.now();
    return new Neo4jDatabase(this.#driver, this.#connection, { to: this, by: signal, since });
  }

  /** Made when something is read: not every request comes to that. */
  get #signal(): AbortSignal | null {
    if (this.#bound === null) return null;
    if (this.#joined === null) {
      const { by, to } = this.#bound;
      this.#joined = AbortSignal.any(to.#signal === null ? [by] : [by, to.#signal]);
      // As many reads may listen as a request has at a time.
      setMaxListeners(0, this.#joined);
    }
    return this.#joined;
  }

  /** Without a transaction of the driver's, which would cost as much again; where it should be tried again, as one. */
  read(statement: string, parameters: Parameters = {}): Promise<readonly Row[]> {
    return this.#inSession('READ', async (session) => {
      const encoded = encodeParameters(parameters);
      const { records } = await withoutStack(() => session.run(statement, encoded)).catch((error: unknown) => {
        if (!(error instanceof Error) || !neo4j.isRetryableError(error)) throw error;
        return session.executeRead((managed) => managed.run(statement, encoded));
      });
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
    await this.#connection.beforeWrite();
    let attempts = 0;
    try {
      return await this.#inSession('WRITE', (session) =>
        session.executeWrite((managed) => {
          attempts += 1;
          return work(transactionOf(managed));
        }),
      );
    } catch (error) {
      // A database that went away while it committed may have done so: then what is tried again is there already.
      if (attempts === 1 || !isFailure(error, 'CONSTRAINT_VIOLATED')) throw error;
      throw new Failure(
        'SERVICE_UNAVAILABLE',
        `The database at ${this.#connection.uri} went away while it took a change in: run the command again.`,
        { cause: error },
      );
    }
  }

  autoCommit(statement: string, parameters: Parameters = {}): Promise<readonly Row[]> {
    return this.#inSession('WRITE', async (session) => {
      const { records } = await session.run(statement, encodeParameters(parameters));
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

  restart(): Promise<boolean> {
    return this.#connection.restart();
  }

  close(): Promise<void> {
    if (this.whole !== this) return this.whole.close();
    this.#closed ??= this.#driver.close().finally(this.#connection.release);
    return this.#closed;
  }

  async #within(limits: Limits, question: ReadQuestion): Promise<PlannedResult> {
    try {
      return await readWithin(() => openDriver(this.#connection), this.#sessionConfig(), limits, question);
    } catch (error) {
      throw placeInStatement(await this.#explained(error, limits.milliseconds), question.before);
    }
  }

  async #explained(error: unknown, milliseconds: number | null = null): Promise<unknown> {
    const failure = failureOf(error, this.#connection, milliseconds);
    try {
      await this.#connection.explain(failure);
      return failure;
    } catch (better) {
      return better;
    }
  }

  #session(mode: 'READ' | 'WRITE'): Session {
    return this.#driver.session({
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

  async #inSession<T>(mode: 'READ' | 'WRITE', work: (session: Session) => Promise<T>): Promise<T> {
    const session = this.#session(mode);
    const signal = mode === 'READ' ? this.#signal : null;
    let isGivenUp = false;
    try {
      if (signal === null || this.#bound === null) return await work(session);
      const bound = () =>
        endOnAbort(
          signal,
          () => session.close(),
          () => work(session),
        );
      return await this.#watch.whileThere(bound, this.#bound.since);
    } catch (error) {
      // Not the driver's: nothing is to be waited for any more.
      isGivenUp = isFailure(error, 'SERVICE_UNAVAILABLE');
      throw await this.#explained(error);
    } finally {
      const closed = session.close();
      if (isGivenUp || signal?.aborted === true) closed.catch(() => undefined);
      else await closed;
    }
  }
}

interface Login {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

/** A driver as Subtier wants it; it connects when something is asked. */
function openDriver({ uri, user, password }: Login): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), {
    useBigInt: true,
    userAgent: 'subtier',
    connectionTimeout: 10_000,
    connectionAcquisitionTimeout: 30_000,
    maxTransactionRetryTime: 30_000,
    notificationFilter: { minimumSeverityLevel: 'OFF' },
  });
}

/** A server that does not answer within so many milliseconds is away. */
const patience = 3000;

/**
 * What to tell who waits for a server; null: it answers, be it with a refusal.
 * @param open a driver of its own: the connections of another may all be taken
 */
async function probeServer(open: () => Driver, server: Server): Promise<Failure | null> {
  const stop = new AbortController();
  const driver = open();
  try {
    const late = sleep(patience, null, { signal: stop.signal }).catch(() => null);
    if ((await Promise.race([driver.getServerInfo(), late])) !== null) return null;
  } catch (error) {
    const failure = failureOf(error, server);
    return isFailure(failure, 'SERVICE_UNAVAILABLE') ? failure : null;
  } finally {
    stop.abort();
    driver.close().catch(() => undefined);
  }
  return new Failure('SERVICE_UNAVAILABLE', `The database at ${server.uri} does not answer: ${server.reachAdvice}.`);
}

/**
 * What a server answers first; where it gives none, what was connected is let go of. What the driver can make nothing of did not come from Neo4j.
 * @param patience in milliseconds
 * @throws SERVICE_UNAVAILABLE; what the asking throws.
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
    throw new Failure('SERVICE_UNAVAILABLE', `What answers at ${server.uri} is not Neo4j: ${server.reachAdvice}.`, {
      cause: error,
    });
  } finally {
    isOver.abort();
  }
}

/** The driver's transaction as ours. */
function transactionOf(managed: ManagedTransaction): Transaction {
  return {
    async run(statement, parameters = {}) {
      const { records } = await managed.run(statement, encodeParameters(parameters));
      return records.map(decodeRow);
    },
  };
}

/**
 * Calls what asks the driver. For each statement it would write down the stack for the errors it may meet, which costs about as much
 * as to send the statement; ours tell where they come from themselves.
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

/**
 * Work in a session, given up as soon as a signal says so: closing the session resets its connection, upon which Neo4j ends
 * the transaction. That waits for the server, so the answer does not wait for it.
 * @param close ends the work's session
 * @throws READ_ABORTED by the signal; what the work throws.
 */
async function endOnAbort<T>(signal: AbortSignal, close: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  const reason = () => new Failure('READ_ABORTED', 'The request was given up before it had an answer.');
  if (signal.aborted) throw reason();
  let onAbort: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => {
      close().catch(() => undefined);
      reject(reason());
    };
  });
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([aborted, work()]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** How long a request may wait for a server that is away, in milliseconds: a private one that died is mostly back by then. */
const watchPatience = 22_000;
/** How often it is looked for after the first time. */
const again = 5000;
/** For so long after it was found to be away, the next who wait have it looked for at once. */
const suspicion = 10_000;
/** What was found is found for so long, so that who asks one thing after another does not wait for each. */
const validity = 2000;

/** Ends the waiting for a server that is away: the driver would try for as long again with each statement. */
class ServerWatch {
  readonly #look: () => Promise<Failure | null>;
  #found: Failure | null = null;
  #lastAway = -Infinity;

  /** @param look what to tell who waits for the server; null: it is there */
  constructor(look: () => Promise<Failure | null>) {
    this.#look = look;
  }

  /** What to tell who waits for the server; null: it is there. */
  async unavailable(): Promise<Failure | null> {
    if (this.#found !== null && performance.now() - this.#lastAway < validity) return this.#found;
    this.#found = await this.#look();
    if (this.#found !== null) this.#lastAway = performance.now();
    return this.#found;
  }

  /**
   * Work that is given up when the server turns out to be away; what the server is busy with goes on.
   * @param since when whoever asked began to wait, as `performance.now()` tells it
   * @throws SERVICE_UNAVAILABLE; what the work throws.
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
    return now - this.#lastAway < suspicion ? shortest : Math.max(shortest, since + watchPatience - now);
  }
}
