import pino from 'pino';
import { expect, test } from 'vitest';
import { startServer } from '#serve/server.ts';
import { withDocumentedCase } from '../documented-case.ts';
import { noteReads } from '../intercept-reads.ts';
import { testEnvironment } from '../test-environment.ts';
import { closePage, openPage } from './open-page.ts';

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
  await page.waitForLoadState('networkidle');
  expect(asked.filter((statement) => !planned.has(statement))).toEqual([]);
  // Everything about exposures and leads was answered in advance.
  expect(asked.filter((statement) => /Exposure|HAS_ACCESS|SUBCONTRACTS_TO|counted/.test(statement))).toEqual([]);

  await page.goto(`${server.url}chains?as-of=2025-07-17`);
  await page.getByText('Hop by hop').waitFor();
  await page.locator('.skeleton').first().waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
  expect(asked.filter((statement) => !planned.has(statement))).toEqual([]);
  await closePage(opened);
  await server.close();
});
