import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from './seed/temporary-folder.ts';
import { chooseTiers } from './choose-tiers.ts';

/** Creates a repository with one commit. */
async function repository() {
  const folder = await temporaryFolder();
  const git = (...parameters: string[]) =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...parameters], { cwd: folder });
  const commit = async (path: string, subject = 'Change') => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), `${subject} ${Math.random()}`);
    git('add', '-A');
    git('commit', '-q', '-m', subject);
  };
  git('init', '-q', '-b', 'main');
  await commit('README.md');
  return { folder, git, commit };
}

test('a change of the page runs the ordinary tier, and one of the engine also the faults', async () => {
  const { folder, git, commit } = await repository();
  expect(chooseTiers(folder)).toMatchObject({
    scripts: ['test', 'test:faults'],
    reason: 'there is no tested commit before this one',
  });
  git('commit', '-q', '--allow-empty', '-m', "Merge branch 'next' (12 passed)");
  await commit('web/src/main.tsx');
  await commit('cypher/api/one.cypher');
  expect(chooseTiers(folder).scripts).toEqual(['test']);
  expect(chooseTiers(folder).reason).toMatch(/^no change since [0-9a-f]+ touches/);
  await commit('api/graph/engine/home.ts');
  expect(chooseTiers(folder).scripts).toEqual(['test', 'test:faults']);
  expect(chooseTiers(folder).reason).toMatch(/^api\/graph\/engine\/home\.ts changed since/);
  git('commit', '-q', '--allow-empty', '-m', "Merge branch 'next' (13 passed)");
  git('mv', 'api/graph/engine/home.ts', 'web/home.ts');
  git('commit', '-q', '-m', 'Move it');
  expect(chooseTiers(folder).reason).toMatch(/^api\/graph\/engine\/home\.ts changed since/);
});

test.each([
  'api/graph/derive/x.ts',
  'seed/import/import.ts',
  'api/serve/server.ts',
  'api/command/serve.ts',
  'package-lock.json',
  'test/web/x.fault.test.ts',
  'test/with-empty-data.ts',
])('a change of %s runs the faults', async (path) => {
  const { folder, git, commit } = await repository();
  git('commit', '-q', '--allow-empty', '-m', "Merge branch 'next' (12 passed)");
  await commit(path);
  expect(chooseTiers(folder).scripts).toEqual(['test', 'test:faults']);
});

test('a merge is compared with its first parent', async () => {
  const { folder, git, commit } = await repository();
  git('checkout', '-q', '-b', 'next');
  await commit('web/src/main.tsx');
  git('checkout', '-q', 'main');
  await commit('api/graph/engine/home.ts');
  git('merge', '-q', '--no-ff', '-m', "Merge branch 'next'", 'next');
  expect(chooseTiers(folder).scripts).toEqual(['test']);
});

test('everything runs in a shallow clone, and outside of git', async () => {
  const { folder, commit } = await repository();
  await commit('web/src/main.tsx', "Merge branch 'next' (12 passed)");
  await commit('web/src/main.tsx');
  const clone = await temporaryFolder();
  execFileSync('git', ['clone', '-q', '--depth', '1', `file://${folder}`, clone]);
  expect(chooseTiers(clone)).toMatchObject({
    scripts: ['test', 'test:faults'],
    reason: 'this clone is shallow, so nobody can tell what changed',
  });
  expect(chooseTiers('/').scripts).toEqual(['test', 'test:faults']);
});
