import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitView } from '#web/canvas/canvas.ts';
import { SMALLEST } from '#web/canvas/style.ts';
import { BOX, SPACING, TITLE } from '#picture/box-text.ts';
import { runs } from '../../runs.ts';

const point = fc.record({ x: fc.integer({ min: 0, max: 1500 }), y: fc.integer({ min: -4000, max: 4000 }) });

test('in any picture, the selected chain is fully visible and clear of the lane titles, or else readable to its last lane', () => {
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 1, maxLength: 8 }),
      fc.array(point, { maxLength: 60 }),
      fc.record({ width: fc.integer({ min: 300, max: 1600 }), height: fc.integer({ min: 260, max: 1200 }) }),
      fc.boolean(),
      (chosen, others, size, down) => {
        const { zoom, pan } = fitView([...chosen, ...others], chosen, { ...size, down });
        expect(zoom).toBeGreaterThanOrEqual(SMALLEST);
        const [width, height] = [size.width, size.height - (down ? 0 : 30)];
        const sizeOf = (axis: 'x' | 'y', box: number) => {
          const places = chosen.map((one) => one[axis]);
          return (Math.max(...places) - Math.min(...places) + box + 28) * zoom;
        };
        const fits = { x: sizeOf('x', BOX.width) <= width, y: sizeOf('y', BOX.height) <= height };
        const last = Math.max(...chosen.map(({ x }) => x));
        const first = Math.min(...chosen.map(({ y }) => y));
        for (const { x, y } of chosen) {
          const [left, top] = [(x - BOX.width / 2) * zoom + pan.x, (y - BOX.height / 2) * zoom + pan.y];
          if (fits.x || x === last) {
            expect(left).toBeGreaterThanOrEqual(0);
            expect(left + BOX.width * zoom).toBeLessThanOrEqual(size.width);
          }
          if (fits.y || y === first) {
            expect(top).toBeGreaterThanOrEqual(down ? 0 : 30);
            expect(top + BOX.height * zoom).toBeLessThanOrEqual(size.height);
          }
        }
      },
    ),
    { numRuns: runs(100) },
  );
});

test('five lanes are whole and readable in the middle of a small screen', () => {
  const chosen = [0, 1, 2, 3, 4].map((lane) => ({ x: lane * SPACING.lane, y: 0 }));
  const { zoom, pan } = fitView(chosen, chosen, { width: 485, height: 485, down: false });
  expect(zoom * TITLE.size).toBeGreaterThanOrEqual(9);
  expect(pan.x - (BOX.width / 2) * zoom).toBeGreaterThanOrEqual(0);
});

test('many other chains do not make the selected one unreadable', () => {
  const chosen = [0, 1, 2, 3, 4].map((lane) => ({ x: lane * SPACING.lane, y: 0 }));
  const others = Array.from({ length: 60 }, (_, i) => ({ x: 3 * SPACING.lane, y: (i - 10) * SPACING.row }));
  const { zoom } = fitView([...chosen, ...others], chosen, { width: 720, height: 720, down: false });
  expect(zoom).toBeGreaterThanOrEqual(0.8);
});
