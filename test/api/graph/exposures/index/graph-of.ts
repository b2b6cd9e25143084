import type { Snapshot } from '#graph/exposures/index/columns.ts';
import type { Graph } from '#graph/exposures/index/graph.ts';

/** A graph that has an analysis only: asking its database fails. */
export function graphOf(snapshot: Snapshot): Graph {
  return {
    get database(): never {
      throw new Error('There is no database here.');
    },
    analysis: {
      current: () => Promise.resolve(snapshot),
      renew: () => Promise.resolve(snapshot),
      latest: snapshot,
      pinned: snapshot,
    },
  };
}
