import { expect, test } from 'vitest';
import { WaitingRows } from '#graph/ingest/check/waiting-rows.ts';
import type { TableName } from '#graph/model/vocabulary.ts';

/** Resolves waiting rows given as `id → what it refers to…`; returns the outcome of each, in order. */
function resolve(
  table: TableName,
  references: readonly (readonly [string, ...string[]])[],
  there: readonly string[],
): readonly string[] {
  const waiting = new WaitingRows();
  const known = new Set(there);
  for (const [id, ...others] of references) {
    const row = {
      table,
      values: { id },
      source: 'S1',
      confidence: 50,
      dataClass: 'DOCUMENTED',
      row: null,
      validFrom: null,
      validTo: null,
      at: { file: `${table}.csv`, line: 2 },
    } as const;
    waiting.add({ row, missing: others.map((key) => ({ column: 'parent', to: table, key })) });
  }
  const result: string[] = [];
  for (const { row, reject } of waiting.resolve((key) => known.has(key))) {
    const id = String(row.values['id']);
    if (reject === null) known.add(id);
    result.push(reject === null ? id : `${id}: ${reject.reason.slice(0, 20)}`);
  }
  return result;
}

test('rows are accepted after those they refer to', () => {
  expect(
    resolve(
      'contracts',
      [
        ['D', 'C'],
        ['C', 'B'],
        ['B', 'A'],
      ],
      ['A'],
    ),
  ).toEqual(['B', 'C', 'D']);
});

test('contracts in a cycle, and those under them, are rejected', () => {
  expect(
    resolve(
      'contracts',
      [
        ['A', 'B'],
        ['B', 'A'],
        ['C', 'A'],
      ],
      [],
    ),
  ).toEqual(['A: The contract is part', 'B: The contract is part', 'C: The contract is part']);
});

test('agencies in a cycle are accepted', () => {
  expect(
    resolve(
      'agencies',
      [
        ['A', 'B'],
        ['B', 'A'],
      ],
      [],
    ),
  ).toEqual(['A', 'B']);
});

test('rows whose references never appear are rejected, and so are rows that refer to them', () => {
  expect(
    resolve(
      'agencies',
      [
        ['A', 'Z'],
        ['B', 'A'],
        ['C', 'D'],
        ['D', 'C'],
      ],
      [],
    ),
  ).toEqual(['A: Refers to a row of a', 'B: Refers to a row of a', 'C', 'D']);
});

test('a claim about claims in a cycle and about a later one is accepted', () => {
  expect(
    resolve(
      'claims',
      [
        ['A', 'B', 'C'],
        ['B', 'D'],
        ['D', 'B'],
        ['C', 'E'],
      ],
      ['E'],
    ),
  ).toEqual(['C', 'A', 'D', 'B']);
});
