import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { numberCell, writeXlsx } from '../seed/readers/sheet/write-xlsx.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage } from './open-page.ts';

const workbook = writeXlsx([
  {
    name: 'Suppliers',
    rows: [
      ['Supplier', 'CAGE', 'Country', 'Contact Name', 'Region'],
      ['Invented Alloys', '1ABC2', 'China', 'Jane Doe', 'Asia'],
      ['Invented Bolts', numberCell('1E+234'), 'US', 'John Roe', 'America'],
    ],
  },
]);

let database: Database;
let url = '';

beforeAll(async () => {
  database = await withEmptyData();
  url = (await serveGraph(database)).url;
});

test('a workbook gets a proposed mapping, which a person corrects, previews, imports, downloads and uploads again', async () => {
  const opened = await openPage(`${url}import`);
  const { page } = opened;
  const file = { name: 'Our list.xlsx', mimeType: 'application/octet-stream', buffer: workbook };
  await page.getByLabel('Drop files here, or choose them').setInputFiles(file);
  const panel = page.getByRole('region', { name: 'What the columns become' });
  await panel.getByText('Not mapped: Contact Name, Region.').waitFor();
  expect(await panel.getByRole('combobox', { name: 'CAGE becomes' }).inputValue()).toBe('cage');
  await panel.getByText('The first 2 rows').click();
  const rows = await panel.getByRole('region', { name: 'First rows' }).innerText();
  expect(rows).toContain('Invented Alloys');
  expect(rows).not.toContain('Jane Doe');

  // Two columns can't become the same: the other one is left out.
  await panel.getByRole('combobox', { name: 'Region becomes' }).selectOption('Country');
  await panel.getByText('Not mapped: Country, Contact Name.').waitFor();
  await panel.getByRole('combobox', { name: 'Country becomes' }).selectOption('Country');
  await panel.getByLabel('Id of the source').fill('my-list');
  await panel.getByLabel('Confidence, 0 to 100').fill('70');

  // Nothing is imported before its preview.
  const button = page.getByRole('button', { name: 'Import', exact: true });
  expect(await button.getAttribute('aria-disabled')).toBe('true');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('heading', { name: 'What Our list.xlsx would change' }).waitFor();
  const rejected = await page.getByRole('region', { name: 'Rejected rows' }).innerText();
  expect(rejected).toContain('A number where an identifier is expected');
  expect(rejected).toContain('CAGE');
  const organizations = `MATCH (o:Organization)-[d:DESCRIBED_BY {source: 'my-list'}]->()
    RETURN o.name AS name, o.country AS country, d.confidence AS confidence`;
  expect(await database.read(organizations)).toEqual([]);
  await page.getByRole('button', { name: 'Import Our list.xlsx' }).click();
  await page.getByRole('heading', { name: 'Our list.xlsx is imported' }).waitFor();
  expect(await database.read(organizations)).toEqual([{ name: 'Invented Alloys', country: 'CN', confidence: 70 }]);
  const rejects = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download all rejects as CSV' }).click();
  expect(await readFile(await (await rejects).path(), 'utf8')).toMatch(/Our list\.xlsx, sheet Suppliers"?,3,CAGE,/);

  const downloading = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Download the mapping' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('my-list.mapping.yaml');
  const mapping = await readFile(await download.path(), 'utf8');
  expect(mapping).toContain('confidence: 70');
  const other = {
    name: 'other.mapping.yaml',
    mimeType: 'application/yaml',
    buffer: Buffer.from(mapping.replace('cage: CAGE', 'cage: Code')),
  };
  await panel.getByLabel('Use a mapping file').setInputFiles(other);
  await panel.getByText('The columns are mapped by other.mapping.yaml.').waitFor();
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByText('the mapping reads the column "Code", which the header no longer has').waitFor();
  await closePage(opened);
});

test('a workbook that cannot be read says why, and a CSV file is mapped if a person says so', async () => {
  const opened = await openPage(`${url}import`, { expected: /Failed to load resource/ });
  const { page } = opened;
  const files = page.getByLabel('Drop files here, or choose them');
  const formulas = writeXlsx([{ name: 'S', rows: [['Name'], ['<c><f>A1</f></c>']] }]);
  await files.setInputFiles({ name: 'formulas.xlsx', mimeType: 'application/octet-stream', buffer: formulas });
  await page.getByRole('alert').filter({ hasText: 'its cells are formulas without saved values' }).waitFor();
  expect(await page.getByRole('button', { name: 'Preview' }).getAttribute('aria-disabled')).toBe('true');
  await files.setInputFiles({
    name: 'list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Company;Nation\nAcme;US\n'),
  });
  await page.getByLabel('Format').selectOption({ label: 'Spreadsheet of your own, by its columns' });
  await page.getByRole('combobox', { name: 'Company becomes' }).selectOption('Left out');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('alert').filter({ hasText: 'No column says which organization a row is about' }).waitFor();
  await closePage(opened);
});
