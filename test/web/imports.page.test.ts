import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { withDocumentedCase } from '../documented-case.ts';
import { importPackage } from '../import-package.ts';
import type { PackageFiles } from '../import-package.ts';
import { importUntil } from '../seed/import/import-until.ts';
import { closePage, openPage, reloadThatAsks, untilAnswered } from './open-page.ts';

const columns =
  'prime_award_unique_key,prime_awardee_uei,prime_awardee_name,subaward_sam_report_id,subaward_number,subaward_amount,subaward_action_date,subawardee_uei,subawardee_name';
const row = (number: number, day: string) =>
  `CONT_AWD_FA875019F0001_9700_FA875018D0001_9700,ABCDEFGHJK19,Invented Prime,report-${number},${number},1000,${day},SUBSUBSUBSU9,Invented Sub`;
const csv = [columns, row(1, '2025-02-19'), row(2, 'not a day'), row(3, '2025-02-20'), ''].join('\n');

let database: Database;
let url = '';

beforeAll(async () => {
  database = await withDocumentedCase();
  url = (await serveGraph(database)).url;
});

test('a file is recognized and previewed without writing, then imported; its rejects are shown and can be downloaded', async () => {
  const opened = await openPage(`${url}import`);
  const { page } = opened;
  const file = { name: 'Subawards.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  await page.getByLabel('Drop files here, or choose them').setInputFiles(file);
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('heading', { name: 'What Subawards.csv would change' }).waitFor();
  await page.getByRole('heading', { name: '1 row was rejected' }).waitFor();
  await page.getByText('All other rows can be imported.').waitFor();
  const rejected = page.getByRole('region', { name: 'Rejected rows' });
  expect(await rejected.innerText()).toContain('not a day');
  await rejected.getByText(/^\d+ cells$/).click();
  expect(await rejected.getByText('subaward_number', { exact: true }).isVisible()).toBe(true);
  const examples = await page.getByRole('region', { name: 'Examples of what would change' }).innerText();
  expect(examples).toContain('id SUBSUBSUBSU9, per usaspending-subawards:Subawards.csv');
  const subcontracts =
    'MATCH (:Organization)-[r:SUBCONTRACTS_TO]->(:Organization {key: "SUBSUBSUBSU9"}) RETURN count(r) AS count';
  expect(await database.read(subcontracts)).toEqual([{ count: 0 }]);

  // A preview with other options is none of what would be imported.
  await page.getByRole('checkbox', { name: 'Import nothing if a row is rejected' }).check();
  expect(await page.getByRole('heading', { name: 'What Subawards.csv would change' }).count()).toBe(0);
  // What becomes of the rows that were not rejected depends on them.
  await page.getByRole('button', { name: 'Preview' }).click();
  const because = 'because “Import nothing if a row is rejected” is on.';
  await page.getByText(`Nothing would be imported, ${because}`).waitFor();
  await page.getByRole('button', { name: 'Import Subawards.csv' }).click();
  await page.getByText(`Nothing was imported, ${because}`).waitFor();
  expect(await database.read(subcontracts)).toEqual([{ count: 0 }]);
  await page.getByRole('checkbox', { name: 'Import nothing if a row is rejected' }).uncheck();
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('button', { name: 'Import Subawards.csv' }).click();
  await page.getByRole('heading', { name: 'Subawards.csv is imported' }).waitFor();
  await page.getByText('All other rows were imported.').waitFor();
  // It stays when the page notices the new data and loads everything again, the formats too.
  const log = page.getByRole('region', { name: 'Imports' }).last();
  await log.getByText('Contract subawards: Subawards.csv').waitFor();
  await untilAnswered(page);
  expect(await page.getByRole('heading', { name: 'Subawards.csv is imported' }).isVisible()).toBe(true);
  expect(await database.read(subcontracts)).toEqual([{ count: 2 }]);
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download all rejects as CSV' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('Subawards.csv.rejects.csv');
  expect(await readFile(await download.path(), 'utf8')).toMatch(
    /^file,line,column,reason,value,row\nSubawards\.csv,3,.*""subaward_number"":""2""/,
  );
  await page.getByRole('link', { name: 'List the doubtful ones on record' }).click();
  await page.getByRole('heading', { name: 'Doubtful subawards' }).waitFor();
  await closePage(opened);
});

test('the graph is exported and downloaded, with what is in it', async () => {
  const opened = await openPage(`${url}import`);
  const { page } = opened;
  const part = page.getByRole('region', { name: 'Export the graph' });
  const downloading = page.waitForEvent('download');
  const button = part.getByRole('button', { name: "Chain package, Subtier's native dataset (.zip)" });
  await button.focus();
  await page.keyboard.press('Enter');
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^subtier-\d{4}-\d{2}-\d{2}\.zip$/);
  expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');
  const outcome = await part.getByRole('status').filter({ hasText: 'access 2' }).innerText();
  expect(outcome).toContain(download.suggestedFilename());
  await closePage(opened);
});

test('an export that fails is not mistaken for the one before, and one that cannot be downloaded does not replace the page', async () => {
  const opened = await openPage(`${url}import`, { expected: /Failed to load resource/ });
  const { page } = opened;
  const downloads: string[] = [];
  let isGone = false;
  page.on('download', (download) => downloads.push(download.suggestedFilename()));
  const part = page.getByRole('region', { name: 'Export the graph' });
  const button = part.getByRole('button', { name: "Chain package, Subtier's native dataset (.zip)" });
  const written = part.getByRole('status').filter({ hasText: 'access 2' });
  const downloading = page.waitForEvent('download');
  await button.click();
  await downloading;
  await written.waitFor();

  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('ExportGraph') === true ? route.abort() : route.continue(),
  );
  await button.click();
  const failed = 'The graph was not exported: The Subtier server is not responding.';
  await part.getByRole('alert').filter({ hasText: failed }).waitFor();
  expect(downloads).toHaveLength(1);

  // The server no longer has the file. Playwright cannot hold up the request for it.
  await page.unroute('**/graphql');
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('ExportGraph') !== true) return route.continue();
    const response = await route.fetch();
    const body = (await response.text()).replace(/\/exports\?file=[^"]*/, '/exports?file=gone');
    isGone = body.includes('file=gone');
    return route.fulfill({ response, body });
  });
  const failing = page.waitForEvent('download');
  await button.click();
  expect(await (await failing).failure()).not.toBeNull();
  expect(isGone).toBe(true);
  await written.waitFor();
  await closePage(opened);
});

test('the list of imports says what each stated, and rolls one back after a confirmation, with the keyboard alone', async () => {
  const opened = await openPage(`${url}import`);
  const { page } = opened;
  const rowsOf = (of: Page) => of.getByRole('region', { name: 'Imports' }).last().getByRole('row');
  const rows = rowsOf(page);
  await rows.filter({ hasText: 'usaspending-subawards' }).getByText('subcontracts: 2 new').waitFor();
  const buttonOf = (of: Page) =>
    rowsOf(of).filter({ hasText: 'usaspending-subawards' }).getByRole('button', { name: 'Roll back' });
  const button = buttonOf(page);
  await button.focus();
  await page.keyboard.press('Enter');
  // Imports of one day differ by their time.
  const name = /^Roll back usaspending-subawards of \d+ \w+ \d{4}, \d\d:\d\d UTC\?$/;
  const dialog = page.getByRole('dialog', { name });
  await dialog.waitFor();
  // Another tab, in which somebody is about to do the same.
  const other = await openPage(`${url}import`, { expected: /400 \(Bad Request\)/ });
  await buttonOf(other.page).click();
  // As in every other dialog, a click beside it closes it.
  await page.mouse.click(5, 5);
  await dialog.waitFor({ state: 'hidden' });
  await button.press('Enter');
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Roll back' }).press('Enter');
  // Its source is gone, and still named.
  await rows.filter({ hasText: 'Rolled back on' }).filter({ hasText: 'Subawards' }).waitFor();
  await dialog.waitFor({ state: 'hidden' });
  expect(await database.read('MATCH (o:Organization {key: "SUBSUBSUBSU9"}) RETURN count(o) AS count')).toEqual([
    { count: 0 },
  ]);
  const refused = other.page.getByRole('dialog', { name });
  await refused.getByRole('button', { name: 'Roll back' }).press('Enter');
  await refused.getByRole('alert').waitFor();
  const closing = refused.getByRole('button', { name: 'Close' });
  await expect.poll(() => closing.evaluate((element) => element === document.activeElement)).toBe(true);
  await closePage(other);

  // The designation lists cannot be rolled back.
  await rows.last().getByText('comes with Subtier').waitFor();
  expect(await rows.last().getByRole('button').count()).toBe(0);
  await closePage(opened);
});

test('the list and the dialog of a rollback say that an import completed an interrupted one', async () => {
  const files: PackageFiles = {
    'sources.csv': [{ id: 'twice' }],
    'organizations.csv': [{ id: 'TWICE', name: 'Invented Twice' }],
  };
  await importUntil(database, { ...files, 'claims.csv': [{ id: 'TWICE-1', stance: 'denies' }] }, 'claims');
  await importPackage(database, files);
  const opened = await openPage(`${url}import`);
  const { page } = opened;
  const log = page.getByRole('region', { name: 'Imports' }).last();
  const completing = log.getByRole('row').filter({ hasText: 'Completed an interrupted import' });
  await completing.getByRole('button', { name: 'Roll back' }).click();
  const dialog = page.getByRole('dialog', { name: /^Roll back chain-package of / });
  // It changed nothing else, so that there are no numbers.
  await dialog
    .getByText('or removed. It also undoes what the interrupted import that it completed had written.')
    .waitFor();
  await dialog.getByRole('button', { name: 'Roll back' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await database.read('MATCH (o:Organization {key: "TWICE"}) RETURN count(o) AS count')).toEqual([{ count: 0 }]);
  await closePage(opened);
});

test('a file of another format is refused with its reason', async () => {
  const opened = await openPage(`${url}import`);
  const { page } = opened;
  const input = page.getByLabel('Drop files here, or choose them');
  await input.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('tea leaves') });
  await page.getByLabel('Format').selectOption('USAspending contract subawards');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'notes.txt was not imported' });
  await alert.waitFor();
  expect(await alert.innerText()).toContain('notes.txt');
  await closePage(opened);
});

const textFile = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

test('several files are previewed and imported one after another, parts of a package as one; one that fails does not stop the others', async () => {
  const opened = await openPage(`${url}import`);
  const { page } = opened;
  await page
    .getByLabel('Drop files here, or choose them')
    .setInputFiles([
      textFile('notes.txt', 'tea leaves'),
      textFile('sources.csv', 'id,title\nloose,Loose files\n'),
      textFile('More.csv', [columns, row(11, '2025-03-01'), row(12, 'no day'), ''].join('\n')),
      textFile('organizations.csv', 'id,name,source\nLOOSELOOSEL9,Invented Loose,loose\n'),
      textFile('nothing.csv', ''),
      textFile('notes.txt', 'other leaves'),
    ]);
  const problems = await page.getByRole('alert').innerText();
  expect(problems).toContain('nothing.csv is empty.');
  expect(problems).toContain('There are two files named notes.txt');
  await page.getByText('4 files, ').waitFor();
  const list = page.getByRole('region', { name: 'Chosen files' });
  await expect
    .poll(() => list.locator('li > p:first-child').allInnerTexts())
    .toEqual([
      expect.stringMatching(/^notes\.txt, 10 bytes/),
      expect.stringMatching(/^Package of 2 files, /),
      expect.stringMatching(/^More\.csv, /),
    ]);

  await page.getByRole('button', { name: 'Preview' }).press('Enter');
  await list.getByText('2 of 3 imports previewed. Failed: notes.txt.').waitFor();
  await list.getByRole('heading', { name: 'What Package of 2 files would change' }).waitFor();
  await list.getByRole('heading', { name: 'What More.csv would change' }).waitFor();
  expect(await list.getByRole('alert').innerText()).toContain('notes.txt was not imported');
  const organizations = 'MATCH (o:Organization {key: "LOOSELOOSEL9"}) RETURN count(o) AS count';
  expect(await database.read(organizations)).toEqual([{ count: 0 }]);

  // One alone, then all.
  await list.getByRole('button', { name: 'Import Package of 2 files' }).press('Enter');
  await list.getByRole('heading', { name: 'Package of 2 files is imported' }).waitFor();
  expect(await database.read(organizations)).toEqual([{ count: 1 }]);
  await list.getByText('1 of 3 imports done. 1 of 3 imports previewed. Failed: notes.txt.').waitFor();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await list.getByText('2 of 3 imports done. Failed: notes.txt.').waitFor();
  await list.getByRole('heading', { name: 'More.csv is imported' }).waitFor();
  await list.getByRole('heading', { name: 'Package of 2 files is imported: nothing in it is new' }).waitFor();
  await closePage(opened);
});

test('imports go on while another view is shown, and a reload asks before it loses files that were not sent', async () => {
  const opened = await openPage(`${url}import`);
  const { page } = opened;
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/imports?*', async (route) => {
    await released;
    await route.continue();
  });
  const files = ['First.csv', 'Second.csv'];
  await page.getByLabel('Drop files here, or choose them').setInputFiles(files.map((name) => textFile(name, csv)));
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByText('Sending First.csv').waitFor();
  await (await reloadThatAsks(page)).dismiss();

  await page.getByRole('link', { name: 'Overview', exact: true }).click();
  await page.waitForURL((address) => !address.pathname.startsWith('/import'));
  release();
  await page.getByRole('link', { name: 'Import', exact: true }).click();
  for (const name of files) await page.getByRole('heading', { name: `${name} is imported` }).waitFor();
  const sources = files.map((name) => `usaspending-subawards:${name}`);
  const statement = 'MATCH (s:Source) WHERE s.key IN $sources RETURN count(s) AS count';
  expect(await database.read(statement, { sources })).toEqual([{ count: 2 }]);
  await closePage(opened);
});

test('a reload during an import loses neither its report nor its rejects, until other files are chosen', async () => {
  const opened = await openPage(`${url}import`);
  const { page } = opened;
  const input = page.getByLabel('Drop files here, or choose them');
  await input.setInputFiles([textFile('Reloaded.csv', csv), textFile('notes.txt', 'tea leaves')]);
  const received = page.waitForResponse((response) => response.url().includes('/imports?'));
  await page.getByRole('button', { name: 'Preview' }).click();
  await received;
  await page.getByText('Failed: notes.txt').waitFor();
  await page.reload();
  const earlier = page.getByRole('region', { name: 'Imports started before the page was reloaded' });
  await earlier.getByRole('heading', { name: 'What Reloaded.csv would change' }).waitFor();
  await earlier.getByRole('alert').filter({ hasText: 'notes.txt was not imported' }).waitFor();

  await input.setInputFiles(textFile('Reloaded.csv', csv));
  await earlier.waitFor({ state: 'detached' });
  const again = page.waitForResponse((response) => response.url().includes('/imports?'));
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await again;
  await expect.poll(() => page.evaluate("sessionStorage.getItem('subtier.imports')")).toContain('Reloaded.csv');
  await page.reload();
  await earlier.getByRole('heading', { name: 'Reloaded.csv is imported' }).waitFor();
  expect(await earlier.getByRole('region', { name: 'Rejected rows' }).innerText()).toContain('not a day');
  const downloading = page.waitForEvent('download');
  await earlier.getByRole('link', { name: 'Download all rejects as CSV' }).click();
  expect((await downloading).suggestedFilename()).toBe('Reloaded.csv.rejects.csv');
  await input.setInputFiles(textFile('Other.csv', csv));
  await earlier.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('heading', { name: 'Import and export' }).waitFor();
  expect(await earlier.count()).toBe(0);
  await closePage(opened);
});

test('dropped files are taken, and a folder among them is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'subtier-drop-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const paths = [join(folder, 'my-package'), join(folder, 'Dropped.csv')] as const;
  await mkdir(paths[0]);
  await writeFile(paths[1], [columns, row(21, '2025-04-01'), ''].join('\n'));
  const opened = await openPage(`${url}import`);
  const { page } = opened;
  // What loads above it would push it from under what is dropped.
  await untilAnswered(page);
  const box = await page.getByLabel('Drop files here, or choose them').boundingBox();
  const browser = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await browser.send('Input.dispatchDragEvent', {
      type,
      x: (box?.x ?? 0) + 5,
      y: (box?.y ?? 0) + 5,
      data: { items: [], files: [...paths], dragOperationsMask: 1 },
    });
  await page.getByText('my-package is a folder: choose the files in it, or a .zip archive of it.').waitFor();
  await page.getByText('Dropped.csv, ').waitFor();
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('heading', { name: 'What Dropped.csv would change' }).waitFor();
  await closePage(opened);
});

test('a file that is cut off says that nothing is superseded, and the option says that it is complete', async () => {
  const opened = await openPage(`${url}import`);
  const { page } = opened;
  const whole = [columns, row(1, '2025-02-19'), row(2, '2025-02-20'), row(3, '2025-02-21'), ''].join('\n');
  const send = async (text: string): Promise<void> => {
    const file = { name: 'Cut.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await page.getByLabel(/^(Drop files here|Cut\.csv)/).setInputFiles(file);
    await page.getByRole('button', { name: 'Preview' }).click();
  };
  await send(whole);
  await page.getByRole('heading', { name: 'What Cut.csv would change' }).waitFor();
  await page.getByRole('button', { name: 'Import Cut.csv' }).click();
  await page.getByRole('heading', { name: 'Cut.csv is imported' }).waitFor();
  await send(whole.slice(0, -20));
  await page
    .getByText('Cut.csv ends within the record on line 4: the file is cut off: nothing would be superseded')
    .waitFor();
  await page.getByRole('checkbox', { name: 'This list is complete: withdraw what it no longer has' }).check();
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('heading', { name: /Cut\.csv would change/ }).waitFor();
  expect(await page.getByText('nothing would be superseded').count()).toBe(0);
  await closePage(opened);
});
