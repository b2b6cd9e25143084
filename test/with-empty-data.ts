import type { Database } from '#graph/database/database.ts';
import { openDatabase } from '#graph/engine/open-database.ts';
import { setUpSchema } from '#graph/schema/schema.ts';
import { testEnvironment } from './test-environment.ts';

let opened: Promise<Database> | null = null;

/** Returns the worker's private database with a schema and without data. Much faster than `withEmptyGraph`, which drops the schema too. */
export async function withEmptyData(): Promise<Database> {
  opened ??= openDatabase({ environment: testEnvironment(), onProgress: () => undefined });
  const database = await opened;
  await database.autoCommit('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS');
  await setUpSchema(database);
  return database;
}

/** Plans statements for the data of now: for tests of many nodes, or of plans (see `test/start-test-databases.ts`). */
export async function planAnew(database: Database): Promise<void> {
  await database.autoCommit('CALL db.clearQueryCaches()');
}
