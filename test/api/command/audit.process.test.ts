import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { localActor } from '#graph/roles.ts';
import { Audit } from '#serve/access/audit.ts';
import { runSubtier } from '../../run-subtier.ts';
import { temporaryHome } from '../../temporary-home.ts';

test('a command that cannot be recorded does not begin, and says so in one sentence', async () => {
  const home = await temporaryHome();
  const action = { actor: localActor, action: 'subtier wipe', what: {}, outcome: 'ok' };
  await new Audit(home).record(action);
  const file = join(home, 'audit', 'audit-000001.jsonl');
  const whole = await readFile(file, 'utf8');
  await appendFile(file, 'not a line\n');
  const { code, stdout, stderr } = await runSubtier(['token', 'create', '--name', 'x'], { SUBTIER_HOME: home });
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toMatch(/^subtier: The audit can't be written, so nothing was done: The last line of [^\n]+\n$/);
  await writeFile(file, whole);
  expect(await new Audit(home).verify()).toMatchObject({ lines: 1, problem: null });
});
