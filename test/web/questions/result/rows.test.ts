import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { arrangeRows, toCsv } from '#web/questions/result/rows.ts';

test('CSV can be parsed back, with formulas escaped and nodes by name', () => {
  const rows = [
    ['a "b", c', -5, null],
    ['=1+1', { $type: 'node', caption: 'Microsoft' }, ['x', 'line\nbreak']],
  ];
  expect(parse(toCsv(['one', 'two', '-three'], rows))).toEqual([
    ['one', 'two', "'-three"],
    ['a "b", c', '-5', ''],
    ["'=1+1", 'Microsoft', 'x; line\nbreak'],
  ]);
});

test('a map that looks like a node or a relation is shown as the map that it is', () => {
  const ends = { from: { caption: 'A' }, to: { caption: 'B' } };
  const relation = { $type: 'relationship', type: 'EMPLOYS', ...ends };
  const maps = [{ caption: 'Microsoft' }, { type: 'EMPLOYS', ...ends }, { $$type: 'node', caption: 'Microsoft' }];
  const csv = toCsv(['one', 'two', 'three', 'four'], [[relation, ...maps]]);
  expect(parse(csv)[1]).toEqual(['A employs B', ...maps.map((map) => JSON.stringify(map))]);
});

test('rows are sorted by number or name, empty cells last, and filtered by the visible columns', () => {
  const rows = [
    [10, 'b'],
    [null, 'a'],
    [9, 'c'],
  ];
  const first = (sorted: readonly (readonly unknown[])[]) => sorted.map(([value]) => value);
  expect(first(arrangeRows(rows, '', { column: 0, descending: false }, [0, 1]))).toEqual([9, 10, null]);
  expect(first(arrangeRows(rows, '', { column: 0, descending: true }, [0, 1]))).toEqual([10, 9, null]);
  expect(first(arrangeRows(rows, 'C', null, [0, 1]))).toEqual([9]);
  expect(arrangeRows(rows, 'c', null, [0])).toEqual([]);
});
