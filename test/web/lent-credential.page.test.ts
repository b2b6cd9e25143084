import { beforeAll, expect, test } from 'vitest';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { chainFiles } from '../chain-files.ts';
import { importPackage } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage } from './open-page.ts';

let url = '';

/** P1 reaches the system directly, on the credential of P3, whom O2 employs. */
beforeAll(async () => {
  const database = await withEmptyData();
  const [access] = chainFiles['access.csv'];
  await importPackage(database, {
    ...chainFiles,
    'people.csv': [
      { id: 'P1', kind: 'group', label: 'Remote workers', us_person_status: 'foreign_person' },
      { id: 'P2' },
      { id: 'P3', us_person_status: 'citizen' },
    ],
    'employment.csv': [
      { organization: 'O1', person: 'P1', contract: 'C1', role: 'engineer' },
      { organization: 'O2', person: 'P3', contract: 'C1', role: 'engineer' },
    ],
    'access.csv': [{ ...access, mode: 'direct' }],
    'escorts.csv': [],
    'credentials.csv': [{ holder: 'P3', access: 'A1' }],
    'claims.csv': [],
  });
  ({ url } = await serveGraph(database));
});

test('a chain shows on whose credential the access is used in the place of the escort, with its evidence', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`);
  const { page } = opened;
  await page.locator('.lane').first().waitFor();
  expect(await page.locator('.lane').allInnerTexts()).toEqual([
    ...['Prime', 'Tier 1', 'Escort or credential', 'Engineer', 'System'],
  ]);
  const inspector = page.getByRole('region', { name: 'Evidence' });
  await inspector.getByRole('heading', { name: /Who reaches System/ }).waitFor();
  for (const name of ['Prime subcontracts to Sub', 'Sub employs P3', 'P3 lends a credential to Remote workers'])
    expect(await inspector.getByRole('button', { name }).count()).toBe(1);
  expect(await inspector.innerText()).toContain('No escort is on record for this access on this day.');
  expect(await inspector.innerText()).toContain('direct access');
  await page.getByText('lends a credential', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'List', exact: true }).click();
  await page
    .getByText(/credential of P3/)
    .first()
    .waitFor();
  await closePage(opened);
});

test('the question about credentials of others lists the access on the page', async () => {
  const opened = await openPage(`${url}queries?as-of=2025-07-17&query=acting-on-anothers-credential&run=1`);
  const { page } = opened;
  await page.getByRole('cell', { name: /P3/ }).first().waitFor();
  await page
    .getByRole('cell', { name: /Remote workers/ })
    .first()
    .waitFor();
  await closePage(opened);
});
