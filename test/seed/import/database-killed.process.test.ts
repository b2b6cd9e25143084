import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { homePaths } from '#graph/engine/home-paths.ts';
import { openDatabase } from '#graph/engine/open-database.ts';
import { readRunFile } from '#graph/engine/run-file.ts';
import { readEnvironment } from '#graph/env.ts';
import { auditGraph } from '../../audit-graph.ts';
import { writePackage } from '../../import-package.ts';
import { temporaryHome } from '../../temporary-home.ts';
import { manySubcontractors } from './many-subcontractors.ts';
import { startImport } from './start-import.ts';

test('a database killed during an import is told in one sentence, and the import is completed by running it again', async () => {
  const home = await temporaryHome();
  const folder = await writePackage(manySubcontractors(2000));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const environment = { ...readEnvironment(), neo4jUri: null, home };
  const first = await openDatabase({ environment, onProgress: () => undefined });
  const started = startImport(home, folder);
  const count = async () => Number((await first.read('MATCH ()-[r]->() RETURN count(r) AS count'))[0]?.['count']);
  while ((await count()) < 1500) await sleep(200);
  const { javaPid = null } = (await readRunFile(homePaths(home))) ?? {};
  if (javaPid === null) throw new Error('No database runs in the home');
  process.kill(javaPid, 'SIGKILL');
  const { code, stderr } = await started.ended;
  expect(code).toBe(3);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr.trim().split('\n').at(-1)).toMatch(/database.*(reached|went away|gone|ended)/i);
  await first.close();

  const again = await startImport(home, folder).ended;
  expect([again.code, again.code === 0 ? '' : again.stderr]).toEqual([0, '']);
  expect(JSON.parse(again.stdout)).toMatchObject({ resumed: true, total: { rejected: 0 } });
  const second = await openDatabase({ environment, onProgress: () => undefined });
  expect(await auditGraph(second)).toEqual({});
  const [row] = await second.read(
    'MATCH ()-[r:EMPLOYS|SUBCONTRACTS_TO]->() RETURN count(r) AS all, count(DISTINCT r.key) AS keys',
  );
  expect(row).toEqual({ all: 4002, keys: 4002 });
  await second.close();
});
