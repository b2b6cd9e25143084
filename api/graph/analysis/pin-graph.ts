import type { Graph } from '../open-graph.ts';
import type { Snapshot } from './snapshot.ts';

/** The same graph whose analysis stays as it is now: for one request, so that all its answers agree. */
export function pinGraph(graph: Graph): Graph {
  let asked: Promise<Snapshot> | null = null;
  let pinned: Snapshot | null = null;
  return {
    database: graph.database,
    analysis: {
      current: () =>
        (asked ??= graph.analysis.current().then((snapshot) => {
          pinned = snapshot;
          return snapshot;
        })),
      get latest() {
        return graph.analysis.latest;
      },
      get pinned() {
        return pinned;
      },
    },
  };
}
