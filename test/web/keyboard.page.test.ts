import { beforeAll, expect, test } from 'vitest';
import { encodeId } from '#serve/ids.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { chainFiles } from '../chain-files.ts';
import { importPackage } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage, untilAnswered } from './open-page.ts';
import { mostBytes, weightOf } from './page-weight.ts';
import { serveDocumentedCase } from './serve-documented-case.ts';
import type { Locator, Page } from 'playwright-core';

let url = '';

beforeAll(async () => {
  url = await serveDocumentedCase();
});

const focused = (page: Page) => page.evaluate<string>('document.activeElement?.textContent ?? ""');

test('the as-of date and the lists are the first controls', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`);
  const { page } = opened;
  await page.getByText('2 accesses exposed').waitFor();
  await page.getByRole('button', { name: /Covered nations/ }).waitFor();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toContain('Skip to content');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toContain('One day earlier');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url()).toContain('as-of=2025-07-16');
  await page.locator('#as-of').focus();
  for (let tab = 0; tab < 8 && !(await focused(page)).includes('Covered nations'); tab += 1) {
    await page.keyboard.press('Tab');
  }
  expect(await focused(page)).toContain('Covered nations');
  await page.keyboard.press('Space');
  await expect.poll(() => page.url()).toContain('lists=10USC4872');
  await closePage(opened);
});

test('the keyboard alone selects an access and moves through its picture', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`);
  const { page } = opened;
  await page.getByText('2 accesses exposed').waitFor();
  await page.getByRole('list', { name: 'Exposed accesses by system' }).locator('button.row').nth(1).waitFor();
  await page
    .getByRole('button', { name: /Impact Level 4/ })
    .first()
    .focus();
  const before = await focused(page);
  await page.keyboard.press('End');
  expect(await focused(page)).not.toBe(before);
  expect(await focused(page)).toContain('China-based engineers');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url()).toMatch(/chain=/);
  expect(await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');

  await page.getByRole('application').focus();
  await page.keyboard.press('Home');
  await page.getByText('Prime: Microsoft').waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowRight');
  await page.getByText('Tier 1: Insight Global').waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.getByText(/Engineer: China-based engineers, .*, China/).waitFor({ state: 'attached' });
  expect(await weightOf(page)).toBeLessThanOrEqual(mostBytes.chains);

  // The borders of the panes are Tab stops between the panes; arrow keys move them, and the page remembers where.
  const border = page.getByRole('separator', { name: 'Width of Exposed' });
  const width = async () => Math.round((await page.getByRole('region', { name: 'Exposed' }).boundingBox())?.width ?? 0);
  const first = await width();
  await border.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(width).toBeLessThan(first - 40);
  const kept = await width();
  await page.reload();
  await page.getByRole('list', { name: 'Exposed accesses by system' }).locator('button.row').nth(1).waitFor();
  expect(Math.abs((await width()) - kept)).toBeLessThan(3);
  const at = await border.boundingBox();
  await page.mouse.move((at?.x ?? 0) + 3, (at?.y ?? 0) + 200);
  await page.mouse.down();
  await page.mouse.move((at?.x ?? 0) + 83, (at?.y ?? 0) + 200, { steps: 4 });
  await page.mouse.up();
  await expect.poll(width).toBe(kept + 80);
  await page.mouse.dblclick((at?.x ?? 0) + 83, (at?.y ?? 0) + 200);
  await expect.poll(width).toBe(first);
  expect(await page.evaluate('localStorage.getItem("subtier.panes chains columns")')).toBe('null');
  await border.press('ArrowRight');
  // What was moved on this page is not moved on another.
  await page.getByRole('link', { name: 'Canvas', exact: true }).click();
  await page.getByRole('region', { name: 'Tools' }).waitFor();
  expect((await page.getByRole('region', { name: 'Tools' }).boundingBox())?.width).toBeCloseTo(first, -1);
  await closePage(opened);
});

test('in the search, / focuses, arrow keys select, Enter opens, Escape closes', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`);
  const { page } = opened;
  await page.getByText('2 accesses exposed').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('insight');
  await page.getByRole('option', { name: /^Insight Global/ }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('[role=option]').count()).toBe(0);
  await page.keyboard.press('ArrowDown');
  const active = page.locator('[role=option][aria-selected=true]');
  await active.waitFor();
  const isWanted = async () => (await active.innerText()).startsWith('Insight Global organization');
  for (let step = 0; step < 20 && !(await isWanted()); step += 1) {
    await page.keyboard.press('ArrowDown');
  }
  expect(await isWanted()).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Insight Global' }).waitFor();
  expect(page.url()).toContain('/organization/insight-global?');
  await closePage(opened);
});

test('a saved question can be selected and run with the keyboard, and its link reopens the result', async () => {
  const opened = await openPage(`${url}?view=queries&as-of=2025-07-17`);
  const { page } = opened;
  await page.getByRole('button', { name: /Suppliers of the escorts/ }).click();
  await page.getByRole('button', { name: 'Run' }).press('Enter');
  await page
    .getByRole('cell', { name: /Insight Global/ })
    .first()
    .waitFor();
  const link = page.url();
  await closePage(opened);
  const again = await openPage(link);
  await again.page
    .getByRole('cell', { name: /Insight Global/ })
    .first()
    .waitFor();
  await closePage(again);
});

test('the focus returns when a dialog closes, and stays on a button that works or has reached an end', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`);
  const { page } = opened;
  await page.getByText('Hop by hop').waitFor();
  await page.getByRole('button', { name: 'Dossier of this exposure' }).focus();
  for (const [keys, name] of [
    ['Control+k', 'Find or run'],
    ['?', 'Keyboard shortcuts'],
  ] as const) {
    await page.keyboard.press(keys);
    const dialog = page.getByRole('dialog', { name });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Dossier of this exposure');
  }
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Download' }).press('Enter');
  await page.getByText(/^Downloaded /).waitFor();
  expect(await focused(page)).toBe('Download');
  const words = page.getByLabel('Reason or comment');
  for (const name of ['Save decision', 'Comment only']) {
    await words.fill(`To ${name}`);
    await page.getByRole('button', { name }).press('Enter');
    await page
      .getByRole('listitem')
      .filter({ hasText: `To ${name}` })
      .waitFor();
    await expect.poll(() => words.inputValue()).toBe('');
    expect(await focused(page)).toBe(name);
  }
  // Without words there is nothing to comment.
  await page.keyboard.press('Enter');
  expect(await page.getByRole('button', { name: 'Comment only' }).isDisabled()).toBe(true);

  const engineers = encodeURIComponent(encodeId('Person', 'china-based-engineers'));
  await page.goto(`${url}canvas?as-of=2025-07-17&root=${engineers}&open=${engineers}`);
  const next = page.getByRole('button', { name: 'Next change' });
  await next.press('Enter');
  await expect.poll(() => page.url()).toContain('as-of=2025-07-18');
  await expect.poll(() => next.isDisabled()).toBe(true);
  expect(await focused(page)).toContain('Next change');
  await page.locator('summary', { hasText: 'Save as an investigation' }).press('Enter');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('By keyboard');
  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await page.getByText('Saved.', { exact: true }).waitFor();
  expect(await focused(page)).toBe('Save');
  await closePage(opened);
});

test('a bar keeps the focus, and the page its place, while the overview loads for the filter', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17`, { viewport: { width: 1280, height: 500 } });
  const { page } = opened;
  const bar = page.getByRole('list', { name: 'Escort supplier' }).getByRole('button', { name: 'Insight Global' });
  // What loads above the bar would otherwise move it only after the focus has come.
  await bar.waitFor();
  await untilAnswered(page);
  await bar.focus();
  const place = () => page.evaluate<number>('document.getElementById("pane-0").scrollTop');
  expect(await place()).toBeGreaterThan(100);
  for (const filter of ['Clear 1 filter', 'Click to filter, Shift-click']) {
    await page.keyboard.press('Enter');
    await page.getByText(filter).waitFor();
    await page.getByText(/^On 17 July 2025,/).waitFor();
    expect(await focused(page)).toContain('Insight Global');
    expect(await place()).toBeGreaterThan(100);
  }
  await expect.poll(() => page.url()).not.toContain('filter=');
  await closePage(opened);
});

test('when a control goes with the focus, the focus stays in the part of the page around it', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17&filter=country:CN&filter=prime:microsoft`);
  const { page } = opened;
  const isFocused = (element: Locator) => element.evaluate((one) => one.ownerDocument.activeElement === one);
  const chips = page.getByRole('list', { name: 'Filters' }).getByRole('button');
  await chips.first().press('Enter');
  await expect.poll(() => isFocused(page.getByRole('banner'))).toBe(true);
  await page.keyboard.press('Tab');
  expect(await focused(page)).toContain('One day earlier');
  // But what the user has left does not take the focus back when it goes.
  await chips.first().focus();
  await page.getByRole('heading', { name: 'Subtier' }).click();
  await page.getByRole('button', { name: 'Clear 1 filter' }).dispatchEvent('click');
  await chips.first().waitFor({ state: 'detached' });
  await page.waitForTimeout(200);
  expect(await page.evaluate('document.activeElement === document.body')).toBe(true);

  const engineers = encodeURIComponent(encodeId('Person', 'china-based-engineers'));
  await page.goto(`${url}canvas?as-of=2025-07-17&root=${engineers}`);
  await page.getByText('1 node, 0 relations').waitFor();
  await page.getByRole('application').press('ArrowRight');
  await page.getByRole('button', { name: 'Strike out' }).press('Enter');
  await page.getByRole('button', { name: 'restore China-based engineers' }).press('Enter');
  await expect.poll(() => isFocused(page.getByRole('region', { name: 'Tools' }))).toBe(true);
  await page.getByRole('button', { name: 'Hide', exact: true }).press('Enter');
  await expect.poll(() => isFocused(page.getByRole('region', { name: 'Details' }))).toBe(true);
  await closePage(opened);
});

// The last test: it replaces the data.
test('the Tab key leads from the leads and the contracts to the button that shows more of them', async () => {
  const many = Array.from({ length: 45 }, (_, at) => String(at));
  const database = await withEmptyData();
  await importPackage(database, {
    ...chainFiles,
    'organizations.csv': [
      ...chainFiles['organizations.csv'],
      ...many.map((at) => ({ id: `A${at}`, name: `Company ${at}`, country: 'CN' })),
    ],
    'contracts.csv': [
      ...chainFiles['contracts.csv'],
      ...many.map((at) => ({ id: `D${at}`, piid: `X${at}`, agency: 'G1', prime: 'O1' })),
    ],
    'subcontracts.csv': [
      ...chainFiles['subcontracts.csv'],
      ...many.map((at) => ({ contract: 'C1', contractor: 'O1', subcontractor: `A${at}` })),
    ],
  });
  const served = await serveGraph(database);
  const opened = await openPage(`${served.url}chains?as-of=2025-07-17`);
  const { page } = opened;
  const rows = page.locator('.leads [data-row]');
  for (const { view, shown, more } of [
    { view: 'chains', shown: 25, more: /^25 of \d+ leads shown: load more$/ },
    { view: 'canvas', shown: 40, more: /^40 of 46 contracts shown: load more$/ },
  ]) {
    await page.goto(`${served.url}${view}?as-of=2025-07-17`);
    await page.getByRole('button', { name: more }).waitFor();
    await rows.first().focus();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toMatch(more);
    await page.keyboard.press('Enter');
    await expect.poll(() => rows.count()).toBeGreaterThan(shown);
  }
  await closePage(opened);
});
