import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { bands } from '#graph/priority/bands.ts';
import {
  allCombinations,
  decideAll,
  decisionFactors,
  factorKeys,
  parseDecisionTable,
  rowHolds,
} from '#graph/priority/decision-table.ts';
import type { DecisionTable } from '#graph/priority/decision-table.ts';

let table: DecisionTable;
let raw: { readonly factors: readonly unknown[]; readonly rows: readonly { readonly band: string }[] };
beforeAll(async () => {
  const file = new URL('../../../../api/graph/priority/decision-table.yaml', import.meta.url);
  raw = z
    .object({ factors: z.array(z.unknown()), rows: z.array(z.looseObject({ band: z.string() })) })
    .parse(parse(await readFile(file, 'utf8')));
  table = parseDecisionTable(raw);
});

test('every combination has an outcome, and a more serious level never lowers the band', () => {
  const decide = decideAll(table);
  const bandOf = (combination: Parameters<typeof decide>[0]) => bands.indexOf(decide(combination).band);
  let count = 0;
  for (const combination of allCombinations()) {
    count++;
    const highest = Math.max(
      ...table.rows.filter((row) => rowHolds(row, combination)).map(({ band }) => bands.indexOf(band)),
    );
    expect(bandOf(combination)).toBe(highest);
    for (const factor of factorKeys) {
      if (combination[factor] + 1 === decisionFactors[factor].length) continue;
      expect(bandOf({ ...combination, [factor]: combination[factor] + 1 })).toBeGreaterThanOrEqual(bandOf(combination));
    }
  }
  expect(count).toBe(4 * 4 * 5 * 2 * 3);
});

test('all four bands occur', () => {
  const decide = decideAll(table);
  const given = new Set([...allCombinations()].map((combination) => decide(combination).band));
  expect([...given].sort()).toEqual([...bands].sort());
});

test('a table with undecided combinations, unused rows, unknown levels or empty texts is refused', () => {
  const { factors, rows } = raw;
  expect(() => parseDecisionTable({ factors, rows: rows.filter(({ band }) => band !== 'LOW') })).toThrow(
    /every combination/,
  );
  const idle = {
    band: 'LOW',
    when: { sensitivity: 'classified', origin: 'covered' },
    because: 'x',
    cites: ['decision-table'],
  };
  expect(() => decideAll(parseDecisionTable({ factors, rows: [...rows, idle] }))).toThrow(/decides nothing/);
  expect(() =>
    parseDecisionTable({ factors, rows: [...rows, { ...idle, when: { sensitivity: 'secret' } }] }),
  ).toThrow();
  expect(() => parseDecisionTable({ factors, rows: [...rows, { ...idle, when: { weather: 'bad' } }] })).toThrow();
  expect(() => parseDecisionTable({ factors, rows: [...rows, { ...idle, because: '' }] })).toThrow();
  expect(() => parseDecisionTable({ factors, rows: [...rows, { ...idle, cites: ['no-such-rule'] }] })).toThrow(
    /no rule/,
  );
  expect(() => parseDecisionTable({ factors: [...factors].reverse(), rows })).toThrow(/factors must be/);
});
