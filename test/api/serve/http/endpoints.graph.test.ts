import { once } from 'node:events';
import { truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { readGraphState } from '#graph/edition/graph-state.ts';
import { openGraph } from '#graph/graph.ts';
import { Lease } from '#graph/ingest/lease.ts';
import { answerReadiness, readReadiness, sendFile } from '#serve/http/endpoints.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import { interceptReads } from '#test/intercept-reads.ts';
import { temporaryFolder } from '#test/seed/temporary-folder.ts';
import { testEnvironment } from '#test/test-environment.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

const served = { savedQueries: 1, home: testEnvironment().home };
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
  const graph = await openGraph(database);
  // On a busy machine, a check may time out at first.
  await expect
    .poll(() => readReadiness(graph, served))
    .toEqual({
      ready: true,
      checks: { database: 'ok', schema: 'ok', lists: 'ok', savedQueries: 'ok', data: 'ok', derived: 'ok', disk: 'ok' },
    });
});

test('requests for it at the same time share one check', async () => {
  let checks = 0;
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const held = interceptReads(database, (bound) => ({
    read: async (statement, parameters = {}) => {
      if (statement === 'RETURN 1') {
        checks += 1;
        await released;
      }
      return bound.read(statement, parameters);
    },
    readTransaction: (work) => bound.readTransaction(work),
  }));
  // With more time than a server gives the checks: they share one for as long as it takes.
  const answerReady = answerReadiness({ database: held }, served, ({ message }) => message, 300_000);
  const server = createServer((request, response) => void answerReady(request, response));
  onTestFinished(() => {
    server.close();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const ask = async () => (await fetch(`http://127.0.0.1:${address.port}/ready`)).status;
  const asking = Promise.all(Array.from({ length: 40 }, ask));
  await expect.poll(() => checks).toBe(1);
  // Long enough for the others to arrive.
  await sleep(500);
  expect(checks).toBe(1);
  release();
  expect([...new Set(await asking)]).toEqual([200]);
  const before = checks;
  await ask();
  expect(checks).toBe(before + 1);
});

test('it is not ready without saved queries', async () => {
  expect(await readReadiness(await openGraph(database), { ...served, savedQueries: 0 })).toMatchObject({
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
  expect(await readReadiness(graph, served)).toMatchObject({ ready: false, checks: { derived: 'being updated' } });
  await setForm(form);
  await expect.poll(() => readReadiness(graph, served)).toMatchObject({ ready: true });
});

test('a client that cancels a download is no error of the server', async () => {
  const path = join(await temporaryFolder(), 'large');
  await writeFile(path, '');
  await truncate(path, 100_000_000);
  const sent = new Promise<boolean>((resolve, reject) => {
    const server = createServer((_, response) => {
      sendFile(path, 'large', 'text/plain', response)
        .then(resolve, reject)
        .finally(() => server.close());
    });
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('no port');
      const socket = connect(address.port, '127.0.0.1');
      socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
      void once(socket, 'data').then(() => socket.destroy());
    });
  });
  expect(await sent).toBe(true);
});
