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
  process.kill(run.javaPid, 'SIGKILL');
  const away = await ask();
  // It may have come back before the answer was due.
  if (away.errors !== undefined) {
    expect(away.errors.map(({ extensions }) => extensions.code)).toEqual(['SERVICE_UNAVAILABLE']);
  }
  expect((await fetch(`${url}health`)).status).toBe(200);

  for (let tries = 0; tries < 60 && (await ask()).errors !== undefined; tries += 1) await sleep(1000);
  expect(await ask()).toMatchObject({ data: { status: {} } });
  expect((await fetch(`${url}ready`)).status).toBe(200);
  command.process.kill('SIGTERM');
  expect((await command.outcome).code).toBe(0);
});
