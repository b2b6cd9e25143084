import { link, mkdir, mkdtemp, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { connectDatabase } from '#graph/database/neo4j.ts';
import { classArchive } from '#graph/engine/class-archive.ts';
import { copyEmptyStore } from '#graph/engine/empty-store.ts';
import { homePaths, openHome, pathExists } from '#graph/engine/home.ts';
import { distributionOf, findJava } from '#graph/engine/java.ts';
import { readRunFile } from '#graph/engine/run-file.ts';
import { isRunning } from '#graph/engine/neo4j-process.ts';
import { privateConnection } from '#graph/engine/private-connection.ts';
import { readEnvironment } from '#graph/env.ts';
import { schemaParts } from '#graph/schema/schema.ts';
import { newGraph } from '#seed/import/new-graph.ts';
import { readPolicyKeys } from '#seed/import/policy.ts';
import { temporaryHome } from '#test/temporary-home.ts';
import { javaOf, runOf, startClient, untilGone } from './client.ts';
import { until } from '#test/until.ts';

test('commands that start at the same time share one database, which ends soon after them, also after one that is killed', async () => {
  const home = await temporaryHome();
  const one = startClient({ SUBTIER_HOME: home });
  const other = startClient({ SUBTIER_HOME: home });
  expect([await one.next(), await other.next()]).toEqual(['open', 'open']);
  const { keeperPid } = await runOf(home);
  const java = await javaOf(home);
  expect(await one.run('CREATE (n:X {k: 1}) RETURN n.k AS k')).toEqual([{ k: 1 }]);
  expect(await other.run('MATCH (n:X) RETURN n.k AS k')).toEqual([{ k: 1 }]);

  await one.end();
  expect(await other.run('MATCH (n:X) RETURN n.k AS k')).toEqual([{ k: 1 }]);
  // The command does not wait for the database to end, which does not begin while its keeper is stopped.
  process.kill(keeperPid, 'SIGSTOP');
  try {
    await other.end();
    expect(await isRunning(java, home)).toBe(true);
  } finally {
    process.kill(keeperPid, 'SIGCONT');
  }

  await untilGone(java, home);
  await untilGone(keeperPid, home);
  expect(await readRunFile(homePaths(home))).toBeNull();

  const later = startClient({ SUBTIER_HOME: home });
  expect(await later.next()).toBe('open');
  expect(await later.run('MATCH (n:X) SET n.k = n.k + 1 RETURN n.k AS k')).toEqual([{ k: 2 }]);
  const itsJava = await javaOf(home);
  await later.kill();
  // It is ending once the run file no longer names it, or the process is gone.
  const isEnding = async () =>
    (await readRunFile(homePaths(home)))?.javaPid !== itsJava || !(await isRunning(itsJava, home));
  await until('the database to end', isEnding, 5);

  // A command that starts meanwhile gets another one.
  const next = startClient({ SUBTIER_HOME: home });
  expect(await next.next()).toBe('open');
  expect(await javaOf(home)).not.toBe(itsJava);
  expect(await next.run('MATCH (n:X) RETURN n.k AS k')).toEqual([{ k: 2 }]);
  await next.end();
});

const byName = (one: { readonly name: string }, other: { readonly name: string }) => (one.name < other.name ? -1 : 1);
const byKey = (one: { readonly key: string }, other: { readonly key: string }) => (one.key < other.key ? -1 : 1);

/** Creates a cache with the jars of Neo4j, but without an archive of its classes. */
async function cacheWithoutArchive(): Promise<{ readonly cache: string; readonly jars: string }> {
  const { cacheDirectory, neo4jVersion } = readEnvironment();
  const cache = await mkdtemp(join(tmpdir(), 'subtier-cache-'));
  onTestFinished(() => rm(cache, { recursive: true, force: true }));
  const from = join(cacheDirectory, `neo4j-${neo4jVersion}`);
  const jars = join(cache, 'subtier', `neo4j-${neo4jVersion}`);
  await mkdir(jars, { recursive: true });
  for (const name of await readdir(from)) if (name.endsWith('.jar')) await link(join(from, name), join(jars, name));
  return { cache, jars };
}

test('the first database that ends leaves an archive of its classes and an empty store, which new homes start with, unless they are damaged', async () => {
  const first = await temporaryHome();
  const { cache, jars } = await cacheWithoutArchive();
  const client = startClient({ SUBTIER_HOME: first, XDG_CACHE_HOME: cache });
  expect(await client.next()).toBe('open');
  const environment = readEnvironment();
  const java = await findJava(environment.javaHome, distributionOf(environment.neo4jVersion));
  const options = async () => (await classArchive(jars, java)).options.filter((option) => option.endsWith('.jsa'));
  expect(await options()).toEqual([expect.stringContaining('-XX:ArchiveClassesAtExit=')]);
  await client.run('CREATE (:X {k: 7})');
  const firstKeeper = (await runOf(first)).keeperPid;
  await client.end();
  // Each takes a while on a busy machine: the database writes the archive as it ends, and only then does the keeper create the store in a second one.
  const appears = (prefix: string) => async () => (await readdir(jars)).some((name) => name.startsWith(prefix));
  await until('the archive of classes', appears('classes-'));
  await until('a database for the empty store', appears('draft-store-'));
  await until('the empty store', appears('empty-store-'));
  await untilGone(firstKeeper, first);

  const [archive = '', store = '', ...others] = (await readdir(jars))
    .filter((name) => !name.endsWith('.jar'))
    .toSorted()
    .map((name) => join(jars, name));
  expect(archive).toMatch(/\.jsa$/);
  expect(store).toMatch(/empty-store-[0-9a-f]{12}-[0-9a-f]{12}$/);
  expect(others).toEqual([]);
  expect(await options()).toEqual([`-XX:SharedArchiveFile=${archive}`]);
  const passwordOfStore = await readFile(join(store, 'password'), 'utf8');

  const home = await temporaryHome();
  const paths = homePaths(home);
  const startCopy = async () => {
    const opened = startClient({ SUBTIER_HOME: home, XDG_CACHE_HOME: cache });
    expect(await opened.next()).toBe('open');
    expect(await readFile(`/proc/${await javaOf(home)}/cmdline`, 'utf8')).toContain(`-XX:SharedArchiveFile=${archive}`);
    expect(await pathExists(paths.firstPassword)).toBe(false);
    const present = 'SHOW INDEXES YIELD name, labelsOrTypes WHERE labelsOrTypes IS NOT NULL RETURN name ORDER BY name';
    expect(await opened.run(present)).toEqual(schemaParts.map(({ name }) => ({ name })).toSorted(byName));
    expect(await opened.run('MATCH (n:X) RETURN n.k AS k')).toEqual([]);
    const lists = 'MATCH (list:DesignationList) RETURN list.key AS key ORDER BY key';
    expect(await opened.run(lists)).toEqual((await readPolicyKeys()).lists.map((key) => ({ key })).toSorted(byKey));
    const base =
      "MATCH (graph:Subtier {key: 'graph'}) RETURN graph.derivedBase AS base, graph.derivedVersion AS derived";
    expect(await opened.run(base)).toEqual([{ base: null, derived: 1 }]);
    const { boltPort, keeperPid } = await runOf(home);
    const login = privateConnection({ boltPort, password: passwordOfStore, paths });
    await expect(connectDatabase(login)).rejects.toMatchObject({ code: 'WRONG_PASSWORD' });
    await opened.end();
    await untilGone(keeperPid, home);
  };
  // A copy that was interrupted.
  await copyEmptyStore(await openHome(home), jars, newGraph);
  await rename(paths.data, `${paths.data}-draft`);
  await rm(join(`${paths.data}-draft`, 'databases', 'neo4j', 'neostore'));
  await startCopy();
  const passwords = [passwordOfStore, await readFile(homePaths(first).password, 'utf8')];
  expect(passwords).not.toContain(await readFile(paths.password, 'utf8'));
  // A start that was interrupted after it had changed the password.
  await writeFile(paths.firstPassword, passwordOfStore, { mode: 0o600 });
  await startCopy();

  // A start in which Neo4j rejects both passwords, as it does for some seconds after wrong ones.
  const rejected = await openHome(await temporaryHome());
  await copyEmptyStore(rejected, jars, newGraph);
  await writeFile(rejected.firstPassword, 'rejected');
  const failed = startClient({ SUBTIER_HOME: rejected.home, XDG_CACHE_HOME: cache });
  expect(await failed.next()).toMatchObject({ code: 'WRONG_PASSWORD' });
  await failed.end();
  expect(await pathExists(rejected.firstPassword)).toBe(true);

  const chosen = await openHome(await temporaryHome());
  await writeFile(chosen.settings, 'db.format=aligned');
  await copyEmptyStore(chosen, jars, newGraph);
  expect(await pathExists(chosen.data)).toBe(false);
  const late = await openHome(await temporaryHome());
  await truncate(join(store, 'data', 'databases', 'neo4j', 'neostore.nodestore.db'), 0);
  await copyEmptyStore(late, jars, newGraph);
  expect(await pathExists(late.data)).toBe(false);
  await truncate(archive, 1_000_000);
  expect(await options()).toEqual([expect.stringContaining('-XX:ArchiveClassesAtExit=')]);
});
