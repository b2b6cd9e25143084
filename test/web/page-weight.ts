import { once } from 'node:events';
import { IncomingMessage, get } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import type { Page } from 'playwright-core';

/** The most that a page may load before its editor, compressed, in bytes, with its font. */
export const mostBytes = { overview: 250_000, chains: 390_000 } as const;

const addresses = z.array(z.string());

/** Returns the bytes that a browser gets of the document, scripts and styles that a page has loaded, without what the API answered. */
export async function weightOf(page: Page): Promise<number> {
  const loaded = addresses.parse(
    await page.evaluate('performance.getEntriesByType("resource").map(({ name }) => name)'),
  );
  const files = new Set([page.url(), ...loaded.filter((address) => new URL(address).pathname.startsWith('/assets/'))]);
  const sizes = await Promise.all([...files].map(bytesOf));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The bytes of a file as they are sent: `fetch` would decompress them. */
async function bytesOf(file: string): Promise<number> {
  const sent = get(file, { headers: { 'Accept-Encoding': 'gzip' } });
  const [response] = z.tuple([z.instanceof(IncomingMessage)]).parse(await once(sent, 'response'));
  return (await buffer(response)).length;
}
