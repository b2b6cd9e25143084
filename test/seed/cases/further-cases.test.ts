import { expect, test } from 'vitest';
import type { ParsedRow } from '#graph/ingest/input.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { casePackage, documentedCases } from '#seed/cases/cases.ts';
import { readChainPackage } from '#seed/readers/chain-package/package.ts';
import { isReject } from '#seed/readers/format.ts';

const keys = ['netcracker', 'boeing', 'armorgroup', 'f-35-alloy'] as const;
type CaseKey = (typeof keys)[number];

const read = new Map<CaseKey, readonly ParsedRow[]>();
for (const key of keys) read.set(key, await readAll(key));

const rowsOf = (key: CaseKey, table: TableName) => (read.get(key) ?? []).filter((row) => row.table === table);
const valuesOf = (key: CaseKey, table: TableName, column: string) =>
  rowsOf(key, table).map(({ values }) => values[column] ?? null);

test('these are all documented cases besides the digital escorts', () => {
  expect([...keys, 'digital-escorts'].toSorted()).toEqual(documentedCases.map(({ key }) => key).toSorted());
});

test.each(keys)('%s: every source has an address, a publisher and a grade, and is used', (key) => {
  const used = new Set((read.get(key) ?? []).filter(({ table }) => table !== 'sources').map(({ source }) => source));
  for (const { values } of rowsOf(key, 'sources')) {
    expect(used).toContain(values['id']);
    for (const column of ['title', 'url', 'publisher', 'grade']) expect(values).toHaveProperty(column);
    // The day of a copy's reading is not the day of the page.
    expect(values).not.toHaveProperty('retrieved_at');
  }
});

test.each(keys)('%s: every claim has words and a claimant, and its key tells the case', (key) => {
  const start = key === 'f-35-alloy' ? 'f-35-' : `${key}-`;
  for (const { values } of rowsOf(key, 'claims')) {
    expect(values['id']).toSatisfy((id: unknown) => String(id).startsWith(start));
    expect(values).toHaveProperty('text');
    expect(values).toHaveProperty('claimant');
  }
});

/** Organizations and offices, so that no person is named as a claimant. */
const claimants: Readonly<Record<CaseKey, readonly string[]>> = {
  netcracker: [
    'Defense One, of the agreement',
    'Department of Justice',
    'Department of Justice (as summarized)',
    'Gizmodo',
    'NetCracker and Computer Sciences Corporation, as reported',
    'Nextgov',
    'SC Magazine',
    'US investigators, as reported by Nextgov',
    'a former NetCracker employee, in a complaint under the False Claims Act',
    'nec',
    'netcracker',
  ],
  boeing: [
    'Department of State',
    'Department of State, as reported by UPI',
    'Department of State, as summarized by ECAG',
    'Department of State, heads of the charging letter as listed',
    'Department of State, in the proposed charging letter',
    'Directorate of Defense Trade Controls, as reported',
    'Export Solutions',
    'Lockheed Martin',
    'WION',
    'Washington Tariff & Trade Letter',
    'boeing',
  ],
  armorgroup: [
    'BBC News',
    'BBC News, of the report',
    'Committee on Armed Services, United States Senate',
    'Global Policy Forum',
    'Government Executive',
    'Project On Government Oversight',
    'Republican members of the Committee on Armed Services, in a letter',
    'The Guardian',
    'The Guardian, of the report',
    'USA TODAY',
    'a spokesman for G4S, as reported',
    'g4s',
  ],
  'f-35-alloy': [
    'Aviation Week',
    'F-35 Joint Program Office',
    'TRT World',
    'The Hill',
    'Under Secretary of Defense for Acquisition and Sustainment',
    'an industry timeline, as reported by Defense Daily',
    'honeywell',
    'lockheed-martin',
  ],
};

test.each(keys)('%s: claimants are organizations and offices', (key) => {
  expect([...new Set(valuesOf(key, 'claims', 'claimant').map(String))].toSorted()).toEqual(claimants[key].toSorted());
});

test.each(keys)('%s: no level, clearance, citizenship, escort or contract number is filled in', (key) => {
  expect(valuesOf(key, 'systems', 'impact_level')).toEqual(valuesOf(key, 'systems', 'id').map(() => null));
  for (const table of ['vetting', 'citizenships', 'escorts'] as const) expect(rowsOf(key, table)).toEqual([]);
  for (const { values } of rowsOf(key, 'contracts')) {
    expect(values).not.toHaveProperty('piid');
    expect(values).not.toHaveProperty('value');
    expect(values['identified']).toBe(false);
  }
});

test.each(keys)('%s: people are groups; only Boeing’s have a number on record', (key) => {
  expect(valuesOf(key, 'people', 'headcount').filter((count) => count !== null)).toEqual(key === 'boeing' ? [3] : []);
  expect(new Set(valuesOf(key, 'people', 'kind').filter((kind) => kind !== null))).toEqual(
    new Set(key === 'f-35-alloy' ? [] : ['GROUP']),
  );
});

test.each([
  ['netcracker', '2008-01-01', '2014-01-01'],
  ['boeing', '2013-01-01', '2018-01-01'],
  ['armorgroup', '2007-06-01', '2008-12-01'],
] as const)('%s: accesses have the years or months that the sources name, and no open end', (key, from, to) => {
  for (const table of ['access', 'employment', 'subcontracts'] as const)
    for (const { validFrom, validTo } of rowsOf(key, table)) expect([validFrom, validTo]).toEqual([from, to]);
});

test('days that are inferred say so', () => {
  const classes = (key: CaseKey) => rowsOf(key, 'access').map(({ values, dataClass }) => [values['id'], dataClass]);
  expect(classes('netcracker')).toEqual([
    ['netcracker-uncleared-staff-network', 'REPORTED'],
    ['netcracker-staff-abroad-network', 'INFERRED'],
  ]);
  expect(classes('boeing')).toEqual([['boeing-employees-in-china-data', 'REPORTED']]);
  expect(classes('armorgroup')).toEqual([['shindand-guards-air-base', 'INFERRED']]);
});

test('a parent owns from the day on record, not before', () => {
  const owned = (key: CaseKey) =>
    rowsOf(key, 'ownership').map(({ values, validFrom }) => [values['owner'], values['owned'], validFrom]);
  expect(owned('netcracker')).toEqual([
    ['nec', 'netcracker', '2009-01-01'],
    ['nec', 'netcracker', '2017-12-11'],
  ]);
  expect(owned('armorgroup')).toEqual([
    ['g4s', 'armorgroup-international', '2008-05-07'],
    ['g4s', 'armorgroup-north-america', '2008-05-07'],
  ]);
});

test('Boeing is the prime of no contract, and the base has no owner', () => {
  expect(rowsOf('boeing', 'contracts')).toEqual([]);
  expect(valuesOf('armorgroup', 'systems', 'agency')).toEqual([null]);
});

test('the alloy is about goods: no person, no place, no access, and no hop at the fourth tier', () => {
  for (const table of ['people', 'locations', 'employment', 'access'] as const)
    expect(rowsOf('f-35-alloy', table)).toEqual([]);
  expect(valuesOf('f-35-alloy', 'organizations', 'country').filter((country) => country !== null)).toEqual([]);
  expect(valuesOf('f-35-alloy', 'subcontracts', 'subcontractor')).toEqual(['honeywell', 'f-35-third-tier-supplier']);
});

async function readAll(key: CaseKey): Promise<readonly ParsedRow[]> {
  const input = await readChainPackage(casePackage({ key }));
  const rows: ParsedRow[] = [];
  for (const table of input.tables)
    for await (const row of input.rows(table)) {
      if (isReject(row)) throw new Error(JSON.stringify(row));
      rows.push(row);
    }
  await input.close();
  return rows;
}
