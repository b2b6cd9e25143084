import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Page } from 'playwright-core';

/** The most that a page may load before its editor, compressed, in bytes, with its font. */
export const mostBytes = { overview: 250_000, chains: 390_000 } as const;

const addresses = z.array(z.string());

/** Returns the size, compressed with gzip, of the document, scripts and styles that a page has loaded, without what the API answered. */
export async function weightOf(page: Page): Promise<number> {
  const loaded = addresses.parse(
    await page.evaluate('performance.getEntriesByType("resource").map(({ name }) => name)'),
  );
  const files = new Set([page.url(), ...loaded.filter((address) => new URL(address).pathname.startsWith('/assets/'))]);
  const sizes = await Promise.all(
    [...files].map(async (file) => gzipSync(await (await fetch(file)).arrayBuffer()).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
