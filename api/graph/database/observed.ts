import { hash } from 'node:crypto';
import type { Database, Transaction } from './database.ts';

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
  const report = async <T>(kind: ObservedStatement['kind'], name: string, work: () => Promise<T>): Promise<T> => {
    const ended = observe({ kind, name });
    let failed = true;
    try {
      const result = await work();
      failed = false;
      return result;
    } finally {
      ended(failed);
    }
  };
  const reported = (kind: 'read' | 'write', transaction: Transaction): Transaction => ({
    run: (statement, parameters) => report(kind, statement, () => transaction.run(statement, parameters)),
  });
  const bind = (bound: Database, unbound: Database | null): Database => {
    const observed: Database = {
      get unbound() {
        return unbound ?? observed;
      },
      until: (signal) => bind(bound.until(signal), observed.unbound),
      read: (statement, parameters) => report('read', statement, () => bound.read(statement, parameters)),
      readTransaction: (work) => bound.readTransaction((transaction) => work(reported('read', transaction))),
      readWithin: (limits, statement, parameters) =>
        report('typed', digest(statement), () => bound.readWithin(limits, statement, parameters)),
      explain: (limits, statement, parameters) =>
        report('typed', digest(statement), () => bound.explain(limits, statement, parameters)),
      profile: (limits, statement, parameters) =>
        report('typed', digest(statement), () => bound.profile(limits, statement, parameters)),
      async *stream(statement, parameters) {
        const ended = observe({ kind: 'read', name: statement });
        let failed = false;
        try {
          yield* bound.stream(statement, parameters);
        } catch (error) {
          failed = true;
          throw error;
        } finally {
          ended(failed);
        }
      },
      write: (statement, parameters) => report('write', statement, () => bound.write(statement, parameters)),
      writeTransaction: (work) => bound.writeTransaction((transaction) => work(reported('write', transaction))),
      autoCommit: (statement, parameters) => report('write', statement, () => bound.autoCommit(statement, parameters)),
      unavailable: () => bound.unavailable(),
      version: () => bound.version(),
      restart: () => bound.restart(),
      close: () => bound.close(),
    };
    return observed;
  };
  return bind(database, database.unbound === database ? null : observeDatabase(database.unbound, observe));
}

function digest(statement: string): string {
  return `sha256:${hash('sha256', statement).slice(0, 16)}`;
}
