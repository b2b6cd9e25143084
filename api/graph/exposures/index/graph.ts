import type { Database } from '../../database/database.ts';
import type { Snapshot } from './columns.ts';
import { openAnalysis } from './load.ts';
import type { Analysis } from './load.ts';

/** The graph as the API and the command line use it: the database, and the analysis of its exposures in memory. */
export interface Graph {
  readonly database: Database;
  readonly analysis: Analysis;
}

/**
 * Opens the graph in a database whose schema is set up. The analysis loads on first use and follows the imports of any process.
 * The caller closes the database.
 */
export function openGraph(database: Database): Promise<Graph> {
  return Promise.resolve({ database, analysis: openAnalysis(database) });
}

/** The same graph with a fixed snapshot: for one request, so that all its answers agree. */
export function pinGraph(graph: Graph): Graph {
  let loading: Promise<Snapshot> | null = null;
  let pinned: Snapshot | null = null;
  const pin = () =>
    (loading = graph.analysis.current().then((snapshot) => {
      pinned = snapshot;
      return snapshot;
    }));
  return {
    database: graph.database,
    analysis: {
      current: () => loading ?? pin(),
      renew: pin,
      get latest() {
        return graph.analysis.latest;
      },
      get pinned() {
        return pinned;
      },
    },
  };
}
