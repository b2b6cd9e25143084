import { beforeAll, expect, test } from 'vitest';
import { ensureDerived } from '#graph/graph.ts';
import { searchEntities } from '#graph/entities/search.ts';
import type { Database } from '#graph/database/database.ts';
import type { ScreenRow } from '#graph/screening/row.ts';
import { isPossiblyDesignated, screenRows } from '#graph/screening/screening.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

const empty: ScreenRow = { ref: null, name: null, uei: null, cage: null, lei: null, country: null };
const question = { asOf: '2026-01-01', lists: [] };

/** Names as lists have them: in full, of initials, and of words that many names have. */
const listed = [
  'Aviation Industry Corporation of China Ltd.',
  'T.E.G. LIMITED',
  'A.W.A. ENGINEERING LIMITED',
  'I.P.C. INTERNATIONAL LIMITED',
  'U.I. INTERNATIONAL',
  'A.T.E. INTERNATIONAL LTD.',
  'COLOMBO PERUANA DE TEJIDOS S.A.',
  'ASCOTEC HOLDING GMBH',
  'China Mobile Limited',
  'Top Technologies LLC',
  'Atlas Air Conditioning Company',
  'Société Électrique d’Alger',
  '华为技术有限公司',
  'SZ DJI Technology Co., Ltd.',
  'A&B 7 Limited',
];
/** Other statements about some of them, with another name each. */
const aliases = [
  { id: 'L0', name: 'AVIC' },
  { id: 'L6', name: 'COPETE S.A.' },
];

async function withNames(): Promise<Database> {
  const database = await withEmptyData();
  await importPackage(database, {
    'sources.csv': [
      { id: 'S1', title: 'One', data_class: 'documented' },
      { id: 'S2', title: 'Two', data_class: 'documented' },
    ],
    'organizations.csv': [
      ...listed.map((name, at) => ({ id: `L${at}`, name, source: 'S1', confidence: 90 })),
      ...aliases.map((alias) => ({ ...alias, source: 'S2', confidence: 50 })),
      // Many names with the same words: none may crowd out the name that is asked for.
      ...Array.from({ length: 120 }, (_, at) => ({
        id: `X${at}`,
        name: `Engineering International ${String.fromCodePoint(65 + (at % 26))} ${at} Limited`,
        source: 'S1',
        confidence: 90,
      })),
    ],
    'lists.csv': [{ id: 'L1', title: 'A list', source: 'S1' }],
    'designations.csv': listed.map((_, at) => ({
      ...{ list: 'L1', organization: `L${at}`, valid_from: '2024-01-31', source: 'S1' },
    })),
  });
  return database;
}

let database: Database;
beforeAll(async () => {
  database = await withNames();
});

const screen = async (database: Database, names: readonly string[]) => {
  const results = await screenRows(
    database,
    names.map((name) => ({ ...empty, name })),
    question,
  );
  return new Map(results.map((result) => [result.row.name ?? '', result]));
};

test('each name on record leads to its party, word for word, and none makes a row this party', async () => {
  const names = [...listed, ...aliases.map(({ name }) => name)];
  const found = await screen(database, names);
  const keys = new Map([
    ...listed.map((name, at) => [name, `L${at}`] as const),
    ...aliases.map(({ id, name }) => [name, id] as const),
  ]);
  const first = names.map((name) => [name, found.get(name)?.match, found.get(name)?.candidates[0]?.organization]);
  expect(first).toEqual(names.map((name) => [name, 'POSSIBLE', keys.get(name)]));
  const [copete] = found.get('COPETE S.A.')?.candidates ?? [];
  expect(copete).toMatchObject({ score: 100, designatedOn: ['L1'], ownedByDesignated: null, accessesThrough: 0 });
  expect(copete?.because).toContain(
    'Another name on record: “COPETE S.A.” is the same without case, punctuation and legal form.',
  );
  expect(found.get('COPETE S.A.')).toMatchObject({ organization: null, ownership: null, designations: [] });
});

test.each([
  ['Hikvision', 'Hangzhou Hikvision'],
  ['Hikvison', 'Hangzhou Hikvision'],
  ['Hikvision USA Inc.', 'Hangzhou Hikvision'],
  ['Huawei', 'Huawei'],
  ['Huawai', 'Huawei'],
  ['Hauwei Technologies', 'Huawei'],
  ['Huawai Tecnologies', 'Huawei'],
  ['Huawei Device USA Inc', 'Huawei'],
  ['Hua Wei Technologies', 'Huawei'],
  ['Hua Wei', 'Huawei'],
  ['Dahua Technology', 'Dahua'],
  ['ZTE Corp', 'ZTE'],
  ['Hytera', 'Hytera'],
  ['DJI', 'SZ DJI'],
  ['AVIC', 'Aviation Industry'],
  ['AVIC International Holdings', 'Aviation Industry'],
  ['TEG Ltd', 'T.E.G.'],
  ['T E G', 'T.E.G.'],
  ['ASCOTECHOLDING', 'ASCOTEC'],
  ['Societe Electrique d Alger', 'Société'],
])('“%s” leads to a party that a list designates', async (name, expected) => {
  const result = (await screen(database, [name])).get(name);
  const names = await database.read('UNWIND $keys AS key MATCH (o:Organization {key: key}) RETURN o.name AS name', {
    keys: result?.candidates.map(({ organization }) => organization) ?? [],
  });
  expect(names[0]?.['name']).toEqual(expect.stringContaining(expected));
  expect(result?.candidates[0]?.score).toBeGreaterThanOrEqual(75);
  expect(result?.match).toBe('POSSIBLE');
  expect(result !== undefined && isPossiblyDesignated(result)).toBe(true);
});

test.each([
  'Mobile Mini China Cabinets',
  'United Technologies Corporation',
  'Sahara Air Conditioning',
  'The Boeing Company',
  'Insight Global',
  'Pacific Shipping Co',
  'International Engineering Services',
  'Microsoft',
])('“%s” is not taken for a party that a list designates', async (name) => {
  const result = (await screen(database, [name])).get(name);
  expect(result?.candidates.filter(({ designatedOn }) => designatedOn.length > 0)).toEqual([]);
});

test('search finds an alias, and a graph that was imported before aliases were indexed is completed', async () => {
  const found = async () => (await searchEntities(database, 'COPETE S.A.', [], 3)).map(({ node }) => node.key);
  expect(await found()).toEqual(['L6']);
  await database.write(`MATCH (o:Organization) SET o.otherNames = null, o.normalizedNames = null
    WITH count(*) AS all MATCH (graph:Subtier {key: 'graph'}) SET graph.derivedForm = 'older'`);
  await ensureDerived(database);
  expect(await found()).toEqual(['L6']);
  expect((await screen(database, ['COPETE'])).get('COPETE')?.match).toBe('POSSIBLE');
});

test('of many candidates with one name, those that a list designates are shown', async () => {
  const other = await withEmptyData();
  await importPackage(other, {
    'organizations.csv': Array.from({ length: 12 }, (_, at) => ({ id: `O${at + 10}`, name: 'Zephyrwick Boatyards' })),
    'lists.csv': [{ id: 'L1', title: 'A list' }],
    'designations.csv': [{ list: 'L1', organization: 'O20', valid_from: '2024-01-31' }],
  });
  const result = (await screen(other, ['Zephyrwick Boatyards'])).get('Zephyrwick Boatyards');
  expect(result?.candidates).toHaveLength(5);
  expect(result?.candidates[0]).toMatchObject({ organization: 'O20', designatedOn: ['L1'] });
});
