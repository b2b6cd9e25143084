import { openGraph } from '#graph/open-graph.ts';
import type { Graph } from '#graph/open-graph.ts';
import { ensurePolicyLists } from '#seed/import/ensure-policy-lists.ts';
import { sayProgress } from './say-progress.ts';
import { withDatabase } from './with-database.ts';

/** Opens the graph, made ready if it was not yet, works with it, and lets go of it however the work ends. */
export function withGraph<T>(work: (graph: Graph) => Promise<T>): Promise<T> {
  return withDatabase(async (database) => {
    await ensurePolicyLists(database, sayProgress);
    return work(await openGraph(database));
  });
}
