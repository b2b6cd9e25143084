import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { readGraphState } from '#graph/edition/graph-state.ts';
import { readDigests } from '#graph/derive/write-derived.ts';
import { rankContracts } from '#graph/entities/contracts.ts';
import { listDesignationLists } from '#graph/entities/contents.ts';
import { ensureDerived, openGraph } from '#graph/graph.ts';
import { Lease } from '#graph/ingest/lease.ts';
import { completeWipe } from '#graph/ingest/undo.ts';
import { findLeads } from '#graph/leads/leads.ts';
import { statementTypes } from '#graph/model/vocabulary.ts';
import { countOwn, wipeGraph, wipedForm } from '#graph/schema/wipe.ts';
import { runImport } from '#seed/import/import.ts';
import { ensurePolicyLists } from '#seed/import/policy.ts';
import { watchVersion } from '#serve/live.ts';
import { chainFiles } from '#test/chain-files.ts';
import { dumpStatements } from '#test/graph-dump.ts';
import { importPackage } from '#test/import-package.ts';
import { interceptReads } from '#test/intercept-reads.ts';
import { expireLease } from '#test/seed/import/start-import.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { withEmptyGraph } from '#test/with-empty-graph.ts';

const counted = z.object({ nodes: z.number(), edges: z.number() });

async function sizeOf(database: Database) {
  const [row] = await database.read('RETURN COUNT { (n) } AS nodes, COUNT { ()-[r]->() } AS edges');
  return counted.parse(row);
}

test('a wipe of a shared database deletes only the data of Subtier, exactly as counted before', async () => {
  const database = await withEmptyGraph();
  // Data of another application with the same labels and types.
  await database.write(
    `CREATE (p:Person {key: 'mine', name: 'Mine'})-[:EMPLOYS {key: 'mine'}]->(:Organization {name: 'Mine'}),
       (:Country {code: 'CN'})<-[:LOCATED_IN]-(p), (:Import {id: 'mine'}), (:Note {text: 'Mine'}), (:Exposure {key: 'mine'})-[:OF]->(:Access {key: 'mine'}), (:Contract {key: 'mine'})`,
  );
  const before = await sizeOf(database);
  await runImport(database, { format: 'chain-package', paths: ['seed/cases/digital-escorts'], strict: true });
  await importPackage(database, chainFiles);
  // A changed row leaves a superseded statement, a removed row leaves a withdrawn entity.
  await importPackage(database, { 'sources.csv': [{ id: 'S1', title: 'S1' }] });
  await database.write(
    `MATCH (note:Note), (o:Organization {key: 'microsoft'}), (c:Country {key: 'CN'})
     CREATE (note)-[:MENTIONS]->(o), (c)-[:NEAR]->(o)`,
  );
  const between = await sizeOf(database);
  const { nodes, statements, derived, others } = await countOwn(database);
  expect({ nodes: between.nodes - nodes, edges: between.edges - statements - derived - others }).toEqual(before);
  expect(others).toBe(2);
  expect(derived).toBeGreaterThan(0);

  await wipeGraph(database, () => undefined);
  expect(await sizeOf(database)).toEqual(before);
  expect(await countOwn(database)).toEqual({ nodes: 0, statements: 0, derived: 0, others: 0 });
  const remaining = await database.read(
    "MATCH (p:Person {key: 'mine'})-[:EMPLOYS]->(:Organization {name: 'Mine'}) RETURN p.name AS name",
  );
  expect(remaining).toEqual([{ name: 'Mine' }]);

  const { total } = await importPackage(database, chainFiles);
  expect(total.created).toBeGreaterThan(0);
});

test('after a wipe and an import back to the same version, no answer comes from the wiped graph', async () => {
  const database = await withEmptyData();
  const contractOf = (id: string) => ({
    'organizations.csv': [{ id, country: 'CN' }],
    'contracts.csv': [{ id: `K-${id}`, prime: id }],
  });
  const answers = async () => {
    const filter = { asOf: '2025-01-01', lists: [], kinds: [], contracts: [], organizations: [], countries: [] };
    const leads = await findLeads(database, { ...filter, dataClasses: [] }, 10);
    const ranked = await rankContracts(database, 10, null);
    const cursor = ranked.contracts[0]?.cursor ?? '';
    return {
      leads: leads.edges.map(({ node }) => node.organization),
      contracts: ranked.contracts.map(({ key }) => key),
      cursor,
    };
  };
  await importPackage(database, contractOf('A'));
  const { version } = await readGraphState(database);
  const before = await answers();
  expect(before).toMatchObject({ leads: ['A'], contracts: ['K-A'] });

  await wipeGraph(database, () => undefined);
  await importPackage(database, contractOf('B'));
  expect((await readGraphState(database)).version).toBe(version);
  expect(await answers()).toMatchObject({ leads: ['B'], contracts: ['K-B'] });
  await expect(rankContracts(database, 10, before.cursor)).rejects.toMatchObject({ code: 'CURSOR_OUTDATED' });
});

test('what was found while an import ran is kept until it ends, even if it leaves the version as it was', async () => {
  const database = await withEmptyData();
  await importPackage(database, { 'organizations.csv': [{ id: 'A' }], 'contracts.csv': [{ id: 'K-A', prime: 'A' }] });
  const contracts = async () => (await rankContracts(database, 10, null)).contracts.map(({ key }) => key);
  const lease = await Lease.acquire(database, 'import a file', () => undefined);
  expect(await contracts()).toEqual(['K-A']);
  await database.write(`CREATE (:Contract {key: 'K-B'})`);
  expect(await contracts()).toEqual(['K-A']);
  // As a killed import does, it leaves a part and does not raise the version.
  await lease.release();
  expect(await contracts()).toEqual(['K-A', 'K-B']);
});

test('a follower of the version learns of an import once its exposures are derived', async () => {
  const database = await withEmptyData();
  await ensurePolicyLists(database);
  const { version } = await readGraphState(database);
  const event = (value: number) => ({ done: false, value: { state: { version: value } } });
  const closing = new AbortController();
  const { signal } = closing;
  const watch = watchVersion(database, signal);
  const early = watch.follow(signal);
  expect(await early.next()).toMatchObject(event(version));

  const ready = new AbortController();
  const mayDerive = once(ready.signal, 'abort');
  const reads: string[] = [];
  const slow = interceptReads(database, (bound) => ({
    read: async (statement, parameters) => {
      reads.push(statement);
      if (statement === readDigests) await mayDerive;
      return bound.read(statement, parameters);
    },
    readTransaction: (work) => bound.readTransaction(work),
  }));
  const importing = importPackage(slow, chainFiles);
  onTestFinished(async () => {
    ready.abort();
    await importing;
  });
  await expect.poll(() => reads).toContain(readDigests);
  expect(await readGraphState(database)).toMatchObject({ version: version + 1, derivedVersion: -1 });

  // The first value comes at once: of a watch that runs already, it is that of the exposures that readers get.
  const late = watch.follow(signal);
  expect(await late.next()).toMatchObject(event(version));
  const other = watchVersion(database, signal);
  const first = other.follow(signal);
  expect(await first.next()).toMatchObject(event(version + 1));

  let events = 0;
  const told = Promise.all(
    [early, late, first].map(async (followed) => {
      const next = await followed.next();
      events += 1;
      const [row] = await database.read('RETURN EXISTS { (:Exposure) } AS derived');
      return { next, row };
    }),
  );
  // Longer than the time between two polls.
  await sleep(3000);
  expect(events).toBe(0);
  ready.abort();
  const derived = { next: event(version + 1), row: { derived: true } };
  expect(await told).toMatchObject([derived, derived, derived]);
  closing.abort();
});

test('a follower of the version learns of an import that died before its exposures were derived', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  const { version } = await readGraphState(database);
  const closing = new AbortController();
  const events = watchVersion(database, closing.signal).follow(closing.signal);
  expect(await events.next()).toMatchObject({ done: false, value: { state: { version } } });
  await database.write(`MATCH (graph:Subtier {key: 'graph'}) SET graph.version = graph.version + 1`);
  expect(await events.next()).toMatchObject({ done: false, value: { state: { version: version + 1 } } });
  // Whoever reads now derives them first.
  await ensureDerived(database);
  expect(await events.next()).toMatchObject({ done: false, value: { state: { version: version + 2 } } });
  closing.abort();
});

test('a follower of the version learns of another edition with the same version', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  const { version } = await readGraphState(database);
  const closing = new AbortController();
  const events = watchVersion(database, closing.signal).follow(closing.signal);
  expect(await events.next()).toMatchObject({ done: false, value: { state: { version } } });
  // As a wipe and an import between two polls leave it.
  await database.write(`MATCH (graph:Subtier {key: 'graph'}) SET graph.derivedBase = 'another'`);
  expect(await events.next()).toMatchObject({ done: false, value: { state: { version } } });
  closing.abort();
});

test('a follower of the version learns of a change after the version could not be read for some time', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  const { version } = await readGraphState(database);
  const closing = new AbortController();
  const events = watchVersion(database, closing.signal).follow(closing.signal);
  expect(await events.next()).toMatchObject({ done: false, value: { state: { version } } });
  await database.write(`MATCH (graph:Subtier {key: 'graph'}) SET graph.version = 'unreadable'`);
  await expect(readGraphState(database)).rejects.toThrow();
  // Longer than the time between two polls.
  await sleep(3000);
  await database.write(`MATCH (graph:Subtier {key: 'graph'}) SET graph.version = $next`, { next: version + 1 });
  expect(await events.next()).toMatchObject({ done: false, value: { state: { version: version + 1 } } });
  closing.abort();
});

test('the transactions of a wipe do not grow with the degree of a node', async () => {
  const database = await withEmptyData();
  await importPackage(database, {
    'organizations.csv': [{ id: 'P' }, { id: 'S' }],
    'contracts.csv': [{ id: 'K', prime: 'P' }],
  });
  await database.write(
    `MATCH (p:Organization {key: 'P'}), (s:Organization {key: 'S'}) UNWIND range(1, 21000) AS at
     CREATE (p)-[:SUBCONTRACTS_TO {key: toString(at), source: 'S1', importId: 'i', contract: 'K', to: 'S'}]->(s)`,
  );
  const deleted: number[] = [];
  const noted: Pick<Database, 'write'> = {
    write: async (statement, parameters) => {
      const rows = await database.write(statement, parameters);
      deleted.push(...rows.map((row) => z.object({ deleted: z.number() }).parse(row).deleted));
      return rows;
    },
  };
  await wipeGraph(noted, () => undefined);
  expect(Math.max(...deleted)).toBe(10_000);
  expect(deleted.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(21_000);
  expect(await sizeOf(database)).toEqual({ nodes: 0, edges: 0 });
});

test('an interrupted wipe leaves no exposure whose statements are gone', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  const interrupt = (message: string) => {
    if (message === `Deleting ${statementTypes[0]} …`) throw new RangeError('switched off');
  };
  await expect(wipeGraph(database, interrupt)).rejects.toThrow('switched off');
  const [row] = await database.read(
    'RETURN EXISTS { (:Exposure|Access) } AS derived, EXISTS { ()-[:ACCESSES]->() } AS stated',
  );
  expect(row).toEqual({ derived: false, stated: true });
});

/** Wipes the graph as a process that is killed when it comes to this label or type. */
async function interruptWipe(database: Database, at: string): Promise<void> {
  const interrupt = (message: string) => {
    if (message === `Deleting ${at} …`) throw new RangeError('switched off');
  };
  await expect(wipeGraph(database, interrupt)).rejects.toThrow('switched off');
}

test.each(['Exposure', 'LOCATED_IN', 'Person', 'Subtier'])(
  'a wipe that is interrupted at %s is completed by the next command, which finds no part of the graph, and all lists',
  async (at) => {
    const database = await withEmptyData();
    await importPackage(database, chainFiles);
    const before = await dumpStatements(database);
    await interruptWipe(database, at);
    await openGraph(database);
    expect(await database.read('MATCH (n:System|Person|Contract) RETURN n.key AS key')).toEqual([]);
    expect(await readGraphState(database)).toMatchObject({ version: 0, base: null, form: null });

    await importPackage(database, chainFiles);
    await interruptWipe(database, at);
    await ensurePolicyLists(database);
    expect((await listDesignationLists(database)).map(({ key }) => key)).toContain('10USC4872');
    expect((await countOwn(database)).derived).toBe(0);
    await interruptWipe(database, at);
    await importPackage(database, chainFiles);
    expect(await dumpStatements(database)).toEqual(before);
  },
);

test('a process that has lost the right to write completes no wipe', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  const silent = () => undefined;
  const suspended = await Lease.acquire(database, 'a test', silent);
  suspended.abandon();
  await expireLease(database);
  const next = await Lease.acquire(database, 'another test', silent);
  await interruptWipe(database, 'Person');
  await expect(completeWipe(database, suspended, silent)).rejects.toMatchObject({ code: 'LEASE_LOST' });
  expect(await readGraphState(database)).toMatchObject({ form: wipedForm });
  await completeWipe(database, next, silent);
  expect(await readGraphState(database)).toMatchObject({ form: null });
  await next.release();
});

test('a dry run says that its counts include what an interrupted wipe has left', async () => {
  const database = await withEmptyData();
  const noticed = async () => {
    const { notices } = await importPackage(database, chainFiles, { dryRun: true });
    return notices.filter(({ kind }) => kind === 'partly-wiped');
  };
  await importPackage(database, chainFiles);
  expect(await noticed()).toEqual([]);
  await interruptWipe(database, 'Person');
  expect(await noticed()).toMatchObject([{ file: 'the graph' }]);
  // The next command completes the wipe.
  await openGraph(database);
  expect(await noticed()).toEqual([]);
});

test('readers wait for a wipe instead of finding no exposures of systems that are still there', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  const order: string[] = [];
  const reading: Promise<unknown>[] = [];
  const read = (message: string) => {
    if (message === `Deleting ${statementTypes[0]} …`)
      reading.push(ensureDerived(database).then(() => order.push('read')));
  };
  await Lease.hold(database, 'wipe', read, async () => {
    await wipeGraph(database, read);
    order.push('wiped');
  });
  await Promise.all(reading);
  expect(order).toEqual(['wiped', 'read']);
});
