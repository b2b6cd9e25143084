import { once } from 'node:events';
import { createServer, request } from 'node:http';
import pino from 'pino';
import { beforeAll, expect, test } from 'vitest';
import { openGraph } from '#graph/graph.ts';
import type { Graph } from '#graph/graph.ts';
import { startServer } from '#serve/server.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { withDocumentedCase } from '../documented-case.ts';
import { atFileEnd } from '../file-end.ts';
import { testEnvironment } from '../test-environment.ts';
import { closePage, openPage } from './open-page.ts';
import type { Page } from 'playwright-core';

/** The page of a server with a public address, and of one without. */
let url = '';
let local = '';

beforeAll(async () => {
  const database = await withDocumentedCase();
  const served = await serveGraph(database);
  local = served.url;
  await served.data(
    'mutation { saveWatchSet(name: "Clouds", rule: { nameContains: "Cloud" }) { id } saveInvestigation(investigation: { name: "Escorts", notes: "", document: { nodes: {}, edges: {} }, address: "" }) { id } }',
  );
  url = await servePublicly(await openGraph(database));
});

/** Serves a graph behind a proxy at a public address, until the test file ends. Returns that address. */
async function servePublicly(graph: Graph): Promise<string> {
  let target = '';
  const proxy = createServer((asked, answered) => {
    const { method, headers, url: path = '/' } = asked;
    const forwarded = request(new URL(path, target), { method, headers }, (response) => {
      answered.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answered);
    });
    asked.pipe(forwarded);
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy does not listen on a port.');
  const publicUrl = `http://127.0.0.1:${address.port}`;
  const log = pino({ level: 'silent' });
  const server = await startServer({ graph, environment: { ...testEnvironment(), publicUrl }, log });
  target = server.url;
  atFileEnd(async () => {
    await server.close();
    proxy.close();
    proxy.closeAllConnections();
  });
  return `${publicUrl}/`;
}

/** Each view with a control on it that only reads, and those that change something. */
const views = [
  ['chains?as-of=2025-07-17', 'heading', 'Decision', ['Save decision', 'Comment only', 'Decide about several']],
  ['cases', 'heading', 'Escorts', ['New watch set', /^Edit/, /^Delete/, /^Fork/, /^Merge/, /^Rename/]],
  ['import', 'heading', 'Organizations that may be the same', ['Preview', 'Import', /^Roll back/, /^Chain package/]],
] as const;

async function controlsOn(page: Page, names: readonly (string | RegExp)[]): Promise<readonly (string | RegExp)[]> {
  const found: (string | RegExp)[] = [];
  for (const name of names) if ((await page.getByRole('button', { name, exact: true }).count()) > 0) found.push(name);
  return found;
}

test.each(views)(
  '%s has no control that a read-only server refuses, and says why',
  async (path, role, name, controls) => {
    for (const [base, present] of [
      [local, true],
      [url, false],
    ] as const) {
      const opened = await openPage(`${base}${path}`);
      const { page } = opened;
      await page.getByRole(role, { name, exact: true }).waitFor();
      const notice = page.getByRole('status').filter({ hasText: 'This server is read-only.' });
      if (present) {
        // So that a control of another name is not taken for an absent one.
        await expect.poll(() => controlsOn(page, controls), { timeout: 60_000 }).toEqual(controls);
        expect(await notice.count()).toBe(0);
      } else {
        await notice.waitFor();
        expect(await controlsOn(page, controls)).toEqual([]);
      }
      await closePage(opened);
    }
  },
);
