import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EVERY, drawChains } from '#picture/chains.ts';
import type { Point } from '#picture/lanes.ts';
import { COLUMN, LETTER, layOutPicture, piecesOf } from '#picture/routes.ts';
import type { LaidPicture, Route } from '#picture/routes.ts';
import { runs } from '../runs.ts';
import { chainRow, organization } from './chain-row.ts';

const name = fc.constantFrom('A', 'B', 'C', 'D', 'E');
const shape = fc.record({
  access: fc.constantFrom('1', '2', '3', '4', '5', '6'),
  contract: fc.constantFrom('k1', 'k2'),
  organizations: fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
  escort: fc.option(fc.constantFrom('x', 'y', 'z')),
  engineer: fc.constantFrom('g', 'h', 'i'),
  system: fc.constantFrom('s', 't'),
});
const chains = fc.array(fc.tuple(shape, fc.option(name), fc.boolean()), { minLength: 1, maxLength: 9 }).map((all) =>
  all.map(([{ engineer, system, ...rest }, employer, isBroken]) => ({
    ...chainRow({ ...rest, engineer: engineer + rest.access, system, ...(isBroken ? { broken: 'no route' } : {}) }),
    engineerEmployers: employer === null ? [] : [organization(employer)],
  })),
);

/** Points on a line, close to each other. */
function sampled(route: Route): readonly Point[] {
  const pieces = piecesOf(route);
  const steps = Array.from({ length: 21 }, (_, i) => i / 20);
  if (pieces.length === 0) {
    const { start, end } = route;
    return steps.map((t) => ({ x: start.x + t * (end.x - start.x), y: start.y + t * (end.y - start.y) }));
  }
  return pieces.flatMap(([a, b, c]) => {
    const along = (t: number, axis: 'x' | 'y') => (1 - t) ** 2 * a[axis] + 2 * t * (1 - t) * b[axis] + t ** 2 * c[axis];
    return steps.map((t) => ({ x: along(t, 'x'), y: along(t, 'y') }));
  });
}

/** The boxes behind which a point is. */
function boxesOver({ points, size }: LaidPicture, { x, y }: Point): readonly string[] {
  return [...points]
    .filter(([, at]) => Math.abs(x - at.x) < size.width / 2 - 0.5 && Math.abs(y - at.y) < size.height / 2 - 0.5)
    .map(([id]) => id);
}

test('in any picture, side by side, narrow or stacked, no line passes behind a box, and each joins its boxes', () => {
  fc.assert(
    fc.property(
      chains,
      fc.boolean(),
      fc.constantFrom(LETTER, { width: 500, down: false }, { width: 390, down: true }),
      (rows, isEvery, room) => {
        const picture = drawChains(rows, isEvery ? EVERY : (rows[0]?.id ?? ''));
        const laid = layOutPicture(picture, room);
        for (const line of picture.lines) {
          const route = laid.routes.get(line.id);
          if (route === undefined) throw new Error(`${line.id} has no route.`);
          const behind = sampled(route).flatMap((at) => boxesOver(laid, at));
          expect({ line: line.id, behind: [...new Set(behind)] }).toEqual({ line: line.id, behind: [] });
          for (const [at, id] of [
            [route.start, line.from],
            [route.end, line.to],
          ] as const) {
            const middle = laid.points.get(id) ?? { x: NaN, y: NaN };
            expect(Math.abs(at.x - middle.x)).toBeLessThanOrEqual(laid.size.width / 2);
            expect(Math.abs(at.y - middle.y)).toBeLessThanOrEqual(laid.size.height / 2);
          }
        }
      },
    ),
    { numRuns: runs(60) },
  );
});

test('employment passes beside the selected chain with its word, and the chain stays straight', () => {
  const row = chainRow({
    ...{ access: 'a', contract: 'k', organizations: ['P', 'S'], escort: 'E', engineer: 'G', system: 'X' },
  });
  const picture = drawChains([{ ...row, engineerEmployers: [organization('P')] }], row.id);
  const laid = layOutPicture(picture, LETTER);
  const employs = picture.lines.find(({ type }) => type === 'EMPLOYS');
  const route = laid.routes.get(employs?.id ?? '');
  expect(route?.word?.lines).toEqual(['employs']);
  expect(new Set([...laid.points.values()].map(({ y }) => y)).size).toBe(1);
  const [row0] = [...laid.points.values()].map(({ y }) => y);
  expect(Math.abs((route?.word?.at.y ?? 0) - (row0 ?? 0))).toBeGreaterThan(laid.size.height / 2);
});

test('every hop of the selected chain has its verb and its footnotes, in any width, beside its line and clear of boxes', () => {
  const row = chainRow({
    ...{ access: 'a', contract: 'k', organizations: ['P', 'S'], escort: 'E', engineer: 'G', system: 'X' },
  });
  const drawn = drawChains([{ ...row, engineerEmployers: [organization('P')] }], row.id);
  const lines = drawn.lines.map((line) => ({ ...line, label: 'subcontracts to', footnotes: '[1, 2]' }));
  for (const room of [LETTER, COLUMN, { width: 1300, down: false }, { width: 500, down: false }]) {
    const laid = layOutPicture({ ...drawn, lines }, room);
    for (const { id } of lines) {
      const route = laid.routes.get(id);
      const word = route?.word ?? { lines: [], at: { x: NaN, y: NaN }, width: NaN };
      expect(word.lines.join(' ')).toBe('subcontracts to [1,\u00a02]');
      const corners = [-1, 1].flatMap((x) =>
        [-1, 1].map((y) => ({
          x: word.at.x + (x * (word.width - 8)) / 2,
          y: word.at.y + y * 7 * word.lines.length,
        })),
      );
      expect(corners.flatMap((at) => boxesOver(laid, at))).toEqual([]);
      const inWord = ({ x, y }: Point) =>
        Math.abs(x - word.at.x) < word.width / 2 - 6 && Math.abs(y - word.at.y) < 7 * word.lines.length - 3;
      if (route !== undefined) expect(sampled(route).filter(inWord)).toEqual([]);
    }
  }
});

test('the lanes of the selected chain begin at the top', () => {
  const shape = { contract: 'k', organizations: ['P'], system: 'X' };
  const rows = ['1', '2', '3', '4'].map((one) =>
    chainRow({ ...shape, access: one, escort: `E${one}`, engineer: `G${one}` }),
  );
  const chosen = rows[2]?.id ?? '';
  const picture = drawChains(rows, chosen);
  const { points } = layOutPicture(picture, LETTER);
  const top = Math.min(...[...points.values()].map(({ y }) => y));
  expect(new Set(picture.boxes.filter((box) => box.chosen).map(({ id }) => points.get(id)?.y))).toEqual(new Set([top]));
});

test('five lanes with words and footnotes fit into the width of a small laptop, and an exhibit onto a letter page', () => {
  const row = chainRow({
    ...{ access: 'a', contract: 'k', organizations: ['P', 'S'], escort: 'E', engineer: 'G', system: 'X' },
  });
  const verbs = ['subcontracts to', 'employs', 'escorts', 'reaches'];
  const drawn = drawChains([row], row.id);
  const picture = {
    ...drawn,
    lines: drawn.lines.map((line, at) => ({ ...line, label: verbs[at] ?? '', footnotes: '[1]' })),
  };
  for (const width of [866, LETTER.width]) {
    const { size, lanes } = layOutPicture(picture, { width, down: false });
    expect((lanes.at(-1) ?? 0) + size.width + 2 * 20).toBeLessThanOrEqual(width);
  }
});
