import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { homePaths } from '#graph/engine/home.ts';
import { readRunFile } from '#graph/engine/run-file.ts';
import { isRunning } from '#graph/engine/neo4j-process.ts';
import { codeOf } from '#graph/failure.ts';
import { encodeId } from '#serve/ids.ts';
import { startSubtier } from '../../run-subtier.ts';
import { createHome } from '../../temporary-home.ts';
import { longestWaitMs } from '#test/until.ts';

const answer = z.object({
  data: z.object({ status: z.object({ graphVersion: z.number() }) }).nullish(),
  errors: z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string() }) })).optional(),
});

const readiness = z.object({ ready: z.boolean(), checks: z.looseObject({ database: z.string() }) });

// Not the spare database of the worker: its keeper would give up, and other tests would meet the next one.
let home: string;
let url: string;

// One server for all tests, each of which leaves it with a database that answers.
beforeAll(async () => {
  const created = await createHome();
  home = created.home;
  const serving = startSubtier(['serve', '--documented-case', 'digital-escorts'], { SUBTIER_HOME: home, PORT: '0' });
  url = await serving.untilSays(/Subtier is at (http:\S+)/);
  return async () => {
    serving.process.kill('SIGTERM');
    expect((await serving.outcome).code).toBe(0);
    await created.remove();
  };
});

/** Returns the processes of the server's database. */
async function processes(): Promise<{ readonly keeperPid: number; readonly javaPid: number }> {
  const run = await readRunFile(homePaths(home));
  if (run?.javaPid == null) throw new Error('The private database has no process.');
  return { keeperPid: run.keeperPid, javaPid: run.javaPid };
}

const statusOfReady = async () => (await fetch(`${url}ready`)).status;

test('a server whose database dies reports it, keeps running, and recovers by itself', async () => {
  const { keeperPid, javaPid } = await processes();
  const ask = async () => {
    const response = await fetch(`${url}graphql?query=${encodeURIComponent('{ status { graphVersion } }')}`);
    return answer.parse(await response.json());
  };
  expect(await ask()).toMatchObject({ data: { status: {} } });
  // On a busy machine, a check may time out at first, because its statement must be planned.
  await expect.poll(statusOfReady, { timeout: longestWaitMs, interval: 1000 }).toBe(200);

  // Stops the keeper, so that the database stays down during the checks.
  process.kill(keeperPid, 'SIGSTOP');
  try {
    process.kill(javaPid, 'SIGKILL');
    const [ready, away, health] = await Promise.all([fetch(`${url}ready`), ask(), fetch(`${url}health`)]);
    expect(ready.status).toBe(503);
    const { checks } = readiness.parse(await ready.json());
    expect(checks.database).toMatch(/can't be reached|does not answer/);
    expect(away.data ?? null).toBeNull();
    expect(away.errors?.map(({ extensions }) => extensions.code)).toEqual(['SERVICE_UNAVAILABLE']);
    expect(away.errors?.[0]?.message).toMatch(
      /It may be restarting: try again in a minute\. If it stays away, see \S+ for the reason\.$/,
    );
    expect(health.status).toBe(200);
  } finally {
    process.kill(keeperPid, 'SIGCONT');
  }

  await expect.poll(ask, { timeout: longestWaitMs, interval: 1000 }).toMatchObject({ data: { status: {} } });
  const askReady = async () => {
    const response = await fetch(`${url}ready`);
    return { status: response.status, ...readiness.parse(await response.json()) };
  };
  const recovered = { status: 200, ready: true, checks: { database: 'ok' } };
  await expect.poll(askReady, { timeout: longestWaitMs, interval: 1000 }).toMatchObject(recovered);
});

test('requests to a database that does not respond fail in time with SERVICE_UNAVAILABLE, whatever the field', async () => {
  const { javaPid } = await processes();
  const asked = [
    'organizations(first: 1) { totalCount }',
    'cypher(statement: "RETURN 1") { rows }',
    'runSavedQuery(name: "weak-evidence") { rows }',
    `paths(from: "${encodeId('Organization', 'insight-global')}", to: "${encodeId('System', 'dod-cloud-il5')}", first: 1) { nodes { id } }`,
  ];
  const ask = async (field: string) => {
    const response = await fetch(`${url}graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ ${field} }` }),
      signal: AbortSignal.timeout(50_000),
    });
    return z
      .object({ errors: z.array(z.object({ extensions: z.object({ code: z.string() }) })).optional() })
      .parse(await response.json());
  };
  // The database has just started in the test before, so that statements take long at first.
  for (const field of asked)
    await expect.poll(() => ask(field), { timeout: longestWaitMs, interval: 1000 }).toEqual({});
  process.kill(javaPid, 'SIGSTOP');
  try {
    const answers = await Promise.all(asked.map(ask));
    const codes = answers.map(({ errors }) => errors?.map(({ extensions }) => extensions.code));
    expect(codes).toEqual(asked.map(() => ['SERVICE_UNAVAILABLE']));
  } finally {
    process.kill(javaPid, 'SIGCONT');
  }
  await expect.poll(() => ask(asked[0] ?? ''), { timeout: longestWaitMs, interval: 1000 }).toEqual({});
});

test('a database that could not restart is started as soon as it can be', async () => {
  const patiently = { timeout: longestWaitMs, interval: 1000 };
  await expect.poll(statusOfReady, patiently).toBe(200);
  const folder = join(home, 'neo4j');
  await rename(folder, `${folder}-away`);
  await writeFile(folder, 'in the way');
  // The keeper gives up after the first failed start, and so do the next keepers.
  await expect.poll(killUntilStartFails, patiently).toBe(true);
  expect(await statusOfReady()).toBe(503);
  await rm(folder);
  await rename(`${folder}-away`, folder);
  await expect.poll(statusOfReady, patiently).toBe(200);
});

/** Returns whether a start of the database has failed because of the file in its way. If not, kills what runs: a restart may have been in progress. */
async function killUntilStartFails(): Promise<boolean> {
  const paths = homePaths(home);
  if (/EEXIST|ENOTDIR/.test(await readFile(paths.keeperLog, 'utf8'))) return true;
  const { javaPid = null } = (await readRunFile(paths)) ?? {};
  if (javaPid === null || !(await isRunning(javaPid, home))) return false;
  try {
    process.kill(javaPid, 'SIGKILL');
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
  return false;
}
