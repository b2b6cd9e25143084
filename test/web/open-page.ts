import { expect } from 'vitest';
import { startBrowser } from './start-browser.ts';
import type { Browser, BrowserContextOptions, Dialog, Page, Request } from 'playwright-core';
import { savesScreenshots } from '#test/runs.ts';
import { longestWaitMs, until } from '#test/until.ts';

/** The worker's Chromium; it ends with the worker. */
let browser: Promise<Browser> | null = null;

/** What a page has asked the server. */
interface Asked {
  readonly unanswered: Set<Request>;
  count: number;
}

/** Of each open page. */
const askedBy = new WeakMap<Page, Asked>();

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
  noteAsked(page);
  await page.goto(url);
  return { page, complaints };
}

function noteAsked(page: Page): void {
  const asked: Asked = { unanswered: new Set(), count: 0 };
  askedBy.set(page, asked);
  page.on('request', (request) => {
    // What a part of the page asks is known only once its code has loaded.
    if (!/^\/(graphql$|assets\/)/.test(new URL(request.url()).pathname)) return;
    asked.unanswered.add(request);
    asked.count += 1;
  });
  page.on('response', (response) => {
    // Nothing answers the document that the page leaves now.
    if (response.request().isNavigationRequest()) asked.unanswered.clear();
  });
  const end = (request: Request) => asked.unanswered.delete(request);
  page.on('requestfinished', end);
  page.on('requestfailed', end);
}

/**
 * Waits until the page shows the answers to all that it has asked, and to what it then asks: nothing that loads changes or moves it from then on.
 * Playwright's `networkidle` is no such wait: it is over once nothing has loaded for half a second, such as while a busy machine runs the page's code.
 */
export async function untilAnswered(page: Page): Promise<void> {
  const asked = askedBy.get(page);
  if (asked === undefined) throw new Error('This page was not opened by openPage.');
  let quiet = 0;
  await until('the page to have all answers', async () => {
    const { count } = asked;
    const isWaiting = asked.unanswered.size > 0;
    // What is answered is drawn within two frames, and then asks for more.
    await page.evaluate(`new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))`);
    quiet = isWaiting || asked.count > count || asked.unanswered.size > 0 ? 0 : quiet + 1;
    return quiet === 2;
  });
}

/** Closes the page; the test fails if the page complained. */
export async function closePage({ page, complaints }: OpenPage): Promise<void> {
  // What a test does with a request fails if the page goes meanwhile.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  // A page that is being closed has no styles any more, and complains if it draws just then.
  const told = [...complaints];
  await page.context().close();
  expect(told).toEqual([]);
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
  // Panels may come one after another.
  await until(`a button “${name}”`, async () => {
    if ((await button.count()) > 0) return true;
    if ((await more.count()) > 0) await more.first().click();
    return false;
  });
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
