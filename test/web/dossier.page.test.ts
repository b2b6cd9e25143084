import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { closePage, openPage, saveScreenshot } from './open-page.ts';
import { serveDocumentedCase } from './serve-documented-case.ts';

/** The words of up to 13 characters in tables that lie on more than one line. */
const brokenWords = `[...document.querySelectorAll('th, td')].flatMap((cell) =>
  [...(cell.textContent ?? '').matchAll(/[^\\s]{1,13}(?=\\s|$)/g)]
    .filter(({ index }) => index === 0 || /\\s/.test(cell.textContent[index - 1]))
    .filter(({ 0: word, index }) => {
      const range = document.createRange();
      range.setStart(cell.firstChild, index);
      range.setEnd(cell.firstChild, index + word.length);
      return range.getClientRects().length > 1 && !word.includes('-');
    })
    .map(([word]) => word))`;

/** The texts in pictures that run over their boxes. */
const overrunningTexts = `[...document.querySelectorAll('svg text')].filter((text) => {
  const box = text.parentElement.querySelector('rect').getBBox();
  const { x, y, width, height } = text.getBBox();
  return x < box.x || y < box.y || x + width > box.x + box.width || y + height > box.y + box.height;
}).map(({ textContent }) => textContent)`;

const ground = 'getComputedStyle(document.body).backgroundColor';

test('a dossier in HTML breaks no word of its tables, keeps names in their boxes, and is dark only on a dark screen', async () => {
  const url = await serveDocumentedCase();
  const opened = await openPage(`${url}system/dod-cloud-il5?as-of=2025-07-17`, {
    viewport: { width: 1280, height: 720 },
    colorScheme: 'light',
  });
  const { page } = opened;
  await page.getByRole('button', { name: /^Dossier of / }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ]);
  await page.setContent(await readFile(await download.path(), 'utf8'));
  expect(await page.evaluate(brokenWords)).toEqual([]);
  expect(await page.locator('svg text').count()).toBeGreaterThan(6);
  expect(await page.evaluate(overrunningTexts)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(1280);
  expect(await page.evaluate(ground)).toBe('rgb(255, 255, 255)');
  await saveScreenshot(page, 'a dossier-light', true);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await page.evaluate(ground)).toBe('rgb(22, 29, 38)');
  await saveScreenshot(page, 'a dossier-dark', true);
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  expect(await page.evaluate(ground)).toBe('rgb(255, 255, 255)');
  await closePage(opened);
});
