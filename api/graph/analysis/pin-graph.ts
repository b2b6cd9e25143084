import type { Graph } from '../open-graph.ts';

/** The same graph whose analysis stays as it is now: for one request, so that all its answers agree. */
export function pinGraph(graph: Graph): Graph {
  let snapshot: ReturnType<Graph['analysis']['current']> | null = null;
  return {
    database: graph.database,
    analysis: {
      current: () => (snapshot ??= graph.analysis.current()),
      get latest() {
        return graph.analysis.latest;
      },
    },
  };
}
