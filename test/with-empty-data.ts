import type { Database } from '#graph/database/database.ts';
import { setUpSchema } from '#graph/schema/schema.ts';
import { noteEmptied, restoreDesignationLists } from './designation-lists.ts';
import type { TestDatabase } from './start-test-databases.ts';
import { openTestDatabase } from './test-environment.ts';

/**
 * Returns a private database of the worker with a schema and without data. It stays open until the test file ends.
 * @param which `spare` for tests that restart it or call `planAnew`
 */
export async function withEmptyData(which: TestDatabase = 'main'): Promise<Database> {
  const database = await openTestDatabase(which);
  await database.autoCommit('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS');
  await setUpSchema(database);
  noteEmptied(database);
  return database;
}

/** Returns the worker's main database as a new home has it, with the schema and the designation lists: for a test that imports files itself. */
export async function withDesignationLists(): Promise<Database> {
  const database = await withEmptyData();
  await restoreDesignationLists(database);
  return database;
}

/** Plans statements for the data of now: for tests of many nodes, or of plans, in the spare database. */
export async function planAnew(database: Database): Promise<void> {
  await database.autoCommit('CALL db.clearQueryCaches()');
}
