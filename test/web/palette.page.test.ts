import { beforeAll, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { closePage, openPage } from './open-page.ts';
import { serveDocumentedCase } from './serve-documented-case.ts';

let url = '';

beforeAll(async () => {
  url = await serveDocumentedCase();
});

test('Ctrl K finds anything by keyboard: opens its page, adds it to the canvas, and runs commands of what is on screen', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17`);
  const { page } = opened;
  await page.getByRole('heading', { name: /2 of 2 systems/ }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('cases');
  const palette = page.getByRole('dialog', { name: 'Find or run' });
  await palette.getByRole('option', { name: 'Go to the cases' }).waitFor();
  expect(await palette.getByRole('combobox').inputValue()).toBe('cases');
  await palette.getByRole('combobox').fill('');
  await page.keyboard.type('insight glob');
  await palette.getByRole('option', { name: /^Insight Global/ }).waitFor();
  await page.keyboard.press('Shift+Enter');
  await palette.getByText('Insight Global is on the canvas, with 0 other nodes.').waitFor();
  await page.keyboard.press('Enter');
  await palette.waitFor({ state: 'detached' });
  await expect.poll(() => page.url()).toContain('/organization/insight-global?as-of=2025-07-17');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('go canv');
  await page.keyboard.press('Enter');
  await page.getByText('1 node, 0 relations').waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('undo add');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Start with a name' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('zzqqxxyy');
  await palette.getByText('Nothing found.').waitFor();
  await page.keyboard.press('Escape');
  await palette.waitFor({ state: 'detached' });

  // In the search box, Enter right after typing does not open a result of what was typed before.
  const search = page.getByRole('combobox', { name: /^Search/ });
  await search.fill('insight');
  await page.getByText(/results?; press Enter to open/).waitFor();
  await search.press('x');
  await search.press('Enter');
  expect(page.url()).not.toContain('root=');
  await closePage(opened);
});

test.each(['light', 'dark'] as const)(
  'the palette and the sheet of shortcuts are accessible in the %s theme',
  async (colorScheme) => {
    const opened = await openPage(`${url}chains?as-of=2025-07-17`, { colorScheme, bypassCSP: true });
    const { page } = opened;
    await page.getByText('Hop by hop').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: 'Go to the cases' }).waitFor();
    await page.keyboard.type('micro');
    await page
      .getByRole('option', { name: /^Microsoft/ })
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    // A question mark that is typed is a question mark.
    await page.getByRole('combobox', { name: /^Search/ }).fill('why');
    await page.keyboard.type('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await closePage(opened);
  },
);
