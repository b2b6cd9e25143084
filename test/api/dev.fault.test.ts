import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '#graph/engine/neo4j-process.ts';
import { childEnvironment } from '#graph/env.ts';
import { temporaryHome } from '../temporary-home.ts';
import { until, whileHeard } from '../until.ts';

test('npm run dev serves the page and the API, and shows changes of both', async () => {
  const checkout = await mkdtemp(join(tmpdir(), 'subtier-checkout-'));
  onTestFinished(() => rm(checkout, { recursive: true, force: true }));
  for (const name of [
    'api',
    'cypher',
    'package.json',
    'package-lock.json',
    'picture',
    'seed',
    'tsconfig.base.json',
    'web',
  ])
    await cp(name, join(checkout, name), { recursive: true });
  await symlink(resolve('node_modules'), join(checkout, 'node_modules'));
  const SUBTIER_HOME = await temporaryHome();
  const PORT = String(await freePort(null));
  const dev = spawn(process.execPath, [join(checkout, 'api', 'dev.mjs')], {
    cwd: checkout,
    env: childEnvironment({ NEO4J_URI: '', HOST: '', PORT, SUBTIER_HOME, NO_COLOR: '1' }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [dev.stdout, dev.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  onTestFinished(async () => {
    const ended = once(dev, 'exit');
    dev.kill();
    await ended;
  });
  const starts = () => output.match(/Subtier is at/g)?.length ?? 0;
  const startedOnce = async (times: number) => {
    while (starts() < times && dev.exitCode === null) await sleep(100);
    expect(starts(), output).toBe(times);
  };
  const started = (times: number) => whileHeard(() => `start ${times}: ${output}`, dev.stderr, startedOnce(times));

  await started(1);
  const page = /The page is at (\S+)/.exec(output)?.[1] ?? '';
  const read = async (path: string) => (await fetch(`${page}${path}`)).text();
  expect(await read('')).toContain('src="/src/main.tsx"');
  expect(await read('src/main.tsx')).toContain('/src/styles/base.css');
  expect(JSON.parse(await read('ready'))).toMatchObject({ ready: true });

  await appendFile(join(checkout, 'web', 'src', 'words.ts'), "export const changed = 'on the page';\n");
  await until('the changed page', async () => (await read('src/words.ts')).includes('on the page'));

  await appendFile(join(checkout, 'cypher', 'api', 'holdings.cypher'), '// Changed.\n');
  await started(2);
  expect(JSON.parse(await read('health'))).toEqual({ status: 'ok' });
});
