import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { findJava } from '#graph/engine/find-java.ts';
import { homePaths } from '#graph/engine/home-paths.ts';
import { releaseOf } from '#graph/engine/release.ts';
import { readRunFile } from '#graph/engine/run-file.ts';
import { isRunning } from '#graph/engine/running-process.ts';
import { readEnvironment } from '#graph/env.ts';
import { temporaryHome } from '../../../temporary-home.ts';
import { startClient } from './client.ts';

/** What a process says that can't open the database: a code, exit code 3, one line. */
async function failureWith(variables: Readonly<Record<string, string>>): Promise<{ code: string; message: string }> {
  const client = startClient(variables);
  const said = await client.next();
  await client.end();
  expect(said).toEqual({ code: expect.any(String), exitCode: 3, message: expect.stringMatching(/^[^\n]+$/) });
  expect(client.progress()).not.toMatch(/^\s+at /m);
  return JSON.parse(JSON.stringify(said));
}

async function realJava(): Promise<string> {
  const environment = readEnvironment();
  return findJava(environment.javaHome, releaseOf(environment.neo4jVersion));
}

async function executable(folder: string, name: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), text);
  await chmod(join(folder, name), 0o755);
}

test('without Java', async () => {
  const home = await temporaryHome();
  const said = await failureWith({ SUBTIER_HOME: home, JAVA_HOME: '', PATH: join(home, 'nothing') });
  expect(said).toMatchObject({ code: 'JAVA_MISSING', message: expect.stringContaining('Java 17') });
});

test('with a Java that is too old', async () => {
  const home = await temporaryHome();
  const old = 'echo "    java.home = /old" >&2\necho "    java.specification.version = 11" >&2\n';
  await executable(join(home, 'bin'), 'java', `#!/bin/sh\n${old}`);
  const said = await failureWith({ SUBTIER_HOME: home, JAVA_HOME: home, PATH: join(home, 'nothing') });
  expect(said).toMatchObject({ code: 'JAVA_MISSING', message: expect.stringContaining('is Java 11') });
});

test('without Maven, when Neo4j is not there yet', async () => {
  const home = await temporaryHome();
  await mkdir(join(home, 'bin'));
  await symlink(await realJava(), join(home, 'bin', 'java'));
  const variables = { SUBTIER_HOME: home, XDG_CACHE_HOME: join(home, 'cache'), JAVA_HOME: '', PATH: join(home, 'bin') };
  expect(await failureWith(variables)).toMatchObject({
    code: 'MAVEN_UNAVAILABLE',
    message: expect.stringContaining('install Maven'),
  });
});

test('with a Maven that reaches no repository', async () => {
  const home = await temporaryHome();
  const said = await failureWith({
    SUBTIER_HOME: home,
    XDG_CACHE_HOME: join(home, 'cache'),
    MAVEN_ARGS: `--offline -Dmaven.repo.local=${join(home, 'm2')}`,
  });
  expect(said).toMatchObject({ code: 'MAVEN_UNAVAILABLE', message: expect.stringContaining('connect to the network') });
});

test('in a home that can not be', async () => {
  const home = await temporaryHome();
  await writeFile(join(home, 'file'), '');
  expect(await failureWith({ SUBTIER_HOME: join(home, 'file') })).toMatchObject({ code: 'HOME_UNAVAILABLE' });
  expect(await failureWith({ SUBTIER_HOME: join(home, 'file', 'below') })).toMatchObject({ code: 'HOME_UNAVAILABLE' });
});

test('on a server that is not there', async () => {
  const said = await failureWith({ NEO4J_URI: 'bolt://127.0.0.1:1' });
  expect(said).toMatchObject({ code: 'SERVICE_UNAVAILABLE', message: expect.stringContaining('NEO4J_URI') });
});

test('on a server with the wrong password, or without the database', async () => {
  const home = await temporaryHome();
  const client = startClient({ SUBTIER_HOME: home });
  expect(await client.next()).toBe('open');
  const uri = (await readRunFile(homePaths(home)))?.uri ?? '';
  expect(await failureWith({ NEO4J_URI: uri, NEO4J_PASSWORD: 'wrong' })).toMatchObject({ code: 'WRONG_PASSWORD' });
  await client.end();
});

test('on data whose password is lost, or another', async () => {
  const home = await temporaryHome();
  const paths = homePaths(home);
  const client = startClient({ SUBTIER_HOME: home });
  expect(await client.next()).toBe('open');
  await client.end();
  while ((await readRunFile(paths)) !== null) await sleep(50);

  await writeFile(paths.password, 'another one');
  expect(await failureWith({ SUBTIER_HOME: home })).toMatchObject({ code: 'WRONG_PASSWORD' });
  await rm(paths.password);
  expect(await failureWith({ SUBTIER_HOME: home })).toMatchObject({ code: 'WRONG_PASSWORD' });
});

test('on data of a newer Neo4j', async () => {
  const home = await temporaryHome();
  await writeFile(homePaths(home).store, JSON.stringify({ neo4jVersion: '2099.1.0' }));
  expect(await failureWith({ SUBTIER_HOME: home })).toMatchObject({
    code: 'STORE_TOO_NEW',
    message: expect.stringContaining('2099.1.0'),
  });
});

test('on data that a living Neo4j holds which nobody knows of', async () => {
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
    expect(await failureWith({ SUBTIER_HOME: home })).toMatchObject({ code: 'HOME_IN_USE' });
  } finally {
    process.kill(run.javaPid, 'SIGKILL');
    while (await isRunning(run.javaPid, home)) await sleep(50);
  }
});
