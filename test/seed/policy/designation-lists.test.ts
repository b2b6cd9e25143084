import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { ParsedRow } from '#graph/ingest/input.ts';
import { readChainPackage } from '#seed/readers/chain-package/package.ts';
import { isReject } from '#seed/readers/format.ts';

const rows = await readAll();
const designations = rows.filter(({ table }) => table === 'designations');

test('the lists designate the countries of the statute and the regulations, each from its date', () => {
  const found: Record<string, string[]> = {};
  for (const { values, row, validFrom, validTo } of designations) {
    const group = row === null ? '' : ` ${row.slice(0, row.indexOf(' '))}`;
    const list = `${String(values['list'])}${group} from ${String(validFrom)} until ${String(validTo)}`;
    (found[list] ??= []).push(String(values['country'] ?? values['organization']));
  }
  expect(
    Object.fromEntries(Object.entries(found).map(([list, countries]) => [list, countries.sort().join(' ')])),
  ).toEqual({
    '10USC4872 from 2018-08-13 until null': 'CN HK IR KP MO RU',
    '15CFR791.4 from 2021-03-22 until null': 'CN CU HK IR KP MO RU',
    'EAR-D D:1 from 2025-01-01 until null':
      'AM AZ BY CN GE HK IQ KG KH KP KZ LA LY MD MM MN MO NI RU TJ TM UZ VE VN YE',
    'EAR-D D:2 from 2025-01-01 until null': 'BY CU IL IQ IR KP LY PK RU VE',
    'EAR-D D:3 from 2025-01-01 until null':
      'AE AF AM AZ BH BY CN CU EG GE HK IL IQ IR JO KG KP KW KZ LB LY MD MM MN MO OM PK QA RU SA SY TJ TM TW UZ VE VN YE',
    'EAR-D D:4 from 2025-01-01 until null': 'AE BH BY CN EG HK IL IQ IR JO KP KW LB LY MO OM PK QA RU SA SY VE YE',
    'EAR-D D:5 from 2025-01-01 until null': 'AF BY CD CF CN CU ER HK HT IQ IR KP LB LY MM NI RU SD SO SS SY VE ZW',
    'EAR-D D:5 from 2025-01-01 until 2026-02-03': 'KH',
    'FAR52.204-25 from 2018-08-13 until null':
      'section889-dahua section889-hikvision section889-huawei section889-hytera section889-zte',
  });
});

test('what is inferred or known at second hand has a lower confidence than the text of a rule', () => {
  const weaker = designations.filter(({ confidence }) => confidence < 80);
  expect(
    weaker.map(({ values, row, confidence, dataClass }) => [
      values['list'],
      row ?? values['country'],
      confidence,
      dataClass,
    ]),
  ).toEqual([
    ['10USC4872', 'HK', 60, 'INFERRED'],
    ['10USC4872', 'MO', 60, 'INFERRED'],
    ['15CFR791.4', 'MO', 60, 'INFERRED'],
    ['EAR-D', 'D:5 KH', 60, 'REPORTED'],
  ]);
  const others = designations.filter(({ confidence }) => confidence >= 80);
  expect(new Set(others.map(({ dataClass }) => dataClass))).toEqual(new Set(['DOCUMENTED']));
});

test('the companies of Section 889 are named as in the clause, without identifiers that it does not give', () => {
  expect(rows.filter(({ table }) => table === 'organizations').map(({ values }) => values)).toEqual(
    [
      ['huawei', 'Huawei Technologies Company'],
      ['zte', 'ZTE Corporation'],
      ['hytera', 'Hytera Communications Corporation'],
      ['hikvision', 'Hangzhou Hikvision Digital Technology Company'],
      ['dahua', 'Dahua Technology Company'],
    ].map(([key, name]) => ({ id: `section889-${String(key)}`, name })),
  );
});

test('every list has a citation, and every source an official address and a publisher', () => {
  for (const { values } of rows.filter(({ table }) => table === 'lists'))
    expect(values['citation']).toBeTypeOf('string');
  for (const { values } of rows.filter(({ table }) => table === 'sources')) {
    expect(values['url']).toMatch(/^https:\/\/(uscode\.house|www\.(ecfr|federalregister|acquisition))\.gov\//);
    expect(values['publisher']).toBeTypeOf('string');
  }
});

async function readAll(): Promise<readonly ParsedRow[]> {
  const input = await readChainPackage(fileURLToPath(new URL('../../../seed/policy/lists', import.meta.url)));
  const read: ParsedRow[] = [];
  for (const table of input.tables)
    for await (const row of input.rows(table)) {
      if (isReject(row)) throw new Error(JSON.stringify(row));
      read.push(row);
    }
  expect(input.notices()).toEqual([]);
  await input.close();
  return read;
}
