import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { homePaths } from '#graph/engine/home.ts';
import { runCommand } from '../../run-command.ts';
import { temporaryHome } from '../../temporary-home.ts';

const [query, status, wipe] = [['query', 'log-gaps'], ['status'], ['wipe', '--yes']];

test.each([
  ['below /proc', '/proc/subtier', [query, status]],
  ['deeper below /proc', '/proc/subtier/home', [query, status]],
  ['below /sys', '/sys/subtier/home', [query, status]],
  ['below a device', '/dev/null/home', [query, status]],
  ['with a name that is too long', `/tmp/${'x'.repeat(300)}`, [query, status, wipe]],
  ['with a path that is too long', `/tmp${'/y'.repeat(3000)}`, [query, status, wipe]],
])('commands fail in a home %s', async (_, home, commands) => {
  for (const parameters of commands) {
    const command = await runCommand(parameters, { SUBTIER_HOME: home });
    expect(command).toMatchObject({ code: 3, stdout: '' });
    expect(command.stderr).toMatch(/^subtier: [^\n]*SUBTIER_HOME[^\n]*\n$/);
  }
});

test('status fails where a start would: in a home that is a file, or has a file or a broken link for a folder', async () => {
  const folder = await temporaryHome();
  await writeFile(join(folder, 'file'), '');
  await symlink(join(folder, 'gone'), join(folder, 'link'));
  await mkdir(join(folder, 'home'));
  await symlink(join(folder, 'gone'), homePaths(join(folder, 'home')).neo4j);
  for (const home of ['file', 'file/below', 'link', 'home']) {
    const command = await runCommand(status, { SUBTIER_HOME: join(folder, home) });
    expect(command).toMatchObject({ code: 3, stdout: '' });
    expect(command.stderr).toMatch(/^subtier: [^\n]+\n$/);
    expect(command.stderr).toContain(join(folder, home));
  }
});
