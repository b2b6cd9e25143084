import { connect } from 'node:net';
import pino from 'pino';
import { expect, test, vi } from 'vitest';
import { startServer } from '#serve/server.ts';
import { chainFiles } from '../chain-files.ts';
import { withDocumentedCase } from '../documented-case.ts';
import { importPackage } from '../import-package.ts';
import { noteReads } from '../intercept-reads.ts';
import { testEnvironment } from '../test-environment.ts';
import { longestWaitMs } from '../until.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage, untilAnswered } from './open-page.ts';

test('after the warm-up, the overview and the chains ask nothing that Neo4j has not planned', async () => {
  const database = await withDocumentedCase();
  const asked: string[] = [];
  const graph = { database: noteReads(database, (statement) => asked.push(statement)) };
  const server = await startServer({ graph, environment: testEnvironment(), log: pino({ level: 'silent' }) });
  expect(await server.warmUp()).toBe(true);
  const planned = new Set(asked);
  expect(planned.size).toBeGreaterThan(20);
  asked.length = 0;

  const opened = await openPage(server.url);
  const { page } = opened;
  await page.getByText('Recent imports').waitFor();
  await page.locator('.skeleton').first().waitFor({ state: 'detached' });
  await untilAnswered(page);
  expect(asked.filter((statement) => !planned.has(statement))).toEqual([]);
  // Everything about exposures and leads was answered in advance.
  expect(asked.filter((statement) => /Exposure|HAS_ACCESS|SUBCONTRACTS_TO|counted/.test(statement))).toEqual([]);

  await page.goto(`${server.url}chains?as-of=2025-07-17`);
  await page.getByText('Hop by hop').waitFor();
  await page.locator('.skeleton').first().waitFor({ state: 'detached' });
  await untilAnswered(page);
  expect(asked.filter((statement) => !planned.has(statement))).toEqual([]);
  await closePage(opened);
  await server.close();
});

test('the server answers the first page in advance, and again after an import', async () => {
  const database = await withEmptyData();
  const asked: string[] = [];
  const graph = { database: noteReads(database, (statement) => asked.push(statement)) };
  const server = await startServer({ graph, environment: testEnvironment(), log: pino({ level: 'silent' }) });
  const whenAsked = (part: RegExp) =>
    vi.waitFor(() => {
      expect(asked.filter((statement) => part.test(statement))).not.toEqual([]);
    }, longestWaitMs);
  const leave = new AbortController();
  // A subscription, whatever else its client accepts, and a request that arrives slowly: neither is waited for.
  await fetch(`${server.url}graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream, */*;q=0.1' },
    body: JSON.stringify({ query: 'subscription { graphChanged { graphVersion } }' }),
    signal: leave.signal,
  });
  const slow = connect(Number(new URL(server.url).port), '127.0.0.1');
  slow.write(
    'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n{',
  );
  const warm = server.keepWarm();
  await whenAsked(/WORK_ABROAD/);

  asked.length = 0;
  await importPackage(database, chainFiles);
  await whenAsked(/Exposure[^]*AS group/);
  leave.abort();
  slow.destroy();
  await server.close();
  await warm;
});
