import { stat } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { homePaths } from '#graph/engine/home.ts';
import { readRunFile } from '#graph/engine/run-file.ts';
import { openDatabase } from '#graph/engine/open-database.ts';
import { readEnvironment } from '#graph/env.ts';
import { isFailure } from '#graph/failure.ts';
import { temporaryHome } from '#test/temporary-home.ts';
import { javaOf, runOf, startClient, untilGone } from './client.ts';
import { until } from '#test/until.ts';

test('files are readable by their owner only, and a killed database or keeper is replaced while a command runs, or by the next one', async () => {
  const home = await temporaryHome();
  const client = startClient({ SUBTIER_HOME: home });
  expect(await client.next()).toBe('open');
  const paths = homePaths(home);
  for (const file of [paths.password, paths.run, paths.neo4jLog, paths.keeperLog])
    expect((await stat(file)).mode & 0o077).toBe(0);
  for (const folder of [paths.neo4j, paths.logs]) expect((await stat(folder)).mode & 0o077).toBe(0);

  await client.run('CREATE (:X {k: 3})');
  const java = await javaOf(home);
  process.kill(java, 'SIGKILL');
  // A command that starts at this moment waits for the restart. In this process, because a new one would start too late.
  const environment = { ...readEnvironment(), neo4jUri: null, home };
  const noticedBy = performance.now() + 30_000;
  const openAgain = async (): Promise<Database> => {
    try {
      return await openDatabase({ environment, onProgress: () => undefined });
    } catch (error) {
      // On a busy machine, the keeper may take longer to notice the end of the database.
      const isUnnoticed = (await readRunFile(paths))?.javaPid === java && performance.now() < noticedBy;
      if (!isUnnoticed || !isFailure(error, 'SERVICE_UNAVAILABLE')) throw error;
      return openAgain();
    }
  };
  const database = await openAgain();
  expect(await database.read('MATCH (n:X) RETURN n.k AS k')).toEqual([{ k: 3 }]);
  await database.close();
  expect(await client.run('MATCH (n:X) RETURN n.k AS k')).toEqual([{ k: 3 }]);
  const restarted = await javaOf(home);
  expect(restarted).not.toBe(java);

  const { keeperPid } = await runOf(home);
  process.kill(keeperPid, 'SIGKILL');
  await until('another keeper', async () => (await runOf(home)).keeperPid !== keeperPid);
  expect(await client.run('MATCH (n:X) RETURN n.k AS k')).toEqual([{ k: 3 }]);
  expect(await javaOf(home)).toBe(restarted);

  expect(await client.run('restart')).toEqual([{ restarted: true }]);
  expect(await client.run('MATCH (n:X) RETURN n.k AS k')).toEqual([{ k: 3 }]);
  const last = await javaOf(home);
  const secondKeeper = (await runOf(home)).keeperPid;
  await client.kill();
  process.kill(secondKeeper, 'SIGKILL');

  const next = startClient({ SUBTIER_HOME: home });
  expect(await next.next()).toBe('open');
  expect(await javaOf(home)).toBe(last);
  expect(await next.run('MATCH (n:X) RETURN n.k AS k')).toEqual([{ k: 3 }]);
  await next.end();
  await untilGone(last, home);
});
