import { beforeAll, expect, test } from 'vitest';
import { closePage, openPage, untilAnswered } from './open-page.ts';
import { serveDocumentedCase } from './serve-documented-case.ts';

let url = '';
beforeAll(async () => {
  url = await serveDocumentedCase();
});

/** The parts of the page that have more than they show, with a scroll bar or without. */
const cut = `[...document.querySelectorAll('main, main *')]
  .filter((one) => !one.closest('.unseen, .picture') && getComputedStyle(one).overflowY !== 'visible' && one.scrollHeight > one.clientHeight + 2)
  .map((one) => one.tagName + '.' + one.className)`;

test.each(['?as-of=2025-07-17', 'chains?as-of=2025-07-17', 'cases'])(
  'on paper, /%s has all its content, not only what the screen shows',
  async (path) => {
    const opened = await openPage(`${url}${path}`);
    const { page } = opened;
    await untilAnswered(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate<readonly string[]>(cut)).toEqual([]);
    // Panels come into the page as they are scrolled to, or printed.
    const screens = () => page.evaluate<number>('document.documentElement.scrollHeight / innerHeight');
    if (path !== 'cases') await expect.poll(screens).toBeGreaterThan(1.5);
    await closePage(opened);
  },
);
