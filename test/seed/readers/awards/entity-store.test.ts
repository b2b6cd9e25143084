import { readdirSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { TextLog } from '#graph/ingest/import-memory.ts';
import { EntityStore } from '#seed/readers/awards/entity-store.ts';
import { smallDisk } from '#test/small-disk.ts';

const entity = (name: string, line: number) => ({
  values: { name, value: 1.5, identified: true },
  confidence: 80,
  validFrom: '2024-01-01',
  validTo: null,
  day: '2025-02-19',
  days: { value: '2024-03-01' },
  file: 'a.csv',
  line,
});

test('many entities are returned as they were set last, in the order in which they were added', () => {
  // All but the first texts are in a file.
  const texts = new TextLog(1000);
  const entities = new EntityStore('a.csv', texts);
  const keys = Array.from({ length: 10_000 }, (_, number) => `CONT_AWD_${number}`);
  // Half of a surrogate pair, which JSON may have.
  keys[5] = 'CONT_AWD_\ud800';
  for (const [index, key] of keys.entries()) {
    expect(entities.has(key)).toBe(false);
    entities.set(key, entity(key, index));
    if (index > 9_000) entities.set(keys[5], entity('later', index));
  }
  expect(entities.has('CONT_AWD_')).toBe(false);
  expect(entities.get('CONT_AWD_')).toBeUndefined();
  for (const [index, key] of keys.entries()) if (index !== 5) expect(entities.get(key)).toEqual(entity(key, index));
  expect(entities.get(keys[5])).toEqual(entity('later', 9_999));
  const all = [...entities.all()];
  expect(all.map(({ line }) => line)).toEqual(keys.map((_, index) => (index === 5 ? 9_999 : index)));
  expect([...entities.all()]).toEqual(all);
  texts.close();
});

test('a full temporary disk fails with one sentence, leaves no file, and the same work completes when there is room', async () => {
  const disk = await smallDisk(4);
  await disk.fill(0);
  vi.stubEnv('TMPDIR', disk.path);
  const collect = () => {
    const texts = new TextLog(1000);
    try {
      const entities = new EntityStore('a.csv', texts);
      for (let number = 0; number < 10_000; number++) entities.set(`key ${number}`, entity('Invented', number));
      return [...entities.all()].length;
    } finally {
      texts.close();
    }
  };
  try {
    expect(collect).toThrow(
      `The disk is full: free some space in ${disk.path}, or set TMPDIR to a folder on another disk.`,
    );
    expect(collect).toThrow(expect.objectContaining({ code: 'DISK_FULL', exitCode: 3 }));
    expect(readdirSync(disk.path)).toEqual(['filler']);
    await disk.makeRoom();
    expect(collect()).toBe(10_000);
    expect(readdirSync(disk.path)).toEqual([]);
  } finally {
    vi.unstubAllEnvs();
  }
});
