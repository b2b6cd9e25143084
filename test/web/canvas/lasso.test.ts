import { expect, test } from 'vitest';
import { isInside } from '#web/canvas/lasso.tsx';

const dent = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 10, y: 10 },
  { x: 5, y: 4 },
  { x: 0, y: 10 },
];

test.each([
  [{ x: 1, y: 5 }, true],
  [{ x: 5, y: 3 }, true],
  [{ x: 5, y: 6 }, false],
  [{ x: -1, y: 5 }, false],
  [{ x: 11, y: 0 }, false],
])('a lasso with a dent: %o', (point, inside) => {
  expect(isInside(point, dent)).toBe(inside);
});

test('a click is no lasso', () => {
  expect(isInside({ x: 0, y: 0 }, [])).toBe(false);
  expect(isInside({ x: 0, y: 0 }, [{ x: 0, y: 0 }])).toBe(false);
});
