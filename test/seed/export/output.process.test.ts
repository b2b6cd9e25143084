import { spawnSync } from 'node:child_process';
import { lstat, mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFile as writeExport, writePackage } from '#seed/export/output.ts';
import { smallDisk } from '../../small-disk.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('a package for the folder of a mounted disk is refused with a reason, and leaves nothing', async () => {
  const { path } = await smallDisk(1);
  const written = writePackage(path, [{ name: 'sources.csv', content: () => ['id\n'] }]);
  await expect(written).rejects.toThrow("can't be written (it is a mounted disk");
  expect(await readdir(path)).toEqual([]);
});

const file = { name: 'sources.csv', content: () => ['id\n'] };

test('a link is not replaced, except that a package fills the empty folder it leads to', async () => {
  const folder = await temporaryFolder({ 'mine.txt': 'mine' });
  await mkdir(join(folder, 'empty'));
  for (const [link, target] of [
    ['to-file', 'mine.txt'],
    ['to-nothing', 'nothing'],
    ['to-itself', 'to-itself'],
    ['to-empty', 'empty'],
  ] as const)
    await symlink(target, join(folder, link));
  for (const link of ['to-file', 'to-nothing', 'to-itself', 'to-empty'])
    await expect(writeExport(join(folder, link), file.content())).rejects.toThrow('already exists; give a new path');
  for (const link of ['to-file', 'to-nothing', 'to-itself'])
    await expect(writePackage(join(folder, link), [file])).rejects.toThrow('already exists; give a new path');
  await expect(writePackage(join(folder, 'to-itself', 'x'), [file])).rejects.toThrow('its links lead in a circle');
  await writePackage(join(folder, 'to-empty'), [file]);
  expect(await readdir(join(folder, 'empty'))).toEqual(['sources.csv']);
  expect((await lstat(join(folder, 'to-empty'))).isSymbolicLink()).toBe(true);
  expect(await readFile(join(folder, 'mine.txt'), 'utf8')).toBe('mine');
});

test('what a killed export has left goes with the next export to the same path', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'package');
  const { pid } = spawnSync(process.execPath, ['--version']);
  for (const name of [`package.partial-${pid}`, `package.partial-${process.pid}`]) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'systems.csv'), 'id\n');
  }
  // A file of the user, and what an export that runs is writing.
  const others = ['package.partial-notes', `package.partial-${process.ppid}`, `another.partial-${pid}`];
  for (const name of others) await writeFile(join(folder, name), '');
  await writePackage(path, [file]);
  expect((await readdir(folder)).toSorted()).toEqual([...others, 'package'].toSorted());
  expect(await readdir(path)).toEqual(['sources.csv']);
});
