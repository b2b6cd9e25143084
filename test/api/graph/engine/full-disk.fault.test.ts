import { once } from 'node:events';
import { appendFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { homePaths, roomToStart } from '#graph/engine/home.ts';
import { findKeeper } from '#graph/engine/keeper/client.ts';
import { openDatabase } from '#graph/engine/open-database.ts';
import { readRunFile } from '#graph/engine/run-file.ts';
import { readEnvironment } from '#graph/env.ts';
import { generateWorld } from '#seed/generator/generate-world.ts';
import { runImport } from '#seed/import/import.ts';
import { dumpGraph } from '#test/graph-dump.ts';
import { runSubtier } from '#test/run-subtier.ts';
import { smallDisk } from '#test/small-disk.ts';
import { temporaryHome } from '#test/temporary-home.ts';
import { startClient, untilGone } from './client.ts';
import { until, untilInTime } from '#test/until.ts';

const failure = z.object({ code: z.string(), exitCode: z.number(), message: z.string() });

async function open(home: string): Promise<Database> {
  const environment = { ...readEnvironment(), neo4jUri: null, home };
  return openDatabase({ environment, onProgress: () => undefined });
}

/** Dumps the graph without the properties that differ between imports. */
async function graphOf(database: Database): Promise<readonly string[]> {
  const run = /"(recordedAt|importId|version|derivedBase|derivedVersion)":("[^"]*"|-?\d+),?/g;
  return (await dumpGraph(database))
    .filter((line) => !/^\{"from":"[^"]*","labels":\["(Import|Subtier)"\]/.test(line))
    .map((line) => line.replaceAll(run, ''));
}

async function countNodes(database: Database): Promise<number> {
  const [row] = await database.read('MATCH (n) RETURN count(n) AS count');
  return Number(row?.['count']);
}

test('an import on a full disk fails with a message, and resumes once there is space', async () => {
  const disk = await smallDisk(400, 'home');
  const home = join(disk.path, 'home');
  const [before, world] = [join(disk.path, 'before'), join(disk.path, 'world')];
  await generateWorld({ scale: 100, seed: 'before', to: before });
  await generateWorld({ scale: 800, seed: 'world', to: world });
  const run = () => runSubtier(['import', 'chain-package', world], { SUBTIER_HOME: home });
  const database = await open(home);
  await runImport(database, { format: 'chain-package', paths: [before] });
  const imported = await countNodes(database);

  const importOnFullDisk = async () => {
    const importing = run();
    await until('500 nodes of the import', async () => (await countNodes(database)) >= imported + 500);
    // Leaves enough space for Neo4j, but not for the rest of the import.
    await disk.fill(roomToStart / 1024 ** 2 - 1);
    return importing;
  };
  const deleteAll = () => database.autoCommit('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS');
  let full = await importOnFullDisk();
  await untilInTime('filled the disk in time', async () => {
    if (full.code !== 0) return true;
    await disk.makeRoom();
    await deleteAll();
    await runImport(database, { format: 'chain-package', paths: [before] });
    full = await importOnFullDisk();
    return false;
  });
  expect(full.stderr).toMatch(/(^|\n)subtier: The disk is full: [^\n]+ free some space[^\n]+\n$/);
  expect(full).toMatchObject({ code: 3, stdout: '' });

  await disk.makeRoom();
  const again = await run();
  expect(again.stderr).toContain('an import that was interrupted is complete now');
  expect(again.code).toBe(0);
  const graph = await graphOf(database);

  // The same imports without interruption.
  await deleteAll();
  for (const path of [before, world]) await runImport(database, { format: 'chain-package', paths: [path] });
  expect(graph).toEqual(await graphOf(database));
  await database.close();
});

test('nothing is started on a full disk', async () => {
  const disk = await smallDisk(20);
  await disk.fill(0);
  const said = await runSubtier(['query', 'log-gaps'], { SUBTIER_HOME: disk.path });
  expect(said.stderr).toMatch(/^subtier: The disk is full: [^\n]+\n$/);
  expect(said).toMatchObject({ code: 3, stdout: '' });
});

/** Fills the space that a file has left in its last block, so that nothing can be appended to it on a full disk. */
async function fillLastBlock(path: string): Promise<void> {
  const { size, blksize } = await stat(path);
  await appendFile(path, Buffer.alloc(-size & (blksize - 1)));
}

/** Locks a node in a transaction of its own; returns a function that rolls the transaction back. */
async function lockFirstNode(database: Database): Promise<() => Promise<void>> {
  const [locked, over] = [new AbortController(), new AbortController()];
  const isLocked = once(locked.signal, 'abort');
  const isOver = once(over.signal, 'abort');
  const rolledBack = expect(
    database.writeTransaction(async (transaction) => {
      await transaction.run('MATCH (x:X {k: 1}) SET x.isTaken = true');
      locked.abort();
      await isOver;
      throw new RangeError('roll back');
    }),
  ).rejects.toThrow('roll back');
  await isLocked;
  return async () => {
    over.abort();
    await rolledBack;
  };
}

test.each([
  ['has room', true],
  ['has no room', false],
])('only a write is lost if another program fills the disk meanwhile and Neo4j %s to log that', async (_, isLogged) => {
  const disk = await smallDisk(500, 'home');
  const variables = { SUBTIER_HOME: join(disk.path, 'home') };
  const client = startClient(variables);
  expect(await client.next()).toBe('open');
  expect(await client.run('UNWIND range(1, 1000) AS k CREATE (n:X {k: k}) RETURN count(n) AS count')).toEqual([
    { count: 1000 },
  ]);
  const watching = await open(variables.SUBTIER_HOME);
  // A statement with a fault is reported as such although the disk has little room.
  await disk.fill(roomToStart / 1024 ** 2 - 1);
  await expect(watching.read('RETURN missing')).rejects.toMatchObject({ code: 'STATEMENT_FAILED' });
  await expect(watching.read('RETURN 1 / 0')).rejects.toMatchObject({ code: 'STATEMENT_FAILED' });
  await disk.makeRoom();
  // Before it starts, the write would be refused; once it has begun, it waits for a node until the disk is full.
  const unlock = await lockFirstNode(watching);
  const large = client.run(
    "MATCH (x:X {k: 1}) SET x.isTaken = true WITH x UNWIND range(1, 300000) AS k CREATE (n:Y {k: k, text: 'a text that is long enough to be stored by itself, outside of the record'})",
  );
  const running = 'SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $text RETURN 1';
  const isRunningNow = async () => (await watching.autoCommit(running, { text: 'range(1, 300000)' })).length > 0;
  await until('the large write to run', isRunningNow);
  await disk.fill(0);
  if (!isLogged) await fillLastBlock(join(homePaths(variables.SUBTIER_HOME).neo4j, 'logs', 'debug.log'));
  await unlock();
  await watching.close();
  const said = failure.parse(await large);
  expect(said).toMatchObject({ code: 'DISK_FULL', exitCode: 3 });
  // Every statement fails until the database is restarted.
  await disk.makeRoom();
  const later = startClient(variables);
  expect(await later.next()).toBe('open');
  await client.end();
  expect(
    await later.run('OPTIONAL MATCH (x:X) WITH count(x) AS x OPTIONAL MATCH (y:Y) RETURN x, count(y) AS y'),
  ).toEqual([{ x: 1000, y: 0 }]);
  expect(await later.run('CREATE (n:X {k: 0}) RETURN n.k AS k')).toEqual([{ k: 0 }]);
  await later.end();
});

test('a log cut off by a full disk is opened without its end; any other damage to it is reported', async () => {
  const home = await temporaryHome();
  const paths = homePaths(home);
  const client = startClient({ SUBTIER_HOME: home });
  expect(await client.next()).toBe('open');
  await client.run('UNWIND range(1, 9000) AS k CREATE (n:X {k: k})');
  const run = await readRunFile(paths);
  if (run?.javaPid == null) throw new Error('Nothing runs.');
  process.kill(run.keeperPid, 'SIGKILL');
  process.kill(run.javaPid, 'SIGKILL');
  await client.kill();
  await untilGone(run.javaPid, home);

  await appendFile(join(paths.transactionLogs, 'neostore.transaction.db.0'), Buffer.alloc(300, 0xff));
  const refused = startClient({ SUBTIER_HOME: home });
  const { code, message } = failure.parse(await refused.next());
  expect(`${code}: ${message}`).toMatch(/^SERVICE_UNAVAILABLE: The transaction log in [^\n]+ is damaged: [^\n]+$/);
  await refused.end();
  for (let link = await findKeeper(paths); link !== null; link = await findKeeper(paths)) {
    link.close();
    await sleep(200);
  }

  // In the format of Neo4j's log.
  const time = new Date().toISOString().replace('T', ' ').replace('Z', '+0000');
  const panic = `${time} ERROR [o.n.m.DatabaseHealth] [neo4j/12345678] Database panic: The database has encountered a critical error\n`;
  await appendFile(join(paths.neo4j, 'logs', 'debug.log'), `${panic}java.io.IOException: No space left on device\n`);
  const opened = startClient({ SUBTIER_HOME: home });
  expect(await opened.next()).toBe('open');
  expect(opened.progress()).toContain('nothing that was committed is lost');
  expect(await opened.run('MATCH (n:X) RETURN count(n) AS count')).toEqual([{ count: 9000 }]);
  await opened.end();
});
