import type { Database } from '#graph/database/database.ts';
import { hasData, homePaths } from '#graph/engine/home.ts';
import { openDatabase } from '#graph/engine/open-database.ts';
import { readEnvironment } from '#graph/env.ts';
import { openGraph } from '#graph/graph.ts';
import type { Graph } from '#graph/graph.ts';
import { ensurePolicyLists } from '#seed/import/policy.ts';
import { reportProgress } from './terminal.ts';

/** Opens the database for the work, and closes it even if the work fails. */
export async function withDatabase<T>(
  work: (database: Database) => Promise<T>,
  onProgress: (message: string) => void = reportProgress,
): Promise<T> {
  const database = await openDatabase({ environment: readEnvironment(), onProgress });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Whether there is a database to ask: a server that the user names, or one with data in SUBTIER_HOME. */
export async function hasDatabase(): Promise<boolean> {
  const { neo4jUri, home } = readEnvironment();
  return neo4jUri !== null || hasData(homePaths(home));
}

/** Opens the graph for the work, sets it up if needed, and closes it even if the work fails. */
export function withGraph<T>(work: (graph: Graph) => Promise<T>): Promise<T> {
  return withDatabase(async (database) => {
    await ensurePolicyLists(database, reportProgress);
    return work(await openGraph(database));
  });
}
