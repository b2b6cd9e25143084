import { beforeEach, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { makeFilter } from '#graph/exposure/exposure.ts';
import { exposuresOfAccesses } from '#graph/exposures/exposures-of-accesses.ts';
import { recallExposures } from '#graph/exposures/find.ts';
import { openGraph } from '#graph/exposures/index/graph.ts';
import type { Graph } from '#graph/exposures/index/graph.ts';
import { Lease } from '#graph/ingest/lease.ts';
import { chainFiles } from '#test/chain-files.ts';
import { mergedWorlds } from '#test/cypher/merged-worlds.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

const accesses = ['A1'];
const filter = makeFilter('2025-01-01');
let database: Database;
let graph: Graph;
/** How often evidence was fetched. */
let transactions: number;

beforeEach(async () => {
  database = await withEmptyData();
  await importPackage(database, chainFiles);
  transactions = 0;
  const watched = new Proxy(database, {
    get(target, name) {
      if (name === 'readTransaction') transactions += 1;
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function'
        ? (...given: unknown[]): unknown => Reflect.apply(member, target, given)
        : member;
    },
  });
  graph = { ...(await openGraph(database)), database: watched };
});

const recall = async (asOf = '2025-01-01', whole = true) =>
  recallExposures(graph, await graph.analysis.current(), accesses, { ...filter, asOf }, { whole });

test('evidence of an edition is fetched once, for any day and any lists', async () => {
  const direct = await exposuresOfAccesses({ database }, accesses, filter);
  expect(direct).not.toEqual([]);
  expect(await recall()).toEqual(direct);
  expect(transactions).toBe(1);
  expect(await recall()).toEqual(direct);
  expect(await recall('2020-02-02')).toEqual(
    await exposuresOfAccesses({ database }, accesses, { ...filter, asOf: '2020-02-02' }),
  );
  expect(transactions).toBe(1);
  // Without the other properties it is other rows.
  expect(await recall('2025-01-01', false)).toEqual(
    await exposuresOfAccesses({ database }, accesses, filter, { whole: false }),
  );
  expect(transactions).toBe(2);
});

test('an import takes effect at once', async () => {
  expect(await recall()).toHaveLength(1);
  await importPackage(database, {
    ...chainFiles,
    'locations.csv': [{ person: 'P1', country: 'US' }],
    'people.csv': [],
  });
  expect(await recall()).toEqual(await exposuresOfAccesses({ database }, accesses, filter));
});

test('nothing is cached while the graph is being written', async () => {
  const lease = await Lease.acquire(database, 'test', () => undefined);
  try {
    await recall();
    await recall();
    expect(transactions).toBe(2);
  } finally {
    await lease.release();
  }
  await recall();
  await recall();
  expect(transactions).toBe(3);
});

test('evidence cached in parts gives the same exposures as a full read', async () => {
  database = await withEmptyData();
  await importPackage(database, mergedWorlds(15, 3), { withRejects: true });
  graph = await openGraph(database);
  const snapshot = await graph.analysis.current();
  const keys = snapshot.chunks.flatMap((chunk) => chunk.accesses).toSorted();
  expect(keys.length).toBeGreaterThan(10);
  const days = ['2024-02-29', '2024-03-02', '2024-03-09'].map((asOf) => makeFilter(asOf));
  let found = 0;
  for (const [at] of keys.entries()) {
    // Each part shares people, contracts and organizations with those before.
    const some = keys.slice(Math.max(0, at - 2), at + 3);
    for (const day of days) {
      const recalled = await recallExposures(graph, snapshot, some, day);
      expect(recalled).toEqual(await exposuresOfAccesses({ database }, some, day));
      found += recalled.length;
    }
  }
  expect(found).toBeGreaterThan(15);
});
