import type { GraphValue } from './graph-value.ts';

/** A value as it crosses the driver's boundary: dates and times as ISO text, integers as numbers where exact. */
export type Value = null | boolean | number | bigint | string | readonly Value[] | { readonly [name: string]: Value };

export type Parameters = Readonly<Record<string, unknown>>;

/** One row of a result, by column name, decoded: no driver type leaves the driver's folder. */
export type Row = Readonly<Record<string, Value>>;

/** What one read of a user's own statement may cost. */
export interface ReadLimits {
  /** The database ends the transaction after this long, in milliseconds. */
  readonly timeoutMs: number;
  /** Rows kept; whether there were more is told. */
  readonly rows: number;
  /** Bytes taken from the database, whatever they decode to. */
  readonly bytes: number;
  /** Gives up at once: the answer is no longer waited for, and the database is told to end the transaction. */
  readonly signal: AbortSignal;
}

/** Rows by position, decoded with their nodes and relationships told apart; `truncated`: a limit cut it. */
export interface LimitedResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly GraphValue[])[];
  readonly truncated: boolean;
}

/** One operator of an execution plan as EXPLAIN gives it. */
export interface PlanOperator {
  /** Without the database's name: `NodeIndexSeek`, for example. */
  readonly operator: string;
  readonly details: string;
  readonly estimatedRows: number | null;
  readonly children: readonly PlanOperator[];
}

/** Statements of one transaction, run one after the other. */
export interface Transaction {
  run(statement: string, parameters?: Parameters): Promise<readonly Row[]>;
}

/**
 * The graph database: a private one or a server of the user's. Reads go out with READ routing, writes are
 * causally chained with bookmarks, both are retried as the driver prescribes.
 * @throws DatabaseUnavailable when it can't be reached or goes away.
 */
export interface Database {
  /** Runs one statement in a READ transaction. */
  read(statement: string, parameters?: Parameters): Promise<readonly Row[]>;
  /** Runs several statements on one consistent READ transaction. */
  readTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Rows as they arrive, for results too large to hold. Not retried. */
  stream(statement: string, parameters?: Parameters): AsyncIterable<Row>;
  write(statement: string, parameters?: Parameters): Promise<readonly Row[]>;
  writeTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Schema statements and others that need a transaction of their own, as auto-commit. */
  autoCommit(statement: string, parameters?: Parameters): Promise<readonly Row[]>;
  /**
   * Runs one statement under limits in a READ transaction of its own, not retried. It was judged before: see the guard.
   * @throws ReadAborted by the signal, ResultTooLarge, StatementFailed.
   */
  readLimited(statement: string, parameters: Parameters, limits: ReadLimits): Promise<LimitedResult>;
  /** The plan of a statement, which is not run. @throws StatementFailed where the database refuses it. */
  explain(statement: string, parameters: Parameters, signal: AbortSignal): Promise<PlanOperator>;
  /** Restarts a private database that a statement keeps busy; false: it is not ours to restart. */
  restart(): Promise<boolean>;
  /** `5.26.28`, for example. */
  version(): Promise<string>;
  close(): Promise<void>;
}
