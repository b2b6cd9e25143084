import { beforeAll, test } from 'vitest';
import { encodeId } from '#serve/ids.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { importPackage } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { lassoAll } from './lasso-all.ts';
import { closePage, openPage, untilAnswered } from './open-page.ts';

let url = '';

const subs = Array.from({ length: 24 }, (_, at) => `SUB-${String(at)}`);

/** A chain of subcontracts, which needs a lane for each tier. */
const tiers = Array.from({ length: 8 }, (_, at) => `TIER-${String(at)}`);

beforeAll(async () => {
  const database = await withEmptyData();
  await importPackage(database, {
    'organizations.csv': ['HUB', ...subs, ...tiers].map((id) => ({ id, name: `Company ${id}` })),
    'contracts.csv': [
      { id: 'C', prime: 'HUB' },
      { id: 'D', prime: 'TIER-0' },
    ],
    'subcontracts.csv': [
      ...subs.map((subcontractor) => ({ contract: 'C', contractor: 'HUB', subcontractor })),
      ...tiers
        .slice(1)
        .map((subcontractor, at) => ({ contract: 'D', contractor: `TIER-${String(at)}`, subcontractor })),
    ],
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

test('lanes that are wider than the pane are all in view', async () => {
  const opened = tiers.map((key) => `open=${idOf(key)}`).join('&');
  const canvas = await openPage(`${url}canvas?root=${idOf('TIER-0')}&${opened}`);
  const { page } = canvas;
  await page.getByText('9 nodes, 8 relations').waitFor();
  await untilAnswered(page);
  await page.getByLabel('Layout').selectOption('lanes');
  await page.getByRole('button', { name: 'lay out: lanes', exact: true }).waitFor();
  await lassoAll(page);
  await page.getByRole('heading', { name: '9 nodes' }).waitFor();
  await closePage(canvas);
});
