import { expect, test } from 'vitest';
import { planLines } from '#web/questions/result/plan.tsx';

test('operators with one input are not indented, and operators with several inputs branch', () => {
  expect(planLines([])).toEqual([]);
  expect(planLines([0, 1, 2])).toEqual([0, 1, 2].map(() => ({ guides: [], branch: null })));
  // 0 ← 1 ← (2 ← 3 ← (4, 4), 2 ← 3)
  const lines = planLines([0, 1, 2, 3, 4, 4, 2, 3]);
  expect(lines.map(({ guides }) => guides.join(' '))).toEqual([
    '',
    '',
    'start',
    'past',
    'past start',
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
