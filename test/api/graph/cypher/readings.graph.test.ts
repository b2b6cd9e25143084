import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { checkColumns, checkStatement } from '#graph/cypher/check-statement.ts';
import { runStatement } from '#graph/cypher/run.ts';
import type { Database, Value } from '#graph/database/database.ts';
import { Failure } from '#graph/failure.ts';
import { runs } from '#test/runs.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

/** The guard never allows this, so an answer that contains its result means that Neo4j parsed something else. */
const hidden = '[x IN [1] | COLLECT { CALL dbms.listConfig() YIELD name RETURN name LIMIT 1 }]';

/** Each opener ends a comment or string for one parser, and is only part of it for another. */
const openers = [
  ['*/ RETURN ', ' AS x //'],
  ["' RETURN ", ' AS x //'],
  ["' AS x UNION RETURN ", ' AS x //'],
  ['` UNION RETURN ', ' AS x //'],
  ['\\u0027 AS x UNION RETURN ', ' AS x //'],
  ['\\u+027 AS x UNION RETURN ', ' AS x //'],
  ['\\u005cu0027 AS x UNION RETURN ', ' AS x //'],
  ['\\u+060 UNION RETURN ', ' AS x //'],
  ['\nRETURN ', ' AS x //'],
  ['\rRETURN ', ' AS x //'],
  ['\u2028RETURN ', ' AS x //'],
  ['\\u000aRETURN ', ' AS x //'],
  ['*/ EXPLAIN RETURN ', ' AS x /*'],
] as const;
const traps = openers.map(([open, close]) => `${open}${hidden}${close}`);

const pieces = fc.constantFrom(
  ...traps,
  ...['/', '*', '/*', '*/', '/*/', '//', '/**/', ';', ' ', '\n', '\r', '\r\n', '\u2028', '\f', 'EXPLAIN', 'CYPHER 5'],
  ...["'", '"', '`', '``', '\\', "\\'", '\\"', '\\\\', '\\n', '\\u0041', '\\u0027', '\\u005c', '\\u005cu0041'],
  ...['\\\\u0027', '\\u+041', '\\u-041', '\\u00', '\\ud83d', '\\ude00', '\u{1f600}', '\u00e9', '\u00ad', '\u200b', 'a'],
);
const text = fc.array(pieces, { maxLength: 3 }).map((parts) => parts.join(''));

const gap = fc
  .array(
    fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(' ', '\n', '\t', '\r\n', '\r', '\u2028', '\u00a0', '\\u0020') },
      { weight: 2, arbitrary: text.map((content) => `/*${content}*/`) },
      { weight: 1, arbitrary: fc.tuple(text, fc.constantFrom('\n', '\r')).map((parts) => `//${parts.join('')}`) },
    ),
    { maxLength: 2 },
  )
  .map((parts) => ` ${parts.join('')}`);
const option = fc.constantFrom('', '', '', 'CYPHER 5', 'CYPHER/**/5', 'EXPLAIN', 'profile', 'C\\u0059PHER 5', ';');
const literal = fc.oneof(
  { weight: 4, arbitrary: text.map((content) => `'${content}'`) },
  { weight: 1, arbitrary: text.map((content) => `"${content}"`) },
);
const alias = fc.oneof(
  fc.constant(''),
  fc.constant('AS x'),
  text.map((content) => `AS \`${content}\``),
);
const end = fc.oneof(
  fc.constant(''),
  fc.constant(';'),
  text.map((content) => `//${content}`),
);
const statements = fc
  .tuple(gap, option, gap, fc.constantFrom('RETURN', 'R\\u0045TURN'), gap, literal, gap, alias, gap, end)
  .map((parts) => parts.join(''));

let database: Database;

beforeAll(async () => {
  database = await withEmptyData();
});

test('the text to send has no comments, keeps its lines, and does not change when checked again', async () => {
  await fc.assert(
    fc.asyncProperty(statements, async (statement) => {
      const checked = await checkOrRefuse(statement);
      if (checked === null) return;
      expect(checked.text.replace(/'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"|`[^`]*`/g, '')).not.toMatch(
        /\/\/|\/\*|\*\/|\\|;|[^\S \n]|EXPLAIN|PROFILE/i,
      );
      expect((await checkStatement(checked.text)).text).toBe(checked.text);
    }),
    { numRuns: runs(200) },
  );
});

test('Neo4j parses a statement as the guard does, or the guard refuses it', async () => {
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(statements, async (statement) => {
      const checked = await checkOrRefuse(statement);
      if (checked === null) return;
      const rows = await database.read(checked.text).catch(() => null);
      if (rows === null) return;
      answered += 1;
      const [row = {}] = rows;
      expect(JSON.stringify(rows)).toBe(JSON.stringify([row]));
      const [name = '', ...others] = Object.keys(row);
      expect(others).toEqual([]);
      expect(() => {
        checkColumns([name], checked.facts.answers);
      }).not.toThrow();
      expect(row[name]).toBe(literalOf(checked.text));
    }),
    { numRuns: runs(500) },
  );
  // Most statements are refused; enough must be compared for the test to mean something.
  expect(answered).toBeGreaterThan(50);
});

const listConfig = `RETURN ${hidden} AS r`;

test.each([
  `/* /*/ RETURN '*/ ${listConfig} //'`,
  `/* /*/RETURN '*/${listConfig}//'`,
  `/* /*/ RETURN "*/ ${listConfig} //"`,
  `/*//*/ RETURN '*/ ${listConfig} //'`,
  `/*/*/ RETURN '*/ ${listConfig} //'`,
  `/* */*/ RETURN '*/ ${listConfig} //'`,
  `EXPLAIN /* /*/ RETURN '*/ ${listConfig} //'`,
  `PROFILE /* /*/ RETURN '*/ ${listConfig} //'`,
  `CYPHER 5 /* /*/ RETURN '*/ ${listConfig} //'`,
  `CYPHER /* /*/ 5 RETURN '*/ ${listConfig} //'`,
  `CYPHER /* /*/ 5 RETURN '*/ 5 ${listConfig} //'`,
  `/* /*/ RETURN 1 AS \`*/ ${listConfig} //\``,
  `\\u002f* /*/ RETURN '*/ ${listConfig} //'`,
  `/* \\u002f*/ RETURN '*/ ${listConfig} //'`,
  `// \r/* /*/ RETURN '*/ ${listConfig} //'`,
  `RETURN '\\u+027 AS r UNION ${listConfig} //'`,
  `RETURN '\\u-fd9 AS r UNION ${listConfig} //'`,
  `RETURN "\\u+022 AS r UNION ${listConfig} //"`,
  `RETURN 1 AS \`r\\u+060 UNION ${listConfig} //\``,
  `RETURN '\\u005cu0027 AS r UNION ${listConfig} //'`,
  `RETURN '\\\\\\u+027 AS r UNION ${listConfig} //'`,
  `RETURN '\\u\uff10\uff10\uff12\uff17 AS r UNION ${listConfig} //'`,
  `RETURN 1 AS r // \u2028 UNION ${listConfig}`,
  `RETURN 1 AS r // \u0085 UNION ${listConfig}`,
  `RETURN 1 AS r // \r UNION ${listConfig}`,
  `RETURN 1 AS r /* \u0000*/ // */ UNION ${listConfig}`,
  `RETURN 1 AS r //* \n UNION ${listConfig} // */`,
  `/* /*/ RETURN '*/ CALL tx.setMetaData({hidden: true}) //'`,
  `/* /*/ RETURN '*/ LOAD CSV FROM "file:///etc/passwd" AS line RETURN line //'`,
  `/* /*/ RETURN '*/ LOAD CSV FROM "http://127.0.0.1:1/" AS line RETURN line //'`,
])('runs no hidden statement: %j', async (statement) => {
  const answer = await runStatement(database, { statement, parameters: {}, first: 10 }).catch((error: unknown) => {
    if (error instanceof Failure) return error;
    throw error;
  });
  if (answer instanceof Failure) {
    expect(answer.code).toMatch(/^STATEMENT_(REFUSED|UNPARSABLE|REJECTED)$/);
    return;
  }
  for (const [value] of answer.rows) expect(['string', 'number']).toContain(typeof value);
  for (const { operator } of answer.plan ?? []) expect(operator).not.toContain('ProcedureCall');
});

test.each([
  ['RETURN 1 + /* one */ 2, [ 1,  2 ]', ['1 +           2', '[ 1,  2 ]']],
  ['RETURN \'a\' + "b" AS `a``b`', ['a`b']],
  ['WITH {c: 1} AS `a``b` RETURN `a``b`.c, `a``b`, (1)', ['`a``b`.c', 'a`b', '(1)']],
  ['MATCH (n:System) RETURN n {.key}, (((n.key)))', ['n', '(((n.key)))']],
  ['MATCH (`a b`:System) RETURN DISTINCT (`a b`{.*, one: 1})', ['a b']],
  ['MATCH (n:System) RETURN ((n)), n.name', ['n', 'n.name']],
  ['MATCH (n:System) RETURN n{.key}.key, -(1), [(2)]', ['n{.key}.key', '-(1)', '[(2)]']],
  ['WITH 2 AS b, 1 AS a RETURN *, 3 AS c', ['a', 'b', 'c']],
  ['RETURN 1 AS a, 2 AS b UNION RETURN 3 AS b, 4 AS a', ['a', 'b']],
  ['CALL db.labels() YIELD label AS name', ['name']],
  ['CALL db.labels', ['label']],
  ['CALL db.labels() YIELD label RETURN *', ['label']],
  ['MATCH (n:System) FINISH', []],
  ['RETURN COLLECT { RETURN 1 AS inner } AS outer', ['outer']],
  ["RETURN '\\u0041' + 1", ["'A'      + 1"]],
])('Neo4j gives columns the same names as the guard: %s', async (statement, columns) => {
  expect(await runStatement(database, { statement, parameters: {}, first: 10 })).toMatchObject({ columns });
});

test('refuses an answer with columns other than those checked, and emits a warning', async () => {
  const checked = await checkStatement('RETURN 1 AS one');
  const warned = new Promise((resolve) => process.once('warning', resolve));
  const statement = { ...checked, text: 'RETURN 1 AS other' };
  await expect(runStatement(database, { statement, parameters: {}, first: 1 })).rejects.toMatchObject({
    code: 'STATEMENT_REFUSED',
    extensions: { kind: 'columns', name: 'other' },
  });
  expect(String(await warned)).toContain('expected ["one"], Neo4j has ["other"]');
});

test.each([
  ['/* a\n😀 */ RETURN missing', 2, 14],
  ['RETURN /* \\u0041 */ missing', 1, 21],
  ["R\\u0045TURN '\\u0041', missing", 1, 23],
  ['// one\r\n// two\r\nRETURN missing', 3, 8],
])('a position in an error is the position in the typed statement: %j', async (statement, line, column) => {
  await expect(runStatement(database, { statement, parameters: {}, first: 1 })).rejects.toMatchObject({
    code: 'STATEMENT_REJECTED',
    extensions: { line, column },
  });
});

async function checkOrRefuse(statement: string) {
  try {
    return await checkStatement(statement);
  } catch (error) {
    if (error instanceof Failure && /^STATEMENT_(REFUSED|UNPARSABLE)$/.test(error.code)) return null;
    throw error;
  }
}

/** The value of the only text in quotes in a statement that was checked, as Cypher's reference says. */
function literalOf(statement: string): Value {
  const [, quoted = ''] = /RETURN\s+('(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*")/i.exec(statement) ?? [];
  const plain: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
  return quoted.slice(1, -1).replace(/\\([bfnrt'"\\])/g, (_, character: string) => plain[character] ?? character);
}
