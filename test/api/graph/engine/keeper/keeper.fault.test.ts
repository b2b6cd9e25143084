import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { homePaths, pathExists } from '#graph/engine/home.ts';
import { findKeeper } from '#graph/engine/keeper/client.ts';
import { readRunFile } from '#graph/engine/run-file.ts';
import { homeState } from '#graph/engine/open-database.ts';
import { readEnvironment } from '#graph/env.ts';
import { createHome, temporaryHome } from '#test/temporary-home.ts';
import { longestWaitMs, until } from '#test/until.ts';
import { javaOf, runOf, startClient, untilGone } from '../client.ts';
import type { Client } from '../client.ts';

async function linkTo(home: string): ReturnType<typeof findKeeper> {
  return findKeeper(homePaths(home));
}

/** Waits until a process has connected to a port of this machine, whether that was accepted or not. */
async function untilConnected(port: number, connections: number): Promise<void> {
  const established = `:${port.toString(16).toUpperCase().padStart(4, '0')} 01 `;
  await until(`${connections} connections to port ${port}`, async () => {
    const lines = (await readFile('/proc/net/tcp', 'utf8')).split('\n');
    return lines.filter((line) => line.includes(established)).length >= connections;
  });
}

/** Listens on a port as soon as it is free, and closes each connection. */
async function takePort(port: number): Promise<Server> {
  let server = createServer();
  await until(`port ${port} to be free`, () => {
    server = createServer((socket) => socket.destroy());
    const listening = once(server, 'listening').then(
      () => true,
      () => false,
    );
    server.listen(port, '127.0.0.1');
    return listening;
  });
  return server;
}

/** For the first tests, each of which leaves the database running, and the client with it open. */
let inUse: { readonly home: string; readonly client: Client };

beforeAll(async () => {
  const { home, remove } = await createHome();
  inUse = { home, client: startClient({ SUBTIER_HOME: home }) };
  expect(await inUse.client.next()).toBe('open');
  return async () => {
    await inUse.client.end();
    await remove();
  };
});

test('a copy of a home in use has a database of its own', async () => {
  const { home, client } = inUse;
  const copied = await temporaryHome();
  await client.run('CREATE (:Copied {k: 1})');
  await cp(home, copied, { recursive: true });
  const other = startClient({ SUBTIER_HOME: copied });
  expect(await other.next()).toBe('open');
  await other.run('MATCH (n:Copied) SET n.k = 2');
  expect(await client.run('MATCH (n:Copied) RETURN n.k AS k')).toEqual([{ k: 1 }]);
  expect(await other.run('MATCH (n:Copied) RETURN n.k AS k')).toEqual([{ k: 2 }]);
  await other.end();
});

test('a command whose keeper is killed before it has read anything from it starts another one', async () => {
  const { home } = inUse;
  const { keeperPid, keeperPort } = await runOf(home);
  const java = await javaOf(home);
  process.kill(keeperPid, 'SIGSTOP');
  const other = startClient({ SUBTIER_HOME: home });
  await untilConnected(keeperPort, 2);
  await sleep(500);
  process.kill(keeperPid, 'SIGKILL');
  expect(await other.next()).toBe('open');
  expect(await other.run('RETURN 1 AS one')).toEqual([{ one: 1 }]);
  expect(await javaOf(home)).toBe(java);
  // Both have found the other keeper: without a client, it would end the database.
  await untilConnected((await runOf(home)).keeperPort, 2);
  await other.end();
});

test('requests during a restart are answered after it, are no second restart, and those of a client that has gone are ignored', async () => {
  const { home, client } = inUse;
  const keeperLog = () => readFile(homePaths(home).keeperLog, 'utf8');
  const logged = await keeperLog();
  const { keeperPid } = await runOf(home);
  const before = await javaOf(home);
  const readyLink = async () => {
    const link = await linkTo(home);
    if (link === null) throw new Error('No keeper listens.');
    await link.untilReady(() => undefined);
    return link;
  };
  const [link, other, gone] = [await readyLink(), await readyLink(), await readyLink()];
  const restarts = [link.restart(), link.restart()];
  await until('another database', async () => (await runOf(home)).javaPid !== before, 5);
  restarts.push(other.restart());
  void gone.end();
  await gone.reportPanic();
  gone.close();
  const asking = await linkTo(home);
  await asking?.reportPanic();
  await expect(asking?.end()).rejects.toMatchObject({ code: 'HOME_IN_USE' });
  asking?.close();
  await Promise.all(restarts);
  // Another restart would begin at once.
  await sleep(1000);
  const log = await keeperLog();
  expect(log.startsWith(logged)).toBe(true);
  expect(log.slice(logged.length).match(/ (restart|panicked|end)$/gm)).toEqual([' restart']);
  expect(await client.run('RETURN 1 AS one')).toEqual([{ one: 1 }]);
  expect((await runOf(home)).keeperPid).toBe(keeperPid);
  link.close();
  other.close();
});

test('clients find a database that restarts at another port, because a program has taken its own', async () => {
  const { home, client } = inUse;
  await client.run('CREATE (:Moved {k: 4})');
  const { keeperPid, boltPort } = await runOf(home);
  const java = await javaOf(home);
  process.kill(keeperPid, 'SIGSTOP');
  process.kill(java, 'SIGKILL');
  const program = await takePort(boltPort);
  process.kill(keeperPid, 'SIGCONT');
  // A statement that waits for the restart, and a later one.
  const began = performance.now();
  const statement = 'MATCH (n:Moved) RETURN n.k AS k';
  const waiting = client.run(statement);
  await until('another Bolt port', async () => (await runOf(home)).boltPort !== boltPort);
  const link = await linkTo(home);
  expect(await link?.untilReady(() => undefined)).toBe(true);
  const took = performance.now() - began;
  link?.close();
  const first = await waiting;
  // The restart may take longer on a busy machine than the driver retries a statement.
  if (took < 20_000) expect(first).toEqual([{ k: 4 }]);
  await expect.poll(() => client.run(statement), { timeout: longestWaitMs }).toEqual([{ k: 4 }]);
  program.close();
});

test('data is known although the keeper was killed during their first start', async () => {
  const home = await temporaryHome();
  const client = startClient({ SUBTIER_HOME: home });
  const paths = homePaths(home);
  let run = await readRunFile(paths);
  for (; run?.javaPid == null; run = await readRunFile(paths)) await sleep(20);
  process.kill(run.keeperPid, 'SIGKILL');
  expect(await client.next()).toBe('open');
  expect((await runOf(home)).javaPid).toBe(run.javaPid);
  await client.end();
  await untilGone(run.javaPid, home);
  expect(await homeState({ ...readEnvironment(), home })).toMatchObject({ hasData: true });
});

test('the keeper of a deleted home leaves the home in its place alone', async () => {
  const home = await temporaryHome();
  const client = startClient({ SUBTIER_HOME: home });
  expect(await client.next()).toBe('open');
  await client.run('CREATE (:X {k: 1})');
  const { keeperPid } = await runOf(home);
  const java = await javaOf(home);
  // Neo4j may create files in it meanwhile.
  await rm(home, { recursive: true, maxRetries: 10 });
  const other = startClient({ SUBTIER_HOME: home });
  expect(await other.next()).toBe('open');
  const run = await runOf(home);
  await client.end();
  await untilGone(java, home);
  await untilGone(keeperPid, home);
  expect(await runOf(home)).toEqual(run);

  const third = startClient({ SUBTIER_HOME: home });
  expect(await third.next()).toBe('open');
  expect(await third.run('MATCH (n:X) RETURN n.k AS k')).toEqual([]);
  expect(await runOf(home)).toEqual(run);
  await third.end();
  await other.end();
});

test('a start that fails once Neo4j runs ends it', async () => {
  const home = await temporaryHome();
  const paths = homePaths(home);
  await mkdir(paths.store);
  const client = startClient({ SUBTIER_HOME: home });
  expect(await client.next()).toMatchObject({ code: 'HOME_UNAVAILABLE' });
  await client.end();
  const { keeperPid } = await runOf(home);
  await untilGone(keeperPid, home);
  expect(await pathExists(`/proc/${await javaOf(home)}`)).toBe(false);
});

// The variables of the test run choose another collector: Java would not start any database of a test with two.
test('a home may have any path, in any locale, and without a choice of the user, Neo4j has the parallel collector', async () => {
  const home = join(await temporaryHome(), 'Mes données 日本');
  await mkdir(home);
  // So that Neo4j's tool creates its data.
  await writeFile(homePaths(home).settings, '');
  const variables = { LC_ALL: 'C', JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1' };
  const client = startClient({ SUBTIER_HOME: home, ...variables });
  expect(await client.next()).toBe('open');
  const java = await javaOf(home);
  const { stdout } = await promisify(execFile)('ps', ['-o', 'args=', '-ww', '-p', String(java)]);
  expect(stdout).toContain('-XX:+UseParallelGC');
  await client.end();
  await untilGone(java, home);
});
