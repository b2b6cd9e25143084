import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { connectDatabase } from '#graph/database/neo4j.ts';
import { homePaths, openHome } from '#graph/engine/home.ts';
import { findJava, distributionOf } from '#graph/engine/java.ts';
import { readRunFile } from '#graph/engine/run-file.ts';
import { preparePassword, privateConnection } from '#graph/engine/private-connection.ts';
import { readEnvironment } from '#graph/env.ts';
import { runSubtier } from '#test/run-subtier.ts';
import { smallDisk } from '#test/small-disk.ts';
import { temporaryHome } from '#test/temporary-home.ts';
import { startClient, untilGone } from './client.ts';
import { until } from '#test/until.ts';

const failure = z.object({ code: z.string(), exitCode: z.literal(3), message: z.string().regex(/^[^\n]+$/) });

/** Returns the failure of a process that can't open the database as `CODE: message`: one line, exit code 3, no stack trace. */
async function failureWith(variables: Readonly<Record<string, string>>): Promise<string> {
  const client = startClient(variables);
  const { code, message } = failure.parse(await client.next());
  await client.end();
  expect(client.progress()).not.toMatch(/^\s+at /m);
  return `${code}: ${message}`;
}

async function realJava(): Promise<string> {
  const environment = readEnvironment();
  return findJava(environment.javaHome, distributionOf(environment.neo4jVersion));
}

async function executable(folder: string, name: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), text);
  await chmod(join(folder, name), 0o755);
}

test('fails without Java', async () => {
  const home = await temporaryHome();
  const said = await failureWith({ SUBTIER_HOME: home, JAVA_HOME: '', PATH: join(home, 'nothing') });
  expect(said).toMatch(/^JAVA_MISSING: .*Java 17/);
});

test('fails with a Java that is too old', async () => {
  const home = await temporaryHome();
  const old = 'echo "    java.home = /old" >&2\necho "    java.specification.version = 11" >&2\n';
  await executable(join(home, 'bin'), 'java', `#!/bin/sh\n${old}`);
  const said = await failureWith({ SUBTIER_HOME: home, JAVA_HOME: home, PATH: join(home, 'nothing') });
  expect(said).toMatch(/^JAVA_MISSING: .*is Java 11/);
});

test('fails without Maven if Neo4j is not downloaded yet', async () => {
  const home = await temporaryHome();
  await mkdir(join(home, 'bin'));
  await symlink(await realJava(), join(home, 'bin', 'java'));
  const variables = { SUBTIER_HOME: home, XDG_CACHE_HOME: join(home, 'cache'), JAVA_HOME: '', PATH: join(home, 'bin') };
  expect(await failureWith(variables)).toMatch(/^MAVEN_UNAVAILABLE: .*install Maven/);
});

test('fails with a Maven that cannot reach a repository', async () => {
  const home = await temporaryHome();
  const said = await failureWith({
    SUBTIER_HOME: home,
    XDG_CACHE_HOME: join(home, 'cache'),
    MAVEN_ARGS: `--offline -Dmaven.repo.local=${join(home, 'm2')}`,
  });
  expect(said).toMatch(/^MAVEN_UNAVAILABLE: .*connect to the network/);
});

test('fails with a Neo4j that is damaged', async () => {
  const home = await temporaryHome();
  const { neo4jVersion } = readEnvironment();
  const jars = join(home, 'cache', 'subtier', `neo4j-${neo4jVersion}`);
  await mkdir(jars, { recursive: true });
  const variables = { SUBTIER_HOME: home, XDG_CACHE_HOME: join(home, 'cache') };
  const said = `SERVICE_UNAVAILABLE: The Neo4j in ${jars} is damaged: delete this folder`;
  expect(await failureWith(variables)).toContain(said);
  // Also with data, which Neo4j's tool need not create.
  await mkdir(join(homePaths(home).data, 'databases', 'system'), { recursive: true });
  expect(await failureWith(variables)).toContain(said);
});

test('fails in a home that cannot be created', async () => {
  const home = await temporaryHome();
  await writeFile(join(home, 'file'), '');
  expect(await failureWith({ SUBTIER_HOME: join(home, 'file') })).toMatch(/^HOME_UNAVAILABLE: /);
  expect(await failureWith({ SUBTIER_HOME: join(home, 'file', 'below') })).toMatch(/^HOME_UNAVAILABLE: /);
});

// The other homes that cannot be used are in `api/command/unusable-home.test.ts`, without processes.
test('fails in a home below /proc', async () => {
  for (const parameters of [['query', 'log-gaps'], ['status']]) {
    const command = await runSubtier(parameters, { SUBTIER_HOME: '/proc/subtier' });
    expect(command).toMatchObject({ code: 3, stdout: '' });
    expect(command.stderr).toMatch(/^subtier: [^\n]*SUBTIER_HOME[^\n]*\n$/);
  }
});

test('fails in a home on a read-only disk', async () => {
  const { path } = await smallDisk(10);
  await promisify(execFile)('mount', ['-o', 'remount,ro', path]);
  expect(await failureWith({ SUBTIER_HOME: join(path, 'home') })).toMatch(/^HOME_UNAVAILABLE: .*EROFS/);
  // Also one that exists.
  for (const home of [path, join(path, 'home')]) {
    const status = await runSubtier(['status'], { SUBTIER_HOME: home });
    expect(status).toMatchObject({ code: 3, stdout: '' });
    expect(status.stderr).toMatch(/^subtier: [^\n]*EROFS[^\n]*\n$/);
  }
  await promisify(execFile)('mount', ['-o', 'remount,rw', path]);
});

test('fails with a password that other users can read', async () => {
  const home = await temporaryHome();
  const { password } = homePaths(home);
  await writeFile(password, 'a password of its owner', { mode: 0o644 });
  const said = await failureWith({ SUBTIER_HOME: home });
  expect(said).toMatch(/^HOME_UNAVAILABLE: /);
  expect(said).toContain(`chmod 600 ${password}`);

  // Also with one that Neo4j rejects.
  await writeFile(password, 'short');
  await chmod(password, 0o600);
  expect(await failureWith({ SUBTIER_HOME: home })).toMatch(/^SERVICE_UNAVAILABLE: .*at least 8 characters/);
});

test('fails on a server that cannot be reached', async () => {
  const said = await failureWith({ NEO4J_URI: 'bolt://127.0.0.1:1' });
  expect(said).toMatch(/^SERVICE_UNAVAILABLE: .*NEO4J_URI/);
});

test('fails with a wrong or missing password, wrong settings, and on damaged data', async () => {
  const home = await temporaryHome();
  const paths = homePaths(home);
  await writeFile(paths.settings, 'dbms.cypher.min_replan_interval=1h');
  const client = startClient({ SUBTIER_HOME: home });
  expect(await client.next()).toBe('open');
  const setting = 'CALL dbms.listConfig("dbms.cypher.min_replan_interval") YIELD value RETURN value';
  expect(await client.run(setting)).toEqual([{ value: '1h' }]);
  const uri = (await readRunFile(paths))?.uri ?? '';
  expect(await failureWith({ NEO4J_URI: uri.replace('bolt:', 'bolt+s:') })).toMatch(/asks for TLS: .* use bolt:\/\/ /);
  const wrong = { NEO4J_URI: uri, NEO4J_PASSWORD: 'wrong' };
  for (let attempt = 0; attempt < 3; attempt += 1) expect(await failureWith(wrong)).toMatch(/^WRONG_PASSWORD: .*check/);
  // Neo4j refuses the user now, also with the right password, which is tried again after a wait.
  const right = startClient({ NEO4J_URI: uri, NEO4J_PASSWORD: await readFile(paths.password, 'utf8') });
  expect(await right.next()).toBe('open');
  await right.end();
  await client.end();
  await until('the run file to go', async () => (await readRunFile(paths)) === null, 50);

  const password = await readFile(paths.password);
  await writeFile(paths.password, 'another one');
  expect(await failureWith({ SUBTIER_HOME: home })).toMatch(/^WRONG_PASSWORD: (?!.*wipe).*restore the password/);
  await rm(paths.password);
  expect(await failureWith({ SUBTIER_HOME: home })).toMatch(
    /^WRONG_PASSWORD: (?!.*wipe).* is missing: restore .*backup/,
  );
  // It must open the database to keep casework. Who wipes is told how to do so without.
  const { code, stderr } = await runSubtier(['wipe', '--yes'], { SUBTIER_HOME: home });
  expect(stderr).toMatch(/^subtier: [^\n]* is missing: restore [^\n]* run npx subtier wipe --yes --casework\.$/m);
  expect(stderr.match(/wipe --yes/g)).toHaveLength(1);
  expect(code).toBe(3);
  await writeFile(paths.password, password, { mode: 0o600 });

  for (const settings of ['tea.leaves=1', 'server.http.enabled=true', 'dbms.cypher.min_replan_interval=tea']) {
    await writeFile(paths.settings, settings);
    const said = await failureWith({ SUBTIER_HOME: home });
    expect(said).toContain(`SERVICE_UNAVAILABLE: Neo4j does not accept the settings in ${paths.settings}: `);
  }
  await rm(paths.settings);

  await writeFile(join(paths.data, 'databases', 'neo4j', 'neostore'), 'no store');
  const said = await failureWith({ SUBTIER_HOME: home });
  expect(said).toMatch(/^SERVICE_UNAVAILABLE: Neo4j did not start: \S+ .*neo4j/);
});

test('fails on data of a newer Neo4j', async () => {
  const home = await temporaryHome();
  await writeFile(homePaths(home).store, JSON.stringify({ neo4jVersion: '2099.1.0' }));
  expect(await failureWith({ SUBTIER_HOME: home })).toMatch(/^STORE_TOO_NEW: .*2099.1.0/);
});

test('fails on data that an unknown running Neo4j is using', async () => {
  const home = await temporaryHome();
  const paths = homePaths(home);
  const client = startClient({ SUBTIER_HOME: home });
  expect(await client.next()).toBe('open');
  const run = await readRunFile(paths);
  if (run?.javaPid == null) throw new Error('Nothing runs.');
  await client.kill();
  process.kill(run.keeperPid, 'SIGKILL');
  await rm(paths.run);
  try {
    expect(await failureWith({ SUBTIER_HOME: home })).toMatch(/^HOME_IN_USE: /);
  } finally {
    process.kill(run.javaPid, 'SIGKILL');
    await untilGone(run.javaPid, home);
  }
});

/** Says yes to a Bolt client, as another user, and writes what that sends. */
const thief = `
  process.setuid(65534);
  require('node:net').createServer((socket) => {
    socket.once('data', () => {
      socket.on('data', (bytes) => process.stdout.write(bytes));
      socket.write(Buffer.from([0, 0, 4, 4]));
    });
  }).listen(0, '127.0.0.1', function () { console.log('port ' + this.address().port); });`;

test('a program of another user that has taken the port of the database does not get the password', async () => {
  const paths = await openHome(await temporaryHome());
  const password = await preparePassword(paths);
  const child = spawn(process.execPath, ['-e', thief], { stdio: ['ignore', 'pipe', 'inherit'] });
  let taken = '';
  child.stdout.on('data', (bytes: Buffer) => (taken += bytes.toString('latin1')));
  await until('the thief to say its port', () => taken.includes('\n'));
  const boltPort = Number(/^port (\d+)\n/.exec(taken)?.[1]);
  await expect(connectDatabase(privateConnection({ boltPort, password, paths }))).rejects.toMatchObject({
    code: 'SERVICE_UNAVAILABLE',
  });
  child.kill();
  await once(child, 'close');
  expect(taken).not.toContain(password);
});
