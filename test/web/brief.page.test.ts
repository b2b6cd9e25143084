import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { withDocumentedCase } from '../documented-case.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { violations } from './axe.ts';
import { closePage, openPage } from './open-page.ts';

let url = '';
beforeAll(async () => {
  const served = await serveGraph(await withDocumentedCase());
  // Neo4j plans the statements here rather than while the page waits.
  await served.data('{ brief { day } }');
  url = served.url;
});

const headline =
  /^China-based engineers, employed by Microsoft, are reported to have reached .* supplied by Insight Global\.$/;

test('the first page begins with who reached what, how certain that is, and what is not known', async () => {
  const opened = await openPage(url);
  const { page } = opened;
  await page.getByRole('heading', { level: 2, name: headline }).waitFor();
  await page.getByText('Exposed until 17 July 2025').waitFor();
  await page.getByText(/^Closed per Microsoft, not independently confirmed\. Priority critical, at worst\./).waitFor();
  await page.getByRole('img', { name: /^Chains: .*Insight Global/ }).waitFor();
  await page.getByRole('heading', { name: 'Not on record · 3' }).waitFor();
  await page.getByText('Under which contract?').waitFor();
  const line = page.locator('.panel', { hasText: 'Who said what, when' }).getByRole('listitem');
  expect(await line.first().innerText()).toBe('Exposed (start not on record) until 17 July 2025');
  expect(await line.filter({ hasText: 'denies' }).count()).toBeGreaterThan(0);
  expect(await violations(page)).toEqual([]);

  await page.getByRole('link', { name: 'Open in Chains' }).click();
  await page.getByRole('heading', { name: /Who reaches / }).waitFor();
  expect(page.url()).toContain('/chains?as-of=2025-07-17');
  await closePage(opened);
});

test('the exhibit stands by itself: title, day, legend, every box and hop of the picture, sources and address', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17`);
  const { page } = opened;
  const save = page.locator('.brief-tools').getByRole('button', { name: 'SVG' });
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  const svg = await readFile(await download.path(), 'utf8');
  const words = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => text).join(' ');
  for (const part of [
    'China-based engineers, employed by Microsoft, are reported to have reached',
    'Exposed on 17 July 2025. Shown as of 17 July 2025. Any foreign origin counts.',
    'hop on record',
    'other relation',
    'employs',
    'located in a foreign country',
    // The sources of the hops as footnotes.
    'subcontracts to [',
    '[1] ',
    'Insight Global',
    'China',
    `Made with Subtier: ${page.url()}`,
  ])
    expect(words).toContain(part);
  expect(svg).toContain('@font-face');
  // Dashed means not on record, and here every hop is.
  expect(svg).not.toContain('stroke-dasharray');
  const groups = [...svg.matchAll(/<g><title>([^<]*)<\/title>/g)].map(([, title = '']) => title);
  for (const hop of [
    'Microsoft subcontracts to Insight Global',
    'Digital escorts escorts China-based engineers',
    'Microsoft employs China-based engineers',
  ])
    expect(groups).toContain(hop);
  await closePage(opened);
});

test('conditions under which nothing is exposed leave one sentence, and no picture', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17&filter=country:RU`);
  const { page } = opened;
  await page
    .getByRole('heading', { name: /^On no day on record are foreign personnel known to have reached/ })
    .waitFor();
  expect(await page.getByText('Through whom').count()).toBe(0);
  await closePage(opened);
});

test('the page of a documented case begins with its brief', async () => {
  const opened = await openPage(`${url}documented-case/digital-escorts`);
  const { page } = opened;
  await page.getByRole('heading', { level: 3, name: headline }).waitFor();
  await closePage(opened);
});

test('a hop’s source is at most fifteen keys away from the brief', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17`);
  const { page } = opened;
  await page.getByRole('list', { name: 'Sources of the hops' }).waitFor();
  let keys = 0;
  const press = async (key: string): Promise<void> => {
    keys += 1;
    await page.keyboard.press(key);
  };
  // Past the bar, by the link that is there for it.
  await press('Tab');
  await press('Enter');
  const source = `(() => {
    const { activeElement } = document;
    return activeElement?.tagName === 'A' && /^https?:/.test(activeElement.href) && activeElement.origin !== location.origin;
  })()`;
  while (!(await page.evaluate<boolean>(source)) && keys < 15) await press('Tab');
  expect(await page.evaluate<boolean>(source)).toBe(true);
  expect(keys).toBeLessThanOrEqual(15);
  await closePage(opened);
});
