import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runSubtier } from '../../run-subtier.ts';
import { temporaryHome } from '../../temporary-home.ts';

const oneSentence = /^subtier: [^\n]+\n$/;

test.each([
  ['an unknown command', ['frobnicate'], {}, /unknown command/],
  ['an unknown option', ['status', '--frobnicate'], {}, /unknown option/],
  ['a missing argument', ['import', 'chain-package'], {}, /missing required argument/],
  ['too many arguments', ['status', 'now'], {}, /too many arguments/],
  ['an unknown format', ['import', 'tea-leaves', '/'], {}, /tea-leaves.*chain-package/],
  ['a path that is not there', ['import', 'chain-package', '/not/there'], {}, /\/not\/there/],
  ['a day that is none', ['exposures', '--as-of', '2025-02-30'], {}, /yyyy-mm-dd/],
  ['an output format that is none', ['exposures', '--format', 'xml'], {}, /Allowed choices/],
  ['an unknown query', ['query', 'tea-leaves'], {}, /tea-leaves/],
  ['an unknown parameter', ['query', 'suppliers-of-escorts', '--tea', 'leaves'], {}, /unknown option/],
  ['a parameter that does not fit', ['query', 'suppliers-of-escorts', '--asOf', 'May'], {}, /asOf takes a day/],
  ['a day given twice', ['check', '--as-of', '2025-01-01', '--as-of', '2026-01-01'], {}, /twice/],
  ['a parameter given twice', ['query', 'log-gaps', '--as-of', '2025-01-01', '--as-of', '2026-01-01'], {}, /twice/],
  [
    'a parameter of a statement given twice',
    ['cypher', 'RETURN $x', '--param', 'x=1', '--param', 'x=2'],
    {},
    /x twice/,
  ],
  ['a number that JSON falsifies', ['cypher', 'RETURN $x', '--param', 'x=9007199254740993'], {}, /toInteger/],
  ['a tag of no check', ['check', '--tag', 'tea'], {}, /No policy check has the tag "tea"/],
  ['a baseline that is none', ['check', '--baseline', '/not/there'], {}, /no baseline/],
  ['a statement that writes', ['cypher', 'CREATE (n)'], {}, /CREATE/],
  ['a scale that is none', ['generate', '--scale', '-5'], {}, /whole number/],
  ['wipe without --yes', ['wipe'], {}, /--yes/],
  ['a port that is none', ['serve'], { PORT: '70000' }, /PORT/],
  ['a host beyond loopback', ['serve'], { HOST: '0.0.0.0' }, /HOST.*authentication/],
  ['an address that is none', ['status'], { NEO4J_URI: 'http://localhost:7474' }, /NEO4J_URI/],
])('wrong usage ends with 2 and one sentence: %s', async (_, parameters, variables, sentence) => {
  const home = join(await temporaryHome(), 'none');
  const { code, stdout, stderr } = await runSubtier(parameters, { SUBTIER_HOME: home, ...variables });
  expect(stderr).toMatch(oneSentence);
  expect(stderr).toMatch(sentence);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  await expect(access(home)).rejects.toThrow('ENOENT');
});

test('without a command the help comes on stderr, with --help on stdout', async () => {
  const home = await temporaryHome();
  const bare = await runSubtier([], { SUBTIER_HOME: home });
  expect(bare).toMatchObject({ code: 2, stdout: '' });
  expect(bare.stderr).toContain('Usage: subtier');
  const help = await runSubtier(['--help'], { SUBTIER_HOME: home });
  expect(help).toMatchObject({ code: 0, stderr: '' });
  expect(help.stdout).toContain('Usage: subtier');
});

test('the saved queries are listed without a database, and each tells its parameters', async () => {
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
  expect(check.stdout).toContain('section 5.17; in force from 2025-12-10');
  const table = await runSubtier(['query', '--list'], { SUBTIER_HOME: home });
  expect(Math.max(...table.stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
  await expect(access(home)).rejects.toThrow('ENOENT');
});

test('a taken port is told before a database is started', async () => {
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

test('status of nothing starts nothing and says what a command would do', async () => {
  const home = join(await temporaryHome(), 'none');
  const { code, stdout, stderr } = await runSubtier(['status'], { SUBTIER_HOME: home });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('not running');
  expect(stdout).toContain('start Neo4j on an empty graph');
  await expect(access(home)).rejects.toThrow('ENOENT');
});

test('status of a server that does not answer says so', async () => {
  const { code, stdout, stderr } = await runSubtier(['status'], { NEO4J_URI: 'bolt://127.0.0.1:1' });
  expect(stdout).toContain('does not answer');
  expect(stderr).toMatch(oneSentence);
  expect(code).toBe(3);
});
