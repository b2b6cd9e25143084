import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Culprits } from '#graph/cypher/culprits.ts';
import type { Run } from '#graph/cypher/culprits.ts';
import { Failure } from '#graph/failure.ts';

const run: Run = { digest: 'heavy', client: null };
const hour = 3_600_000;
const convict = (culprits: Culprits, convicted = run) =>
  culprits.restarting(convicted, true, () => Promise.resolve(true));

test('a first conviction refuses the statement for ten minutes and its client for one', async () => {
  const culprits = new Culprits();
  await convict(culprits, { ...run, client: 'here' });
  expect(refusalOf(culprits)).toMatchObject({ kind: 'statement', retryAfter: 600 });
  expect(refusalOf(culprits, { digest: 'other', client: 'here' })).toMatchObject({ kind: 'client', retryAfter: 60 });
  expect(refusalOf(culprits, { digest: 'other', client: 'there' })).toBeNull();
});

test('the time for which a client is refused starts when the database is back', async () => {
  const culprits = new Culprits({ first: hour, repeated: hour, client: 1000 });
  await culprits.restarting({ ...run, client: 'here' }, true, () => sleep(1500, true));
  expect(refusalOf(culprits, { digest: 'other', client: 'here' })).toMatchObject({ kind: 'client' });
});

test('a second conviction, after the first expired, lasts for an hour', async () => {
  const culprits = new Culprits({ first: 1000, repeated: hour, client: 1000 });
  await convict(culprits);
  expect(refusalOf(culprits)).toMatchObject({ kind: 'statement' });
  await expect.poll(() => refusalOf(culprits)).toBeNull();
  await convict(culprits, { ...run, digest: 'other' });
  await expect.poll(() => refusalOf(culprits, { ...run, digest: 'other' })).toBeNull();
  await convict(culprits);
  expect(refusalOf(culprits)).toMatchObject({ kind: 'statement', retryAfter: 3600 });
});

test('two runs of one statement convicted for the same crash count once', async () => {
  const culprits = new Culprits({ first: hour / 2, repeated: hour, client: 20 });
  await convict(culprits);
  await convict(culprits, { ...run });
  expect(refusalOf(culprits)).toMatchObject({ retryAfter: 1800 });
});

function refusalOf(culprits: Culprits, checked = run): Failure['extensions'] | null {
  try {
    culprits.check(checked);
    return null;
  } catch (error) {
    if (error instanceof Failure && error.code === 'STATEMENT_REFUSED') return error.extensions;
    throw error;
  }
}
