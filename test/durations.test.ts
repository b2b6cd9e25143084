import { expect, test } from 'vitest';
import { slowerFiles, totalOf } from './durations.ts';

test('a file is slower by half and by five seconds, and a new one is not', () => {
  const before = { same: 20, slower: 20, slowest: 20, short: 1, gone: 5 };
  const now = { same: 29, slower: 31, slowest: 60, short: 5, new: 100 };
  expect(slowerFiles(now, before)).toEqual([
    { name: 'slowest', seconds: 60, before: 20 },
    { name: 'slower', seconds: 31, before: 20 },
  ]);
  expect([totalOf(now), totalOf({})]).toEqual([225, 0]);
});
