import { beforeAll, expect, test } from 'vitest';
import { closePage, openPage } from './open-page.ts';
import { serveDocumentedCase } from './serve-documented-case.ts';

let url = '';

beforeAll(async () => {
  url = await serveDocumentedCase();
});

test('on a phone, the panes are tabs and nothing is wider than the screen', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`, { viewport: { width: 390, height: 844 } });
  const { page } = opened;
  await page.getByText('2 accesses exposed').waitFor();
  const width = () => page.evaluate<number>('document.documentElement.scrollWidth');
  expect(await width()).toBeLessThanOrEqual(390);
  await page.getByRole('tab', { name: 'Evidence' }).click();
  await page.getByRole('heading', { name: /Who reaches/ }).waitFor();
  expect(await page.getByText('2 accesses exposed').isVisible()).toBe(false);
  expect(await width()).toBeLessThanOrEqual(390);
  await page.getByRole('tab', { name: 'Chains' }).click();
  await page.getByRole('button', { name: 'List' }).click();
  await page.getByRole('row').nth(1).waitFor();
  expect(await width()).toBeLessThanOrEqual(390);
  await closePage(opened);
});

test('on a phone, a day without exposures links to the last exposed day', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-18`, { viewport: { width: 390, height: 844 } });
  const { page } = opened;
  await page.getByText('Closed per Microsoft, not independently confirmed').first().waitFor();
  await page.getByRole('button', { name: 'Go to the last exposed day, 17 July 2025' }).click();
  await page.getByText('2 accesses exposed').waitFor();
  expect(await page.getByText('2 accesses exposed').isVisible()).toBe(true);
  await closePage(opened);
});
