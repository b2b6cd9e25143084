import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { copyEmptyStore } from '#graph/engine/empty-store.ts';
import { openHome, pathExists } from '#graph/engine/home.ts';
import { schemaDigest } from '#graph/schema/schema.ts';

test('a home does without an empty store that cannot be read, or a cache that is gone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'subtier-cache-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const paths = await openHome(join(folder, 'home'));
  // Instead of a folder of another user, which root can read.
  await writeFile(join(folder, `empty-store-${schemaDigest().slice(0, 12)}-0123456789ab`), '');
  await copyEmptyStore(paths, folder);
  await copyEmptyStore(paths, join(folder, 'gone'));
  expect(await pathExists(paths.data)).toBe(false);
});
