import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/driver/database.ts';
import { Failure } from '#graph/failure/failure.ts';
import { runStatement } from '#graph/guard/run-statement.ts';
import { statementLimits, type StatementLimits } from '#graph/guard/statement-limits.ts';
import { questionLimits } from '#graph/limits/question-limits.ts';
import { findPaths } from '#graph/paths/find-paths.ts';
import { runImport } from '#seed/import/run-import.ts';
import { encodeId } from '#serve/ids/encode-id.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { serveGraph, type ServedGraph } from '../serve-graph.ts';

let database: Database;
let served: ServedGraph;
const supplier = { label: 'Organization', key: 'insight-global' } as const;
const system = { label: 'System', key: 'dod-cloud-il5' } as const;

beforeAll(async () => {
  database = await withEmptyData();
  await runImport(database, { format: 'chain-package', paths: ['seed/case'], strict: true });
  served = await serveGraph(database);
});

const paths = `from: "${encodeId('Organization', 'insight-global')}", to: "${encodeId('System', 'dod-cloud-il5')}", first: 1`;
const people = (count: number) => Array.from({ length: count }, (_, at) => `"${encodeId('Person', `P${at}`)}"`).join();

test.each([
  [`paths(${paths}, maxHops: 13) { nodes { id } }`, 'BAD_USER_INPUT', 'maxHops', 12, 13],
  [`paths(${paths}, via: [${people(11)}]) { nodes { id } }`, 'BAD_USER_INPUT', 'via', 10, 11],
  ['exposureTimeline(from: "1970-01-01", to: "2025-01-01") { day }', 'BAD_USER_INPUT', 'months', 600, 661],
  ['nodes(ids: [$ids]) { id }', 'BAD_USER_INPUT', 'list', 100, 101],
  ['cypher(statement: "$long") { rows }', 'STATEMENT_TOO_COMPLEX', 'statementLength', 50_000, 50_009],
  ['cypher(statement: "$deep") { rows }', 'STATEMENT_TOO_COMPLEX', 'statementNesting', null, null],
])('%s names its limit, how much it is and what was asked', async (field, code, limit, most, asked) => {
  const text = field
    .replace('$ids', people(101))
    .replace('$long', `RETURN '${'x'.repeat(50_000)}'`)
    .replace('$deep', `RETURN ${'['.repeat(5000)}1${']'.repeat(5000)}`);
  const { errors } = await served.ask(`{ ${text} }`);
  expect(errors).toMatchObject([{ extensions: { code, limit, most, asked } }]);
});

test('what is taken out is counted before anything of it is looked for', async () => {
  const remove = Array.from({ length: 51 }, () => encodeId('Person', 'digital-escorts'));
  const { errors } = await served.ask('query ($remove: [ID!]!) { whatIf(remove: $remove) { before } }', { remove });
  expect(errors).toMatchObject([{ extensions: { limit: 'removed', most: 50, asked: 51, argument: 'remove' } }]);
});

test('a search of paths that would go through too much', async () => {
  const request = { from: supplier, to: system, maxHops: 8, first: 100, asOf: null, via: [], avoid: [], types: [] };
  expect(await refusalOf(findPaths(database, request, 5))).toMatchObject({
    code: 'STATEMENT_TOO_LARGE',
    extensions: { limit: 'pathStatements', most: 5, asked: null },
  });
});

test.each([
  [
    'UNWIND range(1, 1000000) AS x RETURN [x, x, x, x, x, x, x, x] AS list',
    { bytes: 100_000 },
    'RESULT_TOO_LARGE',
    'resultBytes',
    100_000,
  ],
  [
    'UNWIND range(1, 1000000000) AS x WITH x WHERE x % 2 = 3 RETURN count(x) AS n',
    { timeoutMs: 1000, deadlineMs: 25_000 },
    'STATEMENT_TIMED_OUT',
    'statementTime',
    1000,
  ],
  [
    'UNWIND range(1, 1000000000) AS x WITH x WHERE x % 2 = 4 RETURN count(x) AS n',
    { timeoutMs: 20_000, deadlineMs: 3000 },
    'STATEMENT_TIMED_OUT',
    'statementTime',
    3000,
  ],
])('%s is bounded by what the refusal says', async (statement, limits, code, limit, most) => {
  const asked = { statement, parameters: {}, first: 10_000, limits: { ...statementLimits, ...limits } };
  expect(await refusalOf(runStatement(database, asked))).toMatchObject({
    code,
    extensions: { limit, most, asked: null },
  });
});

test('who comes when too many are there is told how many that is', async () => {
  const { most } = questionLimits.statements;
  const limits: StatementLimits = statementLimits;
  const answers = await Promise.all(
    Array.from({ length: most + 4 }, () =>
      runStatement(database, { statement: 'RETURN 1', parameters: {}, first: 1, limits }).then(
        () => null,
        (error: unknown) => (error instanceof Failure ? error : null),
      ),
    ),
  );
  const refused = answers.filter((answer) => answer !== null);
  expect(refused).toHaveLength(4);
  for (const { code, extensions } of refused)
    expect({ code, ...extensions }).toEqual({
      code: 'TOO_MANY_STATEMENTS',
      limit: 'statements',
      most,
      asked: most + 1,
    });
});

async function refusalOf(asked: Promise<unknown>): Promise<Failure | null> {
  try {
    await asked;
    return null;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}
