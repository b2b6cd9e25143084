import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { homePaths } from '#graph/engine/home-paths.ts';
import { readRunFile } from '#graph/engine/run-file.ts';
import { startSubtier } from '../../run-subtier.ts';
import { temporaryHome } from '../../temporary-home.ts';

const answer = z.object({
  data: z.object({ status: z.object({ graphVersion: z.number() }) }).nullish(),
  errors: z.array(z.object({ extensions: z.object({ code: z.string() }) })).optional(),
});

const readiness = z.object({ ready: z.boolean(), checks: z.looseObject({ database: z.string() }) });

test('a server whose database dies says so, lives on, and answers again by itself', async () => {
  const home = await temporaryHome();
  const command = startSubtier(['serve', '--documented-case'], { SUBTIER_HOME: home, PORT: '0' });
  const url = await command.untilSays(/Subtier is at (http:\S+)/);
  const ask = async () => {
    const response = await fetch(`${url}graphql?query=${encodeURIComponent('{ status { graphVersion } }')}`);
    return answer.parse(await response.json());
  };
  expect(await ask()).toMatchObject({ data: { status: {} } });
  expect((await fetch(`${url}ready`)).status).toBe(200);

  const run = await readRunFile(homePaths(home));
  if (run?.javaPid == null) throw new Error('The private database has no process.');
  // Its keeper is held, so that the database is away for as long as it takes to look.
  process.kill(run.keeperPid, 'SIGSTOP');
  try {
    process.kill(run.javaPid, 'SIGKILL');
    const [ready, away, health] = await Promise.all([fetch(`${url}ready`), ask(), fetch(`${url}health`)]);
    expect(ready.status).toBe(503);
    const { checks } = readiness.parse(await ready.json());
    expect(checks.database).toMatch(/can't be reached|does not answer/);
    expect(away.data ?? null).toBeNull();
    expect(away.errors?.map(({ extensions }) => extensions.code)).toEqual(['SERVICE_UNAVAILABLE']);
    expect(health.status).toBe(200);
  } finally {
    process.kill(run.keeperPid, 'SIGCONT');
  }

  for (let tries = 0; tries < 60 && (await ask()).errors !== undefined; tries += 1) await sleep(1000);
  expect(await ask()).toMatchObject({ data: { status: {} } });
  const again = await fetch(`${url}ready`);
  expect(readiness.parse(await again.json())).toMatchObject({ ready: true, checks: { database: 'ok' } });
  expect(again.status).toBe(200);
  command.process.kill('SIGTERM');
  expect((await command.outcome).code).toBe(0);
});
