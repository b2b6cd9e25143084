import { beforeAll, test } from 'vitest';
import { encodeId } from '#serve/ids.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { chainFiles } from '../chain-files.ts';
import { importPackage } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage } from './open-page.ts';

/** Three subcontractors until 2022, and two others from 2023 on. */
const early = ['A', 'B', 'C'];
const late = ['D', 'E'];

let url = '';

beforeAll(async () => {
  const database = await withEmptyData();
  await importPackage(database, {
    'agencies.csv': chainFiles['agencies.csv'],
    'organizations.csv': ['O1', ...early, ...late].map((id) => ({ id, name: `Company ${id}`, country: 'US' })),
    'contracts.csv': chainFiles['contracts.csv'],
    'subcontracts.csv': [
      ...early.map((subcontractor) => ({ subcontractor, valid_to: '2022-01-01' })),
      ...late.map((subcontractor) => ({ subcontractor, valid_from: '2023-01-01' })),
    ].map((row) => ({ contract: 'C1', contractor: 'O1', ...row })),
  });
  url = (await serveGraph(database)).url;
});

test('on another day, the relations of that day can be expanded, whatever was expanded before', async () => {
  const root = encodeURIComponent(encodeId('Organization', 'O1'));
  const opened = await openPage(`${url}canvas?as-of=2021-06-01&root=${root}`);
  const { page } = opened;
  await page.getByText('1 node, 0 relations').waitFor();
  const row = page.getByRole('listitem').filter({ hasText: /^subcontractors/ });
  await row.getByText(/^subcontractors 3$/).waitFor();
  await page.getByRole('button', { name: 'Expand subcontractors' }).click();
  await page.getByText('4 nodes, 3 relations').waitFor();
  await page.getByRole('button', { name: 'Expand subcontractors' }).waitFor({ state: 'detached' });

  await page.locator('#as-of').fill('2024-06-01');
  await row.getByText('0 of 2, ranked by priority').waitFor();
  await page.getByRole('button', { name: 'Expand subcontractors' }).click();
  await page.getByText('6 nodes, 5 relations').waitFor();
  await row.getByText('0 of 2').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Expand subcontractors' }).waitFor({ state: 'detached' });

  // Back on the first day, all of its relations are there.
  await page.locator('#as-of').fill('2021-06-01');
  await row.getByText(/^subcontractors 3$/).waitFor();
  await page.getByRole('button', { name: 'Collapse subcontractors' }).click();
  await page.getByText('1 node, 0 relations').waitFor();
  await closePage(opened);
});
