import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { runSubtier } from '../../run-subtier.ts';
import { temporaryHome } from '../../temporary-home.ts';

/** Breaks Node's `stat` before the program starts, in a way that Subtier does not expect. */
const broken = `import fs from 'node:fs/promises'; import { syncBuiltinESMExports } from 'node:module';
  fs.stat = () => { throw new TypeError('tea leaves'); }; syncBuiltinESMExports();`;

test('a bug in Subtier exits with 4 and names the log that has its stack, without showing the stack', async () => {
  const home = await temporaryHome();
  const { code, stdout, stderr } = await runSubtier(['import', 'chain-package', 'seed/cases/digital-escorts'], {
    SUBTIER_HOME: home,
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(broken)}`,
  });
  expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
  expect(stderr).toMatch(/^subtier: This is a bug in Subtier[^\n]*\n$/);
  const log = /what (\S+) says/.exec(stderr)?.[1] ?? '';
  expect(log.startsWith(home)).toBe(true);
  expect(await readFile(log, 'utf8')).toMatch(/ import TypeError: tea leaves\n\s+at /);
});
