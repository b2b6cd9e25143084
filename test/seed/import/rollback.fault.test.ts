import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { recentImports } from '#graph/edition/imports.ts';
import { ensureDerived } from '#graph/graph.ts';
import { auditGraph } from '../../audit-graph.ts';
import { expectSame } from '../../graph-dump.ts';
import { importPackage } from '../../import-package.ts';
import { startSubtier } from '../../run-subtier.ts';
import { testEnvironment } from '../../test-environment.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { contentOf, expectRolledBack } from './rolled-back.ts';
import { expireLease } from './start-import.ts';
import { twoVersions } from './two-versions.ts';

test('rolling back an import gives the graph before it, whatever it changed, on more random packages', async () => {
  await expectRolledBack(4);
});

test('a rollback killed at any moment is completed by the next reader', async () => {
  const { older: first, newer: second } = twoVersions(300);
  const database = await withEmptyData();
  await importPackage(database, first);
  const before = await contentOf(database);
  const { home } = testEnvironment();
  for (const milliseconds of [0, 150, 600]) {
    const { id } = await importPackage(database, second);
    const rollback = startSubtier(['rollback', id, '--yes'], { SUBTIER_HOME: home });
    await rollback.untilSays(/Removing/);
    await sleep(milliseconds);
    rollback.process.kill('SIGKILL');
    await rollback.outcome;
    await expireLease(database);
    await ensureDerived(database);
    // Killed after everything was derived, only the log is left to write.
    await importPackage(database, { 'sources.csv': [{ id: `other ${milliseconds}` }] });
    expectSame(
      (await contentOf(database)).filter((line) => !line.includes('"key":"other ')),
      before,
    );
    expect((await recentImports(database, 10)).find((one) => one.id === id)?.rolledBackAt).toEqual(expect.any(String));
  }
  expect(await auditGraph(database)).toEqual({});
});
