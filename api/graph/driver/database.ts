/** A value as it crosses the driver's boundary: dates and times as ISO text, integers as numbers where exact. */
export type Value = null | boolean | number | bigint | string | readonly Value[] | { readonly [name: string]: Value };

export type Parameters = Readonly<Record<string, unknown>>;

/** One row of a result, by column name, decoded: no driver type leaves the driver's folder. */
export type Row = Readonly<Record<string, Value>>;

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
  /** `5.26.28`, for example. */
  version(): Promise<string>;
  close(): Promise<void>;
}
