import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findRoutes } from '#graph/exposure/routes.ts';
import { runs } from '#test/runs.ts';

/** Finds all routes by brute force, in the expected order. */
function allRoutes(out: readonly (readonly number[])[], from: number, to: number, maxHops: number): number[][] {
  const found: number[][] = [];
  const walk = (route: number[]) => {
    const last = route.at(-1) ?? -1;
    if (last === to) {
      found.push(route);
      return;
    }
    if (route.length > maxHops) return;
    for (const next of out[last] ?? []) if (!route.includes(next)) walk([...route, next]);
  };
  walk([from]);
  const rank = (route: readonly number[]) => String.fromCharCode(route.length, ...route);
  return found.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

function graphOf(count: number, edges: readonly (readonly [number, number])[]) {
  const out = Array.from({ length: count }, (): number[] => []);
  const into = Array.from({ length: count }, (): number[] => []);
  for (const id of new Set(edges.map(([from, to]) => from * count + to))) {
    out[Math.floor(id / count)]?.push(id % count);
    into[id % count]?.push(Math.floor(id / count));
  }
  for (const next of out) next.sort((a, b) => a - b);
  return { out, into };
}

test('routes are found shortest first, then by their nodes, each once', () => {
  const node = fc.nat(6);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(node, node), { maxLength: 30 }),
      node,
      node,
      fc.integer({ min: 0, max: 6 }),
      (edges, from, to, maxHops) => {
        const { out, into } = graphOf(7, edges);
        expect([...findRoutes(out, into, from, to, maxHops)]).toEqual(allRoutes(out, from, to, maxHops));
      },
    ),
    { numRuns: runs(2000) },
  );
});

test('the first routes of a complete network are found without enumerating all others', () => {
  const count = 60;
  const all = Array.from({ length: count }, (_, at) => at);
  const { out, into } = graphOf(
    count,
    all.flatMap((from) => all.filter((to) => to !== from).map((to) => [from, to] as const)),
  );
  const first: (readonly number[])[] = [];
  for (const route of findRoutes(out, into, 0, 1, 8)) if (first.push(route) === 201) break;
  // One route without detour, 58 with one, and the first with two.
  expect(first.filter(({ length }) => length === 3)).toHaveLength(58);
  expect(first.at(-1)).toEqual([0, 4, 30, 1]);
});

test('a route does not pass through a bottleneck twice', () => {
  // 0 → 1 → {2…9 all among each other} → 1 → 10: only 0 → 1 → 10 passes 1 once.
  const cluster = [2, 3, 4, 5, 6, 7, 8, 9];
  const edges: (readonly [number, number])[] = [
    [0, 1],
    [1, 10],
    ...cluster.flatMap((from) => [[1, from] as const, [from, 1] as const]),
    ...cluster.flatMap((from) => cluster.filter((to) => to !== from).map((to) => [from, to] as const)),
  ];
  const { out, into } = graphOf(11, edges);
  expect([...findRoutes(out, into, 0, 10, 8)]).toEqual([[0, 1, 10]]);
});
