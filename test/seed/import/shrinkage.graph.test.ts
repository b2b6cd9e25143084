import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { runImport } from '#seed/import/import.ts';
import type { ImportResult } from '#seed/import/import.ts';
import { dumpGraph } from '../../graph-dump.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { temporaryFolder } from '../temporary-folder.ts';

interface Options {
  readonly dryRun?: boolean;
  readonly strict?: boolean;
  readonly allowShrink?: boolean;
}

let database: Database;
beforeEach(async () => {
  database = await withEmptyData();
});

const numbered = (count: number, from = 1) => Array.from({ length: count }, (_, at) => at + from);

/** A package with one person for each number, who works in China. */
function packageOf(people: readonly number[]): Readonly<Record<string, string>> {
  const csv = (rows: readonly object[]) => stringify([...rows], { header: true });
  return {
    'sources.csv': 'id\nS1\n',
    'people.csv': csv(people.map((n) => ({ id: `P${n}`, us_person_status: 'foreign_person' }))),
    'locations.csv': csv(people.map((n) => ({ person: `P${n}`, country: 'CN' }))),
  };
}

const company = (n: number) => JSON.stringify({ id: `c${n}`, schema: 'Company', properties: { name: [`Works ${n}`] } });
const entities = (numbers: readonly number[]) => numbers.map((n) => `${company(n)}\n`).join('');
const subawardColumns = [
  'prime_award_unique_key',
  'prime_award_amount',
  'prime_award_period_of_performance_start_date',
  'prime_awardee_uei',
  'prime_awardee_name',
  'subaward_number',
  'subaward_amount',
  'subaward_action_date',
  'subawardee_uei',
  'subawardee_name',
  'subawardee_country_code',
];
const subaward = (n: number) =>
  `CONT_AWD_FA875019F0001_9700_FA875018D0001_9700,5,2019-03-01,ABCDEFGHJK19,Invented Prime,S-${n},1.50,2025-02-19,SUBSUBSUBSU9,Invented Sub,CHN`;
const subawards = (numbers: readonly number[]) =>
  [subawardColumns.join(','), ...numbers.map(subaward)].map((line) => `${line}\n`).join('');

type Content = string | Readonly<Record<string, string | undefined>>;

/** Returns what imports versions of one file, or of a package if the format is that. */
async function importer(
  format: string,
  name: string,
): Promise<(content: Content, options?: Options) => Promise<ImportResult>> {
  const folder = await temporaryFolder();
  return async (content, options = {}) => {
    const files = typeof content === 'string' ? { [name]: content } : content;
    for (const [file, text = ''] of Object.entries(files)) await writeFile(join(folder, file), text);
    const path = typeof content === 'string' ? join(folder, name) : folder;
    return runImport(database, { format, paths: [path], ...options });
  };
}

async function currentLocations(): Promise<unknown> {
  const [row] = await database.read('MATCH ()-[r:LOCATED_IN]->() RETURN count(r) AS count');
  return row?.['count'];
}

test('a package whose last line is cut short supersedes nothing, and imports its complete rows', async () => {
  const importVersion = await importer('chain-package', '');
  await importVersion(packageOf(numbered(10)));
  const complete = packageOf([...numbered(8), 11, 12]);
  const cut = { ...complete, 'locations.csv': complete['locations.csv']?.slice(0, -4) };
  for (const dryRun of [true, false]) {
    const result = await importVersion(cut, { dryRun });
    expect(result.withheld).toEqual({
      why: 'locations.csv ends within the record on line 11: the file is cut off',
      count: 4,
    });
    expect(result.total).toMatchObject({ closed: 0, rejected: 1 });
    expect(result.notices.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/nothing is superseded, and 4 earlier statements/),
    );
  }
  expect(await currentLocations()).toBe(11);
  const meant = await importVersion(cut, { allowShrink: true });
  expect(meant).toMatchObject({ withheld: null, total: { closed: 4 } });
  expect(await currentLocations()).toBe(9);
});

test.each([
  {
    what: 'CSV of a chain package within a quoted cell',
    format: 'chain-package',
    name: 'people.csv',
    first: packageOf(numbered(4)),
    cut: {
      ...packageOf([1, 2, 3]),
      'people.csv': 'id,us_person_status\nP1,foreign_person\nP2,foreign_person\nP3,"foreign',
    },
    line: 4,
  },
  {
    what: 'CSV of a chain package in the last cell',
    format: 'chain-package',
    name: 'people.csv',
    first: packageOf(numbered(4)),
    cut: {
      ...packageOf([1, 2, 3]),
      'people.csv': 'id,us_person_status\nP1,foreign_person\nP2,foreign_person\nP3,foreign_per',
    },
    line: 4,
  },
  {
    what: 'CSV of subawards',
    format: 'usaspending-subawards',
    name: 'subawards.csv',
    first: subawards(numbered(4)),
    cut: subawards([1, 2, 3]).slice(0, -20),
    line: 4,
  },
  {
    what: 'JSON Lines',
    format: 'ftm',
    name: 'entities.ftm.json',
    first: entities(numbered(4)),
    cut: entities([1, 2, 3]).slice(0, -20),
    line: 3,
  },
])('a file that ends within a record supersedes nothing: $what', async ({ format, name, first, cut, line }) => {
  const importVersion = await importer(format, name);
  await importVersion(first);
  const before = await dumpGraph(database);
  const result = await importVersion(cut);
  expect(result.withheld).toMatchObject({
    why: `${name} ends within the record on line ${line}: the file is cut off`,
  });
  expect(result.total).toMatchObject({ closed: 0, rejected: 1 });
  const statements = (dump: typeof before) => JSON.stringify(dump).match(/SUPERSEDED/g)?.length ?? 0;
  expect(statements(await dumpGraph(database))).toBe(statements(before));
  expect((await importVersion(cut, { allowShrink: true })).withheld).toBeNull();
});

test('a file with fewer than half the rows of its predecessor supersedes nothing unless it is meant', async () => {
  const importVersion = await importer('ftm', 'entities.ftm.json');
  await importVersion(entities(numbered(9)));
  for (const dryRun of [true, false])
    expect(await importVersion(entities([1, 2, 3, 10]), { dryRun })).toMatchObject({
      withheld: { why: 'The input has 4 rows, but its sources stated 9 before', count: 6 },
      total: { created: 1, closed: 0 },
    });
  // Those that were kept count as stated before.
  expect(await importVersion(entities([1, 2, 3, 10]), { allowShrink: true, dryRun: true })).toMatchObject({
    withheld: null,
    total: { closed: 6 },
  });
  expect(await importVersion(entities([1, 2, 3, 10]), { allowShrink: true })).toMatchObject({ total: { closed: 6 } });
  expect(await importVersion(entities([1, 2]))).toMatchObject({ withheld: null, total: { closed: 2 } });
});

test('one file of a package that has shrunk, or is missing, supersedes nothing in any of them', async () => {
  const importVersion = await importer('chain-package', '');
  await importVersion(packageOf(numbered(20)));
  const { 'locations.csv': few = '' } = packageOf(numbered(9));
  expect(await importVersion({ ...packageOf(numbered(19)), 'locations.csv': few })).toMatchObject({
    withheld: { why: 'The input has 9 rows of locations, but its sources stated 20 before', count: 12 },
    total: { closed: 0 },
  });
  expect(await currentLocations()).toBe(20);
});

test('rows that are changed are written though nothing is superseded, and what contradicts them goes', async () => {
  const importVersion = await importer('chain-package', '');
  const systems = 'id,name,impact_level\nY1,System,5\n';
  const people = 'id\nP1\nP2\nP3\n';
  const access = (rows: readonly string[]) => `id,person,system,mode,row\n${rows.join('\n')}\n`;
  const others = { 'sources.csv': 'id\nS1\n', 'systems.csv': systems, 'people.csv': people };
  await importVersion({
    ...others,
    'access.csv': access(['X1,P1,Y1,direct,r1', 'X2,P2,Y1,direct,r2', 'X3,P3,Y1,direct,r3']),
  });
  // The access has another person now, in a row with another id.
  const cut = `${access(['X1,P3,Y1,direct,r4', 'X2,P2,Y1,view_only,r2'])}X3,P`;
  expect(await importVersion({ ...others, 'access.csv': cut })).toMatchObject({
    withheld: { count: 1 },
    tables: { access: { created: 1, changed: 1, closed: 1 } },
  });
  const rows = await database.read(
    'MATCH (p)-[r:ACCESSES]->() RETURN r.access AS access, p.key AS person, r.mode AS mode ORDER BY access',
  );
  expect(rows).toEqual([
    { access: 'X1', person: 'P3', mode: 'DIRECT' },
    { access: 'X2', person: 'P2', mode: 'VIEW_ONLY' },
    { access: 'X3', person: 'P3', mode: 'DIRECT' },
  ]);
});
