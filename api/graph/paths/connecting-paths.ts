import { shortestPaths } from '../exposure/shortest-paths.ts';
import type { Complete, Path } from '../exposure/shortest-paths.ts';
import { Failure } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';

/** The neighbors of each node, by number and in order; hops have no direction. */
export type PathGraph = readonly (readonly number[])[];

export interface PathSearch {
  readonly from: number;
  readonly to: number;
  /** Nodes that every path must contain. */
  readonly via: readonly number[];
  readonly maxHops: number;
}

const { pathSteps } = questionLimits;

/**
 * Generates paths without repeated nodes, shortest first, then by their nodes. Iterative deepening along the distances to the
 * required nodes completes a path; it backtracks only where a path would cross itself.
 * @throws RESULT_TOO_LARGE if the nodes in `via` require too many attempts.
 */
export function connectingPaths(graph: PathGraph, search: PathSearch): Iterable<Path> {
  return shortestPaths(search.from, completer(graph, search));
}

/** Returns a function that completes a prefix to the first of the shortest paths, or null. */
function completer(graph: PathGraph, { from, to, via, maxHops }: PathSearch): Complete {
  const toEnd = distancesTo(graph, to, from, maxHops);
  const toVia = new Map(via.map((node) => [node, distancesTo(graph, node, to, maxHops)]));
  const onPath = new Uint8Array(graph.length);
  let steps = 0;

  /** Returns the minimum number of hops still needed. */
  function needed(node: number, missing: ReadonlySet<number>): number {
    let most = toEnd[node] ?? Infinity;
    for (const one of missing) most = Math.max(most, (toVia.get(one)?.[node] ?? Infinity) + (toEnd[one] ?? Infinity));
    return most;
  }

  return (prefix, taken) => {
    const spur = prefix.at(-1) ?? from;
    const missing = new Set(via.filter((node) => !prefix.includes(node)));
    const path = [...prefix];
    /** For each node, the most remaining hops with which it led nowhere. Used only without `via`: with `via`, that depends on the path so far. */
    let failed = new Map<number, number>();

    function extend(node: number, left: number): boolean {
      if (node === to) return missing.size === 0;
      for (const next of graph[node] ?? []) {
        if (onPath[next] === 1 || (node === spur && taken.has(next))) continue;
        if (via.length === 0 && (failed.get(next) ?? -1) >= left - 1) continue;
        const isMissing = missing.delete(next);
        if (needed(next, missing) <= left - 1) {
          steps += 1;
          if (steps > pathSteps.most)
            throw new Failure(
              'RESULT_TOO_LARGE',
              `The search through the nodes in via exceeded ${pathSteps.most} steps: lower maxHops, or name fewer nodes.`,
              { extensions: { ...exceeded(pathSteps) } },
            );
          onPath[next] = 1;
          path.push(next);
          if (extend(next, left - 1)) return true;
          path.pop();
          onPath[next] = 0;
        }
        if (isMissing) missing.add(next);
        if (via.length === 0) failed.set(next, left - 1);
      }
      return false;
    }

    for (const node of prefix) onPath[node] = 1;
    let found = false;
    for (let left = needed(spur, missing); !found && left <= maxHops - (prefix.length - 1); left += 1) {
      failed = new Map();
      found = extend(spur, left);
    }
    for (const node of path) onPath[node] = 0;
    return found ? path : null;
  };
}

/** Returns the hops from each node to one node, not through `around`; Infinity beyond `maxHops`. */
function distancesTo(graph: PathGraph, node: number, around: number, maxHops: number): readonly number[] {
  const distances = new Array<number>(graph.length).fill(Infinity);
  distances[node] = 0;
  let level = [node];
  for (let hops = 1; hops <= maxHops && level.length > 0; hops += 1) {
    const next: number[] = [];
    for (const one of level) {
      // A path neither continues past its end nor returns to its start.
      if (one === around && one !== node) continue;
      for (const other of graph[one] ?? []) {
        if (distances[other] !== Infinity) continue;
        distances[other] = hops;
        next.push(other);
      }
    }
    level = next;
  }
  return distances;
}
