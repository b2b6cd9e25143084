import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { runCommand } from '../../run-command.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'subtier-usage-'));
  return () => rm(folder, { recursive: true });
});

const longText = 'x'.repeat(100_000);

test.each([
  ['an unknown command', ['frobnicate'], {}, /unknown command/],
  ['an unknown option', ['status', '--frobnicate'], {}, /unknown option/],
  ['a missing argument', ['import', 'chain-package'], {}, /Nothing to import: give a folder/],
  ['too many arguments', ['status', 'now'], {}, /too many arguments/],
  [
    'a single word that is neither a path nor a format',
    ['import', 'tea-leaves'],
    {},
    /tea-leaves: no such file or folder\./,
  ],
  ['an empty path', ['import', ''], {}, /Nothing to import: a path is empty\./],
  ['an unknown format', ['import', 'tea-leaves', '/'], {}, /tea-leaves.*chain-package/],
  [
    'a file whose format is not recognized',
    ['import', 'README.md'],
    {},
    /README\.md: format not recognized\. .*Formats: chain-package/,
  ],
  ['a missing path', ['import', 'chain-package', '/not/there'], {}, /\/not\/there/],
  ['a path inside a file', ['import', 'chain-package', 'README.md/x'], {}, /README\.md\/x: no such file or folder\.$/m],
  ['a path that is too long', ['import', 'chain-package', longText], {}, /^subtier: x{60}…: the name is too long\.$/m],
  [
    'a file on a disk that is broken',
    ['import', '/proc/self/mem'],
    {},
    /\/proc\/self\/mem: can't be read \(EIO\): check/,
  ],
  ['a format that is too long', ['import', longText, '/'], {}, /no import format "x{60}"\./],
  ['a reason without a decision', ['identities', '--reason', 'one address'], {}, /--reason requires a decision/],
  ['a decision about one organization', ['identities', 'same', 'O1'], {}, /Give the keys of two organizations/],
  [
    'a subject beside a manifest',
    ['dossier', '--manifest', 'm.json', '--as-of', '2025-07-17'],
    {},
    /--manifest.*cannot be used with option '--as-of/,
  ],
  ['an unknown verdict', ['identities', 'maybe'], {}, /^subtier: value 'maybe' is invalid for argument 'verdict'/],
  ['a missing manifest', ['dossier', '--manifest', '/not/there'], {}, /Can't read \/not\/there \(ENOENT/],
  [
    'a manifest that is not JSON',
    ['dossier', '--manifest', 'README.md'],
    {},
    /The manifest README\.md is not valid JSON\./,
  ],
  ['an invalid day', ['exposures', '--as-of', '2025-02-30'], {}, /yyyy-mm-dd/],
  ['a day after the last one', ['exposures', '--as-of', '9999-12-31'], {}, /the last day is 9999-12-30/i],
  [
    'a very long value, of which the message has the ends',
    ['exposures', '--first', longText],
    {},
    /^subtier: option '--first <count>' argument 'x{1,500}…x{1,500}' is invalid\. Give a whole number of at least 1\.$/m,
  ],
  ['an unknown origin', ['exposures', '--origin', 'domestic'], {}, /Give foreign or undetermined\./],
  ['an unknown output format', ['exposures', '--format', 'xml'], {}, /Allowed choices/],
  ['an unknown query', ['query', 'tea-leaves'], {}, /tea-leaves/],
  ['an unknown parameter', ['query', 'suppliers-of-escorts', '--tea', 'leaves'], {}, /unknown option/],
  [
    'a parameter of the wrong type',
    ['query', 'suppliers-of-escorts', '--asOf', 'May'],
    {},
    /The parameter asOf must be a valid date/,
  ],
  ...(
    [
      ['choke-points', '--most=-5', /The parameter most must be at least 1, not -5\.$/m],
      ['choke-points', '--most=2.5', /The parameter most must be a 32-bit integer, not 2\.5\.$/m],
      ['log-gaps', '--min-impact-level=7', /The parameter minImpactLevel must be from 0 to 6, not 7\.$/m],
      // At Impact Level 2, no rule keeps foreign persons out.
      ['status-not-on-record', '--min-impact-level=2', /The parameter minImpactLevel must be from 4 to 6, not 2\.$/m],
      ['weak-evidence', '--max-confidence=101', /The parameter maxConfidence must be from 0 to 100, not 101\.$/m],
      ['foreign-owners', '--min-share=-0.5', /The parameter minShare must be from 0 to 100, not -0\.5\.$/m],
      [
        'doubtful-subawards',
        '--doubt=NO_UEIS',
        /The parameter doubt must be one of AMOUNT_IS_NUMBER, .*, not "NO_UEIS"/,
      ],
    ] as const
  ).map(([question, option, sentence]): [string, string[], Record<string, string>, RegExp] => [
    `a value that the parameter does not take: ${option}`,
    ['query', question, option],
    {},
    sentence,
  ]),
  ['an option given twice', ['exposures', '--first', '1', '--first', '2'], {}, /--first.*Given more than once\./],
  [
    'a format given before and after the name',
    ['query', '--format', 'csv', 'log-gaps', '--format', 'json'],
    {},
    /more than once/,
  ],
  [
    'a parameter given twice',
    ['query', 'log-gaps', '--as-of', '2025-01-01', '--as-of', '2026-01-01'],
    {},
    /Given more than once\./,
  ],
  [
    'a parameter of a statement given twice',
    ['cypher', 'RETURN $x', '--param', 'x=1', '--param', 'x=2'],
    {},
    /x more than once/,
  ],
  [
    'a parameter of a statement that has a name of JavaScript, beside one with another letter',
    ['cypher', 'RETURN $é, $toString', '--param', 'é=1'],
    {},
    /The statement uses \$toString: give it with --param toString=…/,
  ],
  [
    'a number that JSON cannot represent exactly',
    ['cypher', 'RETURN $x', '--param', 'x=9007199254740993'],
    {},
    /toInteger/,
  ],
  ['more rows than are written', ['query', 'log-gaps', '--first', '10001'], {}, /--first can be at most 10000\./],
  ['a tag that no check has', ['check', '--tag', 'tea'], {}, /No policy check has the tag "tea"/],
  ['a tag that is too long', ['check', '--tag', longText], {}, /has the tag "x{60}": use one of/],
  [
    'a location outside the repository',
    ['check', '--format', 'sarif', '--location', '../x.csv'],
    {},
    /from the root of/,
  ],
  ['a location without SARIF', ['check', '--location', 'data/x.csv'], {}, /--location requires --format sarif\./],
  ['undecided findings that fail but are left out', ['check', '--strict', '--no-open'], {}, /cannot be used with/],
  ['a missing baseline', ['check', '--baseline', '/not/there'], {}, /not a baseline/],
  ['a statement that writes', ['cypher', 'CREATE (n)'], {}, /CREATE/],
  ['a statement that writes and returns', ['cypher', 'CREATE (n) RETURN n'], {}, /CREATE/],
  ['a statement that writes, with EXPLAIN', ['cypher', 'EXPLAIN CREATE (n)'], {}, /CREATE/],
  ['a statement that lacks a parameter', ['cypher', 'RETURN $day'], {}, /--param day=/],
  ['a statement that lacks a parameter, with PROFILE', ['cypher', 'PROFILE RETURN $day'], {}, /--param day=/],
  ['EXPLAIN and --format graph', ['cypher', 'EXPLAIN RETURN 1', '--format', 'graph'], {}, /leave out EXPLAIN/],
  ['a statement that is not Cypher', ['cypher', 'SELECT 1'], {}, /is not valid Cypher/],
  ['parameters that are not an object', ['cypher', 'RETURN 1', '--params-json', '[1]'], {}, /JSON object/],
  ['a parameter without a name', ['cypher', 'RETURN 1', '--param', '5'], {}, /name=value/],
  ['an export to what exists', ['export', 'graphml', 'README.md'], {}, /README\.md: already exists; give a new path/],
  ['an invalid scale', ['generate', '--scale', '-5'], {}, /whole number/],
  ['a scale that would take days', ['generate', '--scale', '99999999999999'], {}, /at most 100000000/],
  ['wipe without --yes', ['wipe'], {}, /--yes/],
  ['an invalid port', ['serve'], { PORT: '70000' }, /PORT/],
  ['a host beyond loopback', ['serve'], { HOST: '0.0.0.0' }, /HOST.*nobody can sign in/],
  [
    'a shortened address to listen on',
    ['serve'],
    { HOST: '127.1' },
    /HOST is 127\.1, which is neither localhost nor a/,
  ],
  ['an invalid address', ['status'], { NEO4J_URI: 'http://localhost:7474' }, /NEO4J_URI/],
])('wrong usage is refused in one sentence: %s', async (_, parameters, variables, sentence) => {
  const home = join(folder, 'none');
  const { code, stdout, stderr } = await runCommand(parameters, { SUBTIER_HOME: home, ...variables });
  expect(stderr).toMatch(/^subtier: [^\n]+\n$/);
  expect(stderr).toMatch(sentence);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  await expect(access(home)).rejects.toThrow('ENOENT');
});
