import { openGraph } from '#graph/open-graph.ts';
import type { Graph } from '#graph/open-graph.ts';
import { setUpSchema } from '#graph/schema/set-up-schema.ts';
import { withDatabase } from './with-database.ts';

/** Opens the graph, set up if it was not yet, works with it, and lets go of it however the work ends. */
export function withGraph<T>(work: (graph: Graph) => Promise<T>): Promise<T> {
  return withDatabase(async (database) => {
    await setUpSchema(database);
    return work(await openGraph(database));
  });
}
