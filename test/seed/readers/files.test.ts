import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readChainPackage } from '#seed/readers/chain-package/package.ts';
import { openFiles } from '#seed/readers/files.ts';
import { readWhole } from '../read-whole.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { writeZip } from './write-zip.ts';
import type { ZipMember } from './write-zip.ts';

const sources = { name: 'sources.csv', content: 'id\ns1\n' };
const agencies = { name: 'agencies.csv', content: 'id,name\ng1,First\n' };

async function zipped(members: readonly ZipMember[]): Promise<string> {
  return join(await temporaryFolder({ 'package.zip': writeZip(members) }), 'package.zip');
}

test.each([
  ['at its top', ''],
  ['in one folder', 'my package/'],
])('a package in a .zip is read: %s', async (_, folder) => {
  const members = [sources, agencies, { name: '__MACOSX/._x', content: 'x' }];
  const input = await readChainPackage(await zipped(members.map((each) => ({ ...each, name: folder + each.name }))));
  const { rows, rejects } = await readWhole(input);
  await input.close();
  expect(rejects).toEqual([]);
  expect(rows.map(({ table, values }) => [table, values['id']])).toEqual([
    ['sources', 's1'],
    ['agencies', 'g1'],
  ]);
});

test.each<[string, readonly ZipMember[], RegExp]>([
  ['a path that climbs out', [sources, { name: '../agencies.csv', content: 'x' }], /can't be read.*\.\.\/agencies/],
  ['a path that climbs out by backslashes', [sources, { name: '..\\agencies.csv', content: 'x' }], /can't be read/],
  ['an absolute path', [sources, { name: '/etc/agencies.csv', content: 'x' }], /can't be read.*absolute/],
  ['a drive', [sources, { name: 'C:/agencies.csv', content: 'x' }], /can't be read.*absolute/],
  ['encryption', [sources, { ...agencies, encrypted: true }], /encrypted/],
  ['the same name twice', [sources, agencies, agencies], /agencies\.csv twice/],
  ['a bomb', [sources, { name: 'agencies.csv', content: Buffer.alloc(64 * 1024 * 1024, 'a') }], /zip bomb/],
  [
    'a bomb that understates itself',
    [{ ...sources, content: Buffer.alloc(10 ** 6, 'a'), claimedSize: 10 }],
    /reading failed/,
  ],
  ['a damaged file', [sources, { ...agencies, claimedChecksum: 7 }], /^agencies\.csv: damaged in the archive/],
  ['a claim of many gigabytes', [{ ...sources, claimedSize: 4_000_000_000 }], /zip bomb/],
  ['no file of the format', [{ name: 'readme.txt', content: 'x' }], /not a chain package/],
  ['nothing', [], /not a chain package/],
])('refused with one sentence: %s', async (_, members, message) => {
  const reading = readChainPackage(await zipped(members));
  await expect(reading).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(reading).rejects.toThrow(message);
});

test('a file has the same name in a folder and in a .zip of another system, which decomposes letters', async () => {
  const name = 'soci\u00e9t\u00e9.csv';
  const folder = await temporaryFolder({ [name]: 'x' });
  for (const path of [folder, await zipped([{ name: name.normalize('NFD'), content: 'x' }])]) {
    const { files, close } = await openFiles(path);
    await close();
    expect(files.map((file) => file.name)).toEqual([name]);
  }
});

test('a truncated archive is refused with one sentence', async () => {
  const bytes = writeZip([sources, agencies]);
  const folder = await temporaryFolder({ 'cut.zip': bytes.subarray(0, bytes.length - 30) });
  await expect(readChainPackage(join(folder, 'cut.zip'))).rejects.toThrow(
    expect.objectContaining({ code: 'BAD_USER_INPUT' }),
  );
});
