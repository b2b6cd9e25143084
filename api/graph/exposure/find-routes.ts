/** Nodes by number; a route's nodes are compared by it. */
export type RouteGraph = readonly (readonly number[])[];

interface Candidate {
  readonly route: readonly number[];
  /** How much of the route is fixed: its first nodes up to and with this position. */
  readonly fixed: number;
  /** Next nodes that were taken by routes found before. */
  readonly taken: ReadonlySet<number>;
}

/**
 * Routes without a repeated node, shortest first, then by their nodes: Yen's algorithm in Lawler's form, so that the time
 * depends on the number of routes asked for, not on how many there are.
 * @param out next nodes of each node, in order
 * @param into previous nodes of each node
 * @param maxHops the longest routes that count
 */
export function* findRoutes(
  out: RouteGraph,
  into: RouteGraph,
  from: number,
  to: number,
  maxHops: number,
): Generator<readonly number[]> {
  if (from === to) {
    // No node twice: the only route from a node to itself has no hops.
    yield [from];
    return;
  }
  const candidates: Candidate[] = [];
  const consider = (prefix: readonly number[], taken: ReadonlySet<number>) => {
    const route = completeRoute(out, into, prefix, taken, to, maxHops);
    if (route !== null) candidates.push({ route, fixed: prefix.length - 1, taken });
  };
  consider([from], new Set());
  for (let best = takeBest(candidates); best !== null; best = takeBest(candidates)) {
    const { route, fixed, taken } = best;
    yield route;
    for (let at = fixed; at < route.length - 1; at += 1) {
      const next = route[at + 1];
      if (next === undefined) break;
      consider(route.slice(0, at + 1), new Set(at === fixed ? [...taken, next] : [next]));
    }
  }
}

/** The first among the shortest ways to go on from a prefix, or null. */
function completeRoute(
  out: RouteGraph,
  into: RouteGraph,
  prefix: readonly number[],
  taken: ReadonlySet<number>,
  to: number,
  maxHops: number,
): readonly number[] | null {
  const distance = distancesTo(into, to, new Set(prefix), maxHops - prefix.length);
  const route = [...prefix];
  const nearest = (nodes: readonly number[], skip: ReadonlySet<number> | null) => {
    let best: number | null = null;
    let least = Infinity;
    for (const node of nodes) {
      const hops = distance.get(node);
      if (hops === undefined || skip?.has(node) === true || hops >= least) continue;
      best = node;
      least = hops;
    }
    return best;
  };
  let next = nearest(out[prefix.at(-1) ?? -1] ?? [], taken);
  while (next !== null) {
    route.push(next);
    if (next === to) return route;
    next = nearest(out[next] ?? [], null);
  }
  return null;
}

/** Hops to a node without passing some others, up to a number of hops. */
function distancesTo(
  into: RouteGraph,
  to: number,
  avoid: ReadonlySet<number>,
  maxHops: number,
): ReadonlyMap<number, number> {
  const distances = new Map<number, number>();
  if (maxHops < 0 || avoid.has(to)) return distances;
  distances.set(to, 0);
  let level = [to];
  for (let hops = 1; hops <= maxHops && level.length > 0; hops += 1) {
    const next: number[] = [];
    for (const node of level)
      for (const previous of into[node] ?? []) {
        if (avoid.has(previous) || distances.has(previous)) continue;
        distances.set(previous, hops);
        next.push(previous);
      }
    level = next;
  }
  return distances;
}

function takeBest(candidates: Candidate[]): Candidate | null {
  let at = 0;
  for (let other = 1; other < candidates.length; other += 1) {
    const [a, b] = [candidates[other], candidates[at]];
    if (a !== undefined && b !== undefined && compareRoutes(a.route, b.route) < 0) at = other;
  }
  const [best] = candidates.splice(at, 1);
  return best ?? null;
}

function compareRoutes(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return a.length - b.length;
  for (let at = 0; at < a.length; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
