import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runImport } from '#seed/import/import.ts';
import { chainFiles } from '../../chain-files.ts';
import { dumpStatements, expectSame } from '../../graph-dump.ts';
import { testEnvironment } from '../../test-environment.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { manySubcontractors } from './many-subcontractors.ts';
import { startImport, countRelationships, packageFolder, untilRelationships } from './start-import.ts';
import { untilInTime } from '#test/until.ts';

test('running an import again after a kill at any moment completes it without duplicates or loss', async () => {
  const files = manySubcontractors(1500);
  const folder = await packageFolder(files);
  const database = await withEmptyData();
  await runImport(database, { format: 'chain-package', paths: [folder] });
  const whole = await dumpStatements(database);
  const all = await countRelationships(database);

  const { home } = testEnvironment();
  /** Returns whether each kill came in time. */
  const killThree = async () => {
    await withEmptyData();
    for (const share of [0.1, 0.6, 0.9]) {
      const killed = startImport(home, folder);
      await untilRelationships(database, share * all);
      await killed.kill();
      if ((await countRelationships(database)) >= all) return false;
    }
    return true;
  };
  await untilInTime('killed three imports in the middle', killThree);
  const again = await runImport(database, { format: 'chain-package', paths: [folder] });
  expect(again.resumed).toBe(true);
  expect(again.total.rejected).toBe(0);
  expectSame(await dumpStatements(database), whole);
  const open = await database.read(
    `MATCH (n) WHERE n:Unresolved OR n.state IN ['RUNNING', 'INTERRUPTED', 'WRITTEN'] RETURN n`,
  );
  expect(open).toEqual([]);
});

test('a second writer waits, names the first, and continues once the first has died', async () => {
  const database = await withEmptyData();
  const { home } = testEnvironment();
  const first = startImport(home, await packageFolder(manySubcontractors(60_000)));
  await untilRelationships(database, 100);
  const second = startImport(home, await packageFolder({ ...chainFiles, 'sources.csv': [{ id: 'S2' }] }));
  await sleep(4000);
  await first.kill();
  const { code, stdout, stderr } = await second.ended;
  expect(stderr).toMatch(/Waiting: process \d+ on \S+ is writing to this database \(import chain-package, since .*\)/);
  expect(stderr).toContain('Undoing an interrupted import: chain-package of S1');
  expect(JSON.parse(stdout)).toMatchObject({ total: { created: 17 }, resumed: false });
  expect(code).toBe(0);
});
