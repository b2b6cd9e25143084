import { readFile } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import { beforeAll, expect, test } from 'vitest';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage } from './open-page.ts';

const list = { source: 'Entity List (EL) - Bureau of Industry and Security', start_date: '2020-01-01' };
const letters = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot', 'Golf', 'India', 'Juliett', 'Kilo', 'Lima'];
const buffer = Buffer.from(
  stringify(
    [
      { ...list, _id: 'roe', name: 'Jane Roe', alt_names: 'Janie Roe' },
      { ...list, _id: 'glory', name: 'Proven Invention' },
      { ...list, _id: 'company', name: 'Invented Trading Ltd' },
      ...letters.map((letter) => ({ ...list, _id: letter, name: `${letter} Roe` })),
    ],
    { header: true, columns: ['_id', 'source', 'type', 'name', 'alt_names', 'federal_register_notice', 'start_date'] },
  ),
);

let url = '';

beforeAll(async () => {
  url = (await serveGraph(await withEmptyData())).url;
});

test('a name that may be of a person is decided with the keyboard, imported, shown as an organization and withdrawn', async () => {
  const opened = await openPage(`${url}import`);
  const { page } = opened;
  const section = page.getByRole('region', { name: 'Listed names that may be of persons' });
  await section.getByText('Import or preview the Consolidated Screening List here to see such names.').waitFor();
  await page
    .getByLabel('Drop files here, or choose them')
    .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('heading', { name: 'What list.csv would change' }).waitFor();

  // No row is rejected, but there is a file of rejects.
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download them as CSV' }).click();
  expect(await readFile(await (await downloading).path(), 'utf8')).toContain('Jane Roe');

  const names = section.getByRole('region', { name: 'Names that may be of persons' });
  await names.getByText('Janie Roe').waitFor();
  expect(await names.getByRole('row').count()).toBe(11);
  await section.getByText('10 of 13 names are shown.').waitFor();
  await section.getByRole('button', { name: 'Show more names' }).click();
  await expect.poll(() => names.getByRole('row').count()).toBe(14);
  const field = section.getByLabel('Name contains');
  await field.fill('proven');
  await expect.poll(() => names.getByRole('row').count()).toBe(2);
  expect(await field.inputValue()).toBe('proven');

  await section.getByRole('button', { name: 'Is an organization Proven Invention' }).press('Enter');
  const withdraw = section.getByRole('button', { name: 'Withdraw Proven Invention' });
  await withdraw.waitFor();
  const focused = () => page.evaluate<string>('document.activeElement?.textContent ?? ""');
  await expect.poll(focused).toContain('organization');
  await field.fill('');
  await page.getByRole('button', { name: 'Import list.csv' }).click();
  await page.getByRole('heading', { name: 'list.csv is imported' }).waitFor();
  await expect.poll(() => names.getByRole('row').count(), { timeout: 60_000 }).toBe(13);
  await section.getByRole('heading', { name: 'Decided to be organizations' }).waitFor();
  await section.getByRole('link', { name: 'Proven Invention' }).waitFor();

  await withdraw.press('Enter');
  await withdraw.waitFor({ state: 'detached' });
  await section.getByRole('heading', { name: 'Decided to be organizations' }).waitFor({ state: 'detached' });
  await closePage(opened);
});
