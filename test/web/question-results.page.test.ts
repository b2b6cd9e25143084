import { beforeAll, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { closePage, openPage } from './open-page.ts';
import { serveDocumentedCase } from './serve-documented-case.ts';

let url = '';

beforeAll(async () => {
  url = await serveDocumentedCase();
});

const question = (name: string, more = '', options = {}) =>
  openPage(`${url}queries?as-of=2025-07-17&query=${name}${more}`, options);
const statement = (cypher: string) => openPage(`${url}queries?as-of=2025-07-17#cypher=${encodeURIComponent(cypher)}`);

test('a question obeys the conditions above, follows them when they change, and names those that it does not obey', async () => {
  const opened = await question('choke-points', '&filter=prime:microsoft&filter=gap:NO_ESCORT_ON_RECORD&run=1');
  const { page } = opened;
  await page.getByRole('button', { name: /^Remove Microsoft/ }).waitFor();
  await page.getByText('4 rows', { exact: true }).waitFor();
  const note = page.getByRole('note').filter({ hasText: 'Not applied here' });
  await expect
    .poll(() => note.innerText())
    .toBe('Not applied here: lacking no escort on record. The question does not take this condition.');
  await page.getByLabel('as of', { exact: true }).fill('2025-07-18');
  await page.getByText('No matching records').waitFor();
  expect(await page.getByLabel(/^as of Date/).inputValue()).toBe('2025-07-18');
  await closePage(opened);
});

test('a field with a value of its own says that the condition is not applied, and takes it again on request', async () => {
  const opened = await question('where-visibility-ends', '&filter=system:dod-cloud-il5');
  const { page } = opened;
  const system = page.getByRole('combobox', { name: /^system/ });
  await page.getByRole('button', { name: /^Remove Defense Department cloud/ }).waitFor();
  await page.getByText('Only contracts that cover this system on the date. From the conditions above.').waitFor();
  await system.fill('dod-cloud-il4');
  // The list of hits would cover the button.
  await system.press('Escape');
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByRole('note').filter({ hasText: 'Some fields have values of their own.' }).waitFor();
  expect(page.url()).toContain('p.system=dod-cloud-il4');
  await page.getByRole('button', { name: 'Take the conditions above' }).click();
  await page.getByText('From the conditions above.').nth(1).waitFor();
  expect(page.url()).not.toContain('p.system');
  await closePage(opened);
});

test('leads name the conditions that they do not obey', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17&filter=country:CN&filter=prime:microsoft`);
  const { page } = opened;
  const leads = page.getByRole('region', { name: /^Leads/ });
  await leads.getByText('Not applied here: prime Microsoft.').waitFor();
  await closePage(opened);
});

test('names in rows are links to records that are there; accesses have no page and no link', async () => {
  const opened = await question('choke-points', '&run=1');
  const { page } = opened;
  const cells = page.getByRole('region', { name: 'Rows' });
  await cells.getByRole('link', { name: 'Insight Global' }).waitFor();
  const links = await cells
    .getByRole('link')
    .evaluateAll((all) => all.map((one) => [one.getAttribute('href') ?? '', one.textContent] as const));
  expect(links.length).toBeGreaterThan(4);
  expect(await cells.getByText('china-based-engineers-il5').first().locator('a').count()).toBe(0);
  for (const [link, name] of new Map(links)) {
    await page.goto(new URL(link, url).href);
    await page.getByRole('heading', { name }).first().waitFor();
  }
  await closePage(opened);
});

test.each(['light', 'dark'] as const)(
  'numbers are charted as bars, on a phone too, in the %s theme',
  async (colorScheme) => {
    for (const viewport of [
      { width: 1280, height: 900 },
      { width: 390, height: 844 },
    ]) {
      const opened = await question('choke-points', '&run=1', { colorScheme, viewport, bypassCSP: true });
      const { page } = opened;
      await page.getByRole('button', { name: 'Chart' }).click();
      const chart = page.getByRole('img', { name: /^accesses cut by node, 4 rows; most: .*, 2$/ });
      await chart.waitFor();
      expect(await chart.locator('rect').count()).toBe(4);
      await page.getByRole('combobox', { name: 'Number', exact: true }).selectOption({ label: 'share' });
      await page.getByRole('img', { name: /^share by node, 4 rows; most: .*, 100$/ }).waitFor();
      const box = await page.getByRole('img', { name: /^share by node/ }).boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(viewport.width);
      // Scrolled, a field may be below the tabs, which stay at the top.
      await page.evaluate('window.scrollTo(0, 0)');
      expect(await violations(page)).toEqual([]);
      await closePage(opened);
    }
  },
);

test('numbers along years are charted as a line', async () => {
  const opened = await statement('UNWIND range(1, 4) AS n RETURN 2020 + n AS year, n * n AS accesses');
  const { page } = opened;
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('button', { name: 'Chart' }).click();
  const chart = page.getByRole('img', { name: 'accesses by year, 4 rows; most: 2024, 16' });
  await chart.waitFor();
  expect(await chart.locator('circle').count()).toBe(4);
  expect(await chart.locator('path.line').count()).toBe(1);
  await page.getByRole('combobox', { name: 'as', exact: true }).selectOption('bars');
  await expect.poll(() => chart.locator('rect').count()).toBe(4);
  await closePage(opened);
});

test('a result opens on the canvas, laid out, as a step that can be undone', async () => {
  const opened = await question('choke-points', '&run=1');
  const { page } = opened;
  await page.getByRole('button', { name: 'Open on the canvas' }).click();
  await page.getByText('Added 7 nodes of the result.').waitFor();
  await page.getByText('7 nodes, 4 relations').waitFor();
  await page.getByText('open the result of Choke points (7 nodes)').first().waitFor();
  expect(new URL(page.url()).pathname).toBe('/canvas');
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await page.getByText('7 nodes, 4 relations').waitFor({ state: 'detached' });
  await closePage(opened);
});

test('the graph of a result fills its frame and fits into the pane', async () => {
  const opened = await question('choke-points', '&run=1');
  const { page } = opened;
  await page.getByRole('button', { name: /^Graph/ }).click();
  const picture = page.getByRole('application');
  await picture.waitFor();
  const frame = page.locator('.answer-picture');
  const heights = async () => {
    const [inner, outer] = [await picture.boundingBox(), await frame.boundingBox()];
    return { share: (inner?.height ?? 0) / (outer?.height ?? 1), bottom: (outer?.y ?? 0) + (outer?.height ?? 0) };
  };
  await expect.poll(async () => (await heights()).share).toBeGreaterThan(0.7);
  await expect.poll(async () => (await heights()).bottom).toBeLessThanOrEqual(900);
  await closePage(opened);
});

test('the editor has pickers for the days and entities of a question, and keys can be typed', async () => {
  const opened = await question('where-visibility-ends');
  const { page } = opened;
  await page.locator('summary', { hasText: 'Show the Cypher' }).click();
  await page.getByRole('button', { name: 'Open in the editor' }).click();
  const day = page.getByLabel('$asOf', { exact: true });
  await day.waitFor();
  expect(await day.getAttribute('type')).toBe('date');
  const system = page.getByRole('combobox', { name: '$system', exact: true });
  await system.fill('level 5');
  await page.getByRole('option', { name: /Impact Level 5/ }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByText('1 row', { exact: true }).waitFor();
  await page.getByRole('button', { name: /^Remove Defense Department cloud/ }).click();
  await system.fill('dod-cloud-il4');
  // The list of hits would cover the button.
  await system.press('Escape');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByText('1 row', { exact: true }).waitFor();
  await closePage(opened);
});
