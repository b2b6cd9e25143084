import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  add,
  canvasDocument,
  collapse,
  emptyDocument,
  expand,
  hide,
  layOut,
  move,
  noFilter,
  note,
  pin,
  remove,
  setLook,
  showAll,
  strike,
} from '#web/free-canvas/document.ts';
import type { CanvasDocument, CanvasNode, Found, Step } from '#web/free-canvas/document.ts';
import type { CanvasEdge } from '#web/free-canvas/edge.ts';
import { closeGroup, groupNodes, renameGroup, ungroup } from '#web/free-canvas/groups.ts';
import { placeFreely, placesBeside } from '#web/picture/place.ts';
import { createCanvasStore, takeStep } from '#web/free-canvas/store.ts';
import { runs } from '../../runs.ts';
import { canvasNode } from './canvas-node.ts';

function nodeOf(id: string): CanvasNode {
  return canvasNode(id, { title: `Name of ${id}` });
}

function edgeOf(from: string, to: string): CanvasEdge {
  return {
    id: `${from}>${to}`,
    type: 'SUBCONTRACTS_TO',
    from,
    to,
    under: null,
    periods: [{ from: null, to: null }],
    dataClasses: ['REPORTED'],
  };
}

/** The neighbors of a node in a world in which every node has some. */
function neighboursOf(id: string, count: number): Found {
  const number = Number(id.slice(1));
  const ids = Array.from({ length: count }, (_, i) => `n${String((number * 3 + i + 1) % 20)}`).filter(
    (other) => other !== id,
  );
  return { nodes: ids.map(nodeOf), edges: ids.map((other) => edgeOf(id, other)) };
}

function expandIn(document: CanvasDocument, of: string, count: number): Step {
  const found = neighboursOf(of, count);
  const center = document.points[of] ?? { x: 0, y: 0 };
  const points = placeFreely(
    document.points,
    placesBeside(
      center,
      found.nodes.map(({ id }) => ({ id, right: true })),
    ),
  );
  return expand(document, { of, relation: 'subcontractors', total: 20 }, found, points);
}

function addTo(document: CanvasDocument, id: string): Step {
  const points = placeFreely(document.points, [[id, { x: 0, y: 0 }]]);
  return add(document, `add ${id}`, { nodes: [nodeOf(id)], edges: [] }, points);
}

/** Any step that the page can take, chosen by three numbers. */
function stepOf(document: CanvasDocument, [kind, which, count]: readonly [number, number, number]): Step {
  const ids = Object.keys(document.nodes);
  const some = ids.filter((_, i) => (i + which) % 3 === 0).slice(0, count);
  const one = ids[which % Math.max(ids.length, 1)] ?? 'n0';
  const [group] = document.groups;
  const batch = document.batches[which % Math.max(document.batches.length, 1)];
  const steps: readonly (() => Step)[] = [
    () => addTo(document, `n${String(which)}`),
    () => expandIn(document, one, count),
    () => (batch === undefined ? addTo(document, 'n1') : collapse(document, batch.id)),
    () => remove(document, some),
    () => hide(document, some),
    () => showAll(document),
    () => pin(document, some, count % 2 === 0),
    () => strike(document, some, count % 2 === 0),
    () => note(document, one, count % 2 === 0 ? 'a note' : ''),
    () => groupNodes(document, 'the group', some),
    () => (group === undefined ? showAll(document) : closeGroup(document, group.id, count % 2 === 0)),
    () => (group === undefined ? showAll(document) : ungroup(document, group.id)),
    () => (group === undefined ? showAll(document) : renameGroup(document, group.id, `name ${String(which)}`)),
    () => move(document, { [one]: { x: which * 10, y: count } }),
    () => layOut(document, 'grid', Object.fromEntries(ids.map((id, i) => [id, { x: i * 200, y: which }]))),
    () => setLook(document, 'filter', { filter: { ...noFilter, minRelations: count } }),
  ];
  return (steps[kind % steps.length] ?? (() => addTo(document, 'n0')))();
}

const choices = fc.array(fc.tuple(fc.nat(15), fc.nat(19), fc.integer({ min: 1, max: 6 })), { maxLength: 40 });

function documentAfter(steps: readonly (readonly [number, number, number])[]): CanvasDocument {
  return steps.reduce((document, choice) => stepOf(document, choice).document, addTo(emptyDocument, 'n0').document);
}

test('undoing every step gives the first document, and redoing them the last', () => {
  fc.assert(
    fc.property(choices, (steps) => {
      const first = { document: emptyDocument, step: 'start', data: 'before' };
      const store = createCanvasStore(first.document, first.step, first.data);
      for (const choice of steps) takeStep(store, stepOf(store.getState().document, choice));
      const last = store.getState();
      const { pastStates, undo } = store.temporal.getState();
      const count = pastStates.length;
      for (let i = 0; i < count; i += 1) undo();
      expect(store.getState()).toEqual(first);
      // The empty canvas is of the data of now; what was read before stays of the data before.
      if (count > 0) store.setState({ data: 'now' });
      store.temporal.getState().redo(count);
      expect(store.getState()).toEqual(last);
    }),
    { numRuns: runs(60) },
  );
});

test('expanding and then collapsing gives the document before, whatever is on the canvas', () => {
  fc.assert(
    fc.property(choices, fc.nat(19), fc.integer({ min: 1, max: 9 }), (steps, which, count) => {
      const before = documentAfter(steps);
      const ids = Object.keys(before.nodes);
      const of = ids[which % Math.max(ids.length, 1)];
      if (of === undefined) return;
      const { document } = expandIn(before, of, count);
      const made = document.batches.find((one) => before.batches.every(({ id }) => id !== one.id));
      // The same expansion was there before: collapsing takes both back.
      if (made === undefined) return;
      expect(collapse(document, made.id).document).toEqual(before);
    }),
    { numRuns: runs(200) },
  );
});

test('in every document, edges have both ends, all boxes have a place, and nothing refers to what is gone', () => {
  fc.assert(
    fc.property(choices, (steps) => {
      const document = documentAfter(steps);
      expect(canvasDocument.parse(document)).toEqual(document);
      const ids = new Set(Object.keys(document.nodes));
      const boxes = new Set([...ids, ...document.groups.map(({ id }) => id)]);
      for (const { from, to } of Object.values(document.edges))
        expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
      expect(new Set(Object.keys(document.points))).toEqual(boxes);
      const referred = [
        ...document.hidden,
        ...document.pinned,
        ...document.struck,
        ...Object.keys(document.notes),
        ...document.groups.flatMap(({ members }) => members),
        ...document.batches.flatMap(({ nodes }) => nodes),
      ];
      expect(referred.filter((id) => !ids.has(id))).toEqual([]);
      const held = new Set(document.batches.flatMap(({ nodes }) => nodes));
      expect([...ids].filter((id) => !held.has(id))).toEqual([]);
      expect(document.batches.flatMap(({ edges }) => edges).filter((id) => !(id in document.edges))).toEqual([]);
    }),
    { numRuns: runs(100) },
  );
});

test('no step but a move and a layout moves what is there', () => {
  fc.assert(
    fc.property(choices, fc.tuple(fc.nat(12), fc.nat(19), fc.integer({ min: 1, max: 6 })), (steps, choice) => {
      const before = documentAfter(steps);
      const after = stepOf(before, choice).document;
      for (const [id, at] of Object.entries(after.points)) {
        if (id in before.points && id in after.nodes) expect(at).toEqual(before.points[id]);
      }
    }),
    { numRuns: runs(200) },
  );
});

test('a layout leaves pinned nodes where they are', () => {
  const { document } = expandIn(addTo(emptyDocument, 'n0').document, 'n0', 3);
  const pinned = pin(document, ['n1'], true).document;
  const laid = layOut(pinned, 'grid', { n0: { x: 900, y: 900 }, n1: { x: 900, y: 0 } }).document;
  expect(laid.points['n0']).toEqual({ x: 900, y: 900 });
  expect(laid.points['n1']).toEqual(document.points['n1']);
});

test('a layout puts no box on a pinned one', () => {
  const { document } = expandIn(addTo(emptyDocument, 'n0').document, 'n0', 3);
  const pinned = pin(document, ['n1'], true).document;
  const at = pinned.points['n1'] ?? { x: 0, y: 0 };
  const { x, y } = layOut(pinned, 'grid', { n0: at }).document.points['n0'] ?? at;
  expect(Math.abs(x - at.x) >= 134 || Math.abs(y - at.y) >= 68).toBe(true);
});

test('a collapse keeps what another expansion has, and what somebody noted', () => {
  let { document } = addTo(emptyDocument, 'n0');
  document = expandIn(document, 'n0', 4).document;
  document = expandIn(document, 'n1', 2).document;
  document = note(document, 'n2', 'look again').document;
  const [, first] = document.batches;
  const after = collapse(document, first?.id ?? '').document;
  // n1 was expanded and n4 is its neighbor; n2 has a note.
  expect(Object.keys(after.nodes).sort()).toEqual(['n0', 'n1', 'n2', 'n4', 'n5'].sort());
  expect(Object.keys(after.edges)).toEqual(['n1>n4', 'n1>n5']);
});

test('steps say what they did, with the number of relations', () => {
  const { document } = addTo(emptyDocument, 'n0');
  expect(expandIn(document, 'n0', 4).name).toBe('expand Name of n0: subcontractors (4 of 20)');
  expect(hide(document, ['n0']).name).toBe('hide Name of n0');
  expect(pin(document, ['n0', 'n1', 'n2'], true).name).toBe('pin 3 nodes');
});

test('new boxes overlap neither each other nor what is there', () => {
  const point = fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) });
  fc.assert(
    fc.property(fc.array(point, { maxLength: 40 }), point, fc.nat(60), (there, center, count) => {
      const placed = Object.fromEntries(there.map((at, i) => [`old ${String(i)}`, at]));
      const neighbours = Array.from({ length: count }, (_, i) => ({ id: String(i), right: i % 3 > 0 }));
      const found = placeFreely(placed, placesBeside(center, neighbours));
      expect(Object.keys(found)).toHaveLength(count);
      const all = [
        ...there.map((at) => ({ at, isNew: false })),
        ...Object.values(found).map((at) => ({ at, isNew: true })),
      ];
      all.forEach((one, i) => {
        for (const other of all.slice(i + 1)) {
          if (!one.isNew && !other.isNew) continue;
          const apart = Math.abs(one.at.x - other.at.x) >= 134 || Math.abs(one.at.y - other.at.y) >= 56;
          expect(apart).toBe(true);
        }
      });
    }),
    { numRuns: runs(60) },
  );
});
