import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { defaultMaxLength } from '#graph/model/table.ts';
import type { Field, Table } from '#graph/model/table.ts';
import { tables } from '#graph/model/tables.ts';
import { tableNames, type TableName } from '#graph/model/vocabulary.ts';
import { serveGraph, type ServedGraph } from '../api/serve/serve-graph.ts';
import { dumpGraph } from '../graph-dump.ts';
import { runSubtier, type Outcome } from '../run-subtier.ts';
import { testEnvironment } from '../test-environment.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage, untilAnswered } from './open-page.ts';
import type { Page } from 'playwright-core';

/** What no text of ours may hold anywhere. */
const personal = ['jane.roe', 'Jane Roe', 'secret.example', '703-555-0199', '10.66.77.88', '078-05-1120', '078051120'];
const contacts = 'jane.roe@secret.example 703-555-0199 10.66.77.88 078-05-1120';
/** Runs in a page, a terminal, a spreadsheet or a database, if one of them lets it. */
const hostile = [
  '=HYPERLINK("https://attacker.example/")',
  '<img src=x onerror="window.ran=1"><script>window.ran=1</script>',
  '\u001B]0;owned\u0007\u001B[2J\u009B31m',
  '\u202Edesrever\u2066',
  `'"\`; MATCH (n) DETACH DELETE n; DROP TABLE people; --`,
  '\nsubtier: forged line\r\n',
  contacts,
].join(' ');
/** In a key no control character may stand; all else may. */
const key = (name: string) => `=${name}<img src=x1 onerror="ran=1">'"\`\\ \u202E`;
/** What a terminal would obey, or would show in another order. */
const steering = /[\p{Cc}\p{Cf}\u2028\u2029]/u;
const steersTerminal = (text: string) => steering.test(text.replaceAll('\n', ''));

type Row = Readonly<Record<string, string>>;

/** The least exposure, all its keys hostile. */
const good: Readonly<Partial<Record<TableName, readonly Row[]>>> = {
  sources: [{ id: key('S') }],
  agencies: [{ id: key('G') }],
  systems: [{ id: key('Y'), agency: key('G'), impact_level: '5' }],
  organizations: [{ id: key('O1') }, { id: key('O2') }],
  ownership: [{ owner: key('O1'), owned: key('O2') }],
  contracts: [{ id: key('C'), agency: key('G'), prime: key('O1') }],
  covers: [{ contract: key('C'), system: key('Y') }],
  subcontracts: [
    { contract: key('C'), contractor: key('O1'), subcontractor: key('O2'), subaward_number: key('N'), amount: '1' },
  ],
  people: [
    { id: key('engineer-'), kind: 'group', us_person_status: 'foreign_person' },
    { id: key('escort-'), kind: 'group' },
  ],
  locations: [{ person: key('engineer-'), country: 'CN' }],
  citizenships: [{ person: key('engineer-'), country: 'CN' }],
  employment: [
    { organization: key('O1'), person: key('engineer-'), contract: key('C'), role: 'engineer' },
    { organization: key('O2'), person: key('escort-'), contract: key('C'), role: 'escort' },
  ],
  vetting: [{ person: key('escort-'), tier: 'T2' }],
  access: [{ id: key('A'), person: key('engineer-'), system: key('Y'), contract: key('C'), mode: 'escorted' }],
  escorts: [{ escort: key('escort-'), access: key('A'), log_fields: `escort;${hostile.replaceAll(';', ',')}` }],
  lists: [{ id: key('L') }],
  designations: [{ list: key('L'), organization: key('O2') }],
  claims: [{ id: key('K'), stance: 'denies', about: `access:${key('A')};people:${key('engineer-')}` }],
};

/** A good row spoilt in turn in each of its columns, and by each personal value as an id. */
function spoilt(table: TableName, row: Row): readonly Row[] {
  const { fields }: Table = tables[table];
  const inEach = fields.flatMap(({ name, type }) =>
    type === 'string' && row[name] === undefined ? [] : [{ ...row, [name]: hostile }],
  );
  const persons = fields.filter(
    ({ name }) => ['person', 'escort'].includes(name) || (table === 'people' && name === 'id'),
  );
  const ids = ['Jane Roe', 'jane.roe', 'jane.roe@secret.example', '703-555-0199', '10.66.77.88', '078051120'];
  return [...inEach, ...persons.flatMap(({ name }) => ids.map((id) => ({ ...row, [name]: id })))];
}

/** Every text column of a good row filled with what is hostile and personal. */
function filled(table: TableName, row: Row): Row {
  const { fields }: Table = tables[table];
  const texts = fields.filter(({ name, type }) => type === 'string' && row[name] === undefined);
  // A reference must lead somewhere for the row to go in.
  const { foreignKeys }: Table = tables[table];
  const free = texts.filter(({ name }) => !foreignKeys.some(({ field }) => field === name));
  const isLong = ['title', 'text', 'name', 'label'];
  const textOf = ({ name, maxLength = defaultMaxLength }: Field) =>
    isLong.includes(name) ? `${hostile} `.padEnd(maxLength, 'x') : hostile;
  return { ...row, ...Object.fromEntries(free.map((field) => [field.name, textOf(field)])) };
}

async function writeHostilePackage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'subtier-hostile-'));
  for (const table of tableNames) {
    const rows = good[table] ?? [];
    const all = [...rows.map((row) => filled(table, row)), ...rows.flatMap((row) => spoilt(table, row))].map((row) => ({
      ...row,
      ...(table === 'sources' ? {} : { source: row['source'] ?? key('S') }),
      [`unknown${hostile}`]: hostile,
      full_name: 'Jane Roe',
      ssn: '078-05-1120',
    }));
    const columns = [...new Set(all.flatMap((row) => Object.keys(row)))];
    await writeFile(join(folder, `${table}.csv`), stringify(all, { header: true, columns }));
  }
  await writeFile(join(folder, 'evil\u001B[31m\u202E.csv'), 'a\n1\n');
  return folder;
}

let folder = '';
let served: ServedGraph;
let imported: Outcome;
let dump: readonly string[];
const subtier = (...parameters: string[]) => runSubtier(parameters, { SUBTIER_HOME: testEnvironment().home });

beforeAll(async () => {
  const database = await withEmptyData();
  folder = await writeHostilePackage();
  imported = await subtier('import', 'chain-package', folder);
  dump = await dumpGraph(database);
  served = await serveGraph(database);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await rm(`${folder}.rejects.csv`, { force: true });
});

function expectNothingPersonal(text: string): void {
  for (const value of personal) expect(text).not.toContain(value);
}

test('the command takes in what is good, and what it says steers nothing', () => {
  expect(imported).toMatchObject({ code: 0, stdout: '' });
  expect(imported.stderr).toMatch(/Imported: [1-9]\d* new, .* [1-9]\d* rejected/);
  expect(steersTerminal(imported.stderr)).toBe(false);
  expect(imported.stderr).not.toMatch(/^subtier: /m);
  expectNothingPersonal(imported.stderr);
  // The header has line breaks of its own.
  for (const place of ['contracts.csv, line 4, column title', 'claims.csv, line 4, column text', 'full_name'])
    expect(imported.stderr).toContain(place);
});

test('nothing personal is a property of any node or edge', () => {
  expect(dump.length).toBeGreaterThan(40);
  expectNothingPersonal(dump.join('\n'));
  expect(dump.join('\n')).toContain('[e-mail address removed]');
  expect(dump.filter((line) => line.includes('logFields')).join()).toContain('["escort","other"]');
});

test('the rejects tell each row, and nothing personal, steering or to be computed', async () => {
  const text = await readFile(`${folder}.rejects.csv`, 'utf8');
  expectNothingPersonal(text);
  expect(steersTerminal(text)).toBe(false);
  const rows = z.array(z.record(z.string(), z.string())).parse(parse(text, { columns: true }));
  const files = new Set(rows.map(({ file }) => file));
  for (const table of ['people', 'locations', 'citizenships', 'employment', 'vetting', 'access', 'escorts'])
    expect(files).toContain(`${table}.csv`);
  expect(rows.map(({ reason }) => reason)).toContain(
    'Looks like a name: give a pseudonym, or import with --hash-person-ids',
  );
  expect(rows.flatMap((row) => Object.values(row)).filter((cell) => /^[=+@-]/.test(cell))).toEqual([]);
});

test.each([
  ['exposures', []],
  ['query', ['log-gaps']],
  ['cypher', ['MATCH (n:Organization|System|Source|Claim)-[r]->(m) RETURN n, properties(n) AS all, r, m']],
])('%s %j says it in every format without obeying it', async (command, parameters) => {
  const run = (format: string) => subtier(command, ...parameters, '--format', format);
  const table = await run('table');
  expect(table.code).toBe(0);
  expect(table.stdout).toContain('<img src=x');
  expect(steersTerminal(table.stdout + table.stderr)).toBe(false);

  const json = await run('json');
  expect(steersTerminal(json.stdout)).toBe(false);
  // Escaped, yet whole.
  expect(JSON.stringify(JSON.parse(json.stdout))).toContain('\u202E');

  const csv = await run('csv');
  const cells = z
    .array(z.array(z.string()))
    .parse(parse(csv.stdout, { relax_column_count: true }))
    .flat();
  expect(cells.filter((cell) => /^[=+@\t\r-]/.test(cell))).toEqual([]);
  expect(cells.some((cell) => cell.includes('\u202E'))).toBe(true);
  for (const { stdout, stderr } of [table, json, csv]) expectNothingPersonal(stdout + stderr);
});

test('the API gives the text as it is, and nothing personal', async () => {
  const data = await served.data(
    `{ exposures(first: 10) { totalCount edges { node { system { key name } engineer { key label } } } }
       sources(first: 10) { nodes { key title url } } }`,
    {},
  );
  const text = JSON.stringify(data);
  expect(data).toMatchObject({ exposures: { totalCount: 1 } });
  expect(text).toContain('<script>window.ran=1</script>');
  expectNothingPersonal(text);
});

async function expectInert(page: Page): Promise<void> {
  expect(await page.evaluate('window.ran ?? null')).toBeNull();
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(await page.locator('script', { hasText: 'window.ran' }).count()).toBe(0);
  expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
  expectNothingPersonal(await page.content());
}

/** Waits until the page shows a text. The title of a picture, which may come first in the document, is never visible. */
async function untilShown(page: Page, text: RegExp): Promise<void> {
  await page.getByText(text).filter({ visible: true }).first().waitFor();
}

test('the page shows it as text', async () => {
  const opened = await openPage(served.url);
  const { page } = opened;
  await page.getByRole('table').first().waitFor();
  await untilShown(page, /<img src=x onerror/);
  await expectInert(page);
  await page.getByRole('link', { name: 'Chains', exact: true }).click();
  await page.getByText(/1 access exposed/).waitFor();
  await untilShown(page, /<img src=x onerror/);
  await page.getByRole('region', { name: 'Evidence' }).getByRole('heading').first().waitFor();
  await expectInert(page);
  await page.getByRole('button', { name: 'List', exact: true }).click();
  await page.getByRole('row').nth(1).waitFor();
  await expectInert(page);
  await closePage(opened);

  const asked = await openPage(`${served.url}?view=queries&query=log-gaps`);
  await asked.page.getByRole('button', { name: 'Run' }).click();
  await asked.page.getByText('1 row', { exact: true }).waitFor();
  await expectInert(asked.page);
  const download = asked.page.waitForEvent('download');
  await asked.page.getByRole('button', { name: 'CSV', exact: true }).click();
  const saved = await readFile(await (await download).path(), 'utf8');
  const cells = z
    .array(z.array(z.string()))
    .parse(parse(saved, { bom: true }))
    .flat();
  expect(cells.length).toBeGreaterThan(10);
  expect(cells.filter((cell) => /^[=+@\t\r-]/.test(cell))).toEqual([]);
  expectNothingPersonal(saved);
  await closePage(asked);
});

test.each([
  ['overview', ''],
  ['chains', 'chains'],
  ['organization', `organization/${encodeURIComponent(key('O1'))}`],
  ['source', `source/${encodeURIComponent(key('S'))}`],
  ['claim', `claim/${encodeURIComponent(key('K'))}`],
])('on a phone, the longest texts make no page wide or long: %s', async (_, path) => {
  const opened = await openPage(`${served.url}${path}`, { viewport: { width: 390, height: 844 } });
  const { page } = opened;
  await page
    .getByText(/<img src=x onerror/)
    .filter({ visible: true })
    .first()
    .waitFor();
  await untilAnswered(page);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThan(6000);
  await closePage(opened);
});

test.each([
  ['NUL', Buffer.from('id,kind\nP1\u0000Jane Roe,individual\n')],
  ['a lone surrogate', Buffer.from([...Buffer.from('id\nJane Roe '), 0xed, 0xa0, 0x80, 0x0a])],
])('a file with %s is refused whole, in one plain sentence', async (_, content) => {
  const broken = await mkdtemp(join(tmpdir(), 'subtier-hostile-\u001B[31m'));
  try {
    await writeFile(join(broken, 'sources.csv'), 'id\ns\n');
    await writeFile(join(broken, 'people.csv'), content);
    const { code, stdout, stderr } = await subtier('import', 'chain-package', broken);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^subtier: people\.csv, line \d: not .*\n$/);
    expect(steersTerminal(stderr)).toBe(false);
    expectNothingPersonal(stderr);
  } finally {
    await rm(broken, { recursive: true, force: true });
  }
});
