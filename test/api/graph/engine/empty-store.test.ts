import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { copyEmptyStore, keepEmptyStore } from '#graph/engine/empty-store.ts';
import type { StoreContents } from '#graph/engine/empty-store.ts';
import { openHome, pathExists } from '#graph/engine/home.ts';
import { distributionOf } from '#graph/engine/java.ts';

const contents: StoreContents = { digest: '0123456789abcdef', write: () => Promise.resolve() };

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'subtier-cache-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('a cache that is deleted while an empty store is created in it stays deleted', async () => {
  const folder = await temporaryFolder();
  const jars = join(folder, 'cache', 'jars');
  await mkdir(jars, { recursive: true });
  const java = join(folder, 'java');
  await writeFile(java, `#!/bin/sh\nrm -r "${folder}/cache"\nexit 1\n`, { mode: 0o755 });
  await keepEmptyStore({ java, jars, release: distributionOf('5.26.28'), contents, end: new AbortController().signal });
  expect(await pathExists(jars)).toBe(false);
});

test('a home does without an empty store that cannot be read, or a cache that is gone', async () => {
  const folder = await temporaryFolder();
  const paths = await openHome(join(folder, 'home'));
  // Instead of a folder of another user, which root can read.
  await writeFile(join(folder, 'empty-store-0123456789ab-0123456789ab'), '');
  await copyEmptyStore(paths, folder, contents);
  await copyEmptyStore(paths, join(folder, 'gone'), contents);
  expect(await pathExists(paths.data)).toBe(false);
});

test('empty stores that no version has used for long are deleted, those in use are not', async () => {
  const jars = await temporaryFolder();
  const digest = createHash('sha256').update('password\n').update('secret').digest('hex').slice(0, 12);
  const own = `empty-store-${contents.digest.slice(0, 12)}-${digest}`;
  const [abandoned, other] = ['empty-store-000000000000-000000000000', 'empty-store-111111111111-111111111111'];
  for (const name of [own, abandoned, other]) {
    await mkdir(join(jars, name));
    await writeFile(join(jars, name, 'password'), 'secret');
  }
  const longAgo = new Date(Date.now() - 30 * 24 * 3_600_000);
  for (const name of [own, abandoned]) await utimes(join(jars, name), longAgo, longAgo);
  const release = distributionOf('5.26.28');
  await keepEmptyStore({ java: 'java', jars, release, contents, end: new AbortController().signal });
  expect((await readdir(jars)).toSorted()).toEqual([own, other].toSorted());
});
