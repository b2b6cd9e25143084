import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readQuestionFile, writeQuestionFile } from '#web/workbench/question-file.ts';

test('a question comes back from its file as it was', () => {
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
  expect(readQuestionFile('x.cypher', writeQuestionFile(question), '2025-07-18')).toEqual(question);
});

test('a title can not end the header', () => {
  const file = writeQuestionFile({ title: 'a */ MATCH', question: '', statement: 'RETURN 1', given: {} });
  expect(readQuestionFile('x.cypher', file, '2025-07-18')).toMatchObject({
    title: 'a * / MATCH',
    statement: 'RETURN 1',
  });
});

test('a question of the checkout is read, its days made days', () => {
  const text = readFileSync('cypher/escorts/suppliers-of-escorts.cypher', 'utf8');
  const question = readQuestionFile('suppliers-of-escorts.cypher', text, '2025-07-18');
  expect(question).toMatchObject({
    title: 'Suppliers of the escorts',
    given: { asOf: { kind: 'text', text: '2025-07-18' }, lists: { kind: 'list', text: '10USC4872' } },
  });
  expect(JSON.stringify(question)).toContain('validFrom <= date($asOf)');
  expect(JSON.stringify(question)).not.toContain('<= $asOf');
});

test.each([
  ['/* title: x */', 'f.cypher holds no statement'],
  ['/* title: [ */ RETURN 1', 'the header of f.cypher is not YAML'],
  ['/* name: x */ RETURN 1', 'the header of f.cypher has no title, or parameters without a type'],
])('%j is refused in words', (text, reason) => {
  expect(readQuestionFile('f.cypher', text, '2025-07-18')).toBe(reason);
});
