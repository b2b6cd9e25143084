import fc from 'fast-check';
import { expect, test } from 'vitest';
import { connectingPaths, type PathGraph, type PathSearch } from '#graph/paths/connecting-paths.ts';
import { runs } from '#test/runs.ts';
import { allPaths } from './all-paths.ts';

const size = 8;
const node = fc.integer({ min: 0, max: size - 1 });
const graphs = fc.array(fc.tuple(node, node), { minLength: 8, maxLength: 18 }).map((edges): PathGraph => {
  const graph = Array.from({ length: size }, () => new Set<number>());
  for (const [a, b] of edges) {
    if (a === b) continue;
    graph[a]?.add(b);
    graph[b]?.add(a);
  }
  return graph.map((next) => [...next].sort((a, b) => a - b));
});
const searches = fc
  .record({
    from: node,
    to: node,
    via: fc.oneof(fc.constant<number[]>([]), fc.uniqueArray(node, { maxLength: 3 })),
    maxHops: fc.integer({ min: 1, max: 8 }),
  })
  .filter(({ from, to, via }) => from !== to && !via.includes(from) && !via.includes(to));

test('finds the same paths as brute force, shortest first, then by their nodes', () => {
  let found = 0;
  fc.assert(
    fc.property(graphs, searches, (graph, search) => {
      const expected = allPaths(graph, search);
      found += expected.length;
      expect([...connectingPaths(graph, search)]).toEqual(expected);
    }),
    { numRuns: runs(3000) },
  );
  expect(found).toBeGreaterThan(3000);
});

test('finds the first paths of a dense graph without trying all', () => {
  const dense: PathGraph = Array.from({ length: 300 }, (_, at) =>
    Array.from({ length: 300 }, (_unused, other) => other).filter((other) => other !== at),
  );
  const search: PathSearch = { from: 0, to: 299, via: [], maxHops: 12 };
  const first: (readonly number[])[] = [];
  for (const path of connectingPaths(dense, search)) {
    first.push(path);
    if (first.length === 50) break;
  }
  expect(first.slice(0, 3)).toEqual([
    [0, 299],
    [0, 1, 299],
    [0, 2, 299],
  ]);
});

test('a search that cannot succeed ends', () => {
  // A clique of which the node asked for hangs by the beginning: no path comes back from it.
  const graph: number[][] = Array.from({ length: 30 }, (_, at) =>
    Array.from({ length: 30 }, (_unused, other) => other).filter((other) => other !== at),
  );
  graph.push([0]);
  graph[0]?.push(30);
  const search: PathSearch = { from: 1, to: 2, via: [30], maxHops: 12 };
  expect(() => [...connectingPaths(graph, search)]).toThrow(
    expect.objectContaining({
      code: 'RESULT_TOO_LARGE',
      extensions: { limit: 'pathSteps', most: 2_000_000, asked: null },
    }),
  );
});
