import { AsyncLocalStorage } from 'node:async_hooks';
import { hash } from 'node:crypto';
import type { Database, Transaction } from './database.ts';
import { nameOfStatement } from './statement-file.ts';

/** A statement that starts to run, without its parameters, which may be confidential. */
interface ObservedStatement {
  /** `typed`: written by a user, run within limits. */
  readonly kind: 'read' | 'write' | 'typed';
  /** Its name in `cypher/api`; a digest of any other text: `sha256:` and 16 hexadecimal digits. */
  readonly name: string;
  /** Its text; null for users' statements. */
  readonly text: string | null;
}

/** What Neo4j says of a statement that has ended. */
interface StatementTiming {
  /**
   * Milliseconds until the first row was ready, planning included: for a statement that Neo4j had not planned yet, mostly planning. Null: the
   * statement ended without a summary.
   */
  firstRowMs: number | null;
}

/** Called when a statement starts; the function it returns is called once when the statement ends. */
export type StatementObserver = (
  statement: ObservedStatement,
) => (failed: boolean, timing: Readonly<StatementTiming>) => void;

const timings = new AsyncLocalStorage<StatementTiming>();

/** Notes the summary of the statement that is observed now, if any. */
export function noteSummary({ resultAvailableAfter }: { readonly resultAvailableAfter: unknown }): void {
  const timing = timings.getStore();
  if (timing !== undefined) timing.firstRowMs = Number(resultAvailableAfter);
}

/** Returns a database that reports its statements to an observer, including those run through `until` and `unbound`. */
export function observeDatabase(database: Database, observe: StatementObserver): Database {
  const report = async <T>(kind: ObservedStatement['kind'], statement: string, work: () => Promise<T>): Promise<T> => {
    const ended = observe(describe(kind, statement));
    const timing: StatementTiming = { firstRowMs: null };
    let failed = true;
    try {
      const result = await timings.run(timing, work);
      failed = false;
      return result;
    } finally {
      ended(failed, timing);
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
        report('typed', statement, () => bound.readWithin(limits, statement, parameters)),
      explain: (limits, statement, parameters) =>
        report('typed', statement, () => bound.explain(limits, statement, parameters)),
      profile: (limits, statement, parameters) =>
        report('typed', statement, () => bound.profile(limits, statement, parameters)),
      async *stream(statement, parameters) {
        const ended = observe(describe('read', statement));
        let failed = false;
        try {
          yield* bound.stream(statement, parameters);
        } catch (error) {
          failed = true;
          throw error;
        } finally {
          ended(failed, { firstRowMs: null });
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

function describe(kind: ObservedStatement['kind'], statement: string): ObservedStatement {
  const name = nameOfStatement(statement) ?? digest(statement);
  return { kind, name, text: kind === 'typed' ? null : statement };
}

function digest(statement: string): string {
  return `sha256:${hash('sha256', statement).slice(0, 16)}`;
}
