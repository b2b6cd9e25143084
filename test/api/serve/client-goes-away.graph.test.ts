import { readFile } from 'node:fs/promises';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { connectDatabase } from '#graph/database/neo4j.ts';
import { homePaths } from '#graph/engine/home.ts';
import { privateConnection } from '#graph/engine/private-connection.ts';
import { encodeId } from '#serve/ids.ts';
import { chainFiles } from '../../chain-files.ts';
import { atFileEnd } from '../../file-end.ts';
import { importPackage } from '../../import-package.ts';
import { testEnvironment } from '../../test-environment.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';
import { until } from '#test/until.ts';
import { startStallingProxy } from './stalling-proxy.ts';
import type { StallingProxy } from './stalling-proxy.ts';

let direct: Database;
let proxy: StallingProxy;
let served: ServedGraph;

beforeAll(async () => {
  direct = await withEmptyData('spare');
  await importPackage(direct, chainFiles);
  const [setting] = await direct.autoCommit(
    "SHOW SETTINGS 'server.bolt.listen_address' YIELD value RETURN split(value, ':')[1] AS port",
  );
  proxy = await startStallingProxy(Number(z.string().parse(setting?.['port'])));
  const paths = homePaths(testEnvironment('spare').home);
  const password = (await readFile(paths.password, 'utf8')).trim();
  const proxied = await connectDatabase(privateConnection({ boltPort: proxy.port, password, paths }));
  atFileEnd(async () => {
    // A stalled connection would not close by itself.
    proxy.close();
    await proxied.close().catch(() => undefined);
  });
  served = await serveGraph(proxied);
});

let version = 0;

/** Creates a new version of the graph, for which nothing is cached. */
beforeEach(async () => {
  version += 1;
  const [system] = chainFiles['systems.csv'];
  await importPackage(direct, { ...chainFiles, 'systems.csv': [{ ...system, name: `System ${version}` }] });
  await served.data('{ coverage { accesses } }');
});

/** Whether the stalled connections have open transactions. */
async function areOpen(): Promise<boolean> {
  const rows = await direct.autoCommit(
    "SHOW TRANSACTIONS YIELD clientAddress, status WHERE clientAddress IN $addresses AND NOT status STARTS WITH 'Terminated' RETURN status",
    { addresses: proxy.stalled() },
  );
  return rows.length > 0;
}

const system = encodeId('System', 'Y1');
const person = encodeId('Person', 'P2');

test.each([
  ['exposures', 'AS engineerEmployers', '{ exposures(filter: { asOf: "2025-01-01" }, first: 10) { nodes { id } } }'],
  ['exposureDiff', 'AS change', '{ exposureDiff(from: "2023-01-01", to: "2025-01-01") { opened { id } } }'],
  ['whatIf', 'ESCORTS {access: key}', `{ whatIf(remove: ["${person}"], filter: { asOf: "2025-01-01" }) { after } }`],
  ['neighbours', 'statements DESC, name', `{ neighbours(id: "${person}", first: 10) { edges { cursor } } }`],
  ['paths', 'collect(DISTINCT id(m))', `{ paths(from: "${person}", to: "${system}", first: 5) { edges { type } } }`],
  [
    'a loaded field',
    ':LOCATED_IN',
    '{ exposures(filter: { asOf: "2025-01-01" }, first: 10) { nodes { engineer { locatedIn(first: 5) { totalCount } } } } }',
  ],
])('when the client disconnects, the statements of %s end in the database', async (_, marker, query) => {
  await leaveAt(marker, query, areOpen);
  await until('the statements to end', async () => !(await areOpen()));
  await expectAnswered();
});

test('a client that disconnects while a node loads that it did not select does not end the server', async () => {
  // The country is loaded too, and nobody waits for it.
  const query = '{ exposureMatrix(filter: { asOf: "2025-01-01" }, first: 10) { prime { key } } }';
  await leaveAt('$Organization AS key', query, areOpen);
  await expectAnswered();
});

/** Asks, and disconnects while the rows of a statement with the marker are withheld and the condition holds. */
async function leaveAt(marker: string, query: string, isTime: () => Promise<boolean>): Promise<void> {
  proxy.stallAt(marker);
  const client = new AbortController();
  const asked = fetch(`${served.url}graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query }),
    signal: client.signal,
  });
  const outcome = asked.then(
    () => 'answered',
    () => 'aborted',
  );
  await until(`a statement with ${marker}`, () => proxy.stalled().length > 0);
  await until('its transaction', isTime);
  client.abort();
  expect(await outcome).toBe('aborted');
}

async function expectAnswered(): Promise<void> {
  proxy.stallAt('in no statement');
  expect(await served.data('{ exposures(filter: { asOf: "2025-01-01" }, first: 1) { totalCount } }')).toEqual({
    exposures: { totalCount: 1 },
  });
}
