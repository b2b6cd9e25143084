import type { Database } from '#graph/database/database.ts';
import { observeDatabase } from '#graph/database/observed.ts';

/** A database that notes the statements that it is asked, of transactions and within limits too; those of users by a digest. */
export interface CountedDatabase {
  readonly database: Database;
  /** Statements since the last call. */
  readonly taken: () => readonly string[];
}

export function countedDatabase(database: Database): CountedDatabase {
  let statements: string[] = [];
  return {
    database: observeDatabase(database, ({ name }) => {
      statements.push(name);
      return () => undefined;
    }),
    taken: () => {
      const since = statements;
      statements = [];
      return since;
    },
  };
}
