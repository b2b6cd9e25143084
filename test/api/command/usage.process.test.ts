import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { access, readdir, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { childEnvironment } from '#graph/env.ts';
import { program, runSubtier } from '../../run-subtier.ts';
import { temporaryHome } from '../../temporary-home.ts';

const longText = 'x'.repeat(100_000);

const oneSentence = /^subtier: [^\n]+\n$/;

// What each refusal says is in usage.test.ts, without processes.
test.each([
  ['an unknown option', ['status', '--frobnicate'], {}, /unknown option/],
  ['a path that is too long', ['import', 'chain-package', longText], {}, /^subtier: x{60}…: the name is too long\.$/m],
  ['an invalid setting', ['serve'], { PORT: '70000' }, /PORT/],
])('wrong usage exits with 2 and one sentence: %s', async (_, parameters, variables, sentence) => {
  const home = join(await temporaryHome(), 'none');
  const { code, stdout, stderr } = await runSubtier(parameters, { SUBTIER_HOME: home, ...variables });
  expect(stderr).toMatch(oneSentence);
  expect(stderr).toMatch(sentence);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  await expect(access(home)).rejects.toThrow('ENOENT');
});

test('wrong usage exits with 2 although nothing can be written to stdout', async () => {
  const line = '"$0" "$@" > /dev/full; echo "$?" >&2';
  const parameters = ['-c', line, process.execPath, program, 'exposures', '--tea'];
  const { stderr } = await promisify(execFile)('bash', parameters, { env: childEnvironment({ NEO4J_URI: '' }) });
  expect(stderr).toMatch(/^subtier: unknown option '--tea'\n2\n$/);
});

test('output that cannot be written exits with 3 and one sentence', async () => {
  const line = '"$0" "$@" > /dev/full; echo "$?" >&2';
  const parameters = ['-c', line, process.execPath, program, 'query', '--list'];
  const { stderr } = await promisify(execFile)('bash', parameters, { env: childEnvironment({ NEO4J_URI: '' }) });
  expect(stderr).toMatch(/^subtier: Can't write the output \(ENOSPC\): [^\n]+\n3\n$/);
});

test('a link to what is missing is named as one, whatever its name', async () => {
  const home = await temporaryHome();
  await symlink(join(home, 'none'), join(home, 'package'));
  const line = 'cd "$HOME" && "$0" "$@"; echo "$?" >&2';
  const parameters = ['-c', line, process.execPath, program, 'import', 'package'];
  const env = childEnvironment({ NEO4J_URI: '', HOME: home, SUBTIER_HOME: home });
  const { stderr } = await promisify(execFile)('bash', parameters, { env });
  expect(stderr).toBe('subtier: package: a link to something that is missing.\n2\n');
});

test('a folder for temporary files that is missing exits with 3 and one sentence', async () => {
  const { code, stderr } = await runSubtier(['generate', '--scale', '1'], { TMPDIR: '/not/there' });
  expect(stderr).toMatch(/^subtier: The folder \/not\/there can't be written \(ENOENT\): [^\n]* TMPDIR [^\n]+\n$/);
  expect(code).toBe(3);
});

test('the help goes to stderr without a command, and to stdout with --help', async () => {
  const home = await temporaryHome();
  const bare = await runSubtier([], { SUBTIER_HOME: home });
  expect(bare).toMatchObject({ code: 2, stdout: '' });
  expect(bare.stderr).toContain('Usage: subtier');
  const help = await runSubtier(['--help'], { SUBTIER_HOME: home });
  expect(help).toMatchObject({ code: 0, stderr: '' });
  expect(help.stdout).toContain('Usage: subtier');
});

test('the saved questions are listed without a database, and the help of each shows its parameters', async () => {
  const home = join(await temporaryHome(), 'none');
  const list = await runSubtier(['query', '--format', 'json'], { SUBTIER_HOME: home });
  expect(list).toMatchObject({ code: 0, stderr: '' });
  expect(list.stdout).toContain('"suppliers-of-escorts"');
  const help = await runSubtier(['query', 'suppliers-of-escorts', '--help'], { SUBTIER_HOME: home });
  expect(help).toMatchObject({ code: 0, stderr: '' });
  expect(help.stdout).toContain('--as-of <Date!>');
  expect(help.stdout).toContain('default "today"');
  expect(help.stdout).toContain('Who supplies the escorts');
  const check = await runSubtier(['query', 'log-gaps', '--help'], { SUBTIER_HOME: home });
  expect(check.stdout).toContain('section 5.17 (2025-12-10 to 2026-06-29');
  const table = await runSubtier(['query', '--list'], { SUBTIER_HOME: home });
  expect(Math.max(...table.stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
  await expect(access(home)).rejects.toThrow('ENOENT');
});

test('a package is generated without a database, and without a home for the audit', async () => {
  const folder = await temporaryHome();
  const home = join(folder, 'none');
  const { code, stdout } = await runSubtier(['generate', '--scale', '50', '--to', join(folder, 'world')], {
    SUBTIER_HOME: home,
  });
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  await access(join(folder, 'world', 'people.csv'));
  await expect(access(home)).rejects.toThrow('ENOENT');
});

test('a port in use is reported before a database is started', async () => {
  const home = join(await temporaryHome(), 'none');
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? String(address.port) : '';
  const { code, stderr } = await runSubtier(['serve'], { SUBTIER_HOME: home, PORT: port });
  server.close();
  expect(stderr).toMatch(oneSentence);
  expect(stderr).toContain(port);
  expect(code).toBe(3);
  await expect(access(home)).rejects.toThrow('ENOENT');
});

test('status without a database starts nothing and describes the next start', async () => {
  const folder = await temporaryHome();
  const { code, stdout, stderr } = await runSubtier(['status'], { SUBTIER_HOME: join(folder, 'deep', 'home') });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('not running');
  expect(stdout).toContain('starts Neo4j with an empty graph');
  expect(await readdir(folder)).toEqual([]);
});

test('status reports a server that does not answer', async () => {
  const { code, stdout, stderr } = await runSubtier(['status'], { NEO4J_URI: 'bolt://127.0.0.1:1' });
  expect(stdout).toContain('does not answer');
  expect(stderr).toMatch(oneSentence);
  expect(code).toBe(3);
});
