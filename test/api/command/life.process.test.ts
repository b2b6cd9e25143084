import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { childEnvironment } from '#graph/env.ts';
import { program, runSubtier, startSubtier } from '../../run-subtier.ts';
import { temporaryHome } from '../../temporary-home.ts';

const readyAt = /Subtier is at (http:\S+\/) /;

test('serve, read, save, stop and wipe on one private database', async () => {
  const home = await temporaryHome();
  const variables = { SUBTIER_HOME: home, PORT: '0' };
  const run = (...parameters: string[]) => runSubtier(parameters, variables);

  // As `npm start` serves them, of the documented cases only one.
  const serving = startSubtier(['serve', '--documented-case', 'digital-escorts'], variables);
  const url = await serving.untilSays(readyAt);
  expect((await fetch(`${url}health`)).status).toBe(200);
  await expect.poll(async () => (await fetch(`${url}ready`)).status).toBe(200);

  const exposures = await run('exposures', '--as-of', '2025-07-17', '--list', '10USC4872', '--format', 'csv');
  expect(exposures.code).toBe(0);
  expect(exposures.stdout.split('\r\n')).toHaveLength(4);
  expect(exposures.stdout).toContain('"microsoft, insight-global"');
  expect(exposures.stdout).toContain('"Microsoft, Insight Global"');
  const table = await run('exposures', '--as-of', '2025-07-17');
  expect(table.stdout).toContain('China-based engineers');
  expect(table.stdout).toContain('Microsoft, Insight Global');
  expect(table.stdout).not.toContain('insight-global');
  expect(table.stdout.split('\n')[1]).toMatch(/^│ priority +│ system +│ engineer +│ chain +│ id +│$/);
  const quiet = await run('exposures', '--as-of', '2025-07-17', '--quiet');
  expect(quiet).toEqual({ code: 0, stdout: table.stdout, stderr: '' });
  expect(exposures.stderr).toContain('2 chains of 2 exposed accesses on 2025-07-17');
  expect(exposures.stderr).toContain('location known for 2 of 2 accesses, origin undetermined for 0.');
  // Days are the same in every time zone.
  const west = { ...variables, TZ: 'America/New_York' };
  const dayAfter = await runSubtier(['exposures', '--as-of', '2025-07-18', '--format', 'json'], west);
  expect(dayAfter).toMatchObject({ code: 0, stdout: '[]\n' });
  expect(dayAfter.stderr).toContain(
    'last on 17 July 2025 (closed per Microsoft, not independently confirmed): --as-of',
  );
  const undetermined = await run('exposures', '--as-of', '2025-07-17', '--origin', 'undetermined', '--format', 'json');
  expect(undetermined).toMatchObject({ code: 0, stdout: '[]\n' });
  const either = await run('exposures', '--as-of', '2025-07-17', '--origin', 'foreign', '--origin', 'undetermined');
  expect(either.stdout).toBe(table.stdout);
  const noList = await run('exposures', '--list', 'tea-leaves');
  expect(noList).toMatchObject({ code: 2, stdout: '' });
  expect(noList.stderr).toContain('tea-leaves');

  const suppliers = await run('query', 'suppliers-of-escorts', '--as-of', '2025-07-17', '--format', 'csv');
  expect(suppliers.code).toBe(0);
  expect(suppliers.stdout).toContain('Insight Global');
  const silent = await run('query', 'suppliers-of-escorts', '--as-of', '2025-07-17', '--format', 'csv', '--quiet');
  expect(silent).toEqual({ code: 0, stdout: suppliers.stdout, stderr: '' });

  // Neither messages that cannot be written nor a reader that stops early hide data, or what a check found.
  const environment = childEnvironment({ NEO4J_URI: '', ...variables });
  const pipe = (into: string, parameters: readonly string[]) => {
    const line = `"$0" "$@" 2>/dev/full | ${into}; echo "\${PIPESTATUS[0]}"`;
    return promisify(execFile)('bash', ['-c', line, process.execPath, program, ...parameters], { env: environment });
  };
  for (const [parameters, code] of [
    [['exposures', '--as-of', '2025-07-17'], 0],
    [['check', '--as-of', '2025-07-17', '--tag', 'escorts', '--strict'], 1],
  ] as const) {
    const usual = await run(...parameters);
    expect(usual.code).toBe(code);
    expect((await pipe('cat', parameters)).stdout).toBe(`${usual.stdout}${code}\n`);
    expect((await pipe('true', parameters)).stdout).toBe(`${code}\n`);
  }

  // A reader that stops early, such as `head`, is not an error.
  const piped = await promisify(execFile)(
    'bash',
    ['-c', '"$0" "$1" status | true; echo "${PIPESTATUS[0]}"', process.execPath, program],
    { env: childEnvironment({ NEO4J_URI: '', ...variables }) },
  );
  expect(piped).toEqual({ stdout: '0\n', stderr: '' });

  const saved = await fetch(`${url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'mutation { saveWatchSet(name: "IL5", rule: { minImpactLevel: 5 }) { id } }' }),
  });
  expect(await saved.json()).not.toHaveProperty('errors');

  const refused = await run('wipe', '--yes', '--casework');
  expect(refused).toMatchObject({ code: 3, stdout: '' });
  expect(refused.stderr).toContain('in use');

  serving.process.kill('SIGTERM');
  const served = await serving.outcome;
  expect(served).toMatchObject({ code: 0, stdout: '' });
  // Without a terminal, a log collector reads it all.
  const lines = z.array(z.looseObject({ level: z.number(), msg: z.string() })).parse(
    served.stderr
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line)),
  );
  expect(lines.some(({ msg }) => msg.startsWith('Importing the documented case'))).toBe(true);
  expect(lines.filter(({ msg }) => /\brows? (done|checked)$/.test(msg))).toEqual([]);
  expect(
    lines.filter(({ msg, level, requestId }) => msg === 'slow statement' && level >= 40 && requestId === undefined),
  ).toEqual([]);

  const wiped = await run('wipe', '--yes');
  expect(wiped).toMatchObject({ code: 0, stdout: '' });
  expect(wiped.stderr).toContain('1 record of casework stayed');
  expect((await run('exposures', '--as-of', '2025-07-17', '--format', 'json')).stdout).toBe('[]\n');
  expect(await run('wipe', '--yes', '--casework')).toMatchObject({ code: 0, stdout: '' });
  const after = await run('status');
  expect(after.code).toBe(0);
  expect(after.stdout).toContain('(none yet)');
});
