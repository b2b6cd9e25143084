import { expect, test } from 'vitest';
import { canvasDocument, emptyDocument, hide, setLook, strike } from '#web/free-canvas/document.ts';
import type { CanvasDocument } from '#web/free-canvas/document.ts';
import { drawCanvas } from '#web/free-canvas/draw.ts';
import { whenItHolds } from '#web/free-canvas/edge.ts';
import type { CanvasEdge } from '#web/free-canvas/edge.ts';
import { closeGroup, groupNodes } from '#web/free-canvas/groups.ts';
import { canvasNode } from './canvas-node.ts';

const conditions = { asOf: '2025-07-17', evidence: ['DOCUMENTED', 'REPORTED', 'INFERRED'] as const };

function edgeOf(from: string, to: string, change: Partial<CanvasEdge> = {}): CanvasEdge {
  return {
    id: `${from}${to}`,
    type: 'SUBCONTRACTS_TO',
    from,
    to,
    under: 'C1',
    periods: [{ from: null, to: null, dataClass: 'REPORTED' }],
    dataClasses: ['REPORTED'],
    ...change,
  };
}

function documentOf(ids: string, edges: readonly CanvasEdge[]): CanvasDocument {
  const nodes = Array.from(ids, (id) => canvasNode(id, { dataClass: null }));
  return {
    ...emptyDocument,
    nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
    edges: Object.fromEntries(edges.map((edge) => [edge.id, edge])),
  };
}

const box = (document: CanvasDocument, id: string, bands?: ReadonlyMap<string, 'CRITICAL' | 'LOW'>) =>
  drawCanvas(
    document,
    bands === undefined ? conditions : { ...conditions, exposed: { bands, tags: new Map(), hops: new Set() } },
  ).boxes.find((one) => one.id === id);

test('a statement counts only on its own days: an earlier one of better evidence does not stand for a later one', () => {
  const hired = edgeOf('a', 'b', {
    type: 'EMPLOYS',
    periods: [
      { from: '2020-01-01', to: '2021-01-01', dataClass: 'DOCUMENTED' },
      { from: '2021-01-01', to: null, dataClass: 'INFERRED' },
    ],
    dataClasses: ['DOCUMENTED', 'INFERRED'],
  });
  const document = documentOf('ab', [hired]);
  const documented = { ...conditions, evidence: ['DOCUMENTED'] as const };
  const isDim = (asOf: string) => drawCanvas(document, { ...documented, asOf }).lines.map(({ dim }) => dim);
  expect(isDim('2020-06-01')).toEqual([false]);
  expect(isDim('2025-07-17')).toEqual([true]);
  expect(whenItHolds(hired, documented)).toBe('on this day, but not in the selected evidence');
  expect(drawCanvas(document, conditions).lines[0]?.dim).toBe(false);
});

test('a line is synthetic if only synthetic statements hold on the day', () => {
  const edge = edgeOf('a', 'b', {
    periods: [
      { from: '2020-01-01', to: '2021-01-01', dataClass: 'REPORTED' },
      { from: '2021-01-01', to: null, dataClass: 'SYNTHETIC' },
    ],
    dataClasses: ['REPORTED', 'SYNTHETIC'],
  });
  const isSynthetic = (asOf: string) =>
    drawCanvas(documentOf('ab', [edge]), { ...conditions, asOf }).lines.map(({ synthetic }) => synthetic);
  expect(isSynthetic('2020-06-01')).toEqual([false]);
  expect(isSynthetic('2025-07-17')).toEqual([true]);
});

test('a document that does not say which statement has which class still opens, and its edges count only if all their classes do', () => {
  const edge = edgeOf('a', 'b', {
    periods: [{ from: null, to: null }],
    dataClasses: ['DOCUMENTED', 'INFERRED'],
  });
  const document = canvasDocument.parse(JSON.parse(JSON.stringify(documentOf('ab', [edge]))));
  const isDim = (evidence: readonly ('DOCUMENTED' | 'INFERRED')[]) =>
    drawCanvas(document, { ...conditions, evidence }).lines.map(({ dim }) => dim);
  expect(isDim(['DOCUMENTED', 'INFERRED'])).toEqual([false]);
  expect(isDim(['DOCUMENTED'])).toEqual([true]);
});

test('the box of a closed group has the relations, the struck nodes and the worst band of its members', () => {
  const edges = [edgeOf('a', 'b'), edgeOf('a', 'c'), edgeOf('c', 'd'), edgeOf('d', 'e')];
  const grouped = groupNodes(documentOf('abcde', edges), 'three', ['a', 'b', 'c']).document;
  const [group] = grouped.groups;
  const id = group?.id ?? '';
  // Of its edges, only one leads out of it.
  expect(drawCanvas(grouped, conditions).degrees.get(id)).toBe(1);
  const opened = closeGroup(grouped, id, false).document;
  expect(drawCanvas(opened, conditions).degrees.has(id)).toBe(false);

  expect(box(grouped, id)).toMatchObject({ kind: '3 nodes', detail: '3 nodes', struck: false });
  const some = '2 of 3 nodes struck out';
  expect(box(strike(grouped, ['a', 'b'], true).document, id)).toMatchObject({
    kind: some,
    detail: some,
    struck: false,
  });
  const all = strike(grouped, ['a', 'b', 'c'], true).document;
  expect(box(all, id)).toMatchObject({ kind: '3 nodes', detail: 'struck out · 3 nodes', struck: true });

  const bands = new Map([
    ['b', 'LOW'],
    ['c', 'CRITICAL'],
  ] as const);
  expect(box(grouped, id, bands)).toMatchObject({ band: null, tint: null });
  const colored = setLook(grouped, 'color', { colorBy: 'priority' }).document;
  expect(box(colored, id, bands)).toMatchObject({ band: 'CRITICAL', tint: 'critical', detail: 'CRITICAL' });
  expect(box(colored, id)).toMatchObject({ band: null, tint: 'none' });
});

test('what is hidden or left out is not drawn as part of a closed group', () => {
  const grouped = groupNodes(documentOf('abc', [edgeOf('a', 'b')]), 'all', ['a', 'b', 'c']).document;
  const [group] = grouped.groups;
  const id = group?.id ?? '';
  expect(box(grouped, id)?.members).toEqual(['a', 'b', 'c']);
  expect(box(hide(grouped, ['b']).document, id)?.members).toEqual(['a', 'c']);
  const filter = { ...grouped.filter, mode: 'remove', minRelations: 1 } as const;
  expect(box(setLook(grouped, 'filter', { filter }).document, id)?.members).toEqual(['a', 'b']);
});

test('the line of a closed group counts the edges that match, and is synthetic if these are', () => {
  const ended = edgeOf('a', 'b', { periods: [{ from: null, to: '2025-07-17', dataClass: 'REPORTED' }] });
  const invented = edgeOf('a', 'c', {
    periods: [{ from: null, to: null, dataClass: 'SYNTHETIC' }],
    dataClasses: ['SYNTHETIC'],
  });
  const linesOf = (edges: readonly CanvasEdge[]) => {
    const { document } = groupNodes(documentOf('abcd', edges), 'some', ['b', 'c', 'd']);
    const evidence = [...conditions.evidence, 'SYNTHETIC'] as const;
    return drawCanvas(document, { ...conditions, evidence }).lines;
  };
  expect(linesOf([ended, invented])).toMatchObject([
    { label: 'subcontracts to', synthetic: true, dim: false, hop: null, edges: ['ab', 'ac'] },
  ]);
  expect(linesOf([ended, invented, edgeOf('a', 'd')])).toMatchObject([
    { label: 'subcontracts to (2)', synthetic: false, dim: false, edges: ['ab', 'ac', 'ad'] },
  ]);
  expect(linesOf([ended])).toMatchObject([{ label: 'subcontracts to', dim: true, edges: ['ab'] }]);
});

test('what is on exposed chains has a tag, and its hops are on the path; a closed group counts its exposed nodes', () => {
  const edges = [edgeOf('a', 'b'), edgeOf('b', 'c'), edgeOf('c', 'd')];
  const exposed = {
    bands: new Map(),
    tags: new Map([
      ['a', ['2 chains']],
      ['b', ['China']],
    ]),
    hops: new Set(['ab']),
  };
  const tagsOf = (document: CanvasDocument) =>
    drawCanvas(document, { ...conditions, exposed }).boxes.map(({ id, chips }) => [id, ...chips]);
  const chosenOf = (document: CanvasDocument) =>
    drawCanvas(document, { ...conditions, exposed }).lines.map(({ chosen }) => chosen);
  const document = documentOf('abcd', edges);
  expect(tagsOf(document)).toEqual([['a', '2 chains'], ['b', 'China'], ['c'], ['d']]);
  expect(chosenOf(document)).toEqual([true, false, false]);
  const grouped = groupNodes(document, 'Group', ['b', 'c']).document;
  expect(tagsOf(grouped)).toEqual([['a', '2 chains'], ['d'], ['group 1', '1 exposed']]);
  expect(chosenOf(grouped)).toEqual([true, false]);
  // Before the answer is there, nothing is marked.
  expect(drawCanvas(document, conditions).lines.some(({ chosen }) => chosen)).toBe(false);
});

test('the verb of a line agrees with its subject', () => {
  const nodes = { a: canvasNode('a', { isGroup: true }), b: canvasNode('b') };
  const edges = { ab: edgeOf('a', 'b', { type: 'ESCORTS' }), ba: edgeOf('b', 'a', { type: 'ESCORTS' }) };
  const { lines } = drawCanvas({ ...emptyDocument, nodes, edges }, conditions);
  expect(lines.map(({ label }) => label)).toEqual(['escort', 'escorts']);
});
