import { expect } from 'vitest';
import { startBrowser } from './start-browser.ts';
import type { Browser, BrowserContextOptions, Dialog, Page } from 'playwright-core';
import { savesScreenshots } from '#test/runs.ts';
import { longestWaitMs } from '#test/until.ts';

/** The worker's Chromium; it ends with the worker. */
let browser: Promise<Browser> | null = null;

/** An open page, and what went wrong in it so far. */
export interface OpenPage {
  readonly page: Page;
  /** Console errors and warnings, uncaught errors, and requests to other servers. */
  readonly complaints: readonly string[];
}

/**
 * Opens a URL of a served graph in a separate browser context of a real Chromium.
 * @param expected matches complaints that the test itself causes, such as a server that does not respond
 */
export async function openPage(
  url: string,
  { expected, ...options }: BrowserContextOptions & { readonly expected?: RegExp } = {},
): Promise<OpenPage> {
  browser ??= startBrowser();
  const context = await (
    await browser
  ).newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(longestWaitMs);
  const complaints: string[] = [];
  const complain = (text: string) => {
    if (expected?.test(text) !== true) complaints.push(text);
  };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complain(message.text());
  });
  page.on('pageerror', (error) => {
    complain(error.message);
  });
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) complain(`requested ${request.url()}`);
  });
  await page.goto(url);
  return { page, complaints };
}

/** Closes the page; the test fails if the page complained. */
export async function closePage({ page, complaints }: OpenPage): Promise<void> {
  await page.context().close();
  expect(complaints).toEqual([]);
}

/** Saves a picture of the page if somebody wants to look at it; no test compares them. @param wholePage also what is out of view */
export async function saveScreenshot(page: Page, name: string, wholePage = false): Promise<void> {
  if (!savesScreenshots) return;
  await page.screenshot({ path: `.build/screenshots/${name.replaceAll(' ', '-')}.png`, fullPage: wholePage });
}

/** Presses a button of a panel, which may be behind the “⋯” of the panel. */
export async function pressInPanel(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name });
  const more = page.getByRole('button', { name: /^More about/, expanded: false });
  await button.or(more).first().waitFor();
  while ((await button.count()) === 0 && (await more.count()) > 0) await more.first().click();
  await button.click();
}

/** Reloads a page that asks before it does, and returns its question. */
export async function reloadThatAsks(page: Page): Promise<Dialog> {
  const asking = page.waitForEvent('dialog');
  await page.evaluate(() => {
    setTimeout(() => {
      location.reload();
    });
  });
  const dialog = await asking;
  expect(dialog.type()).toBe('beforeunload');
  return dialog;
}
