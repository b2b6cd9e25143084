import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { readGraphState } from '#graph/derive/graph-state.ts';
import { openGraph } from '#graph/exposures/graph.ts';
import { Lease } from '#graph/ingest/lease.ts';
import { readReadiness } from '#serve/http/endpoints.ts';
import { startServer } from '#serve/server.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import { noteReads } from '#test/intercept-reads.ts';
import { testEnvironment } from '#test/test-environment.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

let database: Database;
let lease: Lease;

beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, chainFiles);
  lease = await Lease.acquire(database, 'a test', () => undefined);
});

afterAll(async () => {
  await lease.release();
});

test('a server with everything that answers need is ready', async () => {
  const readiness = await readReadiness(await openGraph(database), 1);
  expect(readiness).toEqual({
    ready: true,
    checks: { database: 'ok', schema: 'ok', lists: 'ok', savedQueries: 'ok', data: 'ok', derived: 'ok' },
  });
});

test('requests for it at the same time share one check', async () => {
  const read: string[] = [];
  const noted = { database: noteReads(database, (statement) => read.push(statement)) };
  const server = await startServer({ graph: noted, environment: testEnvironment(), log: pino({ level: 'silent' }) });
  const ask = async () => (await fetch(`${server.url}ready`)).status;
  const checks = () => read.filter((statement) => statement === 'RETURN 1').length;
  const statuses = await Promise.all(Array.from({ length: 40 }, ask));
  expect([...new Set(statuses)]).toEqual([200]);
  expect(checks()).toBeLessThan(20);
  const before = checks();
  await ask();
  expect(checks()).toBe(before + 1);
  await server.close();
});

test('it is not ready without saved queries', async () => {
  expect(await readReadiness(await openGraph(database), 0)).toMatchObject({
    ready: false,
    checks: { savedQueries: 'none' },
  });
});

test('it is not ready until another process has derived the graph in its form', async () => {
  const setForm = (form: unknown) =>
    database.write(`MATCH (g:Subtier {key: 'graph'}) SET g.derivedForm = $form`, { form });
  const graph = await openGraph(database);
  const { form } = await readGraphState(database);
  await setForm('older');
  expect(await readReadiness(graph, 1)).toMatchObject({ ready: false, checks: { derived: 'being updated' } });
  await setForm(form);
  expect(await readReadiness(graph, 1)).toMatchObject({ ready: true });
});
