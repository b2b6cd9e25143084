import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { runSubtier } from '../../run-subtier.ts';
import { temporaryHome } from '../../temporary-home.ts';

/** Before the program starts: Node's own `stat` breaks in a way that no code of ours expects. */
const broken = `import fs from 'node:fs/promises'; import { syncBuiltinESMExports } from 'node:module';
  fs.stat = () => { throw new TypeError('tea leaves'); }; syncBuiltinESMExports();`;

test('a fault of ours ends with 4 and says where its stack was noted, without showing it', async () => {
  const home = await temporaryHome();
  const { code, stdout, stderr } = await runSubtier(['import', 'chain-package', 'seed/case'], {
    SUBTIER_HOME: home,
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(broken)}`,
  });
  expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
  expect(stderr).toMatch(/^subtier: This is a fault of Subtier, not of yours[^\n]*\n$/);
  const log = /what (\S+) says/.exec(stderr)?.[1] ?? '';
  expect(log.startsWith(home)).toBe(true);
  expect(await readFile(log, 'utf8')).toMatch(/ import TypeError: tea leaves\n\s+at /);
});
