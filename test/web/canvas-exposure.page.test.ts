import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { encodeId } from '#serve/ids.ts';
import { violations } from './axe.ts';
import { closePage, openPage, untilAnswered } from './open-page.ts';
import { serveDocumentedCase } from './serve-documented-case.ts';
import type { Page } from 'playwright-core';

let url = '';

beforeAll(async () => {
  url = await serveDocumentedCase();
});

const engineers = encodeURIComponent(encodeId('Person', 'china-based-engineers'));
const canvas = (day: string, more = '') => `${url}canvas?as-of=${day}&root=${engineers}&open=${engineers}${more}`;

/** The tag of each node, as the table has it. */
async function tagsOf(page: Page): Promise<Readonly<Record<string, string>>> {
  const rows = page.getByRole('table').first().locator('tbody tr');
  const cells = await Promise.all((await rows.all()).map((row) => row.getByRole('cell').allInnerTexts()));
  return Object.fromEntries(cells.map(([, name = '', , tag = '']) => [name, tag]));
}

test('nodes on exposed chains have a tag and the hops of these chains a path, on the day; the table and a file say the same', async () => {
  const opened = await openPage(canvas('2025-07-17', '&show=list'), { bypassCSP: true });
  const { page } = opened;
  await page.getByText('6 nodes, 6 relations').waitFor();
  await expect
    .poll(() => tagsOf(page))
    .toEqual({
      'China-based engineers': 'China',
      'Defense Department cloud (IL4)': '1 chain',
      'Defense Department cloud (IL5)': '1 chain',
      'Digital escorts': '2 chains',
      Microsoft: '2 chains',
      China: '2 chains',
    });
  const path = page.getByRole('list', { name: 'Legend' }).getByText('hop of an exposed chain');
  await path.waitFor();
  await page.getByRole('button', { name: 'Picture', exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByLabel('Save').selectOption('SVG')]);
  const svg = await readFile(await download.path(), 'utf8');
  const groups = svg.split('<g>').slice(1);
  const widthOf = (title: string) =>
    /stroke-width="([\d.]+)"/.exec(groups.find((one) => one.startsWith(`<title>${title}</title>`)) ?? '')?.[1];
  expect(svg).toContain('>China</text>');
  expect(widthOf('Digital escorts escort China-based engineers')).toBe('3');
  expect(widthOf('China-based engineers reach Defense Department cloud (IL5)')).toBe('3');
  // He is employed by Microsoft, but the chain answers for the escort.
  expect(widthOf('Microsoft employs China-based engineers')).toBe('1');
  await page.goto(canvas('2025-07-18', '&show=list'));
  await expect.poll(async () => Object.values(await tagsOf(page)).join('')).toBe('');
  await path.waitFor({ state: 'detached' });
  await closePage(opened);
});

test('what is on exposed chains is selected with one click', async () => {
  const opened = await openPage(canvas('2025-07-17'));
  const { page } = opened;
  await page.locator('summary', { hasText: 'Select' }).first().click();
  await page.getByRole('button', { name: 'find what is on exposed chains (6)' }).click();
  await page.getByRole('heading', { name: '6 nodes' }).waitFor();
  await page.goto(canvas('2025-07-18'));
  await page.locator('summary', { hasText: 'Select' }).first().click();
  await page.getByRole('button', { name: 'find what is on exposed chains (0)' }).waitFor();
  await closePage(opened);
});

test('keys work right after a click on the canvas, and a menu of the selection opens by key and by the right button', async () => {
  const opened = await openPage(canvas('2025-07-17'), { bypassCSP: true });
  const { page } = opened;
  await page.getByText('6 nodes, 6 relations').waitFor();
  const application = page.getByRole('application', { name: 'Canvas' });
  await untilAnswered(page);
  await page.getByRole('searchbox', { name: 'Search and add' }).focus();
  const box = await application.boundingBox();
  await page.mouse.click((box?.x ?? 0) + 12, (box?.y ?? 0) + (box?.height ?? 0) / 2);
  expect(await application.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu', { name: /^Actions for / });
  await menu.waitFor();
  expect(await menu.getByRole('menuitem').or(menu.getByRole('menuitemcheckbox')).allInnerTexts()).toEqual([
    expect.stringContaining('Expand'),
    'Open its page',
    expect.stringContaining('Pin'),
    expect.stringContaining('Hide'),
    'Strike out',
    expect.stringContaining('Remove'),
  ]);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await menu.waitFor({ state: 'detached' });
  expect(await application.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('ContextMenu');
  await menu.waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^pin / }).waitFor();
  await menu.waitFor({ state: 'detached' });
  await page.keyboard.press('p');
  await page.getByRole('button', { name: /^unpin / }).waitFor();

  // A right click on a box selects it.
  await page.getByLabel('Layout').selectOption('lanes');
  await page.getByRole('button', { name: 'lay out: lanes', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  const lane = await page.locator('.lane', { hasText: 'Escorts' }).boundingBox();
  const view = await application.boundingBox();
  const x = (lane?.x ?? 0) + (lane?.width ?? 0) / 2;
  for (let y = (view?.y ?? 0) + 60; (await menu.count()) === 0 && y < (view?.y ?? 0) + (view?.height ?? 0); y += 25)
    await page.mouse.click(x, y, { button: 'right' });
  await page.getByRole('menu', { name: 'Actions for Digital escorts' }).waitFor();
  await page.getByRole('menuitem', { name: 'Open its page' }).click();
  await page.getByRole('heading', { level: 2, name: 'Digital escorts' }).waitFor();
  await closePage(opened);
});
