import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { checkRoomToWrite, openHome, pathExists } from '#graph/engine/home.ts';
import { lockStart } from '#graph/engine/keeper-client.ts';

test('a process survives that its home is deleted while it holds a lock there', async () => {
  const paths = await openHome(await mkdtemp(join(tmpdir(), 'subtier-home-')));
  const unlock = await lockStart(paths);
  expect(await pathExists(paths.startLock)).toBe(true);
  await rm(paths.home, { recursive: true });
  // It renews the lock every 2 s.
  await sleep(3000);
  await unlock();
});

test('a home whose settings keep the transaction logs elsewhere is written to', async () => {
  const home = await mkdtemp(join(tmpdir(), 'subtier-home-'));
  onTestFinished(() => rm(home, { recursive: true }));
  const paths = await openHome(home);
  expect(await pathExists(paths.transactionLogs)).toBe(false);
  await checkRoomToWrite(paths);
});
