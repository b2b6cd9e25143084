import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { withDocumentedCase } from '../documented-case.ts';
import { numberCell, writeXlsx } from '../seed/readers/sheet/write-xlsx.ts';
import { violations } from './axe.ts';
import { caseNamed, download } from './investigation.ts';
import { closePage, openPage, saveScreenshot, untilAnswered } from './open-page.ts';

const workbook = writeXlsx([
  {
    name: 'Suppliers',
    rows: [
      ['Invented list of suppliers'],
      ['Supplier', 'CAGE Code', 'Ctry', 'Owner', 'Share', 'Buyer E-mail', 'Note'],
      ['Invented Alpha', '1ABC2', 'China', 'Invented Top', numberCell('60'), 'jane@example.com', 'first'],
      // Excel has read the code 1E345 as a number.
      ['Invented Beta', numberCell('1e+40'), 'US', '', '', '', 'second'],
      ['Invented Gamma', '7XYZ9', 'DE', '', '', '', 'third'],
    ],
  },
  { name: 'Old', rows: [['Name'], ['Invented Old']] },
]);
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });
const mapped = (page: Page) => page.getByRole('region', { name: 'Columns and what they become' });
const firstRows = (page: Page) => page.getByRole('region', { name: 'The first rows and what they become' });
const becomes = (page: Page, column: string) => page.getByRole('combobox', { name: `What ${column} becomes` });
const chosen = (page: Page, column: string) =>
  becomes(page, column).evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text);
const upload = async (page: Page, name: string, buffer: Buffer) => {
  await page.getByLabel('Drop files here, or choose them').setInputFiles(file(name, buffer));
};

let database: Database;
let url = '';
beforeAll(async () => {
  database = await withDocumentedCase();
  url = (await serveGraph(database)).url;
});

const invented = async () =>
  database.read("MATCH (o:Organization) WHERE o.name STARTS WITH 'Invented' RETURN o.name AS name ORDER BY name");

test('a workbook gets a proposed mapping, which is changed, saved, previewed and imported; its rejects name sheet, row and column', async () => {
  const opened = await openPage(`${url}import`);
  const { page } = opened;
  await upload(page, 'Suppliers.xlsx', workbook);
  await page.getByRole('button', { name: 'Map columns' }).press('Enter');
  await page.getByRole('heading', { name: 'What the columns of Suppliers.xlsx become' }).waitFor();
  await page.getByText(/^A proposal from the names and values of the columns/).waitFor();
  expect(await page.getByLabel('Row with the names of the columns').inputValue()).toBe('2');
  expect(await mapped(page).getByRole('row').filter({ hasText: 'CAGE Code' }).innerText()).toContain('CAGE');
  expect(await mapped(page).getByRole('row').filter({ hasText: 'Buyer E-mail' }).innerText()).toContain('never stored');
  expect(await chosen(page, 'Note')).toBe('Not read');
  expect(await chosen(page, 'Ctry')).toBe('Supplier: Country of registration');
  expect(await chosen(page, 'Owner')).toBe('Owner: Name');
  const groups = becomes(page, 'Note').locator('optgroup');
  expect(await groups.evaluateAll((all) => all.map((group) => group.getAttribute('label')))).toEqual([
    ...['Supplier', 'Owner', 'Ownership'],
  ]);
  // “Invented Top” may be a person, for all that the list says.
  await page.getByText(/^Names that may be of persons are rejected/).waitFor();
  await page.getByLabel('Every name in this list is of an organization, none of a person').check();
  await page.getByText(/^Your mapping\./).waitFor();
  const rows = firstRows(page);
  await rows
    .getByText(/name: Invented Alpha/)
    .first()
    .waitFor();
  expect(await rows.innerText()).toContain('A number where an identifier is expected');
  expect(await rows.innerText()).not.toContain('jane@example.com');

  // The picture: two companies and an owner, and a selected box says from which row and columns it comes.
  const section = page.getByRole('region', { name: 'The first 3 rows as a picture' });
  await section.getByText('3 boxes, 1 line.').waitFor();
  const picture = section.getByRole('application', { name: 'What the first rows become' });
  await picture.focus();
  await picture.press('Home');
  await section.getByRole('heading', { name: 'Invented Top organization' }).waitFor();
  await section.getByText('Row 3 Owner: Invented Top').waitFor();
  const about = await section.getByRole('list', { name: 'About the picture' }).innerText();
  expect(about).toContain('Row 4 is rejected: CAGE Code: A number where an identifier is expected');
  expect(about).toContain('1 box is joined to nothing');
  expect(await section.innerText()).not.toContain('jane@example.com');
  await page.getByRole('note', { name: 'Warnings' }).getByText('Other sheets are not read: Old').waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await invented()).toEqual([]);

  // The country is left out, and the source gets a name of its own.
  await becomes(page, 'Ctry').selectOption('Leave out on purpose');
  await page.getByText(/^Your mapping\./).waitFor();
  expect(await chosen(page, 'Ctry')).toBe('Left out');
  await page.getByLabel('Source id').fill('our-list');
  await page.getByLabel('Source id').blur();
  await page.getByLabel('Confidence, 0 to 100').fill('80');
  await page.getByLabel('Confidence, 0 to 100').blur();
  await untilAnswered(page);

  await page.getByLabel('Name in Cases').fill('Our suppliers');
  await page.getByRole('button', { name: 'Save the mapping' }).press('Enter');
  await page.getByText('Saved “Our suppliers” in Cases.').waitFor();
  const saved = await download(page, () => page.getByRole('button', { name: 'Download .mapping.yaml' }).click());
  expect(saved.name).toBe('Suppliers.mapping.yaml');
  expect(saved.text).toContain('id: our-list');
  expect(saved.text).toContain('confidence: 80');

  await page.getByRole('button', { name: 'Preview all 3 rows' }).press('Enter');
  await page.getByRole('heading', { name: 'What Suppliers.xlsx would change' }).waitFor();
  expect(await invented()).toEqual([]);
  await page.getByRole('button', { name: 'Import Suppliers.xlsx' }).click();
  await page.getByRole('heading', { name: 'Suppliers.xlsx is imported' }).waitFor();
  const rejected = page.getByRole('region', { name: 'Rejected rows' });
  const text = (await rejected.innerText()).replace(/\s+/g, ' ');
  expect(text).toMatch(/Suppliers\.xlsx, sheet Suppliers 4 CAGE Code/);
  expect(await invented()).toEqual([{ name: 'Invented Alpha' }, { name: 'Invented Gamma' }, { name: 'Invented Top' }]);
  expect(await violations(page)).toEqual([]);
  await closePage(opened);
});

test('a saved mapping is used again from Cases; it says which column went, and reads another in its place', async () => {
  const opened = await openPage(`${url}cases`);
  const { page } = opened;
  const item = caseNamed(page, 'Our suppliers');
  await item.getByText(/^saved by local on /).waitFor();
  expect(await violations(page)).toEqual([]);
  await item.getByRole('button', { name: 'Use for a file' }).press('Enter');
  await page.getByRole('heading', { name: 'Import and export' }).waitFor();
  // No known format has it.
  const csv = 'Company,CAGE Code,Ctry,Owner,Share,Note\nInvented Delta,2ABC3,US,,,x\n';
  await upload(page, 'Next.csv', Buffer.from(csv));
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('button', { name: 'Map the columns of Next.csv' }).click();
  await page.getByRole('alert').filter({ hasText: 'the mapping reads the column "Supplier"' }).waitFor();
  await page.getByRole('combobox', { name: 'Which column is Supplier now' }).selectOption('Company');
  await firstRows(page)
    .getByText(/name: Invented Delta/)
    .first()
    .waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  await page.getByRole('button', { name: 'Preview all 1 row' }).click();
  await page.getByRole('button', { name: 'Import Next.csv' }).click();
  await page.getByRole('heading', { name: 'Next.csv is imported' }).waitFor();
  expect(await invented()).toContainEqual({ name: 'Invented Delta' });

  await page.getByRole('navigation').getByRole('link', { name: 'Cases' }).first().click();
  await item.getByRole('button', { name: 'Delete' }).click();
  await item.getByRole('group').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('Deleted “Our suppliers”.').waitFor();
  await closePage(opened);
});

test('companies that are on record under a name like theirs are named before and after the import', async () => {
  const opened = await openPage(`${url}import`);
  const { page } = opened;
  await upload(page, 'Vendors.csv', Buffer.from('Vendor,Country\nInsight Global LLC,USA\nInvented Works Inc,PRC\n'));
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('button', { name: 'Map the columns of Vendors.csv' }).click();
  const hint = page.getByRole('note', { name: 'May be on record already' });
  await hint.getByRole('link', { name: 'Insight Global' }).waitFor();
  expect(await hint.innerText()).toContain('Insight Global LLC: Insight Global');
  expect(await hint.getByRole('listitem').count()).toBe(1);
  await saveScreenshot(page, 'mapping of vendors', true);
  await page.getByRole('button', { name: 'Preview all 2 rows' }).click();
  await page.getByRole('button', { name: 'Import Vendors.csv' }).click();
  await page.getByRole('heading', { name: 'Vendors.csv is imported' }).waitFor();
  await page.getByRole('link', { name: 'Compare organizations that may be the same' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await closePage(opened);
});

test('a mapping is uploaded as a file, in place of the proposed one; a file that is none is refused with one sentence', async () => {
  const opened = await openPage(`${url}import`);
  const { page } = opened;
  await upload(page, 'Third.xlsx', workbook);
  await page.getByRole('button', { name: 'Map columns' }).click();
  await page.getByText(/^A proposal from the names and values of the columns/).waitFor();
  const mapping = (name: string, text: string) =>
    page.getByLabel('or with a file').setInputFiles(file(name, Buffer.from(text)));
  await mapping('broken.mapping.yaml', 'version: 7\nrows: []');
  await page.getByRole('alert').filter({ hasText: 'version' }).waitFor();
  await mapping(
    'own.mapping.yaml',
    'version: 1\nsource: { id: from-a-file }\norganizationsOnly: true\nrows: [{ table: organizations, columns: { id: Note, name: Supplier } }]\n',
  );
  await firstRows(page)
    .getByText(/id: first/)
    .first()
    .waitFor();
  expect(await page.getByLabel('Source id').inputValue()).toBe('from-a-file');
  expect(await page.getByRole('alert').count()).toBe(0);
  await closePage(opened);
});
