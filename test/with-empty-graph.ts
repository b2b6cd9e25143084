import type { Database } from '#graph/database/database.ts';
import { openTestDatabase } from './test-environment.ts';

/** Returns the worker's spare database without nodes, constraints and indexes. It stays open until the test file ends. */
export async function withEmptyGraph(): Promise<Database> {
  const database = await openTestDatabase('spare');
  await empty(database);
  return database;
}

async function empty(database: Database): Promise<void> {
  await database.autoCommit('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS');
  for (const { name } of await database.autoCommit('SHOW CONSTRAINTS YIELD name'))
    await database.autoCommit(`DROP CONSTRAINT ${quoted(name)}`);
  for (const { name } of await database.autoCommit("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"))
    await database.autoCommit(`DROP INDEX ${quoted(name)}`);
}

/** Quotes a name, which can't be a parameter of these statements. */
function quoted(name: unknown): string {
  return `\`${String(name).replaceAll('`', '``')}\``;
}
