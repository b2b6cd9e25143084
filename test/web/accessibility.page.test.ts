import { beforeAll, expect, test } from 'vitest';
import { encodeId } from '#serve/ids.ts';
import { violations } from './axe.ts';
import { closePage, openPage, saveScreenshot } from './open-page.ts';
import { serveDocumentedCase } from './serve-documented-case.ts';
import type { Page } from 'playwright-core';

let url = '';

beforeAll(async () => {
  url = await serveDocumentedCase();
});

const engineers = encodeURIComponent(encodeId('Person', 'china-based-engineers'));
const canvasQuery = `canvas?as-of=2025-07-17&root=${engineers}&open=${engineers}`;

const seen = [
  { name: 'the overview', query: '?as-of=2025-07-17', text: 'Engineer’s employer' },
  { name: 'the overview of a day without exposures', query: '?as-of=2025-07-18', text: 'Go to 17 July 2025' },
  { name: 'a filtered overview', query: '?as-of=2025-07-17&filter=-prime:microsoft', text: 'Clear 1 filter' },
  { name: 'a system', query: 'system/dod-cloud-il5?as-of=2025-07-17', text: 'Relations on 17 July 2025' },
  { name: 'an organization', query: 'organization/microsoft?as-of=2025-07-17', text: 'Identifiers by source' },
  { name: 'a source', query: 'source/documented-case%3AS1?as-of=2025-07-17', text: 'Statements ·' },
  { name: 'a list', query: 'list/15CFR791.4?as-of=2025-07-17', text: 'Relations on 17 July 2025' },
  { name: 'a contract', query: 'contract/dod-cloud-services?as-of=2025-07-17', text: 'Values by source' },
  { name: 'a person', query: 'person/china-based-engineers?as-of=2025-07-17', text: 'Values by source' },
  { name: 'a country', query: 'country/CN?as-of=2025-07-17', text: 'Relations on 17 July 2025' },
  { name: 'an agency', query: 'agency/dod?as-of=2025-07-17', text: 'systems owned · 2' },
  { name: 'the documented case', query: 'documented-case/digital-escorts?as-of=2025-07-17', text: 'Claims · 27' },
  { name: 'a claim', query: 'claim/china-based-engineers-maintain', text: 'What it is about' },
  { name: 'an unknown record', query: 'contract/none', text: 'Not in this database' },
  { name: 'a chain', query: 'chains?as-of=2025-07-17', text: 'Hop by hop' },
  { name: 'the list of chains', query: 'chains?as-of=2025-07-17&show=list', text: 'Hop by hop' },
  { name: 'the chains of an empty day', query: 'chains?as-of=2025-07-18', text: 'Why it ended' },
  { name: 'the queries', query: 'queries', text: 'Suppliers of the escorts' },
  { name: 'the import page', query: 'import', text: 'A preview reads the whole file' },
  { name: 'the empty canvas', query: 'canvas', text: 'Start with a name' },
  { name: 'the canvas', query: canvasQuery, text: 'expand China-based engineers (6)' },
  { name: 'the table of the canvas', query: `${canvasQuery}&show=list`, text: 'expand China-based engineers (6)' },
];

test.each(
  seen.flatMap((one) => [
    { ...one, colorScheme: 'light' as const },
    { ...one, colorScheme: 'dark' as const },
  ]),
)(
  '$name is accessible in the $colorScheme theme, and fits a window and a phone',
  async ({ name, query, text, colorScheme }) => {
    const opened = await openPage(`${url}${query}`, { colorScheme, bypassCSP: true });
    const { page } = opened;
    await page.getByText(text).first().waitFor();
    await page.locator('.skeleton').first().waitFor({ state: 'detached' });
    expect(await violations(page)).toEqual([]);
    await saveScreenshot(page, `${name}-${colorScheme}`);
    await page.setViewportSize({ width: 1280, height: 720 });
    await expect.poll(() => documentHeight(page)).toBe(720);
    await page.evaluate(scrollAllToTheEnd);
    expect(await documentHeight(page)).toBe(720);
    await page.setViewportSize({ width: 360, height: 740 });
    await expect.poll(() => page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await saveScreenshot(page, `${name}-${colorScheme}-phone`, true);
    await closePage(opened);
  },
);

/** On a desktop only the panes scroll: a taller document would scroll away to an empty window. */
function documentHeight(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollHeight');
}

const scrollAllToTheEnd = `for (const box of document.querySelectorAll('*'))
  if (/auto|scroll/.test(getComputedStyle(box).overflowY)) box.scrollTop = box.scrollHeight;`;

test.each(['light', 'dark'] as const)('a plan is accessible in the %s theme', async (colorScheme) => {
  const statement = encodeURIComponent('MATCH (s:System), (c:Contract) RETURN s, c');
  const opened = await openPage(`${url}?view=queries&cypher=${statement}`, { colorScheme, bypassCSP: true });
  await opened.page.getByRole('button', { name: 'Profile' }).click();
  await opened.page.getByRole('rowheader', { name: 'Branch 1 of 2: NodeByLabelScan' }).waitFor();
  expect(await violations(opened.page)).toEqual([]);
  await closePage(opened);
});

test('the theme can be switched and persists across reloads', async () => {
  const opened = await openPage(url, { colorScheme: 'light' });
  const { page } = opened;
  const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  const light = await ground();
  await page.getByRole('button', { name: 'dark theme' }).click();
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.reload();
  await page.getByRole('button', { name: 'light theme' }).waitFor();
  expect(await ground()).toBe(dark);
  await closePage(opened);
});
