import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { isFailure } from '#graph/failure.ts';
import { legalForms } from '#graph/model/organization-names.ts';
import { statementTypes } from '#graph/model/vocabulary.ts';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';

const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

const good = `/*
name: all-systems
title: All systems
question: Which systems are on record?
tags: [access]
parameters:
  asOf:
    type: Date!
    default: today
    description: The day.
  levels:
    type: "[Int!]"
    default: [4, 5]
    description: Impact levels.
  agency:
    type: Agency
    description: Whose.
severity: low
rules:
  - nist-maintenance
  - srg-escorts
note: Such as it is.
columns:
  system: A system.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 2
    contains: [Impact Level 4]
subject: { columns: [system], counted: system, noun: systems, of: 'match (s:System) where $asOf < date() return count(s) AS subjects' }
*/
MATCH (system:System)<-[reaches:ACCESSES]-()
WHERE reaches.validFrom <= $asOf AND system.impactLevel IN $levels AND system.agency = $agency
RETURN system, 'VIOLATED' AS verdict`;

test('loading one question reads every header but does not parse the statements of the others', async () => {
  const other = good.replace('name: all-systems', 'name: other');
  const files = { 'access/a.cypher': good, 'access/b.cypher': other.replace('RETURN system', 'RETRUN system') };
  await expect(load(files)).rejects.toThrow(expect.objectContaining({ code: 'LIBRARY_INVALID' }));
  expect((await load(files, { only: 'all-systems' })).queries.map(({ name }) => name)).toEqual(['all-systems']);
  await expect(load(files, { only: 'other' })).rejects.toThrow(expect.objectContaining({ code: 'LIBRARY_INVALID' }));
  const broken = { ...files, 'access/b.cypher': other.replace('title:', 'titel:') };
  await expect(load(broken, { only: 'all-systems' })).rejects.toThrow(
    expect.objectContaining({ code: 'LIBRARY_INVALID' }),
  );
});

test('an invalid file is reported and left out, and the other questions are loaded', async () => {
  const other = good.replace('name: all-systems', 'name: other');
  const files = {
    'access/all-systems.cypher': good,
    'access/other.cypher': other.replace('title:', 'titel:'),
    'access/third.cypher': other.replace('name: other', 'name: third').replace('RETURN system', 'RETRUN system'),
  };
  const reported: string[] = [];
  const onInvalid = ({ message }: Error) => void reported.push(message);
  expect((await load(files, { onInvalid })).queries.map(({ name }) => name)).toEqual(['all-systems']);
  expect(reported).toEqual([
    expect.stringMatching(/access.other\.cypher is invalid at line \d+: /),
    expect.stringMatching(/access.third\.cypher is invalid at line \d+: /),
  ]);
  // The header of a file may not say which question it has.
  expect((await load(files, { only: 'all-systems', onInvalid })).find('all-systems')).not.toBeNull();
  expect(reported).toHaveLength(3);
  for (const only of ['other', 'third'])
    await expect(load(files, { only, onInvalid })).rejects.toThrow(
      expect.objectContaining({ code: 'LIBRARY_INVALID' }),
    );
});

test('a parameter named asOf or lists has the description of the condition', async () => {
  const file = good
    .replace('    description: The day.\n', '')
    .replace('  levels:', '  lists:\n    type: "[DesignationList!]!"\n    default: []\n  levels:')
    .replace('WHERE', 'WHERE $lists = [] AND');
  const { queries } = await load({ 'access/a.cypher': file });
  const [asOf, lists] = queries[0]?.parameters ?? [];
  expect(asOf).toMatchObject({ name: 'asOf', description: 'The date the question is about.' });
  expect(lists?.description).toMatch(/^Keys of designation lists\./);
});

test('a policy check has a subject and a statement that counts the subjects', async () => {
  const { queries } = await load({ 'access/check.cypher': good });
  expect(queries[0]?.subject).toMatchObject({ columns: ['system'], counted: 'system', noun: 'systems' });
  expect(queries[0]?.subject?.of.text).toContain('count(s)');
});

test.each<[what: string, change: (text: string) => string, line: number, reason: RegExp]>([
  ['no verdict', (text) => text.replace(' AS verdict', ' AS word'), 29, /no column verdict/],
  ['a subject not returned', (text) => text.replace('columns: [system]', 'columns: [it]'), 29, /no column it/],
  ['a count that is not Cypher', (text) => text.replace('return count', 'retrun count'), 29, /is not valid Cypher/],
  ['a count that writes', (text) => text.replace('return count', 'set s.name = 1 return count'), 29, /clause SET/],
  ['a count of another parameter', (text) => text.replace('where $asOf', 'where $day'), 29, /\$day is not declared/],
  ['a count of a label not in the model', (text) => text.replace('(s:System)', '(s:Systems)'), 29, /no label Systems/],
  ['a date parameter of another name', (text) => text.replaceAll('asOf', 'day'), 8, /must be called asOf, not day/],
  [
    'a parameter asOf that is not a date',
    (text) => text.replace('type: Date!\n    default: today', 'type: String!\n    default: "2025-07-17"'),
    8,
    /asOf of a policy check must be a Date, not String!/,
  ],
  ['no default', (text) => text.replace('    default: today\n', ''), 8, /asOf needs a default/],
])('refuses a policy check with %s', async (_, change, line, reason) => {
  const changed = change(good);
  expect(changed).not.toBe(good);
  const error = await load({ 'access/q.cypher': changed }).catch((caught: unknown) => caught);
  if (!isFailure(error, 'LIBRARY_INVALID')) throw error;
  expect(error.message).toMatch(reason);
  expect(error.extensions).toMatchObject({ line });
});

test('reads every part of a file', async () => {
  const library = await load({ 'access/all-systems.cypher': good });
  expect(library.queries).toHaveLength(1);
  expect(library.find('all-systems')).toMatchObject({
    name: 'all-systems',
    question: 'Which systems are on record?',
    category: 'access',
    severity: 'low',
    rules: [
      { id: 'nist-maintenance', kind: 'standard' },
      { id: 'srg-escorts', kind: 'guide' },
    ],
    note: 'Such as it is.',
    parameters: [
      { name: 'asOf', notation: 'Date!', required: true, default: 'today', type: { kind: 'scalar', name: 'Date' } },
      { name: 'levels', notation: '[Int!]', required: false, default: [4, 5], type: { kind: 'list' } },
      { name: 'agency', notation: 'Agency', default: undefined, type: { kind: 'entity', name: 'Agency' } },
    ],
    expectations: [{ rows: 2, contains: ['Impact Level 4'], lacks: [] }],
  });
  expect(library.find('all-systems')?.statement).toMatch(/^MATCH .*AS verdict$/s);
  expect(library.find('other')).toBeNull();
});

test('accepts Windows line ends and a byte-order mark', async () => {
  const { queries } = await load({ 'a/b.cypher': `\uFEFF${good.replaceAll('\n', '\r\n')}` });
  expect(queries[0]?.statement).not.toContain('\r');
});

test('nested folders are categories; other files are ignored', async () => {
  const { queries } = await load({ 'a/b/c.cypher': good, 'README.md': '# No', 'a/notes.txt': 'no' });
  expect(queries.map(({ category }) => category)).toEqual(['a/b']);
});

test.each<[what: string, change: (text: string) => string, line: number, reason: RegExp]>([
  ['no header', (text) => text.slice(text.indexOf('MATCH')), 1, /must begin with a header in a comment/],
  ['an unclosed header', (text) => text.replace('*/', ''), 1, /is not closed/],
  ['invalid YAML', (text) => text.replace('tags: [access]', 'tags: [access'), 6, /not valid YAML/],
  ['the same field twice', (text) => text.replace('tags:', 'title: Again\ntags:'), 5, /not valid YAML/],
  ['no name', (text) => text.replace('name: all-systems\n', ''), 1, /name is missing/],
  ['no question', (text) => text.replace(/question:.*\n/, ''), 1, /question is missing/],
  ['no tags', (text) => text.replace(/tags:.*\n/, ''), 1, /tags is missing/],
  ['an empty title', (text) => text.replace('title: All systems', 'title: ""'), 3, /title/],
  ['an unknown field', (text) => text.replace('tags:', 'author: me\ntags:'), 1, /unknown field author/],
  [
    'an unknown field of a parameter',
    (text) => text.replace('default: today', 'preset: today'),
    8,
    /unknown field preset/,
  ],
  ['a bad name', (text) => text.replace('all-systems', 'All Systems'), 2, /lowercase letters/],
  ['an unknown type', (text) => text.replace('type: Agency', 'type: Office'), 16, /no type "Office"/],
  ['no type at all', (text) => text.replace('"[Int!]"', '"[Int"'), 12, /not a type in GraphQL notation/],
  [
    'a default of another type',
    (text) => text.replace('[4, 5]', '[4, five]'),
    13,
    /default of parameter levels.*"five"/,
  ],
  [
    'a limit of another type than a number',
    (text) => text.replace('type: Agency', 'type: Agency\n    least: 1'),
    17,
    /parameter agency: only an Int or a Float has least and most/,
  ],
  [
    'a list of values of another type than a text',
    (text) => text.replace('type: Agency', 'type: Agency\n    values: [dod]'),
    17,
    /parameter agency: only a String has values/,
  ],
  [
    'an order of days of another type than a date',
    (text) => text.replace('type: Agency', 'type: Agency\n    notAfter: asOf'),
    17,
    /parameter agency: notAfter names another Date, which only a Date has/,
  ],
  [
    'a day that must not be after what is no day',
    (text) => text.replace('default: today', 'default: today\n    notAfter: agency'),
    10,
    /parameter asOf: notAfter names another Date/,
  ],
  [
    'a default outside its limits',
    (text) => text.replace('type: Agency', 'type: Int\n    default: 7\n    most: 6'),
    17,
    /default of parameter agency must be at most 6, not 7/,
  ],
  ['a day that does not exist', (text) => text.replace('default: today', 'default: 2025-02-30'), 9, /valid date/],
  ['a null default of a required type', (text) => text.replace('default: today', 'default: null'), 9, /not allow null/],
  [
    'an undeclared parameter',
    (text) => text.replace('RETURN system', 'RETURN system, $other'),
    33,
    /\$other is not declared/,
  ],
  [
    'an unused parameter',
    (text) => text.replace(' AND system.agency = $agency', ''),
    16,
    /agency is declared but not used/,
  ],
  [
    'a severity without a rule',
    (text) => text.replace(/rules:\n(.*\n){2}/, ''),
    18,
    /a severity, a rule and a subject/,
  ],
  ['an unknown severity', (text) => text.replace('severity: low', 'severity: bad'), 18, /severity/],
  [
    'a rule that is not in the library',
    (text) => text.replace('srg-escorts', 'srg-esc'),
    21,
    /there is no rule srg-esc:/,
  ],
  ['no expectation', (text) => text.replace(/expect:\n(.*\n){3}/, ''), 1, /expect is missing/],
  [
    'an expectation of an undeclared parameter',
    (text) => text.replace('{ asOf: 2025', '{ day: 2025'),
    26,
    /not declared/,
  ],
  [
    'an expectation of a wrong value',
    (text) => text.replace('2025-07-17', 'yesterday'),
    26,
    /asOf must be a valid date/,
  ],
  [
    'a statement that does not parse',
    (text) => text.replace('RETURN system', 'RETRUN system'),
    33,
    /is not valid Cypher/,
  ],
  ['a column that it does not return', (text) => text.replace('  system: A', '  place: A'), 24, /no column place/],
  ['a parameter that the command line has', (text) => text.replaceAll('levels', 'first'), 12, /cannot be called first/],
  ['no statement', (text) => text.slice(0, text.indexOf('MATCH')), 31, /no statement/],
  ['two statements', (text) => `${text};\nRETURN 1`, 34, /second statement/],
  ['a statement that writes', (text) => text.replace('RETURN', 'SET system.name = 1\nRETURN'), 33, /clause SET/],
  [
    'a statement that asks for its plan',
    (text) => text.replace('MATCH', 'EXPLAIN MATCH'),
    31,
    /the option EXPLAIN may not/,
  ],
  [
    'a count that asks for its plan',
    (text) => text.replace("'match", "'profile match"),
    29,
    /the option PROFILE may not/,
  ],
  ['a label not in the model', (text) => text.replace('(system:System)', '(system:Systems)'), 31, /no label Systems/],
  ['an edge not in the model', (text) => text.replace('reaches:ACCESSES', 'reaches:ACCESS'), 31, /no edge ACCESS/],
  [
    'a property not in the model',
    (text) => text.replace('system.impactLevel', 'system.level'),
    32,
    /no property level/,
  ],
])('refuses a file with %s', async (_, change, line, reason) => {
  const changed = change(good);
  expect(changed).not.toBe(good);
  const error = await load({ 'access/q.cypher': changed }).catch((caught: unknown) => caught);
  if (!isFailure(error, 'LIBRARY_INVALID')) throw error;
  expect(error.extensions).toMatchObject({ file: join('access', 'q.cypher'), line });
  expect(error.message).toMatch(reason);
  expect(error.message).toContain(`line ${line}`);
});

test('refuses two questions with the same name', async () => {
  await expect(load({ 'a/one.cypher': good, 'b/two.cypher': good })).rejects.toThrow(
    /one.cypher already has the name all-systems/,
  );
});

test('refuses a file outside a folder', async () => {
  await expect(load({ 'one.cypher': good })).rejects.toThrow(/must be in a folder, whose name is its category/);
});

test('refuses a missing folder', async () => {
  await expect(loadLibrary(join(tmpdir(), 'subtier-no-such-folder'))).rejects.toThrow(/Cannot read the folder/);
});

test('the statements of the saved questions are short', async () => {
  const { queries } = await loadLibrary(standardLibrary);
  const lengths = queries.map(({ statement }) => statement.split('\n').length).sort((a, b) => a - b);
  expect(lengths.at(-1)).toBeLessThanOrEqual(45);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(20);
});

test('the check of sources looks at the statements of the model, and counts them', async () => {
  const query = (await loadLibrary(standardLibrary, { only: 'statements-without-source' })).find(
    'statements-without-source',
  );
  for (const checked of [query?.checked, query?.subject?.of]) {
    const types = checked?.facts.relationshipTypes.map(({ name }) => name) ?? [];
    expect([...new Set(types)].sort()).toEqual(statementTypes.toSorted());
  }
});

test('the question about possible listed suppliers leaves out the legal forms of names that are compared elsewhere', async () => {
  const name = 'possible-listed-suppliers';
  const { statement = '' } = (await loadLibrary(standardLibrary, { only: name })).find(name) ?? {};
  const [, ignored = ''] = /\[([^\]]*)\] AS ignored/.exec(statement) ?? [];
  const [, endings = ''] = /split\('([^']*)', ' '\) AS endings/.exec(statement) ?? [];
  const forms = [...ignored.matchAll(/'(\w+)'/g)].map(([, form = '']) => form).concat(endings.split(' '));
  expect(forms.map((form) => form.toLowerCase()).sort()).toEqual([...legalForms, 'and', 'the'].sort());
});

async function load(files: Readonly<Record<string, string>>, options: Parameters<typeof loadLibrary>[1] = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'subtier-library-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return loadLibrary(folder, options);
}

test('a parameter takes the condition that it is named after or that it names, with the description of the condition', async () => {
  const files = {
    'access/a.cypher': good
      .replace('  levels:', '  primes:\n    type: "[Organization!]!"\n    default: []\n  levels:')
      .replace('  agency:', '  one:\n    type: System\n    condition: systems\n    description: Which.\n  agency:')
      .replace('WHERE', 'WHERE $primes = [] AND $one IS NULL AND'),
  };
  const { queries } = await load(files);
  expect(queries[0]?.parameters.map(({ name, condition, description }) => [name, condition, description])).toEqual([
    ['asOf', 'asOf', 'The day.'],
    ['primes', 'primes', "The prime of the chain's contract."],
    ['levels', null, 'Impact levels.'],
    ['one', 'systems', 'Which.'],
    ['agency', null, 'Whose.'],
  ]);
});

test.each([
  ['an unknown condition', 'condition: prime', /there is no condition "prime": use one of asOf, lists, /],
  ['a condition of another type', 'condition: primes', /the condition primes is a list of Organization/],
])('a file with %s is refused', async (_, condition, reason) => {
  const file = good.replace('description: Whose.', `description: Whose.\n    ${condition}`);
  await expect(load({ 'access/a.cypher': file })).rejects.toThrow(reason);
});
