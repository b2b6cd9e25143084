import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { importPackage } from '../../import-package.ts';
import { runSubtier } from '../../run-subtier.ts';
import { temporaryFolder } from '../../seed/temporary-folder.ts';
import { testEnvironment } from '../../test-environment.ts';
import { withEmptyData } from '../../with-empty-data.ts';

const { home } = testEnvironment('spare');
const run = (...parameters: string[]) => runSubtier(parameters, { SUBTIER_HOME: home });
const organizations = [
  { id: 'O1', name: 'Brantford Systems LLC', uei: 'YNDUZMUZF8H8', country: 'US' },
  { id: 'O2', name: 'Listed Works', uei: 'T53MCMLTWK59', country: 'CN' },
];

beforeAll(async () => {
  const database = await withEmptyData('spare');
  await importPackage(database, {
    'organizations.csv': organizations,
    'lists.csv': [{ id: 'L1', title: 'A list' }],
    'designations.csv': [{ list: 'L1', organization: 'O2', valid_from: '2024-01-31' }],
  });
});

async function listFile(...rows: readonly string[]): Promise<string> {
  const folder = await temporaryFolder({ 'suppliers.csv': ['Vendor,Supplier Name,UEI', ...rows, ''].join('\n') });
  return join(folder, 'suppliers.csv');
}

const report = z.object({ results: z.array(z.looseObject({ line: z.number(), match: z.string() })) });
const log = z.object({
  runs: z.array(z.object({ results: z.array(z.looseObject({ ruleId: z.string(), level: z.string() })) })),
});

test('a designated supplier is a finding in each format, with its row, and messages go to stderr', async () => {
  const file = await listFile('1,Listed Works,t53mcmltwk59', '2,Brantford System,', '3,Zephyrwick Boatyards,');
  const asJson = await run('screen', file, '--as-of', '2025-01-01', '--format', 'json');
  expect([asJson.code, asJson.stderr]).toEqual([
    1,
    expect.stringContaining('1 row is of a supplier that is designated'),
  ]);
  expect(report.parse(JSON.parse(asJson.stdout)).results).toMatchObject([
    { line: 2, match: 'SAME', organization: 'O2', ownership: { designatedOn: ['L1'] } },
    { line: 3, match: 'POSSIBLE', ownership: null },
    { line: 4, match: 'NONE_ON_RECORD' },
  ]);
  const asCsv = await run('screen', file, '--as-of', '2025-01-01', '--format', 'csv');
  expect(asCsv.code).toBe(1);
  expect(asCsv.stdout.split('\n').length).toBeGreaterThan(4);
  expect(asCsv.stdout).toMatch(/^row,ref,name,match,/);
  const asSarif = await run('screen', file, '--as-of', '2025-01-01', '--format', 'sarif');
  const [sarif] = log.parse(JSON.parse(asSarif.stdout)).runs;
  expect(sarif?.results).toContainEqual(expect.objectContaining({ ruleId: 'designated', level: 'error' }));
});

test('a row that may be a designated supplier is a finding of its own, and its candidate names the list', async () => {
  const file = await listFile('1,Zephyrwick Boatyards,', '2,Listed Works Inc.,');
  const asTable = await run('screen', file, '--as-of', '2025-01-01');
  expect([asTable.code, asTable.stderr]).toEqual([
    1,
    expect.stringContaining('1 row may be a designated company: decide which organization each is.'),
  ]);
  const [first] = asTable.stdout.split('\n').filter((line) => /Works|Boatyards/.test(line));
  expect(first).toContain('Listed Works (O2, 100, designated on L1)');
  const asSarif = await run('screen', file, '--as-of', '2025-01-01', '--format', 'sarif');
  expect(log.parse(JSON.parse(asSarif.stdout)).runs[0]?.results).toMatchObject([
    { ruleId: 'possibly-designated', level: 'warning' },
  ]);
  const asJson = await run('screen', file, '--as-of', '2025-01-01', '--format', 'json');
  expect(report.parse(JSON.parse(asJson.stdout)).results).toMatchObject([
    { match: 'NONE_ON_RECORD', candidates: [] },
    { match: 'POSSIBLE', ownership: null, candidates: [{ organization: 'O2', designatedOn: ['L1'] }] },
  ]);
  const before = await run('screen', file, '--as-of', '2023-01-01');
  expect(before.code).toBe(0);
});

test('a list without a finding ends with 0, and a list that is too long with 2 and one sentence', async () => {
  const file = await listFile('1,Listed Works,', '2,Brantford Systems,YNDU-ZMUZ-F8H8');
  const found = await run('screen', file, '--as-of', '2023-01-01');
  expect([found.code, found.stdout]).toEqual([0, expect.stringContaining('NOT_LOOKED_AT')]);
  const long = await listFile(...Array.from({ length: 5001 }, (_, at) => `${at},Company ${at},`));
  const refused = await run('screen', long);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('The list has 5,001 rows; at most 5,000 can be screened at once.');
});
