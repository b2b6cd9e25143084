import type { Database } from '#graph/database/database.ts';
import { openDatabase } from '#graph/engine/open-database.ts';
import { readEnvironment } from '#graph/env.ts';
import { openGraph } from '#graph/exposures/index/graph.ts';
import type { Graph } from '#graph/exposures/index/graph.ts';
import { ensurePolicyLists } from '#seed/import/policy.ts';
import { reportProgress } from './output.ts';

/** Opens the database, works with it, and lets go of it however the work ends. */
export async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({ environment: readEnvironment(), onProgress: reportProgress });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Opens the graph, made ready if it was not yet, works with it, and lets go of it however the work ends. */
export function withGraph<T>(work: (graph: Graph) => Promise<T>): Promise<T> {
  return withDatabase(async (database) => {
    await ensurePolicyLists(database, reportProgress);
    return work(await openGraph(database));
  });
}
