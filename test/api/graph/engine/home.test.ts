import { mkdir, mkdtemp, readdir, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { checkRoomToWrite, homePaths, openHome, pathExists, removeWiped } from '#graph/engine/home.ts';
import { lockStart } from '#graph/engine/keeper/client.ts';
import { readRunFile } from '#graph/engine/run-file.ts';
import { wipeHome } from '#graph/engine/open-database.ts';
import { readEnvironment } from '#graph/env.ts';
import { temporaryFolder } from '#test/seed/temporary-folder.ts';

test('a process survives that its home is deleted while it holds a lock there', async () => {
  const paths = await openHome(await mkdtemp(join(tmpdir(), 'subtier-home-')));
  const unlock = await lockStart(paths);
  expect(await pathExists(paths.startLock)).toBe(true);
  await rm(paths.home, { recursive: true });
  // It renews the lock every 2 s.
  await sleep(3000);
  await unlock();
});

test('a home whose settings keep the transaction logs elsewhere is written to', async () => {
  const home = await mkdtemp(join(tmpdir(), 'subtier-home-'));
  onTestFinished(() => rm(home, { recursive: true }));
  const paths = await openHome(home);
  expect(await pathExists(paths.transactionLogs)).toBe(false);
  await checkRoomToWrite(paths);
});

test('a home that cannot be read is reported as unavailable', async () => {
  const paths = homePaths(join(tmpdir(), 'x'.repeat(300)));
  await expect(readRunFile(paths)).rejects.toMatchObject({ code: 'HOME_UNAVAILABLE', exitCode: 3 });
});

test.each(['.', 'neo4j', join('neo4j', 'data'), 'logs'])(
  'a link whose target is missing, such as a disk that is not mounted, is named and left alone: %s',
  async (part) => {
    const folder = await temporaryFolder();
    const home = join(folder, 'home');
    const [link, target] = [join(home, part), join(folder, 'disk', 'graph')];
    await mkdir(join(link, '..'), { recursive: true });
    await symlink(target, link);
    const before = await readdir(folder, { recursive: true });
    const failure = {
      code: 'HOME_UNAVAILABLE',
      message: `${link} is a link to ${target}, which does not exist: mount the disk that it is on, or correct the link.`,
    };
    await expect(openHome(home)).rejects.toMatchObject(failure);
    await expect(wipeHome(readEnvironment({ SUBTIER_HOME: home }))).rejects.toMatchObject(failure);
    expect(await readdir(folder, { recursive: true })).toEqual(before);
    expect(await readlink(link)).toBe(target);
  },
);

test('an interrupted wipe is completed on other disks too, and spares files of the user and the logs of the next database', async () => {
  const elsewhere = await temporaryFolder({
    'neo4j/data/databases/system/store': '',
    'neo4j/mine': '',
    'logs/neo4j/neostore.transaction.db.12': '',
    'logs/system/checkpoint.0': '',
    'logs/neo4j/mine': '',
  });
  const home = await temporaryFolder({
    'neo4j.conf': `# mine\n  server.directories.transaction.logs.root = ${join(elsewhere, 'logs')} \n`,
  });
  const paths = homePaths(home);
  const files = () => readdir(elsewhere, { recursive: true });
  await symlink(join(elsewhere, 'neo4j'), paths.wiped);
  await removeWiped(paths);
  expect(await readdir(home)).toEqual(['neo4j.conf']);
  expect((await files()).toSorted()).toEqual([
    ...['logs', 'logs/neo4j', 'logs/neo4j/mine', 'logs/system', 'neo4j', 'neo4j/mine'],
  ]);

  // Also if the rest of the wiped one is deleted only after the next one has begun.
  await mkdir(join(paths.data, 'databases', 'system'), { recursive: true });
  await mkdir(paths.wiped);
  const log = join('logs', 'neo4j', 'neostore.transaction.db.0');
  await writeFile(join(elsewhere, log), '');
  await removeWiped(paths);
  expect(await pathExists(paths.wiped)).toBe(false);
  expect(await files()).toContain(log);
});
