import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitView } from '#web/canvas/canvas.ts';
import { BOX } from '#web/canvas/style.ts';
import { runs } from '../../runs.ts';

const point = fc.record({ x: fc.integer({ min: 0, max: 1500 }), y: fc.integer({ min: -4000, max: 4000 }) });

test('in any picture, the selected chain is fully visible and clear of the lane titles', () => {
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 1, maxLength: 8 }),
      fc.array(point, { maxLength: 60 }),
      fc.record({ width: fc.integer({ min: 300, max: 1600 }), height: fc.integer({ min: 260, max: 1200 }) }),
      fc.boolean(),
      (chosen, others, size, down) => {
        const { zoom, pan } = fitView([...chosen, ...others], chosen, { ...size, down });
        for (const { x, y } of chosen) {
          const [left, top] = [(x - BOX.width / 2) * zoom + pan.x, (y - BOX.height / 2) * zoom + pan.y];
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left + BOX.width * zoom).toBeLessThanOrEqual(size.width);
          expect(top).toBeGreaterThanOrEqual(down ? 0 : 30);
          expect(top + BOX.height * zoom).toBeLessThanOrEqual(size.height);
        }
      },
    ),
    { numRuns: runs(100) },
  );
});

test('many other chains do not make the selected one unreadable', () => {
  const chosen = [0, 162, 324, 486, 648].map((x) => ({ x, y: 0 }));
  const others = Array.from({ length: 60 }, (_, i) => ({ x: 486, y: (i - 10) * 76 }));
  const { zoom } = fitView([...chosen, ...others], chosen, { width: 720, height: 720, down: false });
  expect(zoom).toBeGreaterThanOrEqual(0.8);
});
