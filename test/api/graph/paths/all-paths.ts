import type { PathGraph, PathSearch } from '#graph/paths/connecting-paths.ts';

/** Every path without a repeated node, by trying all; shortest first, then by their nodes. */
export function allPaths(graph: PathGraph, { from, to, via, maxHops }: PathSearch): number[][] {
  const found: number[][] = [];
  const walk = (path: readonly number[]) => {
    const last = path.at(-1) ?? from;
    if (last === to) {
      if (via.every((node) => path.includes(node))) found.push([...path]);
      return;
    }
    if (path.length > maxHops) return;
    for (const next of graph[last] ?? []) if (!path.includes(next)) walk([...path, next]);
  };
  walk([from]);
  return found.sort((a, b) => {
    const at = a.findIndex((node, position) => node !== b[position]);
    return a.length - b.length || (a[at] ?? 0) - (b[at] ?? 0);
  });
}
