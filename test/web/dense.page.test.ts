import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { generateWorld } from '#seed/generator/generate-world.ts';
import { encodeId } from '#serve/ids.ts';
import { runImport } from '#seed/import/import.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage, untilAnswered } from './open-page.ts';

const folder = await mkdtemp(join(tmpdir(), 'subtier-dense-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const EVIDENCE = 'evidence=documented,reported,inferred,synthetic';
let url = '';
/** The system with most chains, of those with a chain of more than four organizations, and such a chain. */
let largest = { key: '', caption: '', long: '' };

beforeAll(async () => {
  const database = await withEmptyData();
  await generateWorld({ scale: 1500, seed: '1', to: join(folder, 'world') });
  await runImport(database, { format: 'chain-package', paths: [join(folder, 'world')], strict: true });
  const [row] = await database.read(
    `MATCH (x:Exposure)-[:REACHES]->(s:System) WHERE x.validFrom <= date('2025-07-17') AND x.validTo > date('2025-07-17')
     RETURN s.key AS key, s.name AS caption, count(x) AS chains, min(CASE WHEN x.tierDepth >= 4 THEN x.chain END) AS long
     ORDER BY long IS NULL, chains DESC LIMIT 1`,
  );
  largest = z.object({ key: z.string(), caption: z.string(), long: z.string() }).parse(row);
  url = (await serveGraph(database)).url;
});

test('with many chains, the picture draws as many as stay readable and says how many, and the list shows more', async () => {
  const chosen = `system=${encodeURIComponent(largest.key)}&chain=${encodeId('Exposure', largest.long)}`;
  const opened = await openPage(`${url}chains?as-of=2025-07-17&${EVIDENCE}&${chosen}`);
  const { page } = opened;
  await page.locator('.lane').first().waitFor();
  const summary = page.getByText(/^[\d,]+ of [\d,]+ chains drawn, closest to the selected one$/);
  await summary.waitFor();
  const drawn = Number(/^[\d,]+/.exec(await summary.innerText())?.[0].replaceAll(',', ''));
  await untilAnswered(page);
  const tools = await boxOf(page.locator('.picture-tools'));
  const canvas = await boxOf(page.locator('.canvas'));
  expect(tools.y).toBeGreaterThanOrEqual(canvas.y + canvas.height);
  expect(tools.y + tools.height).toBeLessThanOrEqual(900);
  const lanes = await page.locator('.lane').all();
  const right = await boxOf(page.locator('.lane').last());
  expect(lanes.length).toBeGreaterThan(3);
  expect(right.x + right.width / 2).toBeLessThan(canvas.x + canvas.width);
  await page.getByRole('button', { name: 'List', exact: true }).click();
  await page.getByText(/chains listed, most urgent first$|^all [\d,]+ listed$/).waitFor();
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(drawn);

  // Several systems are drawn together, and a link keeps them.
  const ticks = page.getByRole('checkbox', { name: /^draw together/ });
  const own = page.getByRole('checkbox', { name: `: ${largest.caption}` });
  await own.check();
  await ticks.and(page.locator(':not(:checked)')).first().check();
  await page.reload();
  await page.getByRole('button', { name: 'Draw only one system' }).waitFor();
  await expect.poll(() => page.getByRole('checkbox', { checked: true }).count()).toBe(2);
  const systems = page.getByRole('region', { name: 'Chains as a table' }).locator('tbody th button');
  await expect.poll(async () => new Set(await systems.allInnerTexts()).size).toBe(2);
  await page.getByRole('button', { name: 'Picture', exact: true }).click();
  await page.getByText('several subcontractors: click or press Enter to open').waitFor();
  // A bundle opens in place, where it is clicked, and closes again.
  const closers = page.getByRole('button', { name: /^Close \d+ subcontractors/ });
  expect(await closers.count()).toBe(0);
  await untilAnswered(page);
  const between = await boxOf(page.locator('.lane', { hasText: /^Tiers 2–/ }));
  const picture = await boxOf(page.locator('.canvas'));
  for (let y = picture.y + 40; y < picture.y + picture.height && (await closers.count()) === 0; y += 16)
    await page.mouse.click(between.x + between.width / 2, y);
  expect(await closers.count()).toBe(1);
  await page.locator('.lane', { hasText: /^Tier 3$/ }).waitFor();
  expect(await page.getByRole('button', { name: 'All tiers of long chains' }).getAttribute('aria-pressed')).toBe(
    'false',
  );
  await closers.click();
  await page.locator('.lane', { hasText: /^Tier 3$/ }).waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate('document.activeElement?.textContent')).toBe('Chains');
  await openByKeyboard(page);
  await page.getByRole('button', { name: 'All tiers of long chains' }).click();
  await page.locator('.lane', { hasText: 'Tier 3' }).waitFor();
  await page.getByRole('button', { name: 'Draw only one system' }).click();
  await summary.waitFor();
  expect(page.url()).not.toContain('with=');
  await closePage(opened);
});

test('boxes of the canvas and of the chains are hatched if they are synthetic, and those of the canvas name whole what they are', async () => {
  const system = encodeURIComponent(encodeId('System', largest.key));
  const opened = await openPage(`${url}canvas?as-of=2025-07-17&${EVIDENCE}&root=${system}&open=${system}`);
  const { page } = opened;
  await page.getByText(/^\d\d+ nodes, /).waitFor();
  const labels = () =>
    page.evaluate<string[]>(
      `document.querySelector('.canvas')._cyreg.cy.nodes().map((node) => String(node.data('title')))`,
    );
  const grounds = await page.evaluate<string[]>(
    `document.querySelector('.canvas')._cyreg.cy.nodes('.box').map((node) => node.style('background-image'))`,
  );
  expect(grounds.filter((ground) => !ground.includes('data:image/svg+xml'))).toEqual([]);
  expect((await labels()).filter((label) => label.endsWith('\ncontract')).length).toBeGreaterThan(0);
  await page.goto(`${url}chains?as-of=2025-07-17&${EVIDENCE}&system=${encodeURIComponent(largest.key)}`);
  await page.locator('.lane').first().waitFor();
  const hatched = () =>
    page.evaluate<number>(
      `document.querySelector('.canvas')._cyreg.cy.nodes('.box').filter((node) => decodeURIComponent(node.data('ground') ?? '').includes('hatch')).length`,
    );
  await expect.poll(hatched).toBeGreaterThan(5);
  await closePage(opened);
});

test('the exhibit of some of the chains says of how many accesses', async () => {
  const chosen = `system=${encodeURIComponent(largest.key)}&chain=${encodeId('Exposure', largest.long)}`;
  const opened = await openPage(`${url}chains?as-of=2025-07-17&${EVIDENCE}&${chosen}`);
  const { page } = opened;
  await page.getByText(/^[\d,]+ of [\d,]+ chains drawn, closest to the selected one$/).waitFor();
  const save = page.locator('.picture-tools').getByRole('button', { name: 'SVG' });
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  const words = (await readFile(await download.path(), 'utf8')).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
  expect(words).toMatch(/the picture shows \d+ of [\d,]+ exposed accesses, and the line above describes all/);
  await closePage(opened);
});

/** With the keyboard alone: reaches a bundle, opens it, walks through it, and closes it from within and with its button. */
async function openByKeyboard(page: Page): Promise<void> {
  const closers = page.getByRole('button', { name: /^Close \d+ subcontractors/ });
  const tab = async (isThere: () => Promise<boolean>): Promise<void> => {
    for (let step = 0; step < 300 && !(await isThere()); step += 1) await page.keyboard.press('Tab');
    expect(await isThere()).toBe(true);
  };
  const isFocused = (selector: string) =>
    page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) === true`);
  const said = () => page.locator('.picture [aria-live]').innerText();
  await tab(() => isFocused('[role=application]'));
  const bundle = /^Tiers 2–\d+: (\d+) subcontractors, tiers 2–\d+ · open.*\. Enter opens it\.$/;
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(said).toMatch(/^Tiers 2–/);
  for (const key of ['ArrowUp', 'ArrowDown'])
    for (let step = 0; step < 20 && !bundle.test(await said()); step += 1) await page.keyboard.press(key);
  const members = Number(bundle.exec(await said())?.[1]);
  expect(members).toBeGreaterThan(1);
  expect(await closers.count()).toBe(0);
  await page.keyboard.press('Enter');
  await closers.waitFor();
  // The first of them is selected, and the others are in the lanes to its right.
  await expect.poll(said).toMatch(/^Tier 2: .*, tier 2.*\. Enter closes its group\.$/);
  await expect.poll(() => page.url()).toContain('node=');
  await page.keyboard.press('ArrowRight');
  await expect.poll(said).toMatch(/^Tier 3: .*, tier 3.*\. Enter closes its group\.$/);
  await page.keyboard.press('Enter');
  await closers.waitFor({ state: 'detached' });
  await expect.poll(said).toMatch(bundle);
  expect(await isFocused('[role=application]')).toBe(true);
  await page.keyboard.press('Enter');
  await closers.waitFor();
  await page.keyboard.press('Shift+Tab');
  expect(await page.locator(':focus').innerText()).toMatch(/^Close \d+ subcontractors/);
  await page.keyboard.press('Enter');
  await closers.waitFor({ state: 'detached' });
  await tab(() => isFocused('[role=application]'));
}

async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('not shown');
  return box;
}
