import { beforeAll, test } from 'vitest';
import { encodeId } from '#serve/ids.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { importPackage } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { lassoAll } from './lasso-all.ts';
import { closePage, openPage, untilAnswered } from './open-page.ts';

let url = '';

const subs = Array.from({ length: 24 }, (_, at) => `SUB-${String(at)}`);

beforeAll(async () => {
  const database = await withEmptyData();
  await importPackage(database, {
    'organizations.csv': ['HUB', ...subs].map((id) => ({ id, name: `Company ${id}` })),
    'contracts.csv': [{ id: 'C', prime: 'HUB' }],
    'subcontracts.csv': subs.map((subcontractor) => ({ contract: 'C', contractor: 'HUB', subcontractor })),
  });
  url = (await serveGraph(database)).url;
});

const idOf = (key: string) => encodeURIComponent(encodeId('Organization', key));

test('what the force layout places is all in view', async () => {
  const opened = await openPage(`${url}canvas?root=${idOf('HUB')}&open=${idOf('HUB')}`);
  const { page } = opened;
  await page.getByText('26 nodes, 25 relations').waitFor();
  // The legend comes later, and makes the canvas smaller.
  await untilAnswered(page);
  await page.getByLabel('Layout').selectOption('force');
  await page.getByRole('button', { name: 'lay out: force', exact: true }).waitFor();
  await lassoAll(page);
  await page.getByRole('heading', { name: '26 nodes' }).waitFor();
  await closePage(opened);
});
