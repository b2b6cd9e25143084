import { buildASTSchema } from 'graphql';
import { beforeEach, expect, test } from 'vitest';
import { Lease } from '#graph/ingest/lease.ts';
import { cachedFields } from '#serve/plugins/answer-cache.ts';
import { requestLimits } from '#serve/limits.ts';
import { typeDefinitions } from '#serve/schema/schema.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { countedDatabase } from '../counted-database.ts';
import type { CountedDatabase } from '../counted-database.ts';
import { serveGraph } from '../serve-graph.ts';
import type { ServedGraph } from '../serve-graph.ts';

let counted: CountedDatabase;
let served: ServedGraph;

beforeEach(async () => {
  counted = countedDatabase(await withEmptyData());
  await importPackage(counted.database, chainFiles);
  served = await serveGraph(counted.database);
});

const exposures = `query Of($day: Date!, $first: Int = 5) {
  exposures(filter: { asOf: $day }, first: $first) { totalCount nodes { id engineer { key } system { name } } }
}`;

/** Returns the answer and the number of statements that it took. */
async function ask(query: string, variables: Readonly<Record<string, unknown>> = {}) {
  counted.taken();
  const data = await served.data(query, variables);
  return { data, statements: counted.taken().length };
}

test('the third time, the same query takes one statement, for the version, and returns the same', async () => {
  const first = await ask(exposures, { day: '2024-06-01' });
  await ask(exposures, { day: '2024-06-01' });
  const third = await ask(exposures, { day: '2024-06-01' });
  expect(third.data).toEqual(first.data);
  expect(first.data).toMatchObject({ exposures: { totalCount: 1 } });
  expect(third.statements).toBe(1);
  // Other variables and other documents have their own answers.
  expect((await ask(exposures, { day: '2023-06-01' })).data).toMatchObject({ exposures: { totalCount: 0 } });
  expect((await ask('{ exposures(filter: { asOf: "2024-06-01" }, first: 5) { totalCount } }')).data).toEqual({
    exposures: { totalCount: 1 },
  });
});

test('operations of the same document have separate answers', async () => {
  const document = 'query A { systems(first: 5) { totalCount } } query B { contracts(first: 5) { nodes { piid } } }';
  const answer = async (operationName: string) => {
    const response = await fetch(`${served.url}graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: document, operationName }),
    });
    return response.text();
  };
  // The cost is in each answer, also in one from memory.
  const cost = `"extensions":{"cost":{"asked":1006,"most":${requestLimits.cost.most}}}`;
  for (let times = 0; times < 4; times += 1) {
    expect(await answer('A')).toBe(`{"data":{"systems":{"totalCount":1}},${cost}}`);
    expect(await answer('B')).toBe(`{"data":{"contracts":{"nodes":[{"piid":"W1"}]}},${cost}}`);
  }
});

test('the next answer reflects a change of the graph', async () => {
  const systems = '{ systems(first: 5) { nodes { name } } }';
  for (let times = 0; times < 3; times += 1) await ask(systems);
  await importPackage(counted.database, {
    ...chainFiles,
    'systems.csv': [{ id: 'Y1', name: 'Another name', agency: 'G1', impact_level: 5 }],
  });
  expect((await ask(systems)).data).toEqual({ systems: { nodes: [{ name: 'Another name' }] } });
});

test('answers computed during a write are not cached', async () => {
  const systems = '{ systems(first: 7) { nodes { name } } }';
  const lease = await Lease.acquire(counted.database, 'test', () => undefined);
  // The first request takes one statement in any case.
  await ask(systems);
  const during = [];
  for (let times = 0; times < 3; times += 1) during.push((await ask(systems)).statements);
  expect(Math.min(...during)).toBeGreaterThan(1);
  await lease.release();
  // Deriving may have waited for the lease and write now.
  await expect.poll(async () => (await ask(systems)).statements).toBe(1);
});

test('errors and answers that depend on chance or time are not cached', async () => {
  const wrong =
    '{ systems(first: 5) { nodes { name } } exposures(filter: { asOf: "2024-02-31" }, first: 5) { totalCount } }';
  for (let times = 0; times < 3; times += 1)
    expect((await served.ask(wrong)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  const random = '{ cypher(statement: "RETURN rand() AS x", first: 5) { rows } }';
  const answers = [];
  for (let times = 0; times < 4; times += 1) answers.push(JSON.stringify((await ask(random)).data));
  expect(new Set(answers).size).toBe(4);
});

test('the cached fields exist in the API', () => {
  const fields = buildASTSchema(typeDefinitions()).getQueryType()?.getFields() ?? {};
  expect([...cachedFields].filter((name) => !(name in fields))).toEqual([]);
  expect(['cypher', 'runSavedQuery', 'importJob', 'status'].filter((name) => cachedFields.has(name))).toEqual([]);
});
