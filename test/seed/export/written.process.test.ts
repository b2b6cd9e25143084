import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { writePackage } from '#seed/export/written.ts';
import { smallDisk } from '../../small-disk.ts';

test('a package for the folder of a mounted disk is refused with a reason, and leaves nothing', async () => {
  const { path } = await smallDisk(1);
  const written = writePackage(path, [{ name: 'sources.csv', content: () => ['id\n'] }]);
  await expect(written).rejects.toThrow("can't be written (it is a mounted disk");
  expect(await readdir(path)).toEqual([]);
});
