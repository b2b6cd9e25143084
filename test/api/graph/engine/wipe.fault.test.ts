import { mkdir, readdir, readlink, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { homePaths, pathExists } from '#graph/engine/home.ts';
import { runSubtier, startSubtier } from '#test/run-subtier.ts';
import { temporaryFolder } from '#test/seed/temporary-folder.ts';
import { temporaryHome } from '#test/temporary-home.ts';
import { startClient } from './client.ts';
import { until } from '#test/until.ts';

test('an interrupted wipe leaves no half of a database, and the next start removes the rest', async () => {
  const home = await temporaryHome();
  const paths = homePaths(home);
  const folder = join(paths.data, 'databases', 'system');
  await mkdir(folder, { recursive: true });
  const files = 10_000;
  for (let file = 0; file < files; file += 1) await writeFile(join(folder, String(file)), '');
  const wipe = startSubtier(['wipe', '--yes', '--casework'], { SUBTIER_HOME: home });
  await until('the wipe to delete files', async () => (await readdir(folder).catch(() => [])).length < files, 1);
  wipe.process.kill('SIGKILL');
  await wipe.outcome;
  expect(await pathExists(paths.neo4j)).toBe(false);

  const client = startClient({ SUBTIER_HOME: home });
  expect(await client.next()).toBe('open');
  await client.end();
  expect(await pathExists(paths.wiped)).toBe(false);
});

test('a wipe deletes what the user keeps on other disks, and the home can be used again', async () => {
  // Created first, so removed last: the home is a part of it.
  const elsewhere = await temporaryFolder();
  const home = await temporaryHome();
  const paths = homePaths(home);
  const [data, logs] = [join(elsewhere, 'neo4j'), join(elsewhere, 'logs')];
  await mkdir(data);
  await symlink(data, paths.neo4j);
  await writeFile(paths.settings, `server.directories.transaction.logs.root=${logs}\n`);
  const nodesAfter = async (statement: string) => {
    const client = startClient({ SUBTIER_HOME: home });
    expect(await client.next()).toBe('open');
    await client.run(statement);
    const nodes = await client.run('MATCH (n) RETURN count(n) AS count');
    await client.end();
    return nodes;
  };
  expect(await nodesAfter('CREATE (:Note)')).toEqual([{ count: 1 }]);
  expect((await readdir(logs)).toSorted()).toEqual(['neo4j', 'system']);

  expect(await runSubtier(['wipe', '--yes'], { SUBTIER_HOME: home })).toMatchObject({ code: 0, stdout: '' });
  expect(await readdir(data)).toEqual([]);
  for (const name of ['neo4j', 'system']) expect(await readdir(join(logs, name))).toEqual([]);
  expect(await readlink(paths.neo4j)).toBe(data);
  expect(await nodesAfter('RETURN 1')).toEqual([{ count: 0 }]);
});
