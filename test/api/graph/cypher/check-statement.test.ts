import { expect, test } from 'vitest';
import { allowedOperators } from '#graph/cypher/allowed.ts';
import { checkQuestion, checkStatement } from '#graph/cypher/check-statement.ts';
import { Failure } from '#graph/failure.ts';
import { benignStatements } from './benign-statements.ts';
import { hostileStatements, unparsableStatements } from './hostile-statements.ts';

test('there are at least 100 hostile and 40 benign statements', () => {
  expect(hostileStatements.length + unparsableStatements.length).toBeGreaterThanOrEqual(100);
  expect(benignStatements.length).toBeGreaterThanOrEqual(40);
});

test.each(hostileStatements)('refuses %s', async (statement, name) => {
  const refusal = await refusalOf(statement);
  expect(refusal?.code).toBe('STATEMENT_REFUSED');
  expect(refusal?.extensions).toMatchObject({ name });
  expect(refusal?.message).toContain(name);
  expect(refusal?.extensions['reason']).toBeTruthy();
});

test.each(unparsableStatements)('cannot parse %j', async (statement) => {
  expect((await refusalOf(statement))?.code).toBe('STATEMENT_UNPARSABLE');
});

test('parses an even number of RETURN as clauses that return a variable of that name', async () => {
  const { text, facts } = await checkStatement('RETURN RETURN\nRETURN RETURN ');
  expect(text).toBe('RETURN RETURN\nRETURN RETURN');
  expect(facts.columns).toEqual([{ name: 'RETURN', line: 2, column: 8 }]);
});

test.each(benignStatements)('allows %s', async (statement) => {
  expect(await refusalOf(statement)).toBeNull();
});

test('a refusal has a line and column', async () => {
  const refusal = await refusalOf('MATCH (n)\n  WHERE n.key = $key\n  SET n.name = 1');
  expect(refusal?.extensions).toMatchObject({ kind: 'clause', name: 'SET', line: 3, column: 3 });
});

test('the text to send is the text that was checked', async () => {
  expect((await checkStatement("R\\u0045TURN '\\u0041\\\\u0042'")).text).toBe("RETURN      'A\\\\u0042'");
});

test.each([
  ['EXPLAIN RETURN 1 AS x', 'EXPLAIN', '        RETURN 1 AS x'],
  ['profile RETURN 1 AS x', 'PROFILE', '        RETURN 1 AS x'],
  ['Explain EXPLAIN RETURN 1 AS x', 'EXPLAIN', '                RETURN 1 AS x'],
  ['CYPHER 5 PROFILE RETURN 1 AS x', 'PROFILE', 'CYPHER 5         RETURN 1 AS x'],
  ['EXPLAIN CYPHER 25 RETURN 1 AS x', 'EXPLAIN', '        CYPHER 25 RETURN 1 AS x'],
  ['/* 😀 EXPLAIN */ PROFILE // EXPLAIN\nRETURN 1', 'PROFILE', `${' '.repeat(35)}\nRETURN 1`],
  ['E\\u0058PLAIN RETURN 1', 'EXPLAIN', '             RETURN 1'],
  ['; EXPLAIN RETURN 1;', 'EXPLAIN', '          RETURN 1'],
  ["RETURN 'EXPLAIN' AS `PROFILE`", 'ROWS', "RETURN 'EXPLAIN' AS `PROFILE`"],
  ['MATCH (explain) RETURN explain.profile', 'ROWS', 'MATCH (explain) RETURN explain.profile'],
])('removes the plan option of %j and returns it', async (statement, asksFor, text) => {
  expect(await checkStatement(statement)).toMatchObject({ asksFor, text });
});

test('a refusal after EXPLAIN has the position in the written text', async () => {
  const refusal = await refusalOf('EXPLAIN MATCH (n)\nSET n.name = 1');
  expect(refusal?.extensions).toMatchObject({ name: 'SET', line: 2, column: 1 });
  expect((await refusalOf('EXPLAIN CREATE (n)'))?.extensions).toMatchObject({ line: 1, column: 9 });
});

test('a saved question cannot use EXPLAIN or PROFILE', async () => {
  expect((await checkQuestion('RETURN 1')).asksFor).toBe('ROWS');
  await expect(checkQuestion('EXPLAIN RETURN 1')).rejects.toThrow(
    'The option EXPLAIN may not be used here: a saved question must return rows.',
  );
  await expect(checkQuestion('PROFILE RETURN 1')).rejects.toThrow(
    'The option PROFILE may not be used here: a saved question must return rows.',
  );
});

test.each([
  ['too long', `RETURN '${'x'.repeat(200_000)}'`],
  ['too deep in lists', `RETURN ${'['.repeat(5_000)}1${']'.repeat(5_000)}`],
  ['too deep in brackets', `RETURN ${'('.repeat(5_000)}1${')'.repeat(5_000)}`],
  ['too deep in subqueries', `RETURN ${'EXISTS { MATCH (n) WHERE '.repeat(1_500)}true${'}'.repeat(1_500)}`],
  ['too slow to parse', `RETURN ${'CASE WHEN true THEN '.repeat(1_000)}1${' END'.repeat(1_000)}`],
])('refuses a statement that is %s, and accepts the next one', async (_, statement) => {
  expect((await refusalOf(statement))?.code).toBe('STATEMENT_TOO_COMPLEX');
  expect(await refusalOf('RETURN 1')).toBeNull();
});

test.each([
  ['5.26.28', [true, false]],
  ['5.27.0', [true, true]],
  ['5.27-aura', [true, true]],
  ['2025.01.0', [true, true]],
  ['2026.08.1', [true, true]],
  ['5.28.0', null],
  ['2027.01.0', null],
] as const)('allows on Neo4j %s the operators that were reviewed for it', (version, expected) => {
  const operators = allowedOperators(version);
  expect(operators?.has('Create') ?? false).toBe(false);
  expect(operators && ['NodeByLabelScan', 'ValueMergeJoin'].map((name) => operators.has(name))).toEqual(expected);
});

async function refusalOf(statement: string): Promise<Failure | null> {
  try {
    await checkStatement(statement);
    return null;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

const shapeOf = async (statement: string) => (await checkStatement(statement)).facts.shape;

test.each([
  "RETURN 'a' =~ '(x|y)*z'",
  'RETURN "b" =~ $pattern // another',
  'RETURN (("c" + \'d\') =~ ("1"))',
  "/* a comment */ return 'e' =~ 'f'",
])('the shape of a statement is the same without values, parentheses and comments: %s', async (statement) => {
  expect(await shapeOf(statement)).toBe(await shapeOf("RETURN 'x' =~ 'y'"));
});

test('the shape of a statement does not depend on the names of its variables, and differs with what it does', async () => {
  const one = await shapeOf('RETURN reduce(sum = 0, x IN range(1, 100) | sum + x) AS total');
  expect(await shapeOf('RETURN reduce(s = 9, i IN range(2, 5) | s + i) AS t')).toBe(one);
  expect(await shapeOf('RETURN reduce(s = 9, i IN range(2, 5) | i + i) AS t')).not.toBe(one);
  expect(await shapeOf('MATCH (a:System) RETURN a')).not.toBe(await shapeOf('MATCH (a:Country) RETURN a'));
});
