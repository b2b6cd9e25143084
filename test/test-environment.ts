import { inject } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { openDatabase } from '#graph/engine/open-database.ts';
import { readEnvironment } from '#graph/env.ts';
import type { Environment } from '#graph/env.ts';
import { borrowHome } from './lend-homes.ts';
import type { TestDatabase } from './start-test-databases.ts';

const home = await borrowHome(inject('homeLender'), Number(process.env['VITEST_POOL_ID']) - 1);

/** Returns the environment of a private database of this worker, for `*.graph.test.ts` and `*.page.test.ts`. */
export function testEnvironment(which: TestDatabase = 'main'): Environment {
  const homes = inject('homes')[home];
  if (homes === undefined) throw new Error(`There is no home ${home}.`);
  return { ...readEnvironment(), neo4jUri: null, database: null, home: homes[which], host: '127.0.0.1', port: 0 };
}

const opened = new Map<TestDatabase, Promise<Database>>();

/** Opens a private database of this worker, or returns it if it is open. */
export function openTestDatabase(which: TestDatabase): Promise<Database> {
  const database =
    opened.get(which) ?? openDatabase({ environment: testEnvironment(which), onProgress: () => undefined });
  opened.set(which, database);
  return database;
}
