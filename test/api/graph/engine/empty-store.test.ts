import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
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
