import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** Returns the system's Chrome if there is one, else the one from npm, which it unpacks once. */
export async function findBrowser(): Promise<string> {
  const system = ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
  return system ?? chromium.executablePath();
}

export async function startBrowser(): Promise<Browser> {
  return playwright.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
}
