import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { expect, test } from 'vitest';

/** Files that git has or would take: what the conventions are about. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(file));
const isGenerated = (file: string) => /(^|\/)generated\//.test(file);
const sources = files.filter((file) => /\.(ts|tsx)$/.test(file) && !isGenerated(file));
const product = sources.filter((file) => /^(api|seed|web)\//.test(file));
const read = (file: string) => readFileSync(file, 'utf8');

/** Every module that a file imports, statically or not. */
function importsOf(file: string): string[] {
  return [...read(file).matchAll(/(?:from\s+|import\s*\(\s*|import\s+)['"]([^'"]+)['"]/g)].flatMap(
    ([, name]) => name ?? [],
  );
}

/** The files that import a package and may not. */
function trespassers(packageName: RegExp, home: string): string[] {
  return product.filter((file) => !file.startsWith(home) && importsOf(file).some((name) => packageName.test(name)));
}

test('only the driver folder speaks to neo4j-driver', () => {
  expect(trespassers(/^neo4j-driver/, 'api/graph/driver/')).toEqual([]);
});

test('only the canvas folder draws with cytoscape', () => {
  expect(trespassers(/^cytoscape/, 'web/src/canvas/')).toEqual([]);
});

test('only api/graph/env.ts reads the environment', () => {
  expect(product.filter((file) => file !== 'api/graph/env.ts' && /process\s*\.\s*env\b/.test(read(file)))).toEqual([]);
});

test('only sayProgress writes to stderr, where nothing may steer a terminal', () => {
  const writes = /process\s*\.\s*stderr\s*\.\s*write\(\s*[^'\s]|\bconsole\s*\./;
  const writers = product.filter((file) => /^(api|seed)\//.test(file) && writes.test(read(file)));
  expect(writers).toEqual(['api/command/say-progress.ts']);
});

test('the page knows the server by generated types only', () => {
  const leaks = product
    .filter((file) => file.startsWith('web/'))
    .filter((file) => importsOf(file).some((name) => /^#|(^|\/)(api|seed)\//.test(name)));
  expect(leaks).toEqual([]);
});

test('data flows one way: graph knows nothing of seed, serve or command; seed nothing of serve or command', () => {
  const forbidden = [
    { from: 'api/graph/', to: /^#(seed|serve|command)\// },
    { from: 'seed/', to: /^#(serve|command)\// },
    { from: 'api/serve/', to: /^#command\// },
  ];
  const wrong = forbidden.flatMap(({ from, to }) =>
    product.filter((file) => file.startsWith(from) && importsOf(file).some((name) => to.test(name))),
  );
  expect(wrong).toEqual([]);
});

test('no import climbs more than two folders', () => {
  // The package's own version stands at the top, and nowhere else.
  const climbs = (name: string) => name.startsWith('../../../') && !name.endsWith('/package.json');
  expect(sources.filter((file) => importsOf(file).some(climbs))).toEqual([]);
});

test('no folder or file is called utils, helpers or common, and none is a barrel', () => {
  expect(sources.filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.)/.test(file))).toEqual([]);
  expect(sources.filter((file) => /^index\.tsx?$/.test(basename(file)))).toEqual([]);
  expect(product.filter((file) => /^export (\*|\{[^}]*\}) from/m.test(read(file)))).toEqual([]);
});

test('file names are kebab-case', () => {
  expect(product.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(ts|tsx)$/.test(basename(file)))).toEqual([]);
});

test('every test stands where the file that it tests would be looked for', () => {
  const homeless = sources
    .filter((file) => file.startsWith('test/') && file.endsWith('.test.ts') && dirname(file) !== 'test')
    .filter((file) => !existsSync(dirname(file).replace(/^test\//, '')) && !/^test\/(bench|web|command)/.test(file));
  expect(homeless).toEqual([]);
});

test('no test is skipped or focused', () => {
  const pattern = /\b(test|it|describe)\s*\.\s*(skip|only|todo|skipIf|runIf)\b/;
  expect(sources.filter((file) => file !== 'test/conventions.test.ts' && pattern.test(read(file)))).toEqual([]);
});

test('nothing silences the type checker', () => {
  const pattern = /:\s*any\b|<any>|\bas any\b/;
  const directive = /@ts-(ignore|nocheck|expect-error)/;
  const code = (file: string) => read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const silenced = sources.filter((file) => directive.test(read(file)) || pattern.test(code(file)));
  expect(silenced.filter((file) => file !== 'test/conventions.test.ts')).toEqual([]);
});

test('no committed text names a path of a machine or a registry host', () => {
  const text = files.filter((file) => !/\.(png|zip|jar|ico|woff2?)$/.test(file) && file !== 'test/conventions.test.ts');
  const pattern = /\/(home|Users)\/[a-z]+\/|\/work\/(main|shared)|registry\.npmjs|repo1?\.maven|\.m2\/repository\/org/;
  expect(text.filter((file) => pattern.test(read(file)))).toEqual([]);
});

test('a file over 250 lines says why at its top', () => {
  const long = product.filter((file) => read(file).split('\n').length > 251);
  expect(long.filter((file) => !/long because/i.test(read(file).slice(0, 1500)))).toEqual([]);
});
