import type { Database, Parameters } from '#graph/database/database.ts';

type Reads = Pick<Database, 'read' | 'readTransaction'>;

/**
 * Returns the same database with other reads, also those run through `until` and `unbound`.
 * @param readsOf makes the reads of a database, which is the given one or the same bound to a signal
 */
export function interceptReads(
  database: Database,
  readsOf: (database: Database) => Reads,
  unbound: Database | null = null,
): Database {
  const intercepted: Database = {
    ...readsOf(database),
    get unbound() {
      return unbound ?? intercepted;
    },
    until: (signal) => interceptReads(database.until(signal), readsOf, unbound ?? intercepted),
    readWithin: (...given) => database.readWithin(...given),
    explain: (...given) => database.explain(...given),
    profile: (...given) => database.profile(...given),
    stream: (...given) => database.stream(...given),
    write: (...given) => database.write(...given),
    writeTransaction: (work) => database.writeTransaction(work),
    autoCommit: (...given) => database.autoCommit(...given),
    unavailable: () => database.unavailable(),
    version: () => database.version(),
    restart: () => database.restart(),
    close: () => database.close(),
  };
  return intercepted;
}

/** Returns the same database, which notes every statement that it reads with. */
export function noteReads(database: Database, note: (statement: string, parameters: Parameters) => void): Database {
  return interceptReads(database, (bound) => ({
    read: (statement, parameters = {}) => {
      note(statement, parameters);
      return bound.read(statement, parameters);
    },
    readTransaction: (work) =>
      bound.readTransaction((transaction) =>
        work({
          run: (statement, parameters = {}) => {
            note(statement, parameters);
            return transaction.run(statement, parameters);
          },
        }),
      ),
  }));
}
