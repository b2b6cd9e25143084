import { beforeAll, expect, test } from 'vitest';
import { changeCasework } from '#graph/casework/records.ts';
import { runStatement } from '#graph/cypher/run.ts';
import type { Database } from '#graph/database/database.ts';
import { readContents } from '#graph/entities/contents.ts';
import { searchEntities } from '#graph/entities/search.ts';
import { Failure } from '#graph/failure.ts';
import { wipeGraph } from '#graph/schema/wipe.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

let database: Database;
const secret = 'only the casework says this';

beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, chainFiles);
  await changeCasework(database, async (transaction) => {
    const listing = { name: secret, changedAt: secret, summary: { name: secret } };
    await transaction.put('note:Y1', { key: 'Y1', name: secret }, listing);
  });
});

/** Returns what a statement answers, or the code of its refusal. */
const answerTo = (statement: string, parameters = {}) =>
  runStatement(database, { statement, parameters, first: 10_000 }).then(
    (result) => JSON.stringify([result.rows, result.graph, result.plan]),
    (error: unknown) => {
      if (error instanceof Failure) return error.code;
      throw error;
    },
  );

const elementIds = async () =>
  (await database.read('MATCH (c:Casework) RETURN elementId(c) AS element, id(c) AS id')).map(({ element, id }) => ({
    element,
    id,
  }));

test.each([
  'MATCH (n) RETURN n',
  'MATCH (n) RETURN count(n) AS nodes',
  'MATCH (n) RETURN labels(n) AS labels, keys(n) AS keys, properties(n) AS properties',
  'MATCH (n) WHERE NOT (n)--() RETURN n',
  'MATCH (n) WHERE size(labels(n)) = 1 RETURN n',
  "MATCH (n) WHERE any(k IN keys(n) WHERE n[k] CONTAINS 'casework says') RETURN n",
  'MATCH (n:Casework) RETURN n',
  'MATCH (n:`Casework`) RETURN n',
  'MATCH (n:Casew\\u006frk) RETURN n',
  'MATCH (n IS Casework) RETURN n',
  'MATCH (n:System|Casework) RETURN n',
  'MATCH (n:!System) RETURN n',
  'MATCH (n:!(!Casework)) RETURN n',
  'MATCH (n:!(System|!Casework)) RETURN n',
  'MATCH (n:%) RETURN n',
  'MATCH (n:%&!System) RETURN n',
  'MATCH (n) WHERE n:Casework RETURN n',
  'MATCH (n) WHERE n:!System RETURN n',
  'MATCH (n WHERE n:Casework) RETURN n',
  "MATCH (n:$('Casework')) RETURN n",
  "MATCH (n:$any(['Casework', 'System'])) RETURN n",
  "MATCH (n) WHERE n:$('Casework') RETURN n",
  "WITH 'Casework' AS label MATCH (n:$(label)) RETURN n",
  'MATCH (n) WHERE n.caseworkKey IS NOT NULL RETURN n',
  "MATCH (n {caseworkKey: 'note:Y1'}) RETURN n",
  'MATCH (n:System) USING SCAN n:Casework RETURN n',
  'OPTIONAL MATCH (n) RETURN n',
  'MATCH (a), (b) RETURN a, b',
  'MATCH (s:System) MATCH (n) RETURN n',
  'MATCH (a)-[*0..2]-(b) RETURN a, b',
  'MATCH p = (a)--*(b) RETURN p',
  'MATCH p = (a)--{0,1}(b) RETURN p',
  'MATCH p = (a) ((x)--(y)){0,1} (b) RETURN p',
  'MATCH p = shortestPath((a)-[*0..1]-(b)) RETURN p',
  'MATCH p = ANY SHORTEST (a)--*(b) RETURN p',
  'CALL { MATCH (n) RETURN n } RETURN n',
  'CALL () { MATCH (n) RETURN count(n) AS nodes } RETURN nodes',
  'RETURN COUNT { MATCH (n) } AS nodes',
  'RETURN COUNT { (n) } AS nodes',
  'RETURN EXISTS { MATCH (n:!System) } AS found',
  'RETURN COLLECT { MATCH (n) RETURN properties(n) } AS nodes',
  'RETURN [x IN [1] | COLLECT { MATCH (n) RETURN properties(n) }] AS nodes',
  'RETURN CASE WHEN true THEN COLLECT { MATCH (n) RETURN properties(n) } END AS nodes',
  'RETURN reduce(all = [], x IN [1] | all + COLLECT { MATCH (n) RETURN properties(n) }) AS nodes',
  'RETURN [(a)-[*0..1]-(b) | properties(a)] AS nodes',
  'UNWIND range(0, 1000) AS id MATCH (n) WHERE id(n) = id RETURN n',
  'MATCH (n) RETURN 1 AS x UNION ALL MATCH (m) RETURN count(m) AS x',
  'EXPLAIN MATCH (n) RETURN n',
  'PROFILE MATCH (n) RETURN n',
  'PROFILE MATCH (n)-[*1..2]->() WHERE n[$name] CONTAINS $text RETURN 1',
  'PROFILE MATCH (n:!Casework) WHERE n[$name] CONTAINS $text RETURN 1',
  'RETURN {casework: 1} AS map',
  'MATCH (s:System) RETURN s { .casework }',
  'MATCH (s:System) RETURN s.caseworkSummary AS summary',
  'MATCH (s:System) WHERE s.caseworkName IS NOT NULL RETURN s',
  'MATCH (s:System) RETURN s ORDER BY s.caseworkChangedAt',
])('a statement that could read casework is refused: %s', async (statement) => {
  expect(await answerTo(statement)).toBe('STATEMENT_REFUSED');
});

test('casework is not found by its id in the database', async () => {
  for (const { element, id } of await elementIds()) {
    expect(await answerTo('MATCH (n) WHERE elementId(n) = $element RETURN n', { element })).toBe('STATEMENT_REFUSED');
    expect(await answerTo('MATCH (n) WHERE id(n) = $id RETURN n', { id })).toBe('STATEMENT_REFUSED');
    for (const statement of [
      'MATCH (n)--() WHERE elementId(n) = $element RETURN n',
      'MATCH (n:!Casework) WHERE elementId(n) = $element RETURN n',
      'MATCH (n:System) WHERE elementId(n) = $element RETURN n',
      'MATCH (n:System|Country) WHERE elementId(n) IN [$element] RETURN n',
      'MATCH (n:System) WHERE EXISTS { (n)--(m) WHERE elementId(m) = $element } RETURN n',
      'RETURN [x IN [1] | COLLECT { MATCH (n:System|Country) WHERE elementId(n) = $element RETURN 1 }] AS list',
      'MATCH ()-[r]->() WHERE elementId(r) = $element RETURN r',
    ])
      expect(await answerTo(statement, { element })).toBe('STATEMENT_REFUSED');
  }
});

/** Whether a statement answers or fails would tell what casework says. */
const failsIf = (node: string) => `1 / CASE WHEN ${node}[$name] CONTAINS $text THEN 0 ELSE 1 END = 1`;

test.each([
  `MATCH (n:System|Country) WHERE elementId(n) IN $ids AND ${failsIf('n')} RETURN count(*) AS many`,
  `MATCH (n:System|Country) WHERE id(n) IN $ids AND ${failsIf('n')} RETURN count(*) AS many`,
  `MATCH (n:!Casework) WHERE ${failsIf('n')} RETURN count(*) AS many`,
  `MATCH (n:System|!Casework) WHERE ${failsIf('n')} RETURN count(*) AS many`,
  `MATCH (s:System) MATCH (n:!Casework) WHERE n.key = s.key AND ${failsIf('n')} RETURN count(*) AS many`,
  `MATCH (n)-[*1..2]->() WHERE ${failsIf('n')} RETURN count(*) AS many`,
  `MATCH p = shortestPath((s:System)-[*]-(n)) WHERE ${failsIf('n')} RETURN count(*) AS many`,
  `RETURN [x IN [1] | COUNT { MATCH (n:!Casework) WHERE ${failsIf('n')} }] AS many`,
  `RETURN [x IN [1] | COUNT { MATCH (n:System|Country) WHERE elementId(n) IN $ids AND ${failsIf('n')} }] AS many`,
])('no condition runs on casework: %s', async (statement) => {
  const ids = (await elementIds()).map(({ element }) => element);
  for (const text of ['casework', 'nothing of it'])
    expect(await answerTo(statement, { name: 'casework', text, ids })).toBe('STATEMENT_REFUSED');
});

test("an error keeps Neo4j's message", async () => {
  const errorOf = (statement: string, parameters = {}) =>
    runStatement(database, { statement, parameters, first: 1 }).then(() => 'ANSWERED', String);
  expect(await errorOf('MATCH (s:System) WHERE s[$name].x = 1 RETURN 1', { name: 'key' })).toContain('Y1');
  expect(await errorOf('MATCH (s:System) WHERE s.key = $missing RETURN 1')).toContain('missing');
});

test.each([
  'MATCH (n:!Casework) RETURN n',
  'MATCH (n:!Casework) RETURN properties(n), labels(n), keys(n)',
  'MATCH (n:!Casework) RETURN n ORDER BY n.key',
  'MATCH (a)-[r]-(b) RETURN a, r, b',
  'MATCH p = (a)-[*1..2]-(b) RETURN p LIMIT 1000',
  'MATCH (s:System) OPTIONAL MATCH p = (s)-[*0..2]-(n:!Casework) RETURN p LIMIT 1000',
  "CALL db.index.fulltext.queryNodes('entityText', 'casework* OR Y1') YIELD node RETURN node",
  'MATCH (s:System) RETURN COUNT { (s)--() } AS hops, [(s)--(n) | properties(n)] AS near',
  'CALL db.schema.nodeTypeProperties() YIELD nodeLabels RETURN count(nodeLabels) AS many',
])('a statement that runs does not read casework: %s', async (statement) => {
  const answer = await answerTo(statement);
  expect(answer).toMatch(/^\[\[\[/);
  expect(answer).not.toContain(secret);
  expect(answer).not.toContain('note:Y1');
});

test('every node of the data is counted, and casework is not', async () => {
  const [row] = await database.read('MATCH (n) RETURN count(n) AS all, count(CASE WHEN n:Casework THEN 1 END) AS own');
  const { rows } = await runStatement(database, {
    ...{ statement: 'MATCH (n:!Casework) RETURN count(n) AS nodes', parameters: {}, first: 1 },
  });
  expect(row?.['own']).toBe(2);
  expect(rows).toEqual([[Number(row?.['all']) - 2]]);
});

test('neither status, search nor a wipe of the data touches casework', async () => {
  const { counts } = await readContents(database);
  expect(counts.map(({ label }) => label)).not.toContain('Casework');
  expect(JSON.stringify(await searchEntities(database, 'casework says', [], 10))).not.toContain(secret);
  await wipeGraph(database, () => undefined);
  expect(await database.read('MATCH (c:Casework) RETURN count(c) AS records')).toEqual([{ records: 2 }]);
});
