import type { Database } from '#graph/driver/database.ts';

/** A database that notes the statements that it reads with; all else is as it is. */
export interface CountedDatabase {
  readonly database: Database;
  /** Statements since the last call. */
  readonly taken: () => readonly string[];
}

export function countedDatabase(database: Database): CountedDatabase {
  let statements: string[] = [];
  const count = (counted: Database): Database =>
    new Proxy(counted, {
      get(target, name) {
        if (name === 'until') return (signal: AbortSignal) => count(target.until(signal));
        if (name === 'read') {
          return (...given: Parameters<Database['read']>) => {
            statements.push(given[0]);
            return target.read(...given);
          };
        }
        const member: unknown = Reflect.get(target, name, target);
        return typeof member === 'function'
          ? (...given: unknown[]): unknown => Reflect.apply(member, target, given)
          : member;
      },
    });
  return {
    database: count(database),
    taken: () => {
      const since = statements;
      statements = [];
      return since;
    },
  };
}
