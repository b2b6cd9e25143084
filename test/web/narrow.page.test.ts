import { beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { encodeId } from '#serve/ids.ts';
import { TITLE } from '#picture/box-text.ts';
import { COLUMN } from '#web/free-canvas/layouts.ts';
import { closePage, openPage, untilAnswered } from './open-page.ts';
import { serveDocumentedCase } from './serve-documented-case.ts';

let url = '';

beforeAll(async () => {
  url = await serveDocumentedCase();
});

test('on a phone, the panes are tabs and nothing is wider than the screen', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`, { viewport: { width: 360, height: 740 } });
  const { page } = opened;
  await page.getByText('2 accesses exposed').waitFor();
  const width = () => page.evaluate<number>('document.documentElement.scrollWidth');
  expect(await width()).toBeLessThanOrEqual(360);
  await page.getByRole('tab', { name: 'Evidence' }).click();
  await page.getByRole('heading', { name: /Who reaches/ }).waitFor();
  expect(await page.getByText('2 accesses exposed').isVisible()).toBe(false);
  expect(await width()).toBeLessThanOrEqual(360);
  await page.getByRole('tab', { name: 'Chains' }).click();
  await page.getByRole('button', { name: 'List' }).click();
  await page.getByRole('row').nth(1).waitFor();
  expect(await width()).toBeLessThanOrEqual(360);
  await closePage(opened);
});

test('on a phone, the tools of the canvas are reachable and nothing on it overlaps', async () => {
  const engineers = encodeURIComponent(encodeId('Person', 'china-based-engineers'));
  const opened = await openPage(`${url}canvas?as-of=2025-07-17&root=${engineers}&open=${engineers}`, {
    viewport: { width: 360, height: 740 },
  });
  const { page } = opened;
  const width = () => page.evaluate<number>('document.documentElement.scrollWidth');
  await page.getByRole('tab', { name: 'Tools' }).click();
  await page.locator('summary', { hasText: 'Select' }).first().click();
  await page.getByRole('button', { name: 'system 2' }).click();
  expect(await width()).toBeLessThanOrEqual(360);
  await page.getByRole('tab', { name: 'Details' }).click();
  await page.getByRole('heading', { name: '2 nodes' }).waitFor();
  expect(await width()).toBeLessThanOrEqual(360);
  await page.getByRole('tab', { name: 'Canvas' }).click();
  await page.getByLabel('Layout').selectOption('lanes');
  await page.locator('.lane', { hasText: 'Systems' }).waitFor({ state: 'attached' });
  expect(await width()).toBeLessThanOrEqual(360);
  const picture = await page.getByRole('application').boundingBox();
  expect(picture?.height).toBeGreaterThan(400);
  for (const name of ['Lasso', 'Zoom in', 'Zoom out', 'Fit', /^Undo/, 'Table'])
    // A trial click fails if anything covers the button.
    await page.getByRole('button', { name }).click({ trial: true });
  await closePage(opened);
});

test('on a phone, a link to the canvas opens on the picture, and an empty canvas on its tools', async () => {
  const viewport = { width: 360, height: 740 };
  const engineers = encodeURIComponent(encodeId('Person', 'china-based-engineers'));
  const opened = await openPage(`${url}canvas?as-of=2025-07-17&root=${engineers}&open=${engineers}`, { viewport });
  const { page } = opened;
  await page.getByRole('tab', { name: 'Canvas', selected: true }).waitFor();
  await page.getByText('6 nodes, 6 relations').waitFor();
  await page.getByRole('application').waitFor();
  await closePage(opened);
  const empty = await openPage(`${url}canvas?as-of=2025-07-17`, { viewport });
  await empty.page.getByRole('tab', { name: 'Tools', selected: true }).waitFor();
  await empty.page.getByRole('searchbox', { name: 'Search and add' }).waitFor();
  await closePage(empty);
});

test('on a small screen and on a phone, names are at least 9 pixels high and lane titles do not overlap', async () => {
  const engineers = encodeURIComponent(encodeId('Person', 'china-based-engineers'));
  const chains = await openPage(`${url}chains?as-of=2025-07-17`, { viewport: { width: 1280, height: 720 } });
  await chains.page.getByText('2 accesses exposed').waitFor();
  await chains.page.locator('.lane').first().waitFor();
  await expect.poll(async () => (await zoomOf(chains.page)) * TITLE.size).toBeGreaterThanOrEqual(9);
  await untilAnswered(chains.page);
  const lanes = await boxesOf(chains.page.locator('.lane'));
  const [canvas] = await boxesOf(chains.page.locator('.canvas'));
  expect(lanes).toHaveLength(5);
  const [first, last] = [lanes[0], lanes[4]];
  // Every box is visible: only the space beside the outer ones may be cut.
  expect((first?.x ?? 0) + 10).toBeGreaterThanOrEqual(canvas?.x ?? Infinity);
  expect((last?.x ?? Infinity) + (last?.width ?? 0) - 10).toBeLessThanOrEqual((canvas?.x ?? 0) + (canvas?.width ?? 0));
  await closePage(chains);

  for (const viewport of [
    { width: 1280, height: 720 },
    { width: 390, height: 844 },
  ]) {
    const opened = await openPage(`${url}canvas?as-of=2025-07-17&root=${engineers}&open=${engineers}`, { viewport });
    const { page } = opened;
    await page.getByText('6 nodes, 6 relations').waitFor({ state: 'attached' });
    if (viewport.width < 720) {
      await page.getByRole('tab', { name: 'Canvas' }).click();
      // The link brought everything while the canvas was behind another tab: now it is in the middle.
      await expect
        .poll(() =>
          page.evaluate<number>(`(() => {
            const { cy } = document.querySelector('.canvas')._cyreg;
            const { x1, x2 } = cy.nodes().renderedBoundingBox();
            return Math.abs(x1 + x2 - cy.width());
          })()`),
        )
        .toBeLessThan(40);
    }
    await page.getByLabel('Layout').selectOption('lanes');
    await page.locator('.lane', { hasText: 'Systems' }).waitFor({ state: 'attached' });
    await expect
      .poll(async () => (((await boxesOf(page.locator('.lane')))[0]?.width ?? 0) / COLUMN) * TITLE.size)
      // The browser lays out in steps of 1/64 of a pixel.
      .toBeGreaterThanOrEqual(8.99);
    await untilAnswered(page);
    const titles = await boxesOf(page.locator('.lane span'));
    titles.slice(1).forEach((title, i) => {
      const before = titles[i];
      expect((before?.x ?? 0) + (before?.width ?? 0)).toBeLessThanOrEqual(title.x);
    });
    await closePage(opened);
  }
});

/** Where the elements are, all at the same moment. */
function boxesOf(locator: Locator): Promise<readonly { x: number; y: number; width: number; height: number }[]> {
  return locator.evaluateAll((elements) =>
    elements.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    }),
  );
}

test('while the designation lists load, nothing in the bar overlaps', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`);
  const { page } = opened;
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('query DesignationLists') !== true) await route.continue();
  });
  await page.reload();
  await page.getByText('any foreign personnel', { exact: true }).waitFor();
  // In one step: what else is loaded moves the controls.
  const controlsOverNames = await page.locator('.bar').evaluate((bar) => {
    const boxes = [...bar.querySelectorAll(':scope > .control')].map((control) => control.getBoundingClientRect());
    return [...bar.querySelectorAll(':scope > .control > .name')].map((element) => {
      const name = element.getBoundingClientRect();
      return boxes.filter(
        ({ left, right, top, bottom }) =>
          name.left < right - 1 && left + 1 < name.right && name.top < bottom - 1 && top + 1 < name.bottom,
      ).length;
    });
  });
  expect([...new Set(controlsOverNames)]).toEqual([1]);
  await closePage(opened);
});

test('on a phone, a day without exposures links to the last exposed day', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-18`, { viewport: { width: 360, height: 740 } });
  const { page } = opened;
  await page.getByText('Closed per Microsoft, not independently confirmed').first().waitFor();
  await page.getByRole('button', { name: 'Go to the last exposed day, 17 July 2025' }).click();
  await page.getByText('2 accesses exposed').waitFor();
  expect(await page.getByText('2 accesses exposed').isVisible()).toBe(true);
  await closePage(opened);
});

test('on a phone, an import can be rolled back without scrolling its table', async () => {
  const opened = await openPage(`${url}import`, { viewport: { width: 360, height: 1200 } });
  const { page } = opened;
  const button = page.getByRole('button', { name: /^Roll back chain-package of / });
  await button.scrollIntoViewIfNeeded();
  const scrolled = `document.querySelector('[aria-label="List of imports"]').scrollLeft`;
  expect(await page.evaluate(scrolled)).toBe(0);
  const box = await button.boundingBox();
  expect((box?.x ?? 360) + (box?.width ?? 360)).toBeLessThanOrEqual(350);
  // Nor is an import as high as the screen.
  const row = await page.getByRole('row').filter({ has: button }).boundingBox();
  expect(row?.height).toBeLessThan(450);
  await closePage(opened);
});

test('on a phone, the names of the views fit, and a table wider than its panel shows that it scrolls', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17`, { viewport: { width: 360, height: 1200 } });
  const { page } = opened;
  const systems = page.getByRole('region', { name: 'Systems' });
  await systems.getByRole('row').nth(1).waitFor();
  const cut = `[...document.querySelectorAll('.rail a')].filter((link) => link.scrollWidth > link.clientWidth).length`;
  expect(await page.evaluate<number>(cut)).toBe(0);
  // A panel above that loads between measuring and the picture pushes the table out of the picture.
  await untilAnswered(page);
  const edge = async () => {
    await systems.scrollIntoViewIfNeeded();
    const box = await systems.boundingBox();
    if (box === null) throw new Error('The table is not visible.');
    const clip = { x: box.x + box.width - 3, y: box.y + box.height - 20, width: 2, height: 10 };
    return (await page.screenshot({ clip })).toString('base64');
  };
  const before = await edge();
  await page.evaluate(`document.querySelector('[aria-label="Systems"]').scrollLeft = 1000`);
  expect(await edge()).not.toBe(before);
  await closePage(opened);
});

test('at 1280 px, every select has a visible name: in the bar, on the canvas and in the form for a dossier', async () => {
  const engineers = encodeURIComponent(encodeId('Person', 'china-based-engineers'));
  const opened = await openPage(`${url}canvas?as-of=2025-07-17&root=${engineers}&open=${engineers}`, {
    viewport: { width: 1280, height: 720 },
  });
  const { page } = opened;
  await page.locator('summary', { hasText: 'Select' }).first().click();
  await page.locator('summary', { hasText: 'Filter and look' }).click();
  for (const name of [
    'origin',
    'sensitivity',
    'clearance',
    'evidence',
    'Layout',
    'Save',
    'at most',
    'bars by',
    'color by',
    'size by',
  ])
    await expectVisibleName(page, name);
  await expectVisibleName(page, 'minimum relations');
  expect((await page.getByRole('banner').boundingBox())?.height).toBeLessThan(50);
  await page.goto(`${url}system/dod-cloud-il5?as-of=2025-07-17`);
  await page.getByRole('button', { name: /^Dossier of / }).click();
  const form = page.getByRole('form', { name: /^Dossier of / });
  for (const name of ['For', 'As']) await expectVisibleName(form, name);
  await closePage(opened);
});

test('at 1024 px, the bar has two lines, with the day and the lists in the first one, and cuts no choice', async () => {
  const opened = await openPage(`${url}screen?as-of=2025-07-17&sensitivity=NATIONAL_SECURITY`, {
    viewport: { width: 1024, height: 768 },
  });
  const { page } = opened;
  const bar = page.getByRole('banner');
  await bar.getByText('who counts as foreign').waitFor();
  const topOf = async (name: string) => Math.round((await bar.getByLabel(name).boundingBox())?.y ?? -1);
  const [day, origin, evidence] = [await topOf('as of'), await topOf('origin'), await topOf('evidence')];
  expect(origin).toBeGreaterThan(day);
  expect(evidence).toBe(origin);
  // A select as wide as its choice cuts nothing of it.
  const width = (await bar.getByLabel('sensitivity').boundingBox())?.width ?? 0;
  expect(width).toBeLessThan(240);
  await closePage(opened);
});

/** Texts for screen readers only are one pixel wide, and count as visible to Playwright. */
async function expectVisibleName(within: Page | Locator, name: string): Promise<void> {
  const label = within.locator('label:has(select) > .name').filter({ hasText: new RegExp(`^${name}$`) });
  expect((await label.boundingBox())?.width, name).toBeGreaterThan(10);
}

test('on a phone, a long name of a file without a space does not make the page wider than the screen', async () => {
  const name = 'W'.repeat(190);
  const opened = await openPage(`${url}import`, { viewport: { width: 390, height: 844 } });
  const { page } = opened;
  const width = () => page.evaluate<number>('document.documentElement.scrollWidth');
  const buffer = Buffer.from('id,kind\np1,group\n');
  await page
    .getByLabel('Drop files here, or choose them')
    .setInputFiles({ name: `${name}.csv`, mimeType: 'text/csv', buffer });
  await page.getByLabel('Format').selectOption('USAspending contract subawards');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('heading', { name: `${name}.csv was not imported` }).waitFor();
  expect(await width()).toBeLessThanOrEqual(390);
  await closePage(opened);
});

test('on a phone, bar and navigation take at most a fifth of the screen', async () => {
  const viewport = { width: 390, height: 844 };
  const opened = await openPage(`${url}?as-of=2025-07-17`, { viewport });
  const { page } = opened;
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  const [bar] = await boxesOf(page.locator('.bar'));
  const [rail] = await boxesOf(page.locator('.rail'));
  expect((bar?.height ?? Infinity) + (rail?.height ?? Infinity)).toBeLessThanOrEqual(viewport.height / 5);
  await closePage(opened);
});

/** The zoom of the only picture on a page. */
function zoomOf(page: Page): Promise<number> {
  return page.evaluate<number>(`document.querySelector('.canvas')._cyreg.cy.zoom()`);
}
