import { expect, test } from 'vitest';
import { z } from 'zod';
import { describeDerived } from '#graph/entities/derived-hops.ts';
import { importPackage } from '#test/import-package.ts';
import { twoVersions } from '#test/seed/import/two-versions.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

test('chains that an import deletes while they are described are left out', async () => {
  const database = await withEmptyData();
  await importPackage(database, twoVersions(400).older);
  const keys = z
    .array(z.object({ key: z.string() }))
    .parse(await database.read('MATCH (x:Exposure) RETURN x.key AS key'))
    .map(({ key }) => key);
  expect(keys.length).toBeGreaterThanOrEqual(400);
  const described = async () => [
    ...(await describeDerived(database, { accesses: [], exposures: keys, people: [] })).captions.keys(),
  ];
  expect(new Set(await described())).toEqual(new Set(keys));

  const left = new Set(keys);
  const deleteAll = async () => {
    for (let at = 0; at < keys.length; at += 2) {
      await database.write('UNWIND $keys AS key MATCH (x:Exposure {key: key}) DETACH DELETE x', {
        keys: keys.slice(at, at + 2),
      });
      for (const key of keys.slice(at, at + 2)) left.delete(key);
    }
  };
  const describeAll = async () => {
    while (left.size > 0) expect((await described()).filter((key) => !keys.includes(key))).toEqual([]);
  };
  await Promise.all([deleteAll(), describeAll(), describeAll()]);
  expect(await described()).toEqual([]);
});
