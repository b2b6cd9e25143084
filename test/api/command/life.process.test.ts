import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { runSubtier, startSubtier } from '../../run-subtier.ts';
import { temporaryHome } from '../../temporary-home.ts';

const program = fileURLToPath(new URL('../../../api/command/bin.mjs', import.meta.url));
const readyAt = /Subtier is at (http:\S+\/) /;

test('generate, import, serve, look, wipe: a graph from its first day to its last', async () => {
  const home = await temporaryHome();
  const variables = { SUBTIER_HOME: home, PORT: '0' };
  const world = join(home, 'world');

  const generated = await runSubtier(['generate', '--scale', '200', '--seed', 'a', '--to', world], variables);
  expect(generated).toMatchObject({ code: 0, stdout: '' });
  expect(await readFile(join(world, 'access.csv'), 'utf8')).toContain('SYN-');

  const serving = startSubtier(['serve'], variables);
  const url = await serving.untilSays(readyAt);
  expect((await fetch(`${url}health`)).status).toBe(200);

  const dry = await runSubtier(['import', 'chain-package', world, '--dry-run'], variables);
  expect(dry).toMatchObject({ code: 0, stdout: '', stderr: expect.stringMatching(/Would import: [1-9]/) });
  const imported = await runSubtier(['import', 'chain-package', world], variables);
  expect(imported).toMatchObject({ code: 0, stdout: '', stderr: expect.stringMatching(/Imported: [1-9]/) });
  const again = await runSubtier(['import', 'chain-package', world], variables);
  expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining('Imported: 0 new, 0 changed') });

  const status = await runSubtier(['status', '--json'], variables);
  expect(status).toMatchObject({ code: 0, stderr: '' });
  const said = JSON.parse(status.stdout);
  expect(said).toMatchObject({ home: expect.stringContaining(home), Neo4j: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
  expect(said['  Person']).toBeGreaterThan(0);

  const piped = await promisify(execFile)(
    'bash',
    ['-c', '"$0" "$1" status | true; echo "${PIPESTATUS[0]}"', process.execPath, program],
    { env: { ...process.env, ...variables } },
  );
  expect(piped).toEqual({ stdout: '0\n', stderr: '' });

  const refused = await runSubtier(['wipe', '--yes'], variables);
  expect(refused).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('in use') });

  serving.process.kill('SIGTERM');
  expect(await serving.outcome).toMatchObject({ code: 0, stdout: '' });

  expect(await runSubtier(['wipe', '--yes'], variables)).toMatchObject({ code: 0, stdout: '' });
  const after = await runSubtier(['status'], variables);
  expect(after).toMatchObject({ code: 0, stdout: expect.stringContaining('(none yet)') });
});
