import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { homePaths, pathExists } from '#graph/engine/home.ts';
import { startSubtier } from '#test/run-subtier.ts';
import { temporaryHome } from '#test/temporary-home.ts';
import { startClient } from './client.ts';

test('an interrupted wipe leaves no half of a database, and the next start removes the rest', async () => {
  const home = await temporaryHome();
  const paths = homePaths(home);
  const folder = join(paths.data, 'databases', 'system');
  await mkdir(folder, { recursive: true });
  const files = 10_000;
  for (let file = 0; file < files; file += 1) await writeFile(join(folder, String(file)), '');
  const wipe = startSubtier(['wipe', '--yes', '--casework'], { SUBTIER_HOME: home });
  while ((await readdir(folder).catch(() => [])).length === files) await sleep(1);
  wipe.process.kill('SIGKILL');
  await wipe.outcome;
  expect(await pathExists(paths.neo4j)).toBe(false);

  const client = startClient({ SUBTIER_HOME: home });
  expect(await client.next()).toBe('open');
  await client.end();
  expect(await pathExists(paths.wiped)).toBe(false);
});
