import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { runImport } from '#seed/import/import.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { withDocumentedCase } from '../documented-case.ts';
import { violations } from './axe.ts';
import { closePage, openPage, saveScreenshot } from './open-page.ts';

const recorded = z.object({ recentImports: z.array(z.object({ id: z.string() })) });

let url = '';
beforeAll(async () => {
  const database = await withDocumentedCase();
  await runImport(database, { format: 'chain-package', paths: ['seed/cases/netcracker'], strict: true });
  const served = await serveGraph(database);
  // Neo4j plans the statement here rather than while the page waits.
  await served.data('{ compareExposures(to: {}, change: CLOSED, first: 1) { totalCount } }');
  const { recentImports } = recorded.parse(await served.data('{ recentImports(first: 2) { id } }'));
  await served.data(
    'query ($id: ID) { compareExposures(from: { import: $id }, to: {}, change: UNCHANGED, first: 1) { totalCount } }',
    recentImports[1],
  );
  url = served.url;
});

const heading = (page: Page) => page.getByRole('heading', { level: 2 });
/** The words of the table of a state. */
const rowsOf = (page: Page, name: RegExp) => page.getByRole('region', { name }).getByRole('row').allInnerTexts();

test('two dates are compared in two clicks from the front page, under the conditions, with links to each chain', async () => {
  const opened = await openPage(`${url}?as-of=2025-08-01`);
  const { page } = opened;
  await page.getByRole('link', { name: 'Compare' }).click();
  await heading(page)
    .filter({ hasText: 'Between 17 July 2025 and 1 August 2025: 2 chains closed, 0 opened, 0 unchanged' })
    .waitFor();
  await page.getByRole('button', { name: 'a month before' }).click();
  await heading(page).filter({ hasText: 'Between 2 July 2025 and 1 August 2025: 2 chains closed' }).waitFor();
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/compare?as-of=2025-08-01&from=2025-07-02');
  await page.getByText('2 chains · 2 accesses').waitFor();
  expect((await rowsOf(page, /^Closed: only on 2 July 2025/)).slice(1).map((row) => row.split('\t')[1])).toEqual([
    'Defense Department cloud, Impact Level 5',
    'Defense Department cloud, Impact Level 4',
  ]);
  await page.getByRole('img', { name: /^Chains: .*Insight Global › Digital escorts: closed/ }).waitFor();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Swap' }).click();
  await heading(page)
    .filter({ hasText: 'Between 1 August 2025 and 2 July 2025: 0 chains closed, 2 opened, 0 unchanged' })
    .waitFor();
  expect(page.url()).toContain('/compare?as-of=2025-07-02&from=2025-08-01');
  await page
    .getByRole('region', { name: /^Opened/ })
    .getByRole('link')
    .first()
    .click();
  await page.waitForURL(/\/chains\?as-of=2025-07-02.*chain=/);
  await page.goBack();

  await page.goto(`${url}compare?as-of=2025-07-02&from=2025-07-01&filter=country:CN`);
  await heading(page).filter({ hasText: 'Between 1 July 2025 and 2 July 2025: nothing changed, 2 chains' }).waitFor();
  await page.goto(`${url}compare?as-of=2025-07-02&from=2025-07-01&filter=country:RU`);
  await page
    .getByText('No chain holds on 1 July 2025 or on 2 July 2025 under the conditions above.', { exact: true })
    .waitFor();
  await closePage(opened);
});

test('the exhibit of a comparison names both sides, the counts, the states in its legend and its address', async () => {
  const opened = await openPage(`${url}compare?as-of=2025-08-01&from=2025-07-17`);
  const { page } = opened;
  const save = page.locator('.brief-tools').getByRole('button', { name: 'SVG', exact: true });
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  const svg = await readFile(await download.path(), 'utf8');
  const words = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => text).join(' ');
  const { pathname, search } = new URL(page.url());
  for (const part of [
    'Between 17 July 2025 and 1 August 2025: 2 chains closed, 0 opened, 0 unchanged',
    'Closed: only on 17 July 2025. Opened: only on 1 August 2025. Unchanged: on both days.',
    'Counts foreign personnel',
    'Microsoft',
    // Its own computer's address would lead nobody else to it.
    `Made with Subtier: ${pathname}${search}`,
  ])
    expect(words.replaceAll('&amp;', '&')).toContain(part);
  // Two parallel strokes, in the picture and in the legend; dashes mean what is not on record.
  expect([...svg.matchAll(/stroke-width="5"\/><path [^>]*stroke-width="2"\/>/g)].length).toBeGreaterThan(4);
  expect(svg).not.toContain('stroke-dasharray');
  await closePage(opened);
});

test('the file of a comparison has a row for each chain, with its state', async () => {
  const opened = await openPage(`${url}compare?as-of=2025-08-01&from=2025-07-17`);
  const { page } = opened;
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the CSV of the comparison' }).click(),
  ]);
  const rows = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(rows.map((row) => row.split(',')[0])).toEqual(['state', 'closed', 'closed']);
  await closePage(opened);
});

test('two primes and a what-if are compared with addresses of their own', async () => {
  const opened = await openPage(`${url}compare?as-of=2025-07-17`);
  const { page } = opened;
  await page.getByRole('button', { name: 'Two primes' }).click();
  await page.getByText('Fewer than two primes have exposed accesses on this day.').waitFor();
  await page.goto(`${url}compare?as-of=2013-06-01&compare=primes`);
  await heading(page)
    .filter({
      hasText:
        'Microsoft compared with Computer Sciences Corporation: 2 chains only under A, 1 only under B, 0 under both',
    })
    .waitFor();
  expect(await rowsOf(page, /^Only under Microsoft/)).toHaveLength(3);
  await page.getByRole('button', { name: 'Swap' }).click();
  await heading(page)
    .filter({ hasText: 'Computer Sciences Corporation compared with Microsoft: 1 chain only under A' })
    .waitFor();
  expect(page.url()).toContain('compare=primes&from=computer-sciences-corporation&to=microsoft');

  await page.goto(`${url}compare?as-of=2025-07-17&compare=what-if`);
  await page.getByText('Strike out a node: choose one above').waitFor();
  await page.getByRole('combobox', { name: 'strike out' }).selectOption({ label: 'Insight Global' });
  await heading(page)
    .filter({ hasText: 'With and without Insight Global: 2 chains would close, 2 would open' })
    .waitFor();
  expect(await rowsOf(page, /^Would open/)).toHaveLength(3);
  expect(
    await page
      .getByRole('region', { name: /^Would open/ })
      .getByRole('link')
      .count(),
  ).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: /^Insight Global/ }).click();
  await page.getByText('Strike out a node: choose one above').waitFor();
  await closePage(opened);
});

test('two imports are compared with an address of its own, which the log of imports links to', async () => {
  const opened = await openPage(`${url}compare?as-of=2013-06-01`);
  const { page } = opened;
  await page.getByRole('button', { name: 'Two imports' }).click();
  await heading(page)
    .filter({ hasText: /^After chain-package of .* compared with now: 0 chains closed, 1 opened, 2 unchanged$/ })
    .waitFor();
  expect(new URL(page.url()).search).toBe('?as-of=2013-06-01&compare=imports');
  expect(await rowsOf(page, /^Opened: only now/)).toHaveLength(2);
  await page.getByRole('img', { name: /^Chains: .*: opened/ }).waitFor();
  await saveScreenshot(page, 'compared-imports', true);
  expect(await violations(page)).toEqual([]);
  await page
    .getByRole('region', { name: /^Opened/ })
    .getByRole('link')
    .first()
    .click();
  await page.waitForURL(/\/chains\?as-of=2013-06-01.*chain=/);
  await page.goBack();

  // The designation lists, which come first.
  const earlier = page.getByRole('combobox', { name: 'after' });
  await earlier.getByRole('option').nth(1).waitFor({ state: 'attached' });
  const options = await earlier.getByRole('option').allInnerTexts();
  expect(options).toHaveLength(2);
  expect(options[0]).toMatch(/^chain-package of \d.* UTC \(.*\): \d+ new$/);
  await earlier.selectOption({ index: 1 });
  await heading(page)
    .filter({ hasText: /compared with now: 0 chains closed, 3 opened, 0 unchanged$/ })
    .waitFor();
  await page.getByRole('combobox', { name: 'compared with' }).selectOption({ index: 1 });
  await heading(page)
    .filter({ hasText: /compared with after chain-package of .*: 0 chains closed, 3 opened, 0 unchanged$/ })
    .waitFor();
  await page.getByRole('combobox', { name: 'compared with' }).selectOption({ index: 2 });
  await heading(page)
    .filter({ hasText: /compared with after chain-package of .*: 0 chains closed, 2 opened, 0 unchanged$/ })
    .waitFor();
  expect(page.url()).toMatch(/compare=imports&from=[0-9a-f]+&to=[0-9a-f]+$/);
  await page.reload();
  await heading(page)
    .filter({ hasText: /0 chains closed, 2 opened, 0 unchanged$/ })
    .waitFor();
  // They may not be in the graph now.
  const link = page
    .getByRole('region', { name: /^Opened/ })
    .getByRole('link')
    .first();
  expect(await link.getAttribute('href')).toMatch(/^\/person\//);

  const save = page.locator('.brief-tools').getByRole('button', { name: 'SVG', exact: true });
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  expect(await readFile(await download.path(), 'utf8')).toContain('compare=imports');

  await page.goto(`${url}import?as-of=2013-06-01`);
  const links = page.getByRole('region', { name: 'List of imports' }).getByRole('link', { name: /^What it changed/ });
  await links.first().waitFor();
  // Before the designation lists there is no state.
  expect(await links.count()).toBe(2);
  await links.first().click();
  await heading(page)
    .filter({ hasText: /compared with now: 0 chains closed, 1 opened, 2 unchanged$/ })
    .waitFor();
  await page.goto(`${url}compare?as-of=2013-06-01&compare=imports&from=nothing`);
  await page.getByText('from.import does not exist: “nothing”').first().waitFor();
  await closePage(opened);
});

test('an address that cannot be compared says why', async () => {
  const opened = await openPage(`${url}compare?as-of=2025-08-01&from=yesterday`);
  const { page } = opened;
  await page.getByText('“yesterday” in the address is not a day, such as 2025-07-18.').waitFor();
  await page.goto(`${url}compare?as-of=2025-08-01&from=2025-08-01`);
  await page.getByText('Both days are the same.').waitFor();
  await page.goto(`${url}compare?as-of=2025-08-01&compare=primes&from=nobody&to=microsoft`);
  await page.getByText('No organization has the key “nobody”').waitFor();
  await closePage(opened);
});
