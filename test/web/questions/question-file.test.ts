import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';
import { readSavedQuery } from '#graph/questions/read.ts';
import { readAddress } from '#web/address/address.ts';
import { readQuestionFile, readQuestionFiles, writeQuestionFile } from '#web/questions/question-file.ts';

const { conditions } = readAddress('/', '2025-07-18');

test('reading a written file returns the same question', () => {
  const question = {
    title: 'Who: “reaches” it?',
    question: 'Which systems, from a level?',
    statement: 'MATCH (s:System) WHERE s.impactLevel >= $level AND s.key IN $keys RETURN s, $flag, $day',
    given: {
      level: { kind: 'number', text: '5' },
      keys: { kind: 'list', text: 'a, b' },
      flag: { kind: 'yes or no', text: 'no' },
      day: { kind: 'text', text: '2025-07-17' },
    },
  } as const;
  expect(readQuestionFile('x.cypher', writeQuestionFile(question), conditions)).toMatchObject(question);
});

test('a title cannot end the header', () => {
  const file = writeQuestionFile({ title: 'a */ MATCH', question: '', statement: 'RETURN 1', given: {} });
  expect(readQuestionFile('x.cypher', file, conditions)).toMatchObject({
    title: 'a * / MATCH',
    statement: 'RETURN 1',
  });
});

test('reading a question of the checkout turns its dates into Cypher dates', () => {
  const text = readFileSync('cypher/escorts/suppliers-of-escorts.cypher', 'utf8');
  const question = readQuestionFile('suppliers-of-escorts.cypher', text, conditions);
  expect(question).toMatchObject({
    title: 'Suppliers of the escorts',
    given: { asOf: { kind: 'text', text: '2025-07-18' }, lists: { kind: 'list', text: '10USC4872' } },
  });
  expect(JSON.stringify(question)).toContain('validFrom <= date($asOf)');
  expect(JSON.stringify(question)).not.toContain('<= $asOf');
});

test.each([
  ['/* title: x */', 'f.cypher has no statement'],
  ['/* title: [ */ RETURN 1', 'the header of f.cypher is not YAML'],
  ['/* name: x */ RETURN 1', 'the header of f.cypher lacks a title, or the type of a parameter'],
])('%j is refused with a message', (text, reason) => {
  expect(readQuestionFile('f.cypher', text, conditions)).toBe(reason);
});

const { queries } = await loadLibrary(standardLibrary);

test.each(queries)('importing and exporting $name yields the same question', async (query) => {
  const text = readFileSync(`${standardLibrary}/${query.file}`, 'utf8');
  const question = readQuestionFile(query.file, text, conditions);
  if (typeof question === 'string') throw new Error(question);
  const { category, file } = query;
  expect(await readSavedQuery(writeQuestionFile(question), { category, file })).toEqual(query);
  const renamed = writeQuestionFile({ ...question, title: 'Another title', question: 'Another?' });
  expect(await readSavedQuery(renamed, { category, file })).toEqual({
    ...query,
    name: 'another-title',
    title: 'Another title',
    question: 'Another?',
  });
});

test('reading a file gives the limits that it declares', () => {
  const text = `/*
title: x
parameters:
  from: { type: Date!, notAfter: to }
  level: { type: Int, least: 0, most: 6 }
  kind: { type: String, values: [A, B] }
*/
RETURN $from, $level, $kind`;
  expect(readQuestionFile('x.cypher', text, conditions)).toMatchObject({
    limits: { from: { notAfter: 'to' }, level: { least: 0, most: 6 }, kind: { values: ['A', 'B'] } },
  });
});

test("the library loads the file of a user's own question, with the field values as defaults", async () => {
  const question = {
    title: 'Who: “reaches” it? */',
    question: `A long one, ${'of many words, '.repeat(20)} with   spaces`,
    statement:
      "MATCH (s:System) WHERE s.impactLevel >= $Level AND s.key IN $keys AND s.name <> '$no' RETURN s, $flag, $my_day, $first, $some, $odds, $`odd name`, $none, $big, $mixed",
    given: {
      Level: { kind: 'number', text: '5' },
      keys: { kind: 'list', text: '["a, b", "c"]' },
      flag: { kind: 'yes or no', text: 'no' },
      my_day: { kind: 'text', text: '2025-07-17' },
      first: { kind: 'list', text: '' },
      some: { kind: 'JSON', text: '[1, 2]' },
      odds: { kind: 'JSON', text: '[1, 2.5]' },
      big: { kind: 'number', text: '5000000000' },
      mixed: { kind: 'JSON', text: '{"a": 1}' },
    },
  } as const;
  const saved = await readSavedQuery(writeQuestionFile(question), { file: 'x.cypher', category: 'own' });
  expect(saved).toMatchObject({ name: 'who-reaches-it', question: question.question, expectations: [{ rows: 0 }] });
  expect(saved.parameters.map(({ name, notation, default: preset }) => [name, notation, preset])).toEqual([
    ['level', 'Int', 5],
    ['keys', '[String!]!', ['a, b', 'c']],
    ['flag', 'Boolean', false],
    ['myDay', 'String', '2025-07-17'],
    ['firstValue', '[String!]!', []],
    ['some', '[Int!]!', [1, 2]],
    ['odds', '[Float!]!', [1, 2.5]],
    ['oddName', 'String', undefined],
    ['none', 'String', undefined],
    ['big', 'Float', 5000000000],
    ['mixed', 'String', '{"a":1}'],
  ]);
  expect(saved.statement).toContain('$oddName, $none');
});

test('exporting a changed statement of an imported file declares only the parameters it uses', () => {
  const text = readFileSync('cypher/escorts/suppliers-of-escorts.cypher', 'utf8');
  const question = readQuestionFile('x.cypher', text, conditions);
  if (typeof question === 'string') throw new Error(question);
  const statement = 'MATCH (s:System) WHERE s.impactLevel >= $level AND date() >= date($asOf) RETURN s AS supplier';
  const file = writeQuestionFile({ ...question, statement, given: { level: { kind: 'number', text: '4' } } });
  expect(file).toContain('RETURN s AS supplier');
  expect(file).toContain('date() >= $asOf');
  expect(file).toContain('tags: [ escorts, foreign, employer ]');
  expect(file).not.toContain('DesignationList');
  expect(file).toContain('type: Int');
});

test('a file that is too large is refused unread, and so are too many at once', async () => {
  const good = new File(['RETURN 1'], 'good.cypher');
  const unread = { name: 'large.cypher', size: 512_000_000, text: () => Promise.reject(new Error('It was read.')) };
  const { questions, refused } = await readQuestionFiles([good, unread], conditions);
  expect(questions).toMatchObject([{ title: 'good', statement: 'RETURN 1' }]);
  expect(refused).toEqual(['large.cypher is larger than 100 KB']);

  const many = await readQuestionFiles(
    Array.from({ length: 201 }, () => unread),
    conditions,
  );
  expect(many).toEqual({ questions: [], refused: ['201 files are too many: import at most 200 at once'] });
});
