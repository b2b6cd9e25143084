import { expect, test } from 'vitest';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { chainFiles } from '../chain-files.ts';
import { importPackage } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage } from './open-page.ts';

const [first] = chainFiles['access.csv'];

test('a base is shown as what it is, without a level, and a lowest sensitivity says what it leaves out', async () => {
  const database = await withEmptyData();
  await importPackage(database, {
    ...chainFiles,
    'systems.csv': [
      { id: 'Y1', name: 'Cloud', agency: 'G1', impact_level: 5 },
      { id: 'Y2', name: 'Air base', agency: 'G1', kind: 'facility' },
      { id: 'Y3', name: 'Drawings', agency: 'G1', kind: 'weapon_program', sensitivity: 'controlled' },
    ],
    'access.csv': ['Y1', 'Y2', 'Y3'].map((system, at) => ({ ...first, id: `A${String(at + 1)}`, system })),
  });
  const { url } = await serveGraph(database);
  const opened = await openPage(`${url}?as-of=2025-07-17`);
  const { page } = opened;
  const systems = page.getByRole('region', { name: 'Systems' });
  const rowOf = (name: string) => systems.getByRole('row', { name: new RegExp(name) });
  await rowOf('Air base').waitFor();
  expect(await rowOf('Air base').innerText()).toMatch(/facility, sensitivity not on record/);
  expect(await rowOf('Drawings').innerText()).toMatch(/weapon program, controlled/);
  expect(await rowOf('Cloud').innerText()).toMatch(/IL5/);

  await page.getByRole('combobox', { name: 'sensitivity' }).selectOption('controlled (IL4) and up');
  await page.getByText('The sensitivity of 1 system is not on record, so this does not count it.').waitFor();
  await rowOf('Drawings').waitFor();
  expect(await rowOf('Air base').count()).toBe(0);
  await page.getByRole('button', { name: 'Count only it' }).click();
  await rowOf('Air base').waitFor();
  expect(page.url()).toContain('sensitivity=NOT_ON_RECORD');

  await page.goto(`${url}chains?as-of=2025-07-17&system=Y2`);
  await page.getByRole('heading', { name: /Who reaches Air base/ }).waitFor();
  await page.getByText('facility, sensitivity not on record').first().waitFor();
  await closePage(opened);
});
