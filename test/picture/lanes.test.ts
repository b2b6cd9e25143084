import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countCrossings, layOutLanes } from '#picture/lanes.ts';
import { runs } from '../runs.ts';

const spacing = { lane: 100, row: 40, passing: 10 };

test('a chain is a straight line', () => {
  const nodes = ['a', 'b', 'c', 'd'].map((id, lane) => ({ id, lane }));
  const links = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'c' },
    { from: 'c', to: 'd' },
  ];
  const points = layOutLanes(nodes, links, spacing);
  expect([...points.values()].map((point) => point.y)).toEqual([0, 0, 0, 0]);
  expect([...points.values()].map((point) => point.x)).toEqual([0, 100, 200, 300]);
});

test('crossed lines are uncrossed', () => {
  const nodes = [
    { id: 'a', lane: 0 },
    { id: 'b', lane: 0 },
    { id: 'c', lane: 1 },
    { id: 'd', lane: 1 },
  ];
  const points = layOutLanes(
    nodes,
    [
      { from: 'a', to: 'd' },
      { from: 'b', to: 'c' },
    ],
    spacing,
  );
  const sideOf = (id: string): number => Math.sign(points.get(id)?.y ?? 0);
  expect(sideOf('a')).toBe(sideOf('d'));
  expect(sideOf('b')).toBe(sideOf('c'));
});

test('a line that skips a lane avoids the node there', () => {
  const nodes = [
    { id: 'a', lane: 0 },
    { id: 'b', lane: 1 },
    { id: 'c', lane: 2 },
  ];
  const points = layOutLanes(
    nodes,
    [
      { from: 'a', to: 'c' },
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
    ],
    spacing,
  );
  const straight = ((points.get('a')?.y ?? 0) + (points.get('c')?.y ?? 0)) / 2;
  expect(Math.abs((points.get('b')?.y ?? 0) - straight)).toBeGreaterThan(0);
});

test('the number of crossings equals a direct count', () => {
  const pairs = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 30 });
  fc.assert(
    fc.property(pairs, (lines) => {
      const ends = Array.from({ length: 7 }, (_, i) =>
        lines
          .filter(([a]) => a === i)
          .map(([, b]) => b)
          .sort((a, b) => a - b),
      );
      let direct = 0;
      lines.forEach(([a, b], i) => {
        for (const [c, d] of lines.slice(i + 1)) if ((a - c) * (b - d) < 0) direct += 1;
      });
      expect(countCrossings(ends, 7)).toBe(direct);
    }),
    { numRuns: runs(100) },
  );
});

test('in any picture, every node is in its lane, no nodes overlap, and the layout is deterministic', () => {
  const picture = fc.array(fc.nat(5), { minLength: 1, maxLength: 40 }).chain((lanes) =>
    fc.record({
      nodes: fc.constant(lanes.map((lane, i) => ({ id: `n${String(i)}`, lane }))),
      links: fc.array(
        fc.tuple(fc.nat(lanes.length - 1), fc.nat(lanes.length - 1)).map(([a, b]) => ({
          from: `n${String(a)}`,
          to: `n${String(b)}`,
        })),
        { maxLength: 80 },
      ),
    }),
  );
  fc.assert(
    fc.property(picture, ({ nodes, links }) => {
      const points = layOutLanes(nodes, links, spacing);
      expect(layOutLanes(nodes, links, spacing)).toEqual(points);
      for (const node of nodes) expect(points.get(node.id)?.x).toBe(node.lane * spacing.lane);
      for (const a of nodes) {
        for (const b of nodes) {
          if (a.id >= b.id || a.lane !== b.lane) continue;
          const apart = Math.abs((points.get(a.id)?.y ?? 0) - (points.get(b.id)?.y ?? 0));
          expect(apart).toBeGreaterThanOrEqual(spacing.row - 1);
        }
      }
    }),
    { numRuns: runs(60) },
  );
});

test('a strong chain is straight, however many other nodes lead to its last node', () => {
  const others = Array.from({ length: 40 }, (_, i) => `o${String(i)}`);
  const nodes = [
    ...others.flatMap((id) => [
      { id: `${id} escort`, lane: 2 },
      { id, lane: 3 },
    ]),
    ...['a', 'b', 'c', 'd', 'system'].map((id, lane) => ({ id, lane })),
  ];
  const links = others.flatMap((id) => [
    { from: `${id} escort`, to: id },
    { from: id, to: 'system' },
  ]);
  const chain = [
    { from: 'a', to: 'b', strong: true },
    { from: 'b', to: 'c', strong: true },
    { from: 'c', to: 'd', strong: true },
    { from: 'd', to: 'system', strong: true },
  ];
  const points = layOutLanes(nodes, [...links, ...chain], spacing);
  const heights = ['a', 'b', 'c', 'd', 'system'].map((id) => points.get(id)?.y ?? NaN);
  expect(Math.max(...heights) - Math.min(...heights)).toBeLessThanOrEqual(1);
});
