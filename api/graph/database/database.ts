import type { Failure } from '../failure.ts';

/** A value as it crosses the driver's boundary: dates and times as ISO text, integers as numbers where exact. */
export type Value = null | boolean | number | bigint | string | readonly Value[] | { readonly [name: string]: Value };

export type Parameters = Readonly<Record<string, unknown>>;

/** One row of a result, by column name, decoded: no driver type leaves the driver's folder. */
export type Row = Readonly<Record<string, Value>>;

/** Statements of one transaction, run one after the other. */
export interface Transaction {
  run(statement: string, parameters?: Parameters): Promise<readonly Row[]>;
}

/** What a user's statement may take. */
export interface Limits {
  /** Rows that are kept at most. */
  readonly rows: number;
  /** Neo4j ends the transaction after it; does not bite inside one expression. */
  readonly milliseconds: number;
  /** Received from the database, over all rows. */
  readonly bytes: number;
  /** Gives the answer up at once, whatever the database does; Neo4j is told to end the transaction. */
  readonly signal: AbortSignal;
  /** In the transaction's metadata as `tag`: by it the transaction is found in SHOW TRANSACTIONS. */
  readonly tag: string;
}

/** A result with its columns in order, cut at a number of rows. */
export interface Result {
  readonly columns: readonly string[];
  /** By column, as Cypher names it: `DATE`, `LIST<INTEGER>`; `NULL` where nothing has a value, `ANY` where types differ. */
  readonly columnTypes: readonly string[];
  readonly rows: readonly Row[];
  /** There were more rows. */
  readonly cut: boolean;
}

/** One operator of a plan, with those that feed it. */
export interface Plan {
  /** Without the suffix `@database`: `NodeByLabelScan`. */
  readonly operator: string;
  readonly arguments: Readonly<Record<string, Value>>;
  /** Counted while it ran; null: it was only planned, or the server does not tell. */
  readonly rows: number | null;
  readonly dbHits: number | null;
  readonly children: readonly Plan[];
}

/** The plan of a statement, by its topmost operator, and the columns that its answer would have. */
export interface QueryPlan extends Plan {
  readonly columns: readonly string[];
}

/** A result and what each operator did for it. */
export interface ProfiledResult extends Result {
  readonly plan: Plan;
}

/**
 * The graph database: a private one or a server of the user's. Reads go out with READ routing, writes are
 * causally chained with bookmarks, both are retried as the driver prescribes. Whole numbers among the parameters
 * arrive as INTEGER.
 * @throws SERVICE_UNAVAILABLE when it can't be reached or goes away; STATEMENT_FAILED, STATEMENT_TIMED_OUT,
 *   STATEMENT_TOO_LARGE, CONSTRAINT_VIOLATED, PERMISSION_MISSING for what a statement meets.
 */
export interface Database {
  /** Runs one statement in a READ transaction. */
  read(statement: string, parameters?: Parameters): Promise<readonly Row[]>;
  /**
   * The same database for one who may lose interest: its `read` and `readTransaction` fail with READ_ABORTED once the signal is
   * aborted, and what they run ends in Neo4j.
   */
  until(signal: AbortSignal): Database;
  /** The database itself, whatever signal this one is bound to: for what is kept or counted for all who use it. */
  readonly whole: Database;
  /** Runs several statements on one consistent READ transaction. */
  readTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /**
   * One statement in a READ transaction within limits, for what a user wrote and the guard allowed. Not retried.
   * @throws READ_ABORTED by the signal; RESULT_TOO_LARGE beyond the bytes.
   */
  readWithin(limits: Limits, statement: string, parameters?: Parameters): Promise<Result>;
  /** The plan of a statement, which is not run. Within limits too: planning may take long. */
  explain(limits: Limits, statement: string, parameters?: Parameters): Promise<QueryPlan>;
  /** As readWithin, but always run to its end, which Neo4j's counts need: rows beyond those that are kept take time and bytes too. */
  profile(limits: Limits, statement: string, parameters?: Parameters): Promise<ProfiledResult>;
  /** Rows as they arrive, for results too large to hold. Not retried. */
  stream(statement: string, parameters?: Parameters): AsyncIterable<Row>;
  write(statement: string, parameters?: Parameters): Promise<readonly Row[]>;
  writeTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Schema statements and others that need a transaction of their own, as auto-commit. */
  autoCommit(statement: string, parameters?: Parameters): Promise<readonly Row[]>;
  /** What to tell who waits for a server that gives no sign of itself for a few seconds; null: it does. */
  unavailable(): Promise<Failure | null>;
  /** `5.26.28`, for example. */
  version(): Promise<string>;
  /** Ends and restarts a private database whose work does not end; resolves to false for a server of the user's, which stays as it is. */
  restart(): Promise<boolean>;
  close(): Promise<void>;
}
