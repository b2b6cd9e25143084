import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyDocument, hide, setLook } from '#web/free-canvas/document.ts';
import type { CanvasDocument, CanvasNode } from '#web/free-canvas/document.ts';
import { drawCanvas } from '#web/free-canvas/draw.ts';
import type { CanvasEdge } from '#web/free-canvas/edge.ts';
import { groupNodes } from '#web/free-canvas/groups.ts';
import { lanesAround, layOutByRole, layOutInGrid, layOutInRings, placePaths } from '#web/free-canvas/layouts.ts';
import { runs } from '../../runs.ts';
import { canvasNode } from './canvas-node.ts';

const roles = ['contract', 'organization', 'escort', 'engineer', 'system', 'country'] as const;
const conditions = { asOf: '2025-07-17', evidence: ['DOCUMENTED', 'REPORTED', 'INFERRED'] as const };

const anyDocument = fc
  .record({
    roles: fc.array(fc.constantFrom(...roles), { minLength: 1, maxLength: 120 }),
    links: fc.array(fc.tuple(fc.nat(119), fc.nat(119)), { maxLength: 160 }),
  })
  .map(({ roles: given, links }): CanvasDocument => {
    const nodes = given.map((role, i): CanvasNode => ({
      id: `n${String(i)}`,
      type: role === 'escort' || role === 'engineer' ? 'Person' : 'Organization',
      role,
      key: String(i),
      title: `Node ${String(i)}`,
      kind: role,
      country: null,
      impactLevel: null,
      dataClass: 'REPORTED',
    }));
    const edges = links
      .filter(([a, b]) => a < given.length && b < given.length && a !== b)
      .map(([a, b], i): CanvasEdge => ({
        id: `e${String(i)}`,
        type: 'SUBCONTRACTS_TO',
        from: `n${String(a)}`,
        to: `n${String(b)}`,
        under: `contract ${String(i % 3)}`,
        periods: [{ from: '2025-01-01', to: '2025-07-18' }],
        dataClasses: ['REPORTED'],
      }));
    return {
      ...emptyDocument,
      nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
      edges: Object.fromEntries(edges.map((edge) => [edge.id, edge])),
      points: Object.fromEntries(nodes.map(({ id }, i) => [id, { x: i * 200, y: 0 }])),
    };
  });

test('every layout places every box once, without overlap, and always in the same way', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const drawing = drawCanvas(document, conditions);
      for (const layOut of [layOutInGrid, layOutInRings, (of: typeof drawing) => layOutByRole(of).points]) {
        const points = layOut(drawing);
        expect(layOut(drawing)).toEqual(points);
        expect(Object.keys(points).sort()).toEqual(Object.keys(document.nodes).sort());
        const all = Object.values(points);
        all.forEach((a, i) => {
          for (const b of all.slice(i + 1)) expect(Math.abs(a.x - b.x) >= 130 || Math.abs(a.y - b.y) >= 56).toBe(true);
        });
      }
    }),
    { numRuns: runs(40) },
  );
});

test('the lanes are in the order of the roles, and every box is in its lane', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const drawing = drawCanvas(document, conditions);
      const { points, lanes } = layOutByRole(drawing);
      lanes.slice(1).forEach((lane, i) => {
        const before = lanes[i];
        expect(lane.left).toBeGreaterThanOrEqual((before?.left ?? 0) + (before?.width ?? 0));
      });
      const laid = { ...document, points };
      expect(lanesAround(drawCanvas(laid, conditions))).toEqual(lanes.length > 1 ? lanes : []);
      const moved = { ...points, n0: { x: (points['n0']?.x ?? 0) + 1, y: 0 } };
      if (drawing.boxes.length > 1) expect(lanesAround(drawCanvas({ ...laid, points: moved }, conditions))).toEqual([]);
      const ordered = drawing.boxes.map(({ id, role }) => ({
        rank: roles.findIndex((one) => one === role),
        x: points[id]?.x ?? 0,
      }));
      for (const a of ordered) for (const b of ordered) if (a.rank < b.rank) expect(a.x).toBeLessThan(b.x);
    }),
    { numRuns: runs(40) },
  );
});

function documentOf(
  nodes: readonly Pick<CanvasNode, 'id' | 'type' | 'role' | 'kind' | 'prime'>[],
  edges: readonly CanvasEdge[],
) {
  const whole = nodes.map((node): CanvasNode => ({
    ...node,
    key: node.id,
    title: node.id,
    country: null,
    impactLevel: null,
    dataClass: 'REPORTED',
  }));
  return {
    ...emptyDocument,
    nodes: Object.fromEntries(whole.map((node) => [node.id, node])),
    edges: Object.fromEntries(edges.map((edge) => [edge.id, edge])),
  };
}

/** The ids of the boxes in each lane, by the title of the lane. */
function lanesOf(document: CanvasDocument): Readonly<Record<string, readonly string[]>> {
  const { points, lanes } = layOutByRole(drawCanvas(document, conditions));
  return Object.fromEntries(
    lanes.map(({ title, left, width }) => [
      title,
      Object.keys(points)
        .filter((id) => (points[id]?.x ?? 0) >= left && (points[id]?.x ?? 0) <= left + width)
        .sort(),
    ]),
  );
}

test('tiers are counted from the prime of a contract, along its subcontracts that hold and match', () => {
  const hop = (from: string, to: string, under: string | null, end: string | null = null): CanvasEdge => ({
    id: `${from}>${to} ${under ?? ''}`,
    type: 'SUBCONTRACTS_TO',
    from,
    to,
    under,
    periods: [{ from: null, to: end, dataClass: 'REPORTED' }],
    dataClasses: ['REPORTED'],
  });
  const awarded = (contract: string, to: string): CanvasEdge => ({ ...hop(contract, to, null), type: 'AWARDED_TO' });
  /** The lanes of the organizations of a canvas with the contracts X and Y. X has a prime, if it is known. */
  const lanesUnder = (prime: string | undefined, ids: readonly string[], edges: readonly CanvasEdge[]) => {
    const nodes = ids.map((id) => ({ id, type: 'Organization', role: 'organization', kind: 'organization' }) as const);
    const contracts = ['X', 'Y'].map((id) => {
      const known = id === 'X' && prime !== undefined ? { prime } : {};
      return { id, type: 'Contract', role: 'contract', kind: 'contract', ...known } as const;
    });
    const { 'Contracts and records': shown, ...others } = lanesOf(documentOf([...contracts, ...nodes], edges));
    expect(shown).toEqual(['X', 'Y']);
    return others;
  };
  const lanes = (ids: readonly string[], edges: readonly CanvasEdge[]) => lanesUnder('A', ids, edges);
  const [ab, bc] = [hop('A', 'B', 'X'), hop('B', 'C', 'X')];
  // One contract: a chain.
  expect(lanes(['A', 'B', 'C'], [ab, bc])).toEqual({
    Organizations: ['A'],
    'Tier 1': ['B'],
    'Tier 2': ['C'],
  });
  // Two contracts, or none: no chain.
  expect(lanes(['A', 'B', 'C'], [ab, hop('B', 'C', 'Y')])).toEqual({
    Organizations: ['A'],
    'Tier 1': ['B'],
    '1 below the first shown': ['C'],
  });
  expect(lanes(['A', 'B', 'C'], [hop('A', 'B', null), hop('B', 'C', null)])).toEqual({
    Organizations: ['A', 'B', 'C'],
  });
  // What has ended does not count: no route leads from the prime to C.
  expect(lanes(['A', 'B', 'C'], [hop('A', 'B', 'X', '2025-07-17'), bc])).toEqual({
    Organizations: ['A', 'B'],
    '1 below the first shown': ['C'],
  });
  // The prime is not on the canvas, or not known, whatever award is shown.
  expect(lanes(['B', 'C'], [bc])).toEqual({ Organizations: ['B'], '1 below the first shown': ['C'] });
  for (const prime of [undefined, 'Z'])
    for (const awards of [[], [awarded('X', 'A')]])
      expect(lanesUnder(prime, ['A', 'B', 'C'], [...awards, ab, bc])).toEqual({
        Organizations: ['A'],
        '1 below the first shown': ['B'],
        '2 below the first shown': ['C'],
      });
  // A tier under one contract counts more than a place under another one.
  expect(lanes(['A', 'B', 'C'], [ab, bc, hop('B', 'C', 'Y')])).toMatchObject({ 'Tier 2': ['C'] });
  // In a circle, only the prime is above the others.
  const circle = [ab, hop('B', 'A', 'X')];
  expect(lanesUnder(undefined, ['A', 'B'], circle)).toEqual({ Organizations: ['A', 'B'] });
  expect(lanes(['A', 'B'], circle)).toEqual({ Organizations: ['A'], 'Tier 1': ['B'] });
  const long = Array.from({ length: 11 }, (_, i) => `O${String(i)}`);
  const hops = long.slice(1).map((to, i) => hop(long[i] ?? '', to, 'X'));
  expect(lanesUnder('O0', long, hops)).toMatchObject({
    'Tier 7': ['O7'],
    'Tier 8 or lower': ['O10', 'O8', 'O9'],
  });
  expect(lanes(long, hops)).toMatchObject({
    '7 below the first shown': ['O7'],
    '8 or more below the first shown': ['O10', 'O8', 'O9'],
  });
});

test('a lane is called Engineers only if everybody in it is one', () => {
  const person = (id: string, kind: string) => ({ id, type: 'Person', role: 'engineer', kind }) as const;
  const escort = { id: 'E', type: 'Person', role: 'escort', kind: 'escort' } as const;
  const engineers = [person('P', 'engineer'), person('Q', 'engineer, supervisor')];
  expect(lanesOf(documentOf([escort, ...engineers], []))).toEqual({ Escorts: ['E'], Engineers: ['P', 'Q'] });
  for (const kind of ['person', 'supervisor', 'escort, supervisor'])
    expect(lanesOf(documentOf([escort, ...engineers, person('R', kind)], []))).toEqual({
      Escorts: ['E'],
      People: ['P', 'Q', 'R'],
    });
});

test('lanes of thousands of nodes are laid out at once', () => {
  const nodes = Array.from({ length: 3000 }, (_, i): CanvasNode => ({
    id: `n${String(i)}`,
    type: 'Person',
    role: i < 5 ? 'system' : 'engineer',
    key: String(i),
    title: String(i),
    kind: 'person',
    country: null,
    impactLevel: null,
    dataClass: null,
  }));
  const document = { ...emptyDocument, nodes: Object.fromEntries(nodes.map((node) => [node.id, node])) };
  const heights = Object.values(layOutByRole(drawCanvas(document, conditions)).points).map(({ y }) => y);
  // In columns: one lane of 3,000 rows would be 228,000 pixels high.
  expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(10_000);
});

test('what ended before the day is dimmed, or left out; what is hidden or in a closed group is not drawn', () => {
  const nodes = ['a', 'b', 'c', 'd'].map((id) => canvasNode(id));
  const edge = (from: string, to: string): CanvasEdge => ({
    id: `${from}${to}`,
    type: 'SUBCONTRACTS_TO',
    from,
    to,
    under: null,
    periods: [{ from: null, to: '2025-07-18' }],
    dataClasses: ['REPORTED'],
  });
  const edges = [edge('a', 'b'), edge('a', 'c'), edge('a', 'd')];
  const document: CanvasDocument = {
    ...emptyDocument,
    nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
    edges: Object.fromEntries(edges.map((one) => [one.id, one])),
  };
  expect(drawCanvas(document, conditions).lines.map(({ dim }) => dim)).toEqual([false, false, false]);
  const later = { ...conditions, asOf: '2025-07-18' };
  expect(drawCanvas(document, later).lines.map(({ dim }) => dim)).toEqual([true, true, true]);
  const removing = setLook(document, 'filter', { filter: { ...document.filter, mode: 'remove' } }).document;
  expect(drawCanvas(removing, later).lines).toEqual([]);

  const grouped = groupNodes(document, 'both', ['b', 'c']).document;
  const drawing = drawCanvas(grouped, conditions);
  expect(drawing.boxes.map(({ title, detail }) => `${title}: ${detail}`)).toEqual([
    'a: organization',
    'd: organization',
    'both: 2 nodes',
  ]);
  expect(drawing.lines.map(({ label, edges: of }) => [label, of])).toEqual([
    ['subcontracts to', ['ad']],
    ['subcontracts to (2)', ['ab', 'ac']],
  ]);
  const hidden = drawCanvas(hide(grouped, ['d']).document, conditions);
  expect([hidden.boxes.length, hidden.lines.length, hidden.hidden]).toEqual([2, 1, 1]);
});

const isApart = (places: readonly { readonly x: number; readonly y: number }[]): boolean =>
  places.every((one, i) =>
    places.slice(i + 1).every((other) => Math.abs(one.x - other.x) >= 140 || Math.abs(one.y - other.y) >= 84),
  );

test('paths are placed in columns from end to end, no box on another', () => {
  const routes = [
    ['a', 'b', 'e'],
    ['a', 'c', 'e'],
    ['a', 'c', 'd', 'e'],
  ];
  // Both ends were added at the same place, or nearly.
  const canvas = { points: { a: { x: 0, y: 0 }, e: { x: 70, y: 42 } }, pinned: [] };
  const placed = placePaths(routes, canvas, true);
  const xs = ['a', 'b', 'c', 'd', 'e'].map((id) => placed[id]?.x ?? -1);
  expect(xs[0]).toBe(0);
  expect(xs[1]).toBe(xs[2]);
  expect([...new Set(xs)].sort((one, other) => one - other)).toEqual([0, 214, 428, 642]);
  expect(isApart(Object.values(placed))).toBe(true);
});

test('paths leave what is placed beside them where it is, and run towards their last end', () => {
  const points = { a: { x: 0, y: 0 }, e: { x: -900, y: 10 }, other: { x: -450, y: 0 } };
  const placed = placePaths([['a', 'b', 'e']], { points, pinned: [] }, false);
  expect(Object.keys(placed)).toEqual(['b']);
  expect(placed['b']?.x).toBeLessThan(0);
  expect(isApart(Object.values({ ...points, ...placed }))).toBe(true);
  expect(placePaths([['a', 'b', 'e']], { points, pinned: ['a', 'e'] }, true)['a']).toBeUndefined();
});
