import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { answersKey, readCoalescedState } from '#graph/edition/graph-state.ts';
import { todayInUtc } from '#graph/model/day.ts';
import type { createApi } from './api.ts';

/** Fills the answer cache with what the page requests first. */
export interface PageWarmer {
  /** Returns whether it got all answers. Never throws, and ends when the server closes. */
  warmUp(): Promise<boolean>;
  /** Warms up now, and again whenever answers may have changed: after an import or a decision, and on each new day. */
  keepWarm(): Promise<void>;
}

interface WarmerOptions {
  readonly api: ReturnType<typeof createApi>;
  readonly database: Database;
  /** Folder of the built page. */
  readonly page: string;
  /** Waits until no visitor has sent a request for a moment: visitors go first. */
  readonly quiet: () => Promise<void>;
  readonly closing: AbortSignal;
  readonly log: Logger;
}

/** What the page's build writes of `web/src/overview/first-requests.ts`. */
const pageModule = z.object({
  sendFirstRequests: z.custom<(fetch: typeof globalThis.fetch) => Promise<void>>(
    (value) => typeof value === 'function',
  ),
});

/** Milliseconds between two looks at whether the graph has changed. */
const pollMilliseconds = 5000;

export function pageWarmer({ api, database, page, quiet, closing, log }: WarmerOptions): PageWarmer {
  const warmUp = async () => {
    try {
      // Imported again when the page has been rebuilt.
      const file = join(page, 'first-requests.js');
      const { sendFirstRequests } = pageModule.parse(
        await import(`${pathToFileURL(file).href}?${statSync(file).mtimeMs}`),
      );
      await sendFirstRequests(async (address, options) => {
        await quiet();
        return api.fetch(new Request(address, { ...options, signal: closing }), { req: null });
      });
      return true;
    } catch (error) {
      // The first visitor waits longer, and gets the error if it lasts.
      if (!closing.aborted) log.debug({ err: error }, 'not warmed up');
      return false;
    }
  };
  const keepWarm = async () => {
    let last = '';
    while (!closing.aborted) {
      // Null: the database is down.
      const state = await readCoalescedState(database).catch(() => null);
      const now = `${state === null ? '' : answersKey(state)} ${todayInUtc()}`;
      if (state?.isBeingWritten === false && now !== last) {
        // After a failure, such as a database that went away, it tries again.
        if (await warmUp()) last = now;
      }
      await sleep(pollMilliseconds, undefined, { signal: closing }).catch(() => undefined);
    }
  };
  return { warmUp, keepWarm };
}
