import { connect } from 'node:net';
import pino from 'pino';
import { expect, test, vi } from 'vitest';
import { startServer } from '#serve/server.ts';
import { planImports } from '#serve/warm-up.ts';
import { chainFiles } from '#test/chain-files.ts';
import { dumpGraph } from '#test/graph-dump.ts';
import { importPackage } from '#test/import-package.ts';
import { noteReads } from '#test/intercept-reads.ts';
import { testEnvironment } from '#test/test-environment.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { countedDatabase } from './counted-database.ts';
import { longestWaitMs } from '#test/until.ts';

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

test('planning imports changes nothing, and covers what a newer version of a package runs', async () => {
  const { database, taken } = countedDatabase(await withEmptyData());
  const before = await dumpGraph(database);
  taken();
  await planImports(database, () => Promise.resolve());
  const planned = new Set(taken());
  expect(await dumpGraph(database)).toEqual(before);

  await importPackage(database, chainFiles);
  taken();
  // Closes the escort, and brings another status, another employment and what is derived of it.
  const people = [{ id: 'P1', us_person_status: 'foreign_person' }, { id: 'P2' }];
  const employment = [...chainFiles['employment.csv'], { organization: 'O2', person: 'P1', role: 'engineer' }];
  await importPackage(database, {
    ...chainFiles,
    'escorts.csv': [],
    'people.csv': people,
    'employment.csv': employment,
  });
  const ran = new Set(taken());
  const ofRows = [...ran].filter((statement) =>
    /\$statements|\$keys[^]*:(ESCORTS|EMPLOYS|Access)\b|\$after|\$batch/.test(statement),
  );
  expect(ofRows.length).toBeGreaterThan(10);
  expect(ofRows.filter((statement) => !planned.has(statement))).toEqual([]);
});
