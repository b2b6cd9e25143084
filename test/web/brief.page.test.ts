import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { withDocumentedCase } from '../documented-case.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { violations } from './axe.ts';
import { closePage, openPage, untilAnswered } from './open-page.ts';

let url = '';
beforeAll(async () => {
  const served = await serveGraph(await withDocumentedCase());
  // Neo4j plans the statements here rather than while the page waits.
  await served.data('{ brief { day } }');
  url = served.url;
});

const headline =
  /^ProPublica reported in July 2025 that Microsoft engineers in China .* subcontractors such as Insight Global\.$/;

test('the first page begins with who reached what, how certain that is, and what is not known', async () => {
  const opened = await openPage(url);
  const { page } = opened;
  await page.getByRole('heading', { level: 2, name: headline }).waitFor();
  await page.getByText('Exposed until 17 July 2025', { exact: true }).waitFor();
  await page
    .getByText(
      /^First reported on 15 July 2025 by ProPublica\. Closed per Microsoft, not independently confirmed\. Highest priority: critical\./,
    )
    .waitFor();
  await page.getByRole('group', { name: /^Chains: .*Insight Global/ }).waitFor();
  await page.getByRole('heading', { name: 'Not on record · 3' }).waitFor();
  await page.getByText('Under which contract?').waitFor();
  const line = page.locator('.panel', { hasText: 'Who said what, when' }).getByRole('listitem');
  expect(await line.first().innerText()).toBe('Start not on record, exposed until 17 July 2025');
  expect(await line.filter({ hasText: 'denies' }).count()).toBeGreaterThan(0);
  // Who only alleges something does not assert it; and what is said of the company is there too.
  await line
    .filter({ hasText: /^Chairman.*allegedly relying/ })
    .getByText('alleges:')
    .waitFor({ state: 'attached' });
  await line.filter({ hasText: /^27 Aug 2025Secretary of Defense/ }).waitFor({ state: 'attached' });
  expect(await violations(page)).toEqual([]);

  await page.getByRole('link', { name: 'Open in Chains' }).click();
  await page.getByRole('heading', { name: /Who reaches / }).waitFor();
  expect(page.url()).toContain('/chains?as-of=2025-07-17');
  await closePage(opened);
});

test('who said what is on an axis of days where there is room, and a list on a phone', async () => {
  for (const [width, isAxis] of [
    [1440, true],
    [390, false],
  ] as const) {
    const opened = await openPage(`${url}?as-of=2025-07-17`, { viewport: { width, height: 900 } });
    const { page } = opened;
    const line = page.locator('.time-line');
    await line.getByRole('heading', { name: '15 Jul 2025' }).waitFor();
    // The days are items of one list, in their order, and each has a list of what was said on it.
    const days = await line.locator('> li > h4').allTextContents();
    expect(days).toEqual(days.toSorted((a, b) => Date.parse(a) - Date.parse(b)));
    expect(days.length).toBe(await line.locator('> li > ul').count());
    expect(await line.locator('.axis .run').first().isVisible()).toBe(isAxis);
    const [first, second] = await Promise.all(
      ['15 Jul 2025', '18 Jul 2025'].map((name) => line.getByRole('heading', { name }).boundingBox()),
    );
    expect((first?.x ?? 0) < (second?.x ?? 0)).toBe(isAxis);
    expect(
      await page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth'),
    ).toBe(false);
    await closePage(opened);
  }
});

test('the exhibit stands by itself: title, day, legend, every box and hop of the picture, sources and address', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17`);
  const { page } = opened;
  const save = page.locator('.brief-tools').getByRole('button', { name: 'SVG', exact: true });
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  const svg = await readFile(await download.path(), 'utf8');
  const words = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => text).join(' ');
  for (const part of [
    'ProPublica reported in July 2025 that Microsoft engineers in China',
    'Exposed on 17 July 2025. ',
    'hop on record',
    'employment',
    'wide outline: in a foreign country',
    // The sources of the hops as footnotes.
    'subcontracts to [1]',
    'employs [3]',
    'Counts foreign personnel',
    '[1] ',
    'Insight Global',
    'China',
    // Without the host, which only this machine can open.
    'Made with Subtier: /?as-of=2025-07-17',
  ])
    expect(words).toContain(part);
  expect(words).not.toContain('127.0.0.1');
  expect(svg).toContain('@font-face');
  // At 9 points, a text of 12 pixels fits onto a letter page on its side.
  expect(Number(/<svg [^>]*width="([\d.]+)"/.exec(svg)?.[1])).toBeLessThanOrEqual(960);
  // Dashed means not on record, and here every hop is.
  expect(svg).not.toContain('stroke-dasharray');
  const groups = [...svg.matchAll(/<g><title>([^<]*)<\/title>/g)].map(([, title = '']) => title);
  for (const hop of [
    'Microsoft subcontracts to Insight Global',
    'Digital escorts escort China-based engineers',
    'Microsoft employs China-based engineers',
  ])
    expect(groups).toContain(hop);
  await closePage(opened);
});

test('every numbered source is cited by a hop, at every width, and a hop leads to who says so', async () => {
  for (const width of [1440, 1024, 390]) {
    const opened = await openPage(`${url}?as-of=2025-07-17`, { viewport: { width, height: 900 } });
    const { page } = opened;
    const picture = page.getByRole('region', { name: /^Picture of the chains/ });
    await picture.getByText('[3]').waitFor();
    const texts = (await picture.locator('text').allTextContents()).join(' ');
    for (const words of ['subcontracts', 'employs', 'escort', 'reach', '[1]', '[2]', '[3]'])
      expect(texts).toContain(words);
    const sources = await page.getByRole('list', { name: 'Sources of the hops' }).getByRole('listitem').count();
    expect(new Set(texts.match(/\[\d\]/g)).size).toBe(sources);
    await closePage(opened);
  }
});

test('a click or Enter on a hop shows the words and the source of who says so, and a box leads to its record', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17`);
  const { page } = opened;
  await page.getByRole('button', { name: 'Digital escorts escort China-based engineers: show who says so' }).click();
  const evidence = page.getByRole('region', { name: 'Who says so' });
  await evidence.getByRole('heading', { name: /Digital escorts escort China-based engineers/ }).waitFor();
  await evidence
    .getByRole('link', { name: /^Reuters/ })
    .first()
    .waitFor();
  expect(await violations(page)).toEqual([]);
  await evidence.getByRole('button', { name: 'Close' }).click();
  expect(await evidence.count()).toBe(0);

  await page.getByRole('region', { name: /^Picture of the chains/ }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await evidence.getByRole('link').first().waitFor();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.waitForURL(/organization\//);
  await closePage(opened);
});

test('conditions under which nothing is exposed leave one sentence, and no picture', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17&filter=country:RU`);
  const { page } = opened;
  await page
    .getByRole('heading', { name: /^No access of foreign personnel to any of the 2 systems on record is known/ })
    .waitFor();
  expect(await page.getByText('Through whom').count()).toBe(0);
  await closePage(opened);
});

test('while the server is away, the first page stays as it was loaded, and says so', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17`, { expected: /Failed to load resource|ERR_FAILED/ });
  const { page } = opened;
  await page.getByRole('heading', { level: 2, name: headline }).waitFor();
  await untilAnswered(page);
  await page.route('**/graphql*', (route) => route.abort());
  await page.getByRole('button', { name: 'Covered nations' }).click();
  await page.getByText(/Until it does, this shows what was loaded before/).waitFor();
  await page.getByRole('heading', { level: 2, name: headline }).waitFor();
  await page.getByRole('group', { name: /^Chains: .*Insight Global/ }).waitFor();
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
