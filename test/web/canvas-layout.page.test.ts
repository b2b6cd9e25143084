import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { encodeId } from '#serve/ids.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { importPackage } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { lassoAll } from './lasso-all.ts';
import { closePage, openPage } from './open-page.ts';

let url = '';

const subs = Array.from({ length: 24 }, (_, at) => `SUB-${String(at)}`);

beforeAll(async () => {
  const database = await withEmptyData();
  await importPackage(database, {
    'organizations.csv': ['HUB', 'FAR', ...subs].map((id) => ({ id, name: `Company ${id}` })),
    'contracts.csv': [{ id: 'C', prime: 'HUB' }],
    'subcontracts.csv': [
      ...subs.map((subcontractor) => ({ contract: 'C', contractor: 'HUB', subcontractor })),
      ...subs.slice(0, 4).map((contractor) => ({ contract: 'C', contractor, subcontractor: 'FAR' })),
    ],
  });
  url = (await serveGraph(database)).url;
});

const idOf = (key: string) => encodeURIComponent(encodeId('Organization', key));
const points = z.record(z.string(), z.object({ x: z.number(), y: z.number() }));

test('what the force layout places is all in view', async () => {
  const opened = await openPage(`${url}canvas?root=${idOf('HUB')}&open=${idOf('HUB')}`);
  const { page } = opened;
  await page.getByText('26 nodes, 25 relations').waitFor();
  await page.getByLabel('Layout').selectOption('force');
  await page.getByRole('button', { name: 'lay out: force', exact: true }).waitFor();
  await lassoAll(page);
  await page.getByRole('heading', { name: '26 nodes' }).waitFor();
  await closePage(opened);
});

test('paths land in columns from end to end, not on one pile, in view', async () => {
  const opened = await openPage(`${url}canvas`);
  const { page } = opened;
  for (const [name, counted] of [
    ['HUB', '1 node'],
    ['FAR', '2 nodes'],
  ] as const) {
    await page.getByRole('searchbox', { name: 'Search and add' }).fill(name);
    await page
      .getByRole('button', { name: `Company ${name}` })
      .first()
      .click();
    await page.getByText(`${counted}, 0 relations`, { exact: true }).waitFor();
  }
  await page.locator('summary', { hasText: 'Select' }).first().click();
  await page.getByRole('button', { name: 'all (2)' }).click();
  await page.locator('summary', { hasText: 'Paths' }).click();
  await page.getByLabel('paths', { exact: true }).fill('4');
  await page.getByRole('button', { name: 'Find paths' }).click();
  await page.getByText('Found 4 paths.').waitFor();
  const stored = () =>
    page.evaluate<unknown>('JSON.parse(sessionStorage.getItem("subtier.canvas") ?? "{}").document?.points');
  await expect.poll(async () => Object.keys(points.parse(await stored())).length).toBe(6);
  const at = points.parse(await stored());
  const columns = [['HUB'], subs.slice(0, 4), ['FAR']].map((keys) => [
    ...new Set(keys.map((key) => at[encodeId('Organization', key)]?.x)),
  ]);
  expect(columns.map((xs) => xs.length)).toEqual([1, 1, 1]);
  const [first = 0, second = 0, third = 0] = columns.flat().map((x) => x ?? 0);
  expect(Math.abs(second - first)).toBeGreaterThan(139);
  expect(third - second).toBe(second - first);
  await lassoAll(page);
  await page.getByRole('heading', { name: '6 nodes' }).waitFor();
  await closePage(opened);
});
