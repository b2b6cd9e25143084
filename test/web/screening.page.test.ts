import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { Database } from '#graph/database/database.ts';
import { runImport } from '#seed/import/import.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { chainFiles } from '../chain-files.ts';
import { withDocumentedCase } from '../documented-case.ts';
import { importPackage } from '../import-package.ts';
import { writeXlsx } from '../seed/readers/sheet/write-xlsx.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { violations } from './axe.ts';
import { closePage, openPage, saveScreenshot, untilAnswered } from './open-page.ts';

/** The subcontractor of a chain belongs to a company in China through a holding that a list designates. */
const files = {
  ...chainFiles,
  'organizations.csv': [
    { id: 'O1', name: 'Prime Inc.', uei: 'YNDUZMUZF8H8', country: 'US' },
    { id: 'O2', name: 'Brantford Systems LLC', cage: '1AB23', country: 'US' },
    { id: 'O3', name: 'Holding Ltd', country: 'CN' },
    { id: 'O4', name: 'Brantford System GmbH', country: 'DE' },
    { id: 'O5', name: 'Parent Group', country: 'CN' },
  ],
  'ownership.csv': [
    { owner: 'O3', owned: 'O2', share_pct: 60 },
    { owner: 'O5', owned: 'O3', share_pct: 70 },
  ],
  'lists.csv': [{ id: 'L1', title: 'A list' }],
  'designations.csv': [{ list: 'L1', organization: 'O3', valid_from: '2024-01-31' }],
};

const pasted = [
  'Vendor No\tSupplier\tUEI\tCAGE\tContact person',
  '1\tPrime\tYNDUZMUZF8H8\t\tJane Doe',
  '2\tBrantford Systems\t\t1AB23\tJane Doe',
  '3\tBrantford Systems Inc\t\t\tJane Doe',
  '4\tZephyrwick Boatyards\t\t\tJane Doe',
].join('\n');

let database: Database;
let url = '';
beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, files);
  url = `${(await serveGraph(database)).url}screen?as-of=2025-01-01`;
});

/** Pastes a list and screens it. */
async function screen(page: Page, text: string, rows: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Paste rows/ }).fill(text);
  await page.getByRole('button', { name: `Screen ${rows}` }).click();
  await page.getByText(`${rows} screened.`).waitFor({ state: 'attached' });
}

const totals = (page: Page) => page.getByRole('heading', { level: 3 }).first();
const supplier = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('a pasted list is screened, a person decides who a row is, and the saved screening says what that changed', async () => {
  const opened = await openPage(url);
  const { page } = opened;
  const sent: string[] = [];
  const answers: Promise<string>[] = [];
  page.on('request', (request) => {
    if (!request.url().includes('/supplier-lists')) sent.push(request.postData() ?? '');
  });
  page.on('response', (response) => {
    if (response.url().includes('/supplier-lists')) answers.push(response.text());
  });
  await page.getByRole('textbox', { name: /^Paste rows/ }).fill(pasted);
  expect(await page.getByLabel('Take Contact person as').inputValue()).toBe('person');
  expect(await page.getByLabel('Take Vendor No as').inputValue()).toBe('ref');
  expect(await page.getByLabel('Take Contact person as').isDisabled()).toBe(true);
  await page.getByText('Left out, because it may name people: Contact person.').waitFor();
  expect(await violations(page)).toEqual([]);
  await screen(page, pasted, '4 rows');
  expect(await totals(page).innerText()).toBe(
    '4 suppliers: 2 identified, 1 possible match, 1 not found as of 1 January 2025',
  );
  // The server reads the list, but what columns of persons say is in no answer, and so in no other request.
  const answered = (await Promise.all(answers)).join();
  for (const texts of [sent.join(), answered]) {
    expect(texts).toContain('Brantford');
    expect(texts).not.toContain('Jane');
  }

  // What is possible has no finding; a dash is no zero.
  const possible = page.getByRole('row', { name: /Brantford Systems Inc row 3/ });
  expect(await possible.innerText()).toMatch(/possible match\s+Brantford Systems LLC and 1 more\s+possible match: 1/);
  await page
    .getByRole('list', { name: 'Who it is' })
    .getByRole('button', { name: /^not found/ })
    .click();
  await page.getByText('1 of 4 rows').waitFor();
  await page.getByRole('button', { name: 'Show all rows' }).click();

  await supplier(page, 'Brantford Systems row 2').click();
  const detail = page.getByRole('region', { name: 'Row 2', exact: true });
  await detail.getByText('subcontractor, tier 1, 1 contract').waitFor();
  await detail.getByRole('region', { name: 'Picture of the owners of Brantford Systems LLC' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await saveScreenshot(page, 'screening', true);
  const [exhibit] = await Promise.all([
    page.waitForEvent('download'),
    detail.locator('.brief-tools').getByRole('button', { name: 'SVG', exact: true }).click(),
  ]);
  const svg = await readFile(await exhibit.path(), 'utf8');
  for (const part of [
    'Who owns Brantford Systems LLC',
    'As of 1 January 2025',
    'not stated',
    '60%',
    'Holding Ltd',
    '/screen?as-of=',
  ])
    expect(svg).toContain(part);

  await supplier(page, 'Brantford Systems Inc row 3').click();
  await page.getByRole('button', { name: 'This one Brantford Systems LLC' }).click();
  await page.getByText('4 suppliers: 3 identified, 0 possible matches, 1 not found').waitFor();
  await page.getByText('It is Brantford Systems LLC, decided by local').waitFor();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the CSV of the screening' }).click(),
  ]);
  const rows = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(rows).toHaveLength(5);
  expect(rows[2]).toMatch(/^2,2,Brantford Systems,,1AB23,,,2025-01-01,identified,O2,Brantford Systems LLC,US,,,1,/);
  // Nothing is known of a row that is nobody on record: no zero.
  expect(rows[4]).toMatch(/^4,4,Zephyrwick Boatyards,,,,,2025-01-01,not found,,,,,,,,/);

  await page.getByLabel('save as').fill('Our suppliers');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { name: 'Our suppliers' }).waitFor();
  expect(page.url()).toMatch(/\/screen\?as-of=2025-01-01&screening=[0-9a-f-]+$/);
  await supplier(page, 'Brantford Systems Inc row 3').click();
  await page.getByRole('button', { name: 'Withdraw the decision' }).click();
  await page.getByText('Run it again to apply your decision.').waitFor();
  await page.getByRole('button', { name: 'Run again' }).click();
  const changes = page.getByRole('region', { name: 'What is different' });
  await changes.getByText('The decision about the row was withdrawn.').first().waitFor();
  expect(await changes.innerText()).toContain('possible; it was the same as O2');
  await untilAnswered(page);
  expect(await violations(page)).toEqual([]);
  await saveScreenshot(page, 'saved screening', true);
  await page.reload();
  await page.getByText('4 suppliers: 2 identified, 1 possible match, 1 not found as of').waitFor();
  await page.getByRole('link', { name: 'All screenings' }).click();
  await page.getByRole('link', { name: 'Our suppliers' }).waitFor();
  await closePage(opened);
});

test('the results obey the date and the lists of the bar, and stay while a record is looked at', async () => {
  const opened = await openPage(url, { colorScheme: 'dark', viewport: { width: 360, height: 740 } });
  const { page } = opened;
  await screen(page, 'Brantford Systems LLC\t1AB23', '1 row');
  await page.getByText('1 supplier: 1 identified').waitFor();
  await supplier(page, 'Brantford Systems LLC row 1').click();
  await page.getByRole('region', { name: /^Picture of the owners/ }).waitFor();
  await untilAnswered(page);
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await saveScreenshot(page, 'screening on a phone', true);
  await page.getByRole('link', { name: 'Brantford Systems LLC' }).first().click();
  await page.waitForURL(/\/organization\/O2/);
  await page.goBack();
  await page.getByText('1 supplier: 1 identified').waitFor();
  await page.getByLabel('as of').fill('2023-12-01');
  await page.getByText('as of 1 December 2023').waitFor();
  await closePage(opened);
});

test('a workbook is read by the server, and a list of 5,001 rows is refused with one sentence', async () => {
  const opened = await openPage(url, { expected: /status of 400|ERR_FAILED/ });
  const { page } = opened;
  const workbook = writeXlsx([
    {
      name: 'Vendors',
      rows: [
        ['Supplier', 'UEI', 'Contact person', 'Trade style'],
        ['Prime', 'YNDUZMUZF8H8', 'Jane Doe', 'Zephyrwick Boatyards'],
        ['Second', '', 'Jane Doe', 'Brantford Systems'],
      ],
    },
  ]);
  const file = page.locator('input[type=file]');
  await file.setInputFiles({ name: 'suppliers.xlsx', mimeType: 'application/octet-stream', buffer: workbook });
  await page.getByText('Read of the sheet Vendors.').waitFor();
  await page.getByText('Left out, because it may name people: Contact person.').waitFor();
  expect(await page.getByLabel('Take Contact person as').inputValue()).toBe('person');
  // A column that was not recognized is read as soon as somebody chooses it.
  await page.getByLabel('Take Trade style as').selectOption('name');
  await page.getByRole('row', { name: /Zephyrwick Boatyards · Brantford Systems/ }).waitFor();
  expect(await page.getByLabel('Take Supplier as').inputValue()).toBe('none');
  await page.getByRole('button', { name: 'Screen 2 rows' }).click();
  await page.getByText('2 suppliers: 1 identified, 1 possible match').waitFor();
  await supplier(page, 'Zephyrwick Boatyards row 1').waitFor();
  await page.getByRole('button', { name: 'Screen another list' }).click();
  await file.setInputFiles({ name: 'broken.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK') });
  await page.getByRole('alert').filter({ hasText: 'broken.xlsx' }).waitFor();

  const names = Array.from({ length: 5001 }, (_, at) => `Company ${String(at)}`);
  const buffer = Buffer.from(['supplier name', ...names].join('\n'));
  await page.locator('input[type=file]').setInputFiles({ name: 'suppliers.csv', mimeType: 'text/csv', buffer });
  await page.getByText('The list has 5,001 rows; at most 5,000 can be screened at once.', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: /^Screen \d/ }).count()).toBe(0);

  // What is typed stays while the server is away.
  await page.getByRole('button', { name: 'Paste instead' }).click();
  await page.route('**/supplier-lists*', (route) => route.abort());
  const field = page.getByRole('textbox', { name: /^Paste rows/ });
  await field.fill('Acme, Inc.\nPrime');
  await page.getByRole('alert').filter({ hasText: 'Pasted text could not be read' }).waitFor();
  expect(await field.inputValue()).toBe('Acme, Inc.\nPrime');
  await page.unroute('**/supplier-lists*');
  await page.getByRole('button', { name: 'Read it again' }).click();
  await page.getByRole('button', { name: 'Screen 2 rows' }).waitFor();
  await page.getByLabel('columns are separated by').selectOption('comma');
  await page.getByRole('heading', { name: '2 rows, 2 columns' }).waitFor();
  await closePage(opened);
});

test('section 889 companies, also misspelt, stand first and are named, and Boeing does not look like them', async () => {
  const graph = await withDocumentedCase();
  await runImport(graph, { format: 'chain-package', paths: ['seed/cases/boeing'], strict: true });
  const opened = await openPage(`${(await serveGraph(graph)).url}screen`);
  const { page } = opened;
  const names = ['Boeing', 'Huawei', 'ZTE', 'Hytera', 'Hikvision', 'Dahua', 'Hua Wei', 'Huawai'];
  await screen(page, names.join('\n'), '8 rows');
  const notice = `7 rows may be a designated company: ${names.slice(1).join(', ')}. Open each and decide who it is.`;
  await page.getByText(notice, { exact: true }).waitFor();
  const rows = await page.locator('.screen-table tbody tr').allInnerTexts();
  expect(rows.map((text) => text.split('\t')[1]?.split('\n')[0])).toEqual([...names.slice(1), 'Boeing']);
  for (const text of rows.slice(0, 7))
    expect(text).toMatch(/may be designated\s+possible match[\s\S]*possible match: Section 889/);
  expect(rows[7]).toContain('The Boeing Company');
  expect(rows[7]).not.toMatch(/designated/);
  // What no row has is no bar: “designated on a list: 0” would read as an all-clear.
  const bars = page.getByRole('list', { name: 'On record' });
  expect((await bars.getByRole('button').allInnerTexts()).map((text) => text.replace(/\s+\d+$/, ''))).toEqual([
    'may be a designated company',
    'incomplete record',
  ]);
  // The names are in the first screen.
  await untilAnswered(page);
  const bottomOf = async () => {
    const box = await page.getByText(notice, { exact: true }).boundingBox();
    return (box?.y ?? Infinity) + (box?.height ?? 0);
  };
  expect(await bottomOf()).toBeLessThanOrEqual(900);
  await bars.getByRole('button', { name: /^may be a designated company/ }).click();
  await page.getByText('7 of 8 rows').waitFor();
  await supplier(page, 'Hua Wei row 7').click();
  const detail = page.getByRole('region', { name: 'Row 7', exact: true });
  await detail.getByRole('heading', { name: 'Possible matches' }).waitFor();
  await detail.getByText('designated', { exact: true }).waitFor();
  expect(await violations(page)).toEqual([]);
  await saveScreenshot(page, 'possibly designated', true);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await untilAnswered(page);
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await bottomOf()).toBeLessThanOrEqual(844);
  await saveScreenshot(page, 'possibly designated on a phone', true);
  await closePage(opened);
});
