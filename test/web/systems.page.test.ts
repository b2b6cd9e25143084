import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { chainFiles } from '../chain-files.ts';
import { importPackage } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage } from './open-page.ts';

const first = { ...chainFiles['access.csv'][0], valid_to: '2026-01-01' };
/** Two accesses each; the last system has one, at the highest impact level. */
const others = Array.from({ length: 105 }, (_, at) => `Z${String(at).padStart(3, '0')}`);

let database: Database;
let url = '';

beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, {
    ...chainFiles,
    'systems.csv': [
      ...others.map((id) => ({ id, name: `System ${id}`, agency: 'G1', impact_level: 2 })),
      { id: 'Y1', name: 'The secret one', agency: 'G1', impact_level: 6 },
      { id: 'Y2', name: 'The quiet one', agency: 'G1', impact_level: 2 },
    ],
    'claims.csv': Array.from({ length: 60 }, (_, at) => ({ ...chainFiles['claims.csv'][0], id: `K${String(at)}` })),
    'contracts.csv': [
      ...chainFiles['contracts.csv'],
      ...Array.from({ length: 45 }, (_, at) => ({ id: `D${at}`, piid: `X${at}`, agency: 'G1', prime: 'O1' })),
    ],
    'covers.csv': [...others, 'Y1'].map((system) => ({ contract: 'C1', system })),
    'access.csv': [
      first,
      ...others.flatMap((system) => ['1', '2'].map((end) => ({ ...first, id: `${system}-${end}`, system }))),
    ],
  });
  url = (await serveGraph(database)).url;
});

test('of more systems than a page lists, the most urgent comes first, and every one can be reached', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17`);
  const { page } = opened;
  const ranked = page.getByRole('region', { name: 'Systems' }).getByRole('row');
  await ranked.nth(10).waitFor();
  expect(await ranked.nth(1).innerText()).toMatch(/The secret one\s+IL6/);
  await page.getByText('the 10 most urgent').waitFor();

  await page.goto(`${url}chains?as-of=2025-07-17`);
  const heads = page.locator('.exposures .group-head');
  await page.getByText('211 accesses exposed · 40 or more systems').waitFor();
  expect(await heads.first().innerText()).toContain('The secret one');
  await page.getByRole('button', { name: 'Show systems 1 to 100' }).click();
  await page.getByText('211 accesses exposed · 100 or more systems').waitFor();
  expect(await heads.count()).toBe(100);
  // The 2 in its name is not its impact level.
  expect(await heads.filter({ hasText: 'System Z002' }).innerText()).toContain('System Z002 (IL2)');
  await page.getByRole('button', { name: 'Show systems 101 to 200' }).click();
  await page.getByText('211 accesses exposed · systems 101 to 106').waitFor();
  expect(await heads.last().innerText()).toContain('System Z104');
  await page.getByRole('button', { name: 'Show systems 1 to 100' }).click();
  await page.getByText('211 accesses exposed · 100 or more systems').waitFor();
  await closePage(opened);
});

test('a link to the chains of one system shows them, or says that there are none, wherever the system is in the list', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17&system=Z104`);
  const { page } = opened;
  await page.getByRole('button', { name: /of the chains to System Z104/ }).waitFor();
  await page.getByRole('heading', { name: /Who reaches System Z104/ }).waitFor();
  await page.goto(`${url}chains?as-of=2025-07-17&system=Y2`);
  await page.getByRole('heading', { name: 'No chain to The quiet one on record for 17 July 2025' }).waitFor();
  expect(await page.getByRole('heading', { name: /^Who reaches/ }).count()).toBe(0);
  await page.getByRole('button', { name: 'Show the chains to other systems' }).click();
  await page.getByRole('heading', { name: /Who reaches The secret one/ }).waitFor();
  await page.goto(`${url}chains?as-of=2025-07-17&system=nowhere`);
  await page.getByRole('alert').filter({ hasText: 'nowhere' }).waitFor();
  expect(await page.getByRole('heading', { name: /^Who reaches/ }).count()).toBe(0);
  await closePage(opened);
});

test('a chain that holds only later is shown as of its first day, and says so', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17&system=Z104`);
  const { page } = opened;
  await page.getByRole('heading', { name: /Who reaches System Z104/ }).waitFor();
  await page
    .getByRole('list', { name: 'Exposed accesses by system' })
    .getByRole('button', { name: /P1/ })
    .first()
    .click();
  await expect.poll(() => page.url(), { timeout: 60_000 }).toContain('chain=');
  await page.goto(page.url().replace('as-of=2025-07-17', 'as-of=2023-06-01'));
  await page.getByText('The details below are from a later day.').waitFor();
  await page.getByRole('button', { name: 'Go to its first day, 1 January 2024' }).click();
  await page.getByText('This chain does not hold').waitFor({ state: 'detached' });
  await closePage(opened);
});

test('every relation of a record can be reached, page by page', async () => {
  const opened = await openPage(`${url}contract/C1?as-of=2025-07-17`);
  const { page } = opened;
  const covered = page.locator('details.relation').filter({ hasText: '· 106' });
  await covered.locator('summary').click();
  await covered.getByRole('button', { name: '100 of 106 relations shown: load more' }).click();
  await expect.poll(() => covered.getByRole('listitem').count()).toBe(106);
  expect(await covered.getByRole('button').count()).toBe(0);
  await closePage(opened);
});

test('a search, ends and claims that are more than the page shows are said to be more', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17&q=system`);
  const { page } = opened;
  await page.getByRole('combobox', { name: /^Search/ }).focus();
  await page.getByText('The best 20 results; press Enter to open.').waitFor();
  await page.goto(`${url}chains?as-of=2026-02-01`);
  await page.getByText('The 20 that ended last. For others, choose an earlier day.').waitFor();
  await page.goto(`${url}source/S1?as-of=2025-07-17`);
  await page.getByRole('heading', { name: 'Claims · 60' }).waitFor();
  await page.getByText('of the 50 shown, none contradicted').waitFor();
  await page.getByText('50 of 60; all are among the relations below.').waitFor();
  await closePage(opened);
});

// This test and the next one add data.
test('a list that has another order since an import says so, and trying again loads it from its first page', async () => {
  const opened = await openPage(`${url}canvas?as-of=2025-07-17`);
  const { page } = opened;
  await page.getByRole('button', { name: '40 of 46 contracts shown: load more' }).waitFor();
  // Without its status, the page does not notice the import.
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('"Status"') !== true) await route.continue();
  });
  await importPackage(database, {
    'sources.csv': [{ id: 'S3', data_class: 'documented' }],
    'contracts.csv': [{ id: 'E1', piid: 'E1', agency: 'G1', prime: 'O1' }],
  });
  await page.getByRole('button', { name: '40 of 46 contracts shown: load more' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'An import changed the graph' });
  await alert.getByText('Try again to load the list from its first page.').waitFor();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: '40 of 47 contracts shown: load more' }).click();
  await expect.poll(() => page.locator('.leads [data-row]').count()).toBe(47);
  await closePage(opened);
});

test('hidden synthetic results do not take the places of others in a search', async () => {
  await importPackage(database, {
    'sources.csv': [{ id: 'SYN-S', data_class: 'synthetic' }],
    'organizations.csv': Array.from({ length: 25 }, (_, at) => ({ id: `SYN-O${String(at)}`, name: 'Cobalt' })),
  });
  await importPackage(database, {
    'sources.csv': [{ id: 'S2', data_class: 'documented' }],
    'organizations.csv': [{ id: 'REAL', name: 'Cobalt and Sons' }],
  });
  const opened = await openPage(`${url}?as-of=2025-07-17&q=cobalt`);
  const { page } = opened;
  await page.getByRole('combobox', { name: /^Search/ }).focus();
  await page.getByText('1 result; press Enter to open. Synthetic results are hidden.').waitFor();
  await page.getByRole('option', { name: /^Cobalt and Sons/ }).waitFor();
  await page.goto(`${url}canvas?as-of=2025-07-17`);
  await page.getByRole('searchbox', { name: 'Search and add' }).fill('cobalt');
  await page.getByRole('button', { name: /^Cobalt and Sons/ }).waitFor();
  await page.goto(`${url}canvas?as-of=2025-07-17&evidence=documented,synthetic`);
  await page.getByRole('searchbox', { name: 'Search and add' }).fill('cobalt');
  await page
    .getByRole('button', { name: /^Cobalt/ })
    .nth(19)
    .waitFor();
  expect(await page.getByText('results are hidden').count()).toBe(0);
  await closePage(opened);
});
