import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const browser = await startBrowser();
afterAll(() => browser.close());

/** What went wrong in a page while a test used it. */
export interface OpenPage {
  readonly page: Page;
  /** Console errors, faults, and requests to other servers, so far. */
  readonly complaints: readonly string[];
}

/**
 * Opens an address of a served graph in a real Chromium, in a window of its own.
 * @param expected complaints that the test provokes itself, such as a server that does not answer
 */
export async function openPage(
  url: string,
  { expected, ...options }: BrowserContextOptions & { readonly expected?: RegExp } = {},
): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(90_000);
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
    if (new URL(request.url()).origin !== new URL(url).origin) complain(`asked ${request.url()}`);
  });
  await page.goto(url);
  return { page, complaints };
}

/** Closes the window; the test fails if the page complained. */
export async function closePage({ page, complaints }: OpenPage): Promise<void> {
  await page.context().close();
  expect(complaints).toEqual([]);
}

/** A system Chrome where there is one. */
async function startBrowser(): Promise<Browser> {
  const system = ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
  return playwright.launch({
    executablePath: system ?? (await chromium.executablePath()),
    args: ['--no-sandbox'],
  });
}
