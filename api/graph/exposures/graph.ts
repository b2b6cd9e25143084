import type { Database } from '../database/database.ts';
import { ensureDerived } from '../ingest/repair.ts';

/** The graph as the API and the command line use it. */
export interface Graph {
  readonly database: Database;
}

/** Opens the graph in a database whose schema is set up, and repairs its derived part if needed. The caller closes the database. */
export async function openGraph(database: Database): Promise<Graph> {
  await ensureDerived(database);
  return { database };
}
