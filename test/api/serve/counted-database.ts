import type { Database } from '#graph/database/database.ts';
import { observeDatabase } from '#graph/database/observed.ts';

/** A database that records its Cypher statements, including those in transactions and within limits; users' statements as digests. */
export interface CountedDatabase {
  readonly database: Database;
  /** Returns the statements since the last call. */
  readonly taken: () => readonly string[];
}

export function countedDatabase(database: Database): CountedDatabase {
  let statements: string[] = [];
  return {
    database: observeDatabase(database, ({ name, text }) => {
      statements.push(text ?? name);
      return () => undefined;
    }),
    taken: () => {
      const since = statements;
      statements = [];
      return since;
    },
  };
}
