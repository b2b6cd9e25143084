import { expect, test } from 'vitest';
import { branchLines, formatPlan } from '#command/cypher.ts';
import type { PlanOperator } from '#graph/cypher/check-statement.ts';

const profiled: readonly PlanOperator[] = [
  { depth: 0, operator: 'ProduceResults', details: 'n', estimatedRows: 12.4, rows: 2, dbHits: 0 },
  { depth: 1, operator: 'Apply', details: null, estimatedRows: 0.123, rows: 2, dbHits: null },
  { depth: 2, operator: 'Filter', details: '=n.x', estimatedRows: null, rows: 2, dbHits: 5 },
  { depth: 3, operator: 'AllNodesScan', details: 'n', estimatedRows: 3, rows: 4, dbHits: 6 },
  { depth: 2, operator: 'Argument', details: 'n', estimatedRows: 1, rows: 2, dbHits: 0 },
];
const explained = profiled.map((operator) => ({ ...operator, rows: null, dbHits: null }));

test('a chain of operators is drawn straight down, and only siblings branch', () => {
  expect(branchLines([])).toEqual([]);
  expect(branchLines([0, 1, 2, 3])).toEqual(['', '', '', '']);
  // 0 ← 1 ← (2 ← 3 ← (4, 4), 2 ← 3)
  expect(branchLines([0, 1, 2, 3, 4, 4, 2, 3])).toEqual(['', '', '├ ', '│ ', '│ ├ ', '│ └ ', '└ ', '  ']);
});

test('a table draws a plan as a tree, with counts only if the statement ran', () => {
  const text = formatPlan(profiled, [], 'table');
  expect(text).toMatch(/operator .* details .* estimated rows .* rows .* db hits/);
  expect(text).toMatch(/│ ├ Filter +│ =n\.x +│ +│ 2 +│ 5 /);
  expect(text).toMatch(/│ │ AllNodesScan +│ n +│ 3 +│ 4 +│ 6 /);
  expect(text).toMatch(/│ └ Argument /);
  expect(text).toMatch(/│ Apply +│ +│ 0\.12 /);
  expect(text).toMatch(/│ ProduceResults +│ n +│ 12 /);
  expect(formatPlan(explained, null, 'table')).not.toContain('db hits');
});

test('CSV and NDJSON have one operator per row, with exact numbers', () => {
  const [header, first, , third] = formatPlan(profiled, [], 'csv').split('\r\n');
  expect(header).toBe('depth,operator,details,estimatedRows,rows,dbHits');
  expect(first).toBe('0,ProduceResults,n,12.4,2,0');
  expect(third).toBe("2,Filter,'=n.x,,2,5");
  const lines = formatPlan(explained, null, 'ndjson').trimEnd().split('\n');
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual(explained);
});

test('JSON has the rows beside the plan if the statement ran', () => {
  expect(JSON.parse(formatPlan(profiled, [{ n: 1 }], 'json'))).toEqual({ plan: profiled, rows: [{ n: 1 }] });
  expect(JSON.parse(formatPlan(explained, null, 'json'))).toEqual({ plan: explained });
});

test('rows of a profile are written like other rows, including integers beyond 53 bits', () => {
  const read: unknown = JSON.parse(formatPlan(profiled, [{ large: 2n ** 60n, none: Number.NaN }], 'json'));
  expect(read).toMatchObject({ rows: [{ large: '1152921504606846976', none: 'NaN' }] });
});
