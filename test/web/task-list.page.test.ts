import { beforeAll, expect, test } from 'vitest';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { importPackage } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage } from './open-page.ts';
import { serveDocumentedCase } from './serve-documented-case.ts';

/*
 * What an investigator does first, in as few steps as it may take. Tests of their pages do the other tasks: the subcontract whose end closes most
 * (`remedies.page.test.ts`) and the comparison of two dates (`compare.page.test.ts`).
 */

/** Fourteen engineers in China, two of each prime and three of the last: too many chains for one picture. */
const engineers = Array.from({ length: 14 }, (_, at) => `E${at}`);
const primeOf = (at: number) => (at < 11 ? `O${Math.floor(at / 2)}` : 'O6');
const world = {
  'systems.csv': [{ id: 'Y', name: 'Network', kind: 'network' }],
  'organizations.csv': Array.from({ length: 7 }, (_, at) => ({ id: `O${at}`, name: `Prime ${at}`, country: 'US' })),
  'contracts.csv': Array.from({ length: 7 }, (_, at) => ({ id: `C${at}`, prime: `O${at}` })),
  'people.csv': engineers.map((id) => ({ id })),
  'locations.csv': engineers.map((person) => ({ person, country: 'CN' })),
  'employment.csv': engineers.map((person, at) => ({
    organization: primeOf(at),
    person,
    contract: primeOf(at).replace('O', 'C'),
    role: 'engineer',
  })),
  'access.csv': engineers.map((person, at) => ({
    id: `A${at}`,
    person,
    system: 'Y',
    contract: primeOf(at).replace('O', 'C'),
    mode: 'direct',
  })),
};

let documented = '';

beforeAll(async () => {
  documented = await serveDocumentedCase();
});

test('two clicks save the exhibit of the front page', async () => {
  const opened = await openPage(`${documented}?as-of=2025-07-17`);
  const { page } = opened;
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.brief-tools').getByRole('button', { name: 'SVG', exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^subtier-exhibit.*\.svg$/);
  await closePage(opened);
});

test('fifteen keys lead from the brief to the source of a hop', async () => {
  const opened = await openPage(`${documented}?as-of=2025-07-17`);
  const { page } = opened;
  await page.getByRole('list', { name: 'Sources of the hops' }).getByRole('link').first().waitFor();
  let keys = 0;
  const press = async (key: string) => {
    await page.keyboard.press(key);
    keys += 1;
  };
  // To the content of the page.
  await press('Tab');
  await press('Enter');
  const source = page.getByRole('list', { name: 'Sources of the hops' }).locator('a:focus');
  while ((await source.count()) === 0 && keys < 14) await press('Tab');
  // Enter opens it: the address of the source itself.
  expect(await source.getAttribute('href')).toMatch(/^https:/);
  expect(keys).toBeLessThan(15);
  await closePage(opened);
});

// Last, because it replaces the data.
test('the prime with the most exposed accesses comes first, and two clicks show its chains', async () => {
  const database = await withEmptyData();
  await importPackage(database, world);
  const { url } = await serveGraph(database);
  const opened = await openPage(`${url}?as-of=2025-07-17`);
  const { page } = opened;
  const first = page.locator('.flow-place').first();
  await first.waitFor();
  expect(await first.locator('title').textContent()).toBe('Prime Prime 6: 3 accesses');
  await first.click();
  await page.getByRole('link', { name: 'Open in Chains' }).click();
  await page.waitForURL(/\/chains\?.*filter=prime:O6/);
  await page.getByText('3 accesses exposed').waitFor();
  await closePage(opened);
});
