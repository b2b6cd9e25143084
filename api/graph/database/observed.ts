import { createHash } from 'node:crypto';
import type { Database, Limits, Parameters, ProfiledResult, QueryPlan, Result, Row, Transaction } from './database.ts';

/** A statement that starts to run, without its parameters, which may be confidential. */
interface ObservedStatement {
  /** `typed`: written by a user, run within limits. */
  readonly kind: 'read' | 'write' | 'typed';
  /** Its text; for users' statements a digest of it: `sha256:` and 16 hexadecimal digits. */
  readonly name: string;
}

/** Called when a statement starts; the function it returns is called once when the statement ends. */
export type StatementObserver = (statement: ObservedStatement) => (failed: boolean) => void;

/** Returns a database that reports its statements to an observer, including those run through `until` and `unbound`. */
export function observeDatabase(database: Database, observe: StatementObserver): Database {
  return new ObservedDatabase(database, observe, null);
}

class ObservedDatabase implements Database {
  readonly #database: Database;
  readonly #observe: StatementObserver;
  readonly unbound: Database;

  constructor(database: Database, observe: StatementObserver, unbound: Database | null) {
    this.#database = database;
    this.#observe = observe;
    this.unbound =
      unbound ?? (database.unbound === database ? this : new ObservedDatabase(database.unbound, observe, null));
  }

  until(signal: AbortSignal): Database {
    return new ObservedDatabase(this.#database.until(signal), this.#observe, this.unbound);
  }

  read(statement: string, parameters?: Parameters): Promise<readonly Row[]> {
    return this.#report('read', statement, () => this.#database.read(statement, parameters));
  }

  readTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#database.readTransaction((transaction) => work(this.#observedTransaction('read', transaction)));
  }

  readWithin(limits: Limits, statement: string, parameters?: Parameters): Promise<Result> {
    return this.#report('typed', digest(statement), () => this.#database.readWithin(limits, statement, parameters));
  }

  explain(limits: Limits, statement: string, parameters?: Parameters): Promise<QueryPlan> {
    return this.#report('typed', digest(statement), () => this.#database.explain(limits, statement, parameters));
  }

  profile(limits: Limits, statement: string, parameters?: Parameters): Promise<ProfiledResult> {
    return this.#report('typed', digest(statement), () => this.#database.profile(limits, statement, parameters));
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
    return this.#report('write', statement, () => this.#database.write(statement, parameters));
  }

  writeTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#database.writeTransaction((transaction) => work(this.#observedTransaction('write', transaction)));
  }

  autoCommit(statement: string, parameters?: Parameters): Promise<readonly Row[]> {
    return this.#report('write', statement, () => this.#database.autoCommit(statement, parameters));
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

  #observedTransaction(kind: 'read' | 'write', transaction: Transaction): Transaction {
    return {
      run: (statement, parameters) => this.#report(kind, statement, () => transaction.run(statement, parameters)),
    };
  }

  async #report<T>(kind: ObservedStatement['kind'], name: string, work: () => Promise<T>): Promise<T> {
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
