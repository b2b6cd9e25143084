import { beforeAll, expect, test } from 'vitest';
import { runStatement, statementLimits } from '#graph/cypher/run.ts';
import type { Database } from '#graph/database/database.ts';
import { Failure } from '#graph/failure.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { benignStatements } from './benign-statements.ts';

let database: Database;

beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, { 'organizations.csv': [{ id: 'A' }, { id: 'B', name: 'Beta' }, { id: 'C' }] });
});

const run = (statement: string, first = 100, limits = statementLimits) =>
  runStatement(database, { statement, parameters: {}, first, limits });

test('EXPLAIN returns the plan, runs nothing and needs no parameters', async () => {
  // If it ran, it would divide by zero.
  const { plan, ...result } = await run(
    'EXPLAIN MATCH (o:Organization) WHERE o.key > $key RETURN o.key, 1 / 0 AS never',
  );
  expect(result).toMatchObject({ columns: [], rows: [], graph: { nodes: [], hops: [] }, rowsCut: false });
  expect(plan?.[0]).toMatchObject({ depth: 0, operator: 'ProduceResults', rows: null, dbHits: null });
  expect(plan?.at(-1)?.details).toContain('o:Organization');
  for (const { rows, dbHits, estimatedRows } of plan ?? []) {
    expect({ rows, dbHits }).toEqual({ rows: null, dbHits: null });
    expect(estimatedRows).toBeGreaterThanOrEqual(0);
  }
});

test('PROFILE returns the rows of the statement and the work of each operator', async () => {
  const statement =
    'MATCH (o:Organization) WHERE size(o.key) = 1 AND (o.name IS NULL OR o.name <> "Beta") RETURN o.key AS key ORDER BY key';
  const { plan, ...result } = await run(`PROFILE ${statement}`);
  expect(result).toMatchObject({ columns: ['key'], rows: [['A'], ['C']], rowsCut: false });
  expect(plan?.[0]).toMatchObject({ operator: 'ProduceResults', rows: 2 });
  // The three, and the five that Section 889 names.
  expect(plan?.at(-1)).toMatchObject({ operator: 'NodeByLabelScan', details: 'o:Organization', rows: 8 });
  expect(plan?.at(-1)?.dbHits).toBeGreaterThan(0);
  expect((await run(statement)).plan).toBeNull();
});

test('a branch of a plan is listed completely before the next one, one level deeper than its parent', async () => {
  const { plan } = await run('EXPLAIN MATCH (a:Organization), (b:Source) RETURN a, b');
  const lines = plan?.map(({ depth, operator }) => `${'-'.repeat(depth)}${operator}`);
  expect(lines).toEqual(['ProduceResults', '-CartesianProduct', '--NodeByLabelScan', '--NodeByLabelScan']);
});

test('PROFILE counts all rows and returns no more than requested', async () => {
  const { rows, rowsCut, plan } = await run('PROFILE UNWIND range(1, 5000) AS n RETURN n', 2);
  expect({ rows, rowsCut, counted: plan?.[0]?.rows }).toEqual({ rows: [[1], [2]], rowsCut: true, counted: 5000 });
});

test.each([
  ['time', 'PROFILE UNWIND range(1, 1000000000) AS x WITH x WHERE x % 2 = 3 RETURN count(x)', 'STATEMENT_TIMED_OUT'],
  [
    'bytes',
    "PROFILE UNWIND range(1, 10000000) AS x RETURN toString(x) + 'and some more of it' AS t",
    'RESULT_TOO_LARGE',
  ],
])('PROFILE has the same limit of %s as the statement', async (_, statement, code) => {
  // On a busy machine, the first bytes may take seconds.
  const timeoutMs = code === 'RESULT_TOO_LARGE' ? 25_000 : 8_000;
  const limits = { ...statementLimits, deadlineMs: 30_000, timeoutMs, bytes: 1_000_000 };
  const failed = run(statement, 1, limits).then(
    () => 'ANSWERED',
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  );
  expect(await failed).toBe(code);
});

test('EXPLAIN can precede every allowed statement; PROFILE those whose plans read only nodes of a label', async () => {
  const profiles = new Set<string>();
  // After an option, a leading semicolon would end the statement.
  for (const statement of benignStatements.map((text) => text.replace(/^;+/, ''))) {
    const { plan } = await run(`EXPLAIN ${statement}`);
    const root = { depth: 0, operator: 'ProduceResults' };
    expect(plan?.[0], statement).toMatchObject(root);
    const readsAnyNode = plan?.some(({ operator }) => operator === 'AllNodesScan') ?? false;
    const profile = await run(`PROFILE ${statement}`).then(
      (result) => result.plan?.[0],
      (error: unknown) => (error instanceof Failure ? error.extensions : error),
    );
    expect(profile, statement).toMatchObject(readsAnyNode ? { kind: 'option', name: 'PROFILE' } : root);
    profiles.add(readsAnyNode ? 'refused' : 'run');
  }
  expect([...profiles].sort()).toEqual(['refused', 'run']);
});
