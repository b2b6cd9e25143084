import type { Database } from '#graph/database/database.ts';
import { openDatabase } from '#graph/engine/open-database.ts';
import { readEnvironment } from '#graph/env.ts';
import { openGraph } from '#graph/graph.ts';
import type { Graph } from '#graph/graph.ts';
import { ensurePolicyLists } from '#seed/import/policy.ts';
import { reportProgress } from './terminal.ts';

/** Opens the database for the work, and closes it even if the work fails. */
export async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({ environment: readEnvironment(), onProgress: reportProgress });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Opens the graph for the work, sets it up if needed, and closes it even if the work fails. */
export function withGraph<T>(work: (graph: Graph) => Promise<T>): Promise<T> {
  return withDatabase(async (database) => {
    await ensurePolicyLists(database, reportProgress);
    return work(await openGraph(database));
  });
}
