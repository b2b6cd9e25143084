import { expect, test } from 'vitest';
import { planLines } from '#web/questions/plan.tsx';

test('a chain goes straight down, and only what has neighbours branches off', () => {
  expect(planLines([])).toEqual([]);
  expect(planLines([0, 1, 2])).toEqual([0, 1, 2].map(() => ({ guides: [], branch: null })));
  // 0 ← 1 ← (2 ← 3 ← (4, 4), 2 ← 3)
  const lines = planLines([0, 1, 2, 3, 4, 4, 2, 3]);
  expect(lines.map(({ guides }) => guides.join(' '))).toEqual([
    '',
    '',
    'begin',
    'past',
    'past begin',
    'past last',
    'last',
    'none',
  ]);
  expect(lines.map(({ branch }) => branch && `${branch.number} of ${branch.of}`)).toEqual([
    null,
    null,
    '1 of 2',
    null,
    '1 of 2',
    '2 of 2',
    '2 of 2',
    null,
  ]);
});
