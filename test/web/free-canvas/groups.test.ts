import { expect, test } from 'vitest';
import { add, emptyDocument, layOut, move, pin } from '#web/free-canvas/document.ts';
import type { CanvasDocument } from '#web/free-canvas/document.ts';
import { drawCanvas } from '#web/free-canvas/draw.ts';
import { closeGroup, groupNodes } from '#web/free-canvas/groups.ts';
import { layOutInGrid } from '#web/free-canvas/layouts.ts';
import type { Point } from '#picture/lanes.ts';
import { canvasNode } from './canvas-node.ts';

const places = {
  hub: { x: 0, y: 0 },
  left: { x: -220, y: 0 },
  right: { x: 220, y: 0 },
  far: { x: 900, y: 0 },
} as const;
const members = ['left', 'right'] as const;

/** A hub between two nodes of a group, and one farther away. */
const start = add(
  emptyDocument,
  'add',
  { nodes: Object.keys(places).map((id) => canvasNode(id)), edges: [] },
  places,
).document;
const grouped = groupNodes(start, 'both', members).document;
const group = 'group 1';

/** The pairs of boxes that are drawn and cover each other. */
function covered(document: CanvasDocument): readonly string[] {
  const { boxes } = drawCanvas(document, { asOf: '2025-07-17', evidence: ['REPORTED'] });
  return boxes.flatMap((one, i) =>
    boxes
      .slice(i + 1)
      .filter(({ at }) => Math.abs(one.at.x - at.x) < 114 && Math.abs(one.at.y - at.y) < 68)
      .map((other) => `${one.id} ${other.id}`),
  );
}

const at = (document: CanvasDocument, id: string): Point => document.points[id] ?? { x: NaN, y: NaN };

test('the box of a group covers nothing that is drawn, such as the node between its members', () => {
  expect(covered(grouped)).toEqual([]);
  expect(Math.hypot(at(grouped, group).x, at(grouped, group).y)).toBeLessThan(200);
  // While it is open, anything may come to where its box was.
  const opened = closeGroup(grouped, group, false).document;
  const moved = move(opened, { far: at(grouped, group), left: { x: 500, y: 500 }, right: { x: 700, y: 500 } }).document;
  const closed = closeGroup(moved, group, true).document;
  expect(covered(closed)).toEqual([]);
  expect(at(closed, group)).toEqual({ x: 600, y: 500 });
});

test('the members of a closed group come along when its box is dragged, but the pinned ones', () => {
  const before = at(grouped, group);
  const pinned = pin(grouped, ['right'], true).document;
  const dragged = move(pinned, { [group]: { x: before.x + 1000, y: before.y + 50 } }).document;
  const opened = closeGroup(dragged, group, false).document;
  expect(at(opened, 'left')).toEqual({ x: 780, y: 50 });
  expect(at(opened, 'right')).toEqual(places.right);
  // They are drawn themselves while it is open.
  expect(at(move(opened, { [group]: { x: 0, y: 0 } }).document, 'left')).toEqual({ x: 780, y: 50 });
});

test('a group that is opened after a layout covers nothing, and is where its box was', () => {
  const drawing = drawCanvas(grouped, { asOf: '2025-07-17', evidence: ['REPORTED'] });
  const laid = layOut(grouped, 'grid', layOutInGrid(drawing)).document;
  expect(covered(laid)).toEqual([]);
  const opened = closeGroup(laid, group, false).document;
  expect(covered(opened)).toEqual([]);
  for (const id of members)
    expect(Math.hypot(at(opened, id).x - at(laid, group).x, at(opened, id).y - at(laid, group).y)).toBeLessThan(500);
});

test('two groups differ, also from those of a document that another program made', () => {
  const foreign = { ...grouped, groups: grouped.groups.map((one) => ({ ...one, id: 'cluster' })) };
  const one = groupNodes(foreign, 'one', ['hub']).document;
  const two = groupNodes(one, 'two', ['far']).document;
  expect(two.groups.map(({ id, name }) => [id, name])).toEqual([
    ['cluster', 'both'],
    ['group 2', 'one'],
    ['group 3', 'two'],
  ]);
});
