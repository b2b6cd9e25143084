import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Reject, ParsedRow } from '#graph/ingest/input.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { readChainPackage } from '#seed/readers/chain-package/package.ts';
import { isReject } from '#seed/readers/format.ts';

const rows = await readAll('../../../seed/case');
const of = (table: TableName) => rows.filter((row) => row.table === table);

test('every claim has a claimant, a source, and a day if one is on record', () => {
  const claims = of('claims');
  expect(new Set(claims.map(({ values }) => values['id'])).size).toBe(13);
  for (const { values, source } of claims) {
    expect(values['claimant']).toBeTypeOf('string');
    expect(source).toMatch(/^documented-case:S[1-6]$/);
  }
  const undated = claims.filter(({ values }) => values['stated_on'] === undefined);
  expect(undated.map(({ values }) => values['id'])).toEqual(['letter-of-concern']);
});

test('the case has no individuals, headcounts, vetting, sessions or start dates', () => {
  for (const { values } of of('people')) {
    expect(values['kind']).toBe('GROUP');
    expect(values).not.toHaveProperty('headcount');
  }
  expect(of('vetting')).toEqual([]);
  expect(of('citizenships')).toEqual([]);
  for (const { values } of of('escorts')) expect(Object.keys(values).sort()).toEqual(['access', 'escort']);
  expect(rows.filter(({ validFrom }) => validFrom !== null)).toEqual([]);
});

test('the accesses and their escorts end on 18 July 2025 as reported; nothing is synthetic', () => {
  const ended = rows.filter(({ validTo }) => validTo !== null);
  expect(ended.map(({ table, source, validTo, dataClass }) => ({ table, source, validTo, dataClass }))).toEqual(
    ['access', 'access', 'escorts', 'escorts'].map((table) => ({
      table,
      source: 'documented-case:S2',
      validTo: '2025-07-18',
      dataClass: 'REPORTED',
    })),
  );
  expect(rows.filter(({ dataClass }) => dataClass === 'SYNTHETIC')).toEqual([]);
  expect(rows.filter((row) => JSON.stringify(row).includes('SYN-'))).toEqual([]);
});

test('the article that started the project has no address', () => {
  const article = of('sources').find(({ values }) => values['id'] === 'documented-case:S2');
  expect(article?.values).not.toHaveProperty('url');
});

async function readAll(path: string): Promise<readonly ParsedRow[]> {
  const input = await readChainPackage(fileURLToPath(new URL(path, import.meta.url)));
  const read: (ParsedRow | Reject)[] = [];
  for (const table of input.tables) for await (const row of input.rows(table)) read.push(row);
  expect(input.notices()).toEqual([]);
  await input.close();
  return read.map((row) => {
    if (isReject(row)) throw new Error(JSON.stringify(row));
    return row;
  });
}
