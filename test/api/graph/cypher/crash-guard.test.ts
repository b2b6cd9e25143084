import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { CrashGuard } from '#graph/cypher/crash-guard.ts';
import type { Run } from '#graph/cypher/crash-guard.ts';
import { Failure } from '#graph/failure.ts';

const run: Run = { digest: 'heavy', client: null };
const hour = 3_600_000;
const block = (guard: CrashGuard, blocked = run) => guard.restartFor(blocked, true, () => Promise.resolve(true));

test('a first block refuses the statement for ten minutes and its client for one', async () => {
  const guard = new CrashGuard();
  await block(guard, { ...run, client: 'here' });
  expect(refusalOf(guard)).toMatchObject({ kind: 'statement', retryAfter: 600 });
  expect(refusalOf(guard, { digest: 'other', client: 'here' })).toMatchObject({ kind: 'client', retryAfter: 60 });
  expect(refusalOf(guard, { digest: 'other', client: 'there' })).toBeNull();
});

test('the time for which a client is refused starts when the database is back', async () => {
  const guard = new CrashGuard({ first: hour, repeated: hour, client: 1000 });
  await guard.restartFor({ ...run, client: 'here' }, true, () => sleep(1500, true));
  expect(refusalOf(guard, { digest: 'other', client: 'here' })).toMatchObject({ kind: 'client' });
});

test('a second block, after the first expired, lasts for an hour', async () => {
  const guard = new CrashGuard({ first: 1000, repeated: hour, client: 1000 });
  await block(guard);
  expect(refusalOf(guard)).toMatchObject({ kind: 'statement' });
  await expect.poll(() => refusalOf(guard)).toBeNull();
  await block(guard, { ...run, digest: 'other' });
  await expect.poll(() => refusalOf(guard, { ...run, digest: 'other' })).toBeNull();
  await block(guard);
  expect(refusalOf(guard)).toMatchObject({ kind: 'statement', retryAfter: 3600 });
});

test('two runs of one statement blocked for the same crash count once', async () => {
  const guard = new CrashGuard({ first: hour / 2, repeated: hour, client: 20 });
  await block(guard);
  await block(guard, { ...run });
  expect(refusalOf(guard)).toMatchObject({ retryAfter: 1800 });
});

function refusalOf(guard: CrashGuard, checked = run): Failure['extensions'] | null {
  try {
    guard.check(checked);
    return null;
  } catch (error) {
    if (error instanceof Failure && error.code === 'STATEMENT_REFUSED') return error.extensions;
    throw error;
  }
}
