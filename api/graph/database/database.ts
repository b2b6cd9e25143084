import type { Failure } from '../failure.ts';

/** A decoded value: dates and times as ISO text, integers as numbers if exact. */
export type Value = null | boolean | number | bigint | string | readonly Value[] | { readonly [name: string]: Value };

export type Parameters = Readonly<Record<string, unknown>>;

/** One row of a result, decoded, by column name. No type of the driver leaves this folder. */
export type Row = Readonly<Record<string, Value>>;

/** Runs statements in one transaction, one after the other. */
export interface Transaction {
  run(statement: string, parameters?: Parameters): Promise<readonly Row[]>;
}

/** Limits on a user's statement. */
export interface Limits {
  /** Most rows of the result; the rest are cut. */
  readonly rows: number;
  /** Neo4j's transaction timeout. Neo4j cannot interrupt the evaluation of a single expression. */
  readonly milliseconds: number;
  /** Most bytes received from the database, over all rows. */
  readonly bytes: number;
  /** Cancels the statement: the call fails immediately, whatever the database is doing, and Neo4j is told to end the transaction. */
  readonly signal: AbortSignal;
  /** Goes into the transaction's metadata as `tag`, so that SHOW TRANSACTIONS finds the transaction. */
  readonly tag: string;
}

/** A result, its columns in order, cut after a number of rows. */
export interface Result {
  readonly columns: readonly string[];
  /** The Cypher type of each column, such as `DATE` or `LIST<INTEGER>`; `NULL` if it has no values, `ANY` if its types differ. */
  readonly columnTypes: readonly string[];
  readonly rows: readonly Row[];
  /** Whether there were more rows. */
  readonly cut: boolean;
}

/** One operator of a plan, with its inputs. */
export interface Plan {
  /** Without the suffix `@database`: `NodeByLabelScan`. */
  readonly operator: string;
  readonly arguments: Readonly<Record<string, Value>>;
  /** Counted at run time; null: the statement was only planned, or the server does not report it. */
  readonly rows: number | null;
  readonly dbHits: number | null;
  readonly children: readonly Plan[];
}

/** The plan of a statement, from its root operator, and the columns of its result. */
export interface QueryPlan extends Plan {
  readonly columns: readonly string[];
}

/** A result, and its plan with the counts of each operator. */
export interface ProfiledResult extends Result {
  readonly plan: Plan;
}

/** Returns a function that gives what a database has one of, whatever signal it is bound to; made when it is first needed. */
export function perDatabase<T extends object>(make: () => T): (database: Database) => T {
  const made = new WeakMap<Database, T>();
  return ({ unbound }) => {
    const one = made.get(unbound) ?? make();
    made.set(unbound, one);
    return one;
  };
}

/** How long `Database.unavailable` waits for a sign of life from the server, in milliseconds. */
export const probeTimeoutMs = 3000;

/**
 * The graph database: the private one, or the user's own server. Reads use READ routing, writes are causally chained
 * with bookmarks, and both are retried as the driver recommends. Whole numbers in parameters become INTEGER.
 * @throws SERVICE_UNAVAILABLE if the server can't be reached or goes away; STATEMENT_FAILED, STATEMENT_TIMED_OUT,
 *   STATEMENT_TOO_LARGE, CONSTRAINT_VIOLATED or PERMISSION_MISSING if a statement fails.
 */
export interface Database {
  /** Runs one statement in a READ transaction. */
  read(statement: string, parameters?: Parameters): Promise<readonly Row[]>;
  /**
   * Returns the same database bound to an abort signal: once the signal is aborted, `read` and `readTransaction` fail with
   * READ_ABORTED, and their statements end in Neo4j. At most 20 of them run at the same time, and the others wait. So the work of a
   * transaction must not wait for another read of the same database, which might wait for that transaction.
   */
  until(signal: AbortSignal): Database;
  /** The database without any signal, for work whose result several requests share. */
  readonly unbound: Database;
  /** Runs several statements in one READ transaction. */
  readTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /**
   * Runs a user's statement, already checked, in a READ transaction within limits. Not retried.
   * @throws READ_ABORTED when the signal is aborted; RESULT_TOO_LARGE.
   */
  readWithin(limits: Limits, statement: string, parameters?: Parameters): Promise<Result>;
  /** Returns the plan of a statement without running it; also within limits, because planning can take long. */
  explain(limits: Limits, statement: string, parameters?: Parameters): Promise<QueryPlan>;
  /** Like `readWithin`, but always runs to the end, which Neo4j's counts require: rows that are cut count against time and bytes too. */
  profile(limits: Limits, statement: string, parameters?: Parameters): Promise<ProfiledResult>;
  /** Yields rows as they arrive, for results that do not fit into memory. Not retried. */
  stream(statement: string, parameters?: Parameters): AsyncIterable<Row>;
  write(statement: string, parameters?: Parameters): Promise<readonly Row[]>;
  writeTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Runs a schema statement, or another that needs an auto-commit transaction. */
  autoCommit(statement: string, parameters?: Parameters): Promise<readonly Row[]>;
  /** Probes the server: returns SERVICE_UNAVAILABLE if it gives no sign of life within `probeTimeoutMs`, else null. */
  unavailable(): Promise<Failure | null>;
  /** Returns Neo4j's version, such as `5.26.28`. */
  version(): Promise<string>;
  /** Restarts a private database, for one whose statement cannot be stopped. Returns false, and does nothing, for the user's own server. */
  restart(): Promise<boolean>;
  close(): Promise<void>;
}
