import type { Database } from '#graph/driver/database.ts';
import { openDatabase } from '#graph/engine/open-database.ts';
import { readEnvironment } from '#graph/env.ts';
import { sayProgress } from './say-progress.ts';

/** Opens the database, works with it, and lets go of it however the work ends. */
export async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({ environment: readEnvironment(), onProgress: sayProgress });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
