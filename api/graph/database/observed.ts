import { createHash } from 'node:crypto';
import type { Database, Limits, Parameters, ProfiledResult, QueryPlan, Result, Row, Transaction } from './database.ts';

/** A statement that begins to run; its parameters are nobody's business. */
interface ObservedStatement {
  /** `typed`: by a user, within limits. */
  readonly kind: 'read' | 'write' | 'typed';
  /** Its text; of what is typed a digest, as `sha256:` and 16 digits, the same for the same text. */
  readonly name: string;
}

/** Told of every statement as it begins; what it gives back is called once when the statement has ended. */
export type StatementObserver = (statement: ObservedStatement) => (failed: boolean) => void;

/** The same database, whose statements are watched; so are those of what `until` and `whole` give. */
export function observeDatabase(database: Database, observe: StatementObserver): Database {
  return new ObservedDatabase(database, observe, null);
}

class ObservedDatabase implements Database {
  readonly #database: Database;
  readonly #observe: StatementObserver;
  readonly whole: Database;

  constructor(database: Database, observe: StatementObserver, whole: Database | null) {
    this.#database = database;
    this.#observe = observe;
    this.whole = whole ?? (database.whole === database ? this : new ObservedDatabase(database.whole, observe, null));
  }

  until(signal: AbortSignal): Database {
    return new ObservedDatabase(this.#database.until(signal), this.#observe, this.whole);
  }

  read(statement: string, parameters?: Parameters): Promise<readonly Row[]> {
    return this.#watch('read', statement, () => this.#database.read(statement, parameters));
  }

  readTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#database.readTransaction((transaction) => work(this.#watched('read', transaction)));
  }

  readWithin(limits: Limits, statement: string, parameters?: Parameters): Promise<Result> {
    return this.#watch('typed', digest(statement), () => this.#database.readWithin(limits, statement, parameters));
  }

  explain(limits: Limits, statement: string, parameters?: Parameters): Promise<QueryPlan> {
    return this.#watch('typed', digest(statement), () => this.#database.explain(limits, statement, parameters));
  }

  profile(limits: Limits, statement: string, parameters?: Parameters): Promise<ProfiledResult> {
    return this.#watch('typed', digest(statement), () => this.#database.profile(limits, statement, parameters));
  }

  async *stream(statement: string, parameters?: Parameters): AsyncIterable<Row> {
    const ended = this.#observe({ kind: 'read', name: statement });
    let failed = false;
    try {
      yield* this.#database.stream(statement, parameters);
    } catch (error) {
      failed = true;
      throw error;
    } finally {
      ended(failed);
    }
  }

  write(statement: string, parameters?: Parameters): Promise<readonly Row[]> {
    return this.#watch('write', statement, () => this.#database.write(statement, parameters));
  }

  writeTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#database.writeTransaction((transaction) => work(this.#watched('write', transaction)));
  }

  autoCommit(statement: string, parameters?: Parameters): Promise<readonly Row[]> {
    return this.#watch('write', statement, () => this.#database.autoCommit(statement, parameters));
  }

  unavailable(): ReturnType<Database['unavailable']> {
    return this.#database.unavailable();
  }

  version(): Promise<string> {
    return this.#database.version();
  }

  restart(): Promise<boolean> {
    return this.#database.restart();
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  #watched(kind: 'read' | 'write', transaction: Transaction): Transaction {
    return {
      run: (statement, parameters) => this.#watch(kind, statement, () => transaction.run(statement, parameters)),
    };
  }

  async #watch<T>(kind: ObservedStatement['kind'], name: string, work: () => Promise<T>): Promise<T> {
    const ended = this.#observe({ kind, name });
    let failed = true;
    try {
      const result = await work();
      failed = false;
      return result;
    } finally {
      ended(failed);
    }
  }
}

function digest(statement: string): string {
  return `sha256:${createHash('sha256').update(statement).digest('hex').slice(0, 16)}`;
}
