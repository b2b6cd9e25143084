import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** Starts the system's Chrome if there is one. */
export async function startBrowser(): Promise<Browser> {
  const system = ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
  return playwright.launch({
    executablePath: system ?? (await chromium.executablePath()),
    args: ['--no-sandbox'],
  });
}
