import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { RejectsFile, rejectsPath } from '#seed/readers/rejects.ts';
import { smallDisk } from '#test/small-disk.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const reject = { file: 'a.csv', line: 7, column: 'value', reason: 'Not a number, "really"', value: '=HYPERLINK("x")' };

test('rejects are written beside the input, with formulas escaped', async () => {
  const folder = await temporaryFolder();
  const rejects = new RejectsFile(rejectsPath(`${folder}/package/`));
  expect(rejects.path).toBe(join(folder, 'package.rejects.csv'));
  await rejects.add({ ...reject, content: { id: 'a, "b"', value: '=HYPERLINK("x")' } });
  await rejects.add({ ...reject, line: 8, column: null, value: null });
  await rejects.add({ ...reject, line: 9, value: '-1+1' });
  await rejects.close();
  expect(rejects.count).toBe(3);
  expect(parse(await readFile(rejects.path), { columns: true })).toEqual([
    {
      file: 'a.csv',
      line: '7',
      column: 'value',
      reason: reject.reason,
      value: `'=HYPERLINK("x")`,
      row: JSON.stringify({ id: 'a, "b"', value: '=HYPERLINK("x")' }),
    },
    { file: 'a.csv', line: '8', column: '', reason: reject.reason, value: '', row: '' },
    { file: 'a.csv', line: '9', column: 'value', reason: reject.reason, value: "'-1+1", row: '' },
  ]);
});

test('without rejects there is no file: that of an earlier import is removed, a file of the user is not', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'x.rejects.csv');
  const first = new RejectsFile(path);
  await first.add(reject);
  await first.close();
  expect(existsSync(path)).toBe(true);
  await new RejectsFile(path).close();
  expect(existsSync(path)).toBe(false);
  await writeFile(path, 'my own notes\n');
  await new RejectsFile(path).close();
  expect(await readFile(path, 'utf8')).toBe('my own notes\n');
});

test('rejects do not replace a file of the user: they get another name, under which they are removed later', async () => {
  const folder = await temporaryFolder({ 'x.rejects.csv': 'my own notes\n' });
  const path = join(folder, 'x.rejects.csv');
  for (let imports = 0; imports < 2; imports += 1) {
    const rejects = new RejectsFile(path);
    await rejects.add(reject);
    await rejects.close();
    expect(rejects.path).toBe(join(folder, 'x.rejects-2.csv'));
    expect(parse(await readFile(rejects.path), { columns: true })).toHaveLength(1);
  }
  expect(await readFile(path, 'utf8')).toBe('my own notes\n');
  await new RejectsFile(path).close();
  expect(readdirSync(folder)).toEqual(['x.rejects.csv']);
});

test('those of an earlier import stay if a later one does not go in', async () => {
  const path = join(await temporaryFolder(), 'x.rejects.csv');
  const first = new RejectsFile(path);
  await first.add(reject);
  await first.close();
  await new RejectsFile(path).close(false);
  expect(parse(await readFile(path), { columns: true })).toHaveLength(1);
});

test('those of an import that failed are removed, and those of a killed one by the next that has none', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'x.rejects.csv');
  const failed = new RejectsFile(path);
  failed.discard();
  for (let count = 0; count < 3000; count += 1) await failed.add(reject);
  failed.discard();
  await failed.close();
  expect(readdirSync(folder)).toEqual([]);
  const killed = new RejectsFile(path);
  await killed.add(reject);
  expect(readdirSync(folder)).toEqual(['x.rejects.tmp']);
  await new RejectsFile(path).close();
  expect(readdirSync(folder)).toEqual([]);
  await killed.close();
});

test('the list of an earlier import stays until a later one is complete, which replaces it', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'x.rejects.csv');
  const earlier = new RejectsFile(path);
  await earlier.add(reject);
  await earlier.close();
  const before = await readFile(path, 'utf8');
  const failed = new RejectsFile(path);
  for (let count = 0; count < 3000; count += 1) await failed.add({ ...reject, line: 8 });
  failed.discard();
  await failed.close(false);
  expect(await readFile(path, 'utf8')).toBe(before);
  const killed = new RejectsFile(path);
  await killed.add({ ...reject, line: 8 });
  expect(await readFile(path, 'utf8')).toBe(before);
  const later = new RejectsFile(path);
  await later.add({ ...reject, line: 9 });
  await later.close();
  expect(parse(await readFile(path), { columns: true })).toMatchObject([{ line: '9' }]);
  expect(readdirSync(folder)).toEqual(['x.rejects.csv']);
  await killed.close();
});

test('rejects that can’t be written beside the input go into the current folder', async () => {
  const [folder, current] = [await temporaryFolder({ notAFolder: '' }), await temporaryFolder()];
  const before = process.cwd();
  process.chdir(current);
  try {
    const rejects = new RejectsFile(join(folder, 'notAFolder', 'x.rejects.csv'));
    await rejects.add(reject);
    await rejects.close();
    expect(basename(rejects.path)).toBe('x.rejects.csv');
    expect(await readFile(join(current, 'x.rejects.csv'), 'utf8')).toContain('a.csv,7,value');
  } finally {
    process.chdir(before);
  }
});

test.each([1, 5000])('%i rejects on a full disk fail with one sentence and leave no file', async (count) => {
  const disk = await smallDisk(4);
  await disk.fill(0);
  const path = join(disk.path, 'x.rejects.csv');
  const write = async () => {
    const rejects = new RejectsFile(path);
    try {
      for (let done = 0; done < count; done++) await rejects.add(reject);
    } finally {
      await rejects.close();
    }
  };
  await expect(write()).rejects.toThrow(/^The disk is full: free some space in \S+ for the list of rejects, then run/);
  await expect(write()).rejects.toMatchObject({ code: 'DISK_FULL', exitCode: 3 });
  expect(readdirSync(disk.path)).toEqual(['filler']);
  await disk.makeRoom();
  await write();
  expect(parse(await readFile(path), { columns: true })).toHaveLength(count);
});
