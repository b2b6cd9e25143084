import { expect, test } from 'vitest';
import { StatementSet } from '#graph/ingest/statement-set.ts';

test('a set finds its keys and tells same from different content, also after it grows', () => {
  const set = new StatementSet();
  const keys = Array.from({ length: 50_000 }, (_, index) => `S1/access/${index}`);
  expect(keys.every((key) => set.add(key, `${key} content`) === 'new')).toBe(true);
  expect(keys.every((key) => set.has(key))).toBe(true);
  expect(keys.every((key) => set.add(key, `${key} content`) === 'same')).toBe(true);
  expect(keys.every((key) => set.add(key, `${key} other`) === 'different')).toBe(true);
  expect(keys.some((key) => set.has(`${key}x`))).toBe(false);
});
