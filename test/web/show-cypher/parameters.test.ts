import { expect, test } from 'vitest';
import { givenValues, parameterNames, wrapParameters } from '#web/show-cypher/parameters.ts';

test.each([
  ['RETURN $a, $b, $a', ['a', 'b']],
  ["RETURN '$a', \"it's $b\", `$c`, $d", ['d']],
  ["RETURN 'don\\'t $a' + $b", ['b']],
  ['// $a\nRETURN 1 /* $b\n$c */ + $d', ['d']],
  ['RETURN $`odd name`', ['odd name']],
  ["RETURN '$a", []],
  ['RETURN 1 /* $a', []],
])('%j has the parameters %j', (statement, names) => {
  expect(parameterNames(statement)).toEqual(names);
});

test('only parameters are wrapped, not what looks like them', () => {
  const wrap = (name: string) => (name === 'day' ? `date($${name})` : null);
  expect(wrapParameters("RETURN $day, '$day', $days // $day", wrap)).toBe("RETURN date($day), '$day', $days // $day");
});

test.each([
  ['Date!', '2025-07-17', '2025-07-17'],
  ['Int', '5', 5],
  ['Float', '2.5', 2.5],
  ['Boolean', 'yes', true],
  ['Boolean', 'false', false],
  ['System!', 'a, b', 'a, b'],
  ['[System!]!', 'a, b', ['a', 'b']],
  ['[Date!]!', '2025-07-17, 2024-02-29', ['2025-07-17', '2024-02-29']],
  ['[Int!]', '[1, 2]', [1, 2]],
  ['[System!]!', '', []],
  ['Int', '', null],
])('a field of the declared type %s with %j is sent as %j, whatever its own type', (type, text, value) => {
  for (const kind of ['text', 'JSON'] as const)
    expect(givenValues(['x'], { x: { kind, text } }, { x: type })).toEqual({ values: { x: value } });
});

test.each([
  ['Date!', 'soon', 'must be a date, such as 2025-07-17'],
  ['Date!', '2025-02-30', 'must be a date, such as 2025-07-17'],
  ['Date!', '', 'must not be empty: it is Date!'],
  ['Int', '2.5', 'must be a whole number'],
  ['Int', '5000000000', 'must be a whole number'],
  ['Float!', 'many', 'must be a number'],
  ['Boolean', 'perhaps', 'must be yes or no'],
  ['[Int!]!', '1, two', 'must be a list, each item a whole number, which “two” is not'],
  ['[Date!]!', '2025-07-17, 2025', 'must be a list, each item a date, such as 2025-07-17, which “2025” is not'],
])('a field of the declared type %s with %j is refused: %s', (type, text, problem) => {
  expect(givenValues(['x'], { x: { kind: 'text', text } }, { x: type })).toEqual({ name: 'x', problem });
});

test.each([
  ['Int', { least: 0, most: 6 }, '7', 'must be from 0 to 6'],
  ['Float', { least: 0.5 }, '0', 'must be at least 0.5'],
  ['Int', { most: 6, least: null }, '7', 'must be at most 6'],
  ['String!', { values: ['A', 'B'] }, 'C', 'must be one of A, B'],
  ['Date!', { notAfter: 'to' }, '2025-07-18', 'must not be after $to: 2025-07-18 is after 2025-07-17'],
])('a field of the declared type %s within %j takes no %j: %s', (type, limit, text, problem) => {
  const given = { x: { kind: 'text', text }, to: { kind: 'text', text: '2025-07-17' } } as const;
  const types = { x: type, to: 'Date!' };
  expect(givenValues(['x', 'to'], given, types, { x: limit })).toEqual({ name: 'x', problem });
  expect(givenValues(['x', 'to'], given, types)).toHaveProperty('values');
});

test('values within the limits of a question are sent, and empty fields have none', () => {
  const limits = { n: { least: 0, most: 6 }, s: { values: ['A'] }, d: { notAfter: 'e' } };
  const types = { n: 'Int', s: 'String', d: 'Date', e: 'Date' };
  const texts = (n: string, s: string, d: string) =>
    Object.fromEntries(
      Object.entries({ n, s, d, e: d }).map(([name, text]) => [name, { kind: 'text' as const, text }]),
    );
  const names = ['n', 's', 'd', 'e'];
  expect(givenValues(names, texts('6', 'A', '2025-07-17'), types, limits)).toHaveProperty('values.n', 6);
  expect(givenValues(names, texts('', '', ''), types, limits)).toHaveProperty('values.n', null);
});
