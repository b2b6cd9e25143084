import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { importPackage } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage } from './open-page.ts';

let database: Database;
let url = '';

beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, {
    'organizations.csv': [
      { id: 'W', name: 'Invented Works, Inc.', country: 'US' },
      { id: 'L', name: 'The Invented Works Corp', country: 'US' },
      { id: 'G', name: 'Erfundene Werke AG', country: 'DE' },
    ],
    'contracts.csv': [{ id: 'K', prime: 'W' }],
    'ownership.csv': [{ owner: 'G', owned: 'L' }],
  });
  url = (await serveGraph(database)).url;
});

test('a suggestion is decided and withdrawn with the keyboard alone, and the organization shows the decision and its lead', async () => {
  const opened = await openPage(`${url}import`);
  const { page } = opened;
  const section = page.getByRole('region', { name: 'Organizations that may be the same' });
  const pair = section.getByRole('region', { name: 'The Invented Works Corp and Invented Works, Inc.' });
  await pair.getByText('Only a similar name: 100% alike, in US').waitFor();
  await section.getByRole('button', { name: /^Same / }).press('Enter');
  await section.getByText('The Invented Works Corp and Invented Works, Inc.: same').waitFor();
  expect(await pair.count()).toBe(0);

  await page.goto(`${url}organization/W`);
  await page.getByRole('heading', { name: 'Same organization' }).waitFor();
  await page.getByRole('link', { name: 'The Invented Works Corp' }).waitFor();
  await page.getByText('via The Invented Works Corp, decided to be the same organization').waitFor();

  await page.goto(`${url}import`);
  await section.getByRole('button', { name: 'Withdraw' }).press('Enter');
  await section.getByRole('button', { name: /^Not the same / }).press('Enter');
  await section.getByText('The Invented Works Corp and Invented Works, Inc.: not the same').waitFor();
  expect(await pair.count()).toBe(0);
  await closePage(opened);
});
