import { expect, test } from 'vitest';
import type { ParsedRow } from '#graph/ingest/input.ts';
import { describeKey, impliedKey, statementKey, statementPrefix } from '#graph/model/statement-keys.ts';

const base: ParsedRow = {
  table: 'employment',
  values: { organization: 'O1', person: 'P1', role: 'ESCORT' },
  source: 'S1',
  confidence: 50,
  dataClass: 'DOCUMENTED',
  row: null,
  validFrom: '2024-01-01',
  validTo: null,
  at: { file: 'employment.csv', line: 2 },
};

test('a statement’s key consists of source, file, key columns and valid_from', () => {
  expect(statementKey(base)).toBe('S1/employment/O1/P1//ESCORT/2024-01-01');
  expect(statementKey({ ...base, validFrom: null })).toBe('S1/employment/O1/P1//ESCORT/');
});

test('a row id replaces the key columns in the key', () => {
  expect(statementKey({ ...base, row: '17' })).toBe('S1/employment/17');
});

test('different statements never share a key, whatever characters their parts contain', () => {
  const rows: readonly ParsedRow[] = [
    { ...base, table: 'agencies', values: { id: 'a/b' }, validFrom: null },
    { ...base, table: 'agencies', values: { id: 'a' }, validFrom: 'b' },
    { ...base, table: 'agencies', values: { id: 'a%2Fb' }, validFrom: null },
    { ...base, table: 'agencies', values: { id: 'a' }, validFrom: null },
    { ...base, table: 'agencies', values: { id: 'a' }, validFrom: null, row: 'a' },
    { ...base, table: 'agencies', values: { id: 'a' }, validFrom: null, row: 'a/' },
    { ...base, table: 'agencies', values: { id: 'a' }, validFrom: null, row: 'a~2' },
    { ...base, source: 'S1/agencies', table: 'agencies', values: { id: 'a' }, validFrom: null },
  ];
  expect(new Set(rows.map(statementKey)).size).toBe(rows.length);
});

test('a long key is shortened to fit the index, still begins with source and file, and stays unique', () => {
  const long = (end: string) =>
    statementKey({
      ...base,
      values: { ...base.values, person: '€'.repeat(1000) + end, organization: 'o'.repeat(1000) },
    });
  expect(Buffer.byteLength(long('1'))).toBeLessThan(8000);
  expect(long('1').startsWith(statementPrefix('S1', 'employment'))).toBe(true);
  expect(long('1')).not.toBe(long('2'));
  expect(impliedKey('k', 'ABOUT', 'x'.repeat(5000)).length).toBeLessThan(100);
});

test('a key is described by its columns, its row id, or as long', () => {
  expect(describeKey(statementKey(base))).toBe(
    'organization O1, person P1, role ESCORT, valid_from 2024-01-01, per S1',
  );
  expect(describeKey(statementKey({ ...base, source: 'a/b', row: '1/2%~' }))).toBe('row 1/2%~, per a/b');
  expect(describeKey(statementKey({ ...base, row: 'x'.repeat(2000) }))).toBe('a long key, per S1');
});
