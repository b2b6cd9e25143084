import { expect, test } from 'vitest';
import { CrashGuard } from '#graph/cypher/crash-guard.ts';
import type { Run } from '#graph/cypher/crash-guard.ts';
import { Failure } from '#graph/failure.ts';

const run: Run = { shape: 'heavy' };
const hour = 3_600_000;
/** Times match within 50 s, because a busy machine may stop the process for seconds. */
const about = (seconds: number): unknown => expect.closeTo(seconds, -2);
const block = (guard: CrashGuard, blocked = run) => guard.restartFor(blocked, true, () => Promise.resolve(true));

test('a first block refuses the statement for ten minutes, and no other', async () => {
  const guard = new CrashGuard();
  await block(guard);
  expect(refusalOf(guard)).toMatchObject({ kind: 'statement', retryAfter: about(600) });
  expect(refusalOf(guard, { shape: 'other' })).toBeNull();
});

test('a second block, after the first expired, lasts for an hour', async () => {
  const guard = new CrashGuard({ first: 1000, repeated: hour, serial: 20 });
  await block(guard);
  expect(refusalOf(guard)).toMatchObject({ kind: 'statement' });
  await expect.poll(() => refusalOf(guard)).toBeNull();
  await block(guard, { shape: 'other' });
  await expect.poll(() => refusalOf(guard, { shape: 'other' })).toBeNull();
  await block(guard);
  expect(refusalOf(guard)).toMatchObject({ kind: 'statement', retryAfter: about(3600) });
});

test('two runs of one statement blocked for the same crash count once', async () => {
  const guard = new CrashGuard({ first: hour / 2, repeated: hour, serial: 20 });
  await block(guard);
  await block(guard, { ...run });
  expect(refusalOf(guard)).toMatchObject({ retryAfter: about(1800) });
});

const database = { unbound: { read: () => Promise.resolve([]) } };

/** Lets everything go on that waits for nothing else. */
const turns = () => new Promise((resolve) => setImmediate(resolve));

/** Runs statements of different shapes at once. Returns how many run at the same time, and a function that ends all. */
function runTogether(guard: CrashGuard, count: number) {
  const { signal } = new AbortController();
  const started: (() => void)[] = [];
  const all = Array.from({ length: count }, (_, at) =>
    guard.run(
      { shape: `innocent ${at}` },
      database,
      signal,
      () => new Promise<void>((resolve) => started.push(resolve)),
    ),
  );
  return { all, started };
}

test('after a second restart within a minute, typed statements run one at a time, and then together again', async () => {
  const guard = new CrashGuard({ first: hour, repeated: hour, serial: 2000 });
  await block(guard, { shape: 'one' });
  const before = runTogether(guard, 3);
  await turns();
  expect(before.started).toHaveLength(3);
  for (const end of before.started) end();
  await Promise.all(before.all);
  await block(guard, { shape: 'two' });
  const { all, started } = runTogether(guard, 5);
  await turns();
  expect(started).toHaveLength(1);
  started[0]?.();
  await expect.poll(() => started.length).toBe(2);
  // Nobody ends the second one: the others start when the time is over.
  await expect.poll(() => started.length).toBe(5);
  for (const end of started) end();
  await Promise.all(all);
});

test('a statement that does not stop is refused, and others need not wait for it', async () => {
  const guard = new CrashGuard();
  await block(guard, { shape: 'one' });
  await block(guard, { shape: 'two' });
  const { signal } = new AbortController();
  void guard.run(run, database, signal, () => new Promise(() => undefined));
  const { started, all } = runTogether(guard, 1);
  await turns();
  expect(started).toHaveLength(0);
  guard.recordStuck(run);
  await expect.poll(() => started.length).toBe(1);
  expect(refusalOf(guard)).toMatchObject({ kind: 'statement' });
  started[0]?.();
  await Promise.all(all);
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
