import { afterEach, describe, expect, test } from 'vitest';
import { ImportMemory, StatementSet } from '#graph/ingest/import-memory.ts';

const opened: ImportMemory[] = [];

afterEach(() => {
  for (const memory of opened.splice(0)) memory.close();
});

describe.each([
  ['in memory', undefined],
  ['most texts in a file', 100],
])('an import remembers, %s,', (_, characters) => {
  function open(): ImportMemory {
    const memory = new ImportMemory(characters);
    opened.push(memory);
    return memory;
  }

  test('statements, and tells same from different content, also after its table grows', () => {
    const memory = open();
    const set = new StatementSet(memory, 'statements');
    const other = new StatementSet(memory, 'others');
    const keys = Array.from({ length: 20_000 }, (_, index) => `S1/access/${index}`);
    expect(keys.every((key) => set.add(key, `${key} content`) === 'new')).toBe(true);
    expect(keys.every((key) => set.has(key))).toBe(true);
    expect(keys.every((key) => set.add(key, `${key} content`) === 'same')).toBe(true);
    expect(keys.every((key) => set.add(key, `${key} other`) === 'different')).toBe(true);
    expect(keys.some((key) => set.has(`${key}x`))).toBe(false);
    expect(keys.some((key) => other.has(key))).toBe(false);
    expect(keys.every((key) => other.add(key) === 'new' && other.add(key) === 'same')).toBe(true);
  });

  test('texts of a key, the latest first', () => {
    const memory = open();
    const texts = ['first', 'ö\n'.repeat(500), ''];
    for (const text of texts)
      for (let index = 0; index < 1000; index++) memory.note('texts', `K${index}`, `${text}${index}`);
    for (let index = 0; index < 1000; index++)
      expect(memory.notes('texts', `K${index}`)).toEqual(texts.toReversed().map((text) => `${text}${index}`));
    expect(memory.notes('texts', 'K')).toEqual([]);
    expect(memory.notes('others', 'K1')).toEqual([]);
    expect(memory.has('texts', 'K1')).toBe(true);
  });
});
