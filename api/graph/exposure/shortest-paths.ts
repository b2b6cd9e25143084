/** A path as the numbers of its nodes. */
export type Path = readonly number[];

/**
 * Returns the first of the shortest paths that continue a prefix, or null. Shortest first, then by their nodes.
 * @param taken nodes that may not follow the prefix
 */
export type Complete = (prefix: Path, taken: ReadonlySet<number>) => Path | null;

interface Candidate {
  readonly path: Path;
  /** The nodes up to and including this position are fixed. */
  readonly fixed: number;
  /** The nodes after that position in paths found earlier. */
  readonly taken: ReadonlySet<number>;
}

/**
 * Generates the paths from a node without repeated nodes, shortest first, then by their nodes, with Yen's algorithm in Lawler's
 * variant: the time depends on how many paths are consumed, not on how many exist.
 */
export function* shortestPaths(from: number, complete: Complete): Generator<Path> {
  const candidates: Candidate[] = [];
  const consider = (prefix: Path, taken: ReadonlySet<number>) => {
    const path = complete(prefix, taken);
    if (path !== null) candidates.push({ path, fixed: prefix.length - 1, taken });
  };
  consider([from], new Set());
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

function takeBest(candidates: Candidate[]): Candidate | null {
  let at = 0;
  candidates.forEach(({ path }, other) => {
    if (comparePaths(path, candidates[at]?.path ?? []) < 0) at = other;
  });
  const [best] = candidates.splice(at, 1);
  return best ?? null;
}

function comparePaths(a: Path, b: Path): number {
  if (a.length !== b.length) return a.length - b.length;
  const at = a.findIndex((node, position) => node !== b[position]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
