import { rm } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { homePaths } from '#graph/engine/home.ts';
import { readRunFile } from '#graph/engine/run-file.ts';
import { auditGraph } from '../../audit-graph.ts';
import { writePackage } from '../../import-package.ts';
import { testEnvironment } from '../../test-environment.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { manySubcontractors } from './many-subcontractors.ts';
import { startImport } from './start-import.ts';
import { until } from '#test/until.ts';

const subcontractors = 8000;

/** A private database is restarted: if it is back in time, the import continues; otherwise it fails with one sentence. */
test('an import whose database is killed continues or fails with one sentence, and running it again completes it', async () => {
  const { home } = testEnvironment('spare');
  const database = await withEmptyData('spare');
  const folder = await writePackage(manySubcontractors(subcontractors));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const started = startImport(home, folder);
  const count = async () => Number((await database.read('MATCH ()-[r]->() RETURN count(r) AS count'))[0]?.['count']);
  await until('the first 1,500 relationships', async () => (await count()) >= 1500, 200);
  const { javaPid = null } = (await readRunFile(homePaths(home))) ?? {};
  if (javaPid === null) throw new Error('No database runs in the home');
  process.kill(javaPid, 'SIGKILL');
  const { code, stderr } = await started.ended;
  expect(code).toBeOneOf([0, 3]);
  expect(stderr).not.toMatch(/^\s+at /m);
  if (code === 3) expect(stderr.trim().split('\n').at(-1)).toMatch(/database.*(reached|went away|gone|ended)/i);

  const again = await startImport(home, folder).ended;
  expect([again.code, again.code === 0 ? '' : again.stderr]).toEqual([0, '']);
  expect(JSON.parse(again.stdout)).toMatchObject({ resumed: code === 3, total: { rejected: 0 } });
  expect(await auditGraph(database)).toEqual({});
  const [row] = await database.read(
    'MATCH ()-[r:EMPLOYS|SUBCONTRACTS_TO]->() RETURN count(r) AS all, count(DISTINCT r.key) AS keys',
  );
  expect(row).toEqual({ all: 2 * subcontractors + 2, keys: 2 * subcontractors + 2 });
});
