import { expect, test } from 'vitest';
import { TextLog } from '#graph/ingest/import-memory.ts';
import { PackedEntities } from '#seed/readers/awards/packed.ts';

const entity = (name: string, line: number) => ({
  values: { name, value: 1.5, identified: true },
  confidence: 80,
  validFrom: '2024-01-01',
  validTo: null,
  day: '2025-02-19',
  file: 'a.csv',
  line,
});

test('many entities are returned as they were set last, in the order in which they were added', () => {
  // All but the first texts are in a file.
  const texts = new TextLog(1000);
  const entities = new PackedEntities('a.csv', texts);
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
