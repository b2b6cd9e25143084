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

// The last test: it replaces the data.
test('a decided pair stays in its place with the focus, so that no other pair comes under the pointer, and can be withdrawn there', async () => {
  const names = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot', 'Golf'];
  await importPackage(database, {
    'organizations.csv': names.flatMap((name) => [
      { id: `${name}1`, name: `${name} Invented Works, Inc.`, country: 'US' },
      { id: `${name}2`, name: `The ${name} Invented Works Corp`, country: 'US' },
    ]),
  });
  const opened = await openPage(`${url}import`);
  const { page } = opened;
  const section = page.getByRole('region', { name: 'Organizations that may be the same' });
  const places = section.getByRole('listitem');
  const pairs = section.getByRole('region');
  await places.nth(4).waitFor();
  const second = (await pairs.nth(1).getAttribute('aria-label')) ?? '';
  const third = await pairs.nth(2).getAttribute('aria-label');
  const height = async () => (await places.nth(1).boundingBox())?.height ?? 0;
  const before = await height();
  const focused = () => page.evaluate<string>('document.activeElement?.textContent ?? ""');
  await places
    .nth(1)
    .getByRole('button', { name: /^Same / })
    .press('Enter');
  await places.nth(1).getByText(`${second}: same`).waitFor();
  expect(await pairs.nth(1).getAttribute('aria-label')).toBe(third);
  expect(await places.nth(2).getByRole('region').getAttribute('aria-label')).toBe(third);
  expect(await height()).toBeGreaterThanOrEqual(before);
  await expect.poll(focused).toContain(`${second}: same`);
  await page.keyboard.press('Tab');
  expect(await focused()).toBe(`Withdraw ${second}`);
  await page.keyboard.press('Enter');
  await places.nth(1).getByRole('region', { name: second }).waitFor();
  await expect.poll(focused).toContain(`Same ${second}`);

  // While more pairs load, those that are there stay, and so does the focus.
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/graphql', async (route) => {
    if (/"IdentitySuggestions".*"first":100/.test(route.request().postData() ?? '')) await released;
    await route.continue();
  });
  await section.getByRole('button', { name: 'Show more pairs' }).press('Enter');
  await section.getByRole('button', { name: 'Loading…' }).waitFor();
  expect(await pairs.count()).toBe(5);
  release();
  await pairs.nth(6).waitFor();
  await expect.poll(focused).toBe('Show fewer pairs');
  await closePage(opened);
});
