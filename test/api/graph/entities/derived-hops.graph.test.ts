import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Parameters, Plan } from '#graph/database/database.ts';
import { describeDerived } from '#graph/entities/derived-hops.ts';
import { importPackage } from '#test/import-package.ts';
import { twoVersions } from '#test/seed/import/two-versions.ts';
import { planAnew, withEmptyData } from '#test/with-empty-data.ts';

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
    while (left.size > 0) {
      const there = new Set(left);
      expect((await described()).filter((key) => !there.has(key))).toEqual([]);
    }
  };
  await Promise.all([deleteAll(), describeAll(), describeAll()]);
  expect(await described()).toEqual([]);
});

function operatorsOf({ operator, children }: Plan): string[] {
  return [operator, ...children.flatMap(operatorsOf)];
}

test('right after the first import, when Neo4j has no statistics of it yet, no key is looked up by a scan', async () => {
  const database = await withEmptyData('spare');
  await importPackage(database, twoVersions(400).older);
  await planAnew(database);
  const asked: [statement: string, parameters: Parameters | undefined][] = [];
  const recorded = {
    read: (statement: string, parameters?: Parameters) => {
      asked.push([statement, parameters]);
      return database.read(statement, parameters);
    },
  };
  await describeDerived(recorded, { accesses: ['a', 'b'], exposures: ['c', 'd'], people: [] });
  expect(asked).toHaveLength(2);
  const limits = { rows: 1, milliseconds: 60_000, bytes: 1e6, signal: new AbortController().signal, tag: 'test' };
  for (const [statement, parameters] of asked) {
    const plan = await database.explain(limits, statement, parameters);
    expect(operatorsOf(plan).filter((operator) => operator.includes('Scan'))).toEqual([]);
  }
});
