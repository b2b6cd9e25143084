import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { homePaths } from '#graph/engine/home.ts';
import { readPersonIdKey } from '#graph/engine/secret-keys.ts';

async function emptyHome(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'subtier-key-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'home');
}

test('the key is created once, is readable by its owner only, and is the same for concurrent readers', async () => {
  const home = await emptyHome();
  const read = () => readPersonIdKey({ personIdKey: null, home });
  const keys = await Promise.all([read(), read(), read()]);
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(await read()).toBe(keys[0]);
  const { personIdKey } = homePaths(home);
  expect((await stat(personIdKey)).mode & 0o777).toBe(0o600);
  expect((await readdir(home)).filter((name) => name.startsWith('person-id-key'))).toEqual(['person-id-key']);
  expect(await readPersonIdKey({ personIdKey: null, home: await emptyHome() })).not.toBe(keys[0]);
});

test("the environment's key takes precedence, and no key is created in the home", async () => {
  const home = await emptyHome();
  expect(await readPersonIdKey({ personIdKey: 'k'.repeat(32), home })).toBe('k'.repeat(32));
  await expect(stat(home)).rejects.toThrow(/ENOENT/);
});

test('a key that other users can read is rejected', async () => {
  const home = await emptyHome();
  await readPersonIdKey({ personIdKey: null, home });
  await chmod(homePaths(home).personIdKey, 0o644);
  await expect(readPersonIdKey({ personIdKey: null, home })).rejects.toThrow(
    expect.objectContaining({ code: 'HOME_UNAVAILABLE' }),
  );
});
