import { Failure } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';

/** Neighbours of each node by number, in order; hops have no direction. */
export type PathGraph = readonly (readonly number[])[];

export interface PathSearch {
  readonly from: number;
  readonly to: number;
  /** Nodes that are on every path. */
  readonly via: readonly number[];
  readonly maxHops: number;
}

interface Candidate {
  readonly path: readonly number[];
  /** How much of the path is fixed: its first nodes up to and with this position. */
  readonly fixed: number;
  /** Next nodes that were taken by paths found before. */
  readonly taken: ReadonlySet<number>;
}

const { pathSteps } = questionLimits;

/**
 * Paths without a repeated node, shortest first, then by their nodes: Yen's algorithm in Lawler's form. A path is completed by
 * iterative deepening along the distances to where it must go, which goes astray only where a path would cross itself.
 * @throws RESULT_TOO_LARGE where the nodes in `via` make it try too much.
 */
export function* shortestPaths(graph: PathGraph, search: PathSearch): Generator<readonly number[]> {
  const complete = completer(graph, search);
  const candidates: Candidate[] = [];
  const consider = (prefix: readonly number[], taken: ReadonlySet<number>) => {
    const path = complete(prefix, taken);
    if (path !== null) candidates.push({ path, fixed: prefix.length - 1, taken });
  };
  consider([search.from], new Set());
  for (let best = takeBest(candidates); best !== null; best = takeBest(candidates)) {
    const { path, fixed, taken } = best;
    yield path;
    for (let at = fixed; at < path.length - 1; at += 1) {
      const next = path[at + 1];
      if (next === undefined) break;
      consider(path.slice(0, at + 1), new Set(at === fixed ? [...taken, next] : [next]));
    }
  }
}

/** Gives the first among the shortest ways to go on from a prefix, or null. */
function completer(graph: PathGraph, { from, to, via, maxHops }: PathSearch) {
  const toEnd = distancesTo(graph, to, from, maxHops);
  const toVia = new Map(via.map((node) => [node, distancesTo(graph, node, to, maxHops)]));
  const onPath = new Uint8Array(graph.length);
  let steps = 0;

  /** Hops that are still needed at least. */
  function needed(node: number, missing: ReadonlySet<number>): number {
    let most = toEnd[node] ?? Infinity;
    for (const one of missing) most = Math.max(most, (toVia.get(one)?.[node] ?? Infinity) + (toEnd[one] ?? Infinity));
    return most;
  }

  return (prefix: readonly number[], taken: ReadonlySet<number>): readonly number[] | null => {
    const spur = prefix.at(-1) ?? from;
    const missing = new Set(via.filter((node) => !prefix.includes(node)));
    const path = [...prefix];
    /** Hops left with which a node was tried in vain; where something is missing, it depends on the way there. */
    let failed = new Map<number, number>();

    function goOn(node: number, left: number): boolean {
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
              `More than ${pathSteps.most} ways were tried through the nodes in via: ask for fewer hops, or fewer nodes.`,
              { extensions: { ...exceeded(pathSteps) } },
            );
          onPath[next] = 1;
          path.push(next);
          if (goOn(next, left - 1)) return true;
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
      found = goOn(spur, left);
    }
    for (const node of path) onPath[node] = 0;
    return found ? path : null;
  };
}

/** Hops from each node to one, not through another; Infinity beyond a number of hops. */
function distancesTo(graph: PathGraph, node: number, around: number, maxHops: number): readonly number[] {
  const distances = new Array<number>(graph.length).fill(Infinity);
  distances[node] = 0;
  let level = [node];
  for (let hops = 1; hops <= maxHops && level.length > 0; hops += 1) {
    const next: number[] = [];
    for (const one of level) {
      // A path ends where it comes to its end, and does not come back to its beginning.
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

function takeBest(candidates: Candidate[]): Candidate | null {
  let at = 0;
  candidates.forEach(({ path }, other) => {
    if (comparePaths(path, candidates[at]?.path ?? []) < 0) at = other;
  });
  const [best] = candidates.splice(at, 1);
  return best ?? null;
}

function comparePaths(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return a.length - b.length;
  const at = a.findIndex((node, position) => node !== b[position]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
