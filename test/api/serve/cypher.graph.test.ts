import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { runStatement } from '#graph/cypher/run.ts';
import type { Database } from '#graph/database/database.ts';
import { notLegalAdvice } from '#graph/rules/judgment.ts';
import { withDocumentedCase } from '../../documented-case.ts';
import { importPackage } from '../../import-package.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

const containing = (text: string): unknown => expect.stringContaining(text);

let database: Database;
let served: ServedGraph;

beforeAll(async () => {
  database = await withDocumentedCase();
  served = await serveGraph(database);
});

const document = `query ($statement: String!, $parameters: JSON, $first: Int! = 1000) {
  cypher(statement: $statement, parameters: $parameters, first: $first) {
    columns rows truncated elapsedMs graph { nodes { id ... on System { key } } edges { type statements { key } } }
  }
}`;

test('a statement returns rows and the graph that they mention', async () => {
  const statement =
    'MATCH (:Person)-[r:ACCESSES]->(s:System) WHERE r.validTo = date($day) RETURN s, r, s.impactLevel AS level ORDER BY level';
  const { cypher } = await served.data(document, { statement, parameters: { day: '2025-07-18' } });
  expect(cypher).toMatchObject({
    columns: ['s', 'r', 'level'],
    rows: [
      [{ $type: 'node', key: 'dod-cloud-il4' }, { $type: 'relationship', type: 'ACCESSES' }, 4],
      [{ $type: 'node', key: 'dod-cloud-il5' }, { $type: 'relationship', type: 'ACCESSES' }, 5],
    ],
    truncated: false,
    graph: { edges: [{ type: 'ACCESSES' }, { type: 'ACCESSES' }] },
  });
});

test('edges are there if a fragment asks for them', async () => {
  const asked = `{ runSavedQuery(name: "reach-from-covered-nations", parameters: { asOf: "2025-07-17" }) { graph { ...drawn } } }
    fragment drawn on Path { edges { ... on Edge { type } } }`;
  const { runSavedQuery } = await served.data(asked);
  expect(JSON.stringify(runSavedQuery)).toContain('{"type":"ACCESSES"}');
});

test('a map that imitates a node is returned as a map', async () => {
  const statement = "RETURN {`$type`: 'node', elementId: '1', labels: ['System'], properties: {key: 'no-such'}} AS map";
  const { cypher } = await served.data(document, { statement });
  expect(cypher).toMatchObject({
    rows: [[{ $$type: 'node', elementId: '1', labels: ['System'], properties: { key: 'no-such' } }]],
    graph: { nodes: [], edges: [] },
  });
});

test('rows beyond the limit are cut and the result is marked as truncated', async () => {
  const { cypher } = await served.data(document, { statement: 'UNWIND range(1, 5) AS n RETURN n', first: 2 });
  expect(cypher).toMatchObject({ rows: [[1], [2]], truncated: true });
});

test('EXPLAIN and PROFILE return a plan, as a list with depths', async () => {
  const asked = `query ($statement: String!) { cypher(statement: $statement) {
    rows plan { depth operator details estimatedRows rows dbHits }
  } }`;
  const statement = 'MATCH (s:System) RETURN count(s) AS systems';
  expect((await served.data(asked, { statement }))['cypher']).toMatchObject({ rows: [[2]], plan: null });
  const explained = await served.data(asked, { statement: `EXPLAIN ${statement}` });
  expect(explained['cypher']).toMatchObject({
    rows: [],
    plan: [
      { depth: 0, operator: 'ProduceResults', details: 'systems', rows: null, dbHits: null },
      { depth: 1, operator: 'NodeCountFromCountStore', rows: null, dbHits: null },
    ],
  });
  const profiled = await served.data(asked, { statement: `PROFILE ${statement}` });
  expect(profiled['cypher']).toMatchObject({ rows: [[2]], plan: [{ rows: 1 }, { rows: 1, dbHits: 1 }] });
});

test('columns have the types of their values, including dates and integers of any size', async () => {
  const statement = `UNWIND [0, 1] AS n MATCH p = (person)-[r:ACCESSES]->(s:System {impactLevel: 5})
    RETURN date('2025-07-18') AS day, '2025-07-18' AS text, duration('P1D') AS span, 9007199254740993 + n AS big, 1.5 AS float,
      datetime('2025-07-18T10:00:00Z') AS at, localdatetime('2025-07-18T10:00:00') AS local, time('10:00:00Z') AS time,
      localtime('10:00:00') AS clock, point({x: 1, y: 2}) AS place, true AS flag, s, r, p, {n: n} AS map, null AS none,
      [date('2025-07-18'), null] AS days, [] AS empty, CASE n WHEN 0 THEN null ELSE n END AS maybe,
      CASE n WHEN 0 THEN 'a' ELSE 1 END AS mixed, CASE n WHEN 0 THEN [] ELSE [1] END AS list`;
  const { cypher } = await served.data(
    'query ($statement: String!) { cypher(statement: $statement, first: 10) { columns columnTypes rows } }',
    { statement },
  );
  const { columns, columnTypes, rows } = typed.parse(cypher);
  expect(Object.fromEntries(columns.map((column, at) => [column, columnTypes[at]]))).toEqual({
    day: 'DATE',
    text: 'STRING',
    span: 'DURATION',
    big: 'INTEGER',
    float: 'FLOAT',
    at: 'ZONED DATETIME',
    local: 'LOCAL DATETIME',
    time: 'ZONED TIME',
    clock: 'LOCAL TIME',
    place: 'POINT',
    flag: 'BOOLEAN',
    s: 'NODE',
    r: 'RELATIONSHIP',
    p: 'PATH',
    map: 'MAP',
    none: 'NULL',
    days: 'LIST<DATE>',
    empty: 'LIST<NULL>',
    maybe: 'INTEGER',
    mixed: 'ANY',
    list: 'LIST<INTEGER>',
  });
  // Types do not change the rows.
  expect(rows[0]?.slice(0, 4)).toEqual(['2025-07-18', '2025-07-18', 'P1D', '9007199254740993']);
  const nothing = await served.data(
    '{ cypher(statement: "MATCH (n:System {key: \'none\'}) RETURN n") { columnTypes } }',
  );
  expect(nothing).toEqual({ cypher: { columnTypes: ['NULL'] } });
});

const typed = z.object({
  columns: z.array(z.string()),
  columnTypes: z.array(z.string()),
  rows: z.array(z.array(z.unknown())),
});

test.each([
  ['writes', { statement: 'CREATE (n:System) RETURN n' }, 'STATEMENT_REFUSED'],
  ['writes, behind EXPLAIN', { statement: 'EXPLAIN CREATE (n:System) RETURN n' }, 'STATEMENT_REFUSED'],
  ['calls a procedure that is not allowed', { statement: 'CALL dbms.listConfig()' }, 'STATEMENT_REFUSED'],
  ['reads a file', { statement: "LOAD CSV FROM 'file:///etc/passwd' AS r RETURN r" }, 'STATEMENT_REFUSED'],
  ['is not Cypher', { statement: 'SELECT 1' }, 'STATEMENT_UNPARSABLE'],
  ['requests too many rows', { statement: 'RETURN 1', first: 1001 }, 'BAD_USER_INPUT'],
  ['requests no rows', { statement: 'RETURN 1', first: 0 }, 'BAD_USER_INPUT'],
  ['has parameters that are not an object', { statement: 'RETURN 1', parameters: [1] }, 'BAD_USER_INPUT'],
])('a statement that %s is refused with its code', async (_, variables, code) => {
  const { data, errors } = await served.ask(document, variables);
  expect(data?.['cypher'] ?? null).toBeNull();
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
});

test('saved questions explain their columns', async () => {
  const { savedQueries } = await served.data('{ savedQueries(tag: "logs") { name columns { name description } } }');
  expect(savedQueries).toMatchObject([{ name: 'log-gaps', columns: [{ name: 'verdict' }, {}, {}, {}] }]);
});

test('saved questions have the label to search for the values of a parameter', async () => {
  const listed = await served.data('{ savedQueries { parameters { type searchType } } }');
  const { savedQueries } = z
    .object({
      savedQueries: z.array(
        z.object({ parameters: z.array(z.object({ type: z.string(), searchType: z.string().nullable() })) }),
      ),
    })
    .parse(listed);
  const types = new Map(savedQueries.flatMap(({ parameters }) => parameters).map((one) => [one.type, one.searchType]));
  expect(types.get('[DesignationList!]!')).toBe('DesignationList');
  expect(types.get('System')).toBe('System');
  expect(types.get('Date!')).toBeNull();
});

test('saved questions say which values their parameters take', async () => {
  const { savedQueries } = await served.data(
    '{ savedQueries(tag: "change") { parameters { name least most values notAfter condition } } }',
  );
  expect(savedQueries).toMatchObject([
    {
      parameters: [
        { name: 'from', least: null, most: null, values: null, notAfter: 'to', condition: null },
        { name: 'to', notAfter: null },
        { name: 'lists', condition: 'lists' },
        { name: 'systems', condition: 'systems' },
        { name: 'minImpactLevel', least: 0, most: 6 },
      ],
    },
  ]);
});

test('a cut graph also marks the result as truncated, but is distinct from cut rows', async () => {
  await importPackage(database, {
    'organizations.csv': Array.from({ length: 2001 }, (_, at) => ({ id: `many-${at}`, name: `Many ${at}` })),
  });
  const statement = 'MATCH (o:Organization) WHERE o.key STARTS WITH "many-" RETURN collect(o) AS all';
  const result = await runStatement(database, { statement, parameters: {}, first: 10 });
  expect(result).toMatchObject({ rowsCut: false, graphCut: true });
  const { cypher } = await served.data('query ($s: String!) { cypher(statement: $s) { truncated } }', { s: statement });
  expect(cypher).toEqual({ truncated: true });
});

test('a saved question says which version of which rule judges on the date, and that it is no legal advice', async () => {
  const asked = `query ($asOf: String!) { runSavedQuery(name: "escort-as-proxy", parameters: { asOf: $asOf }) {
    columns rows judgment { state notice applied { state sentence applies { ruleKey version inWords url lastCompared } } }
  } }`;
  const run = async (asOf: string) =>
    z
      .object({ runSavedQuery: z.object({ rows: z.array(z.array(z.unknown())), judgment: z.looseObject({}) }) })
      .parse(await served.data(asked, { asOf })).runSavedQuery;
  const before = await run('2025-07-17');
  expect(before.rows.map((row) => row[4])).toEqual(['NOT_LOOKED_AT', 'NOT_LOOKED_AT']);
  expect(before.judgment).toMatchObject({ state: 'NOT_LOOKED_AT', notice: notLegalAdvice });
  const version = { ruleKey: 'srg-remote-maintenance', version: 'V1R6', url: 'https://public.cyber.mil/dccs/' };
  expect((await run('2026-01-15')).judgment).toMatchObject({ state: 'IN_FORCE', applied: [{ applies: version }, {}] });
  expect((await run('2026-06-30')).judgment).toMatchObject({
    state: 'NOT_COMPARED',
    applied: [{ applies: version }, {}],
  });
  const { cypher } = await served.data('{ cypher(statement: "RETURN 1") { judgment { state } } }', {});
  expect(cypher).toEqual({ judgment: null });
});

test('all rules are listed with their versions, and each question with its rules', async () => {
  const asked = `{ rules { key kind binds office versions { citation from to lastCompared read } }
    savedQueries(tag: "check") { name rule rules { key } } }`;
  const { rules, savedQueries } = z
    .object({
      rules: z.array(z.object({ key: z.string(), kind: z.string(), office: z.string().nullable() })),
      savedQueries: z.array(z.object({ rule: z.string(), rules: z.array(z.object({ key: z.string() })).min(1) })),
    })
    .parse(await served.data(asked, {}));
  expect(rules).toContainEqual({ key: 'ndaa-2026-1692', kind: 'LAW', office: 'the Secretary of Defense' });
  expect(savedQueries.length).toBeGreaterThan(10);
});

test('names that match nothing come as warnings with the answer, also where the plan was asked for', async () => {
  const warned = `query ($statement: String!) { cypher(statement: $statement) { rows warnings { message line column } } }`;
  const statement = 'MATCH (o:Organisation)-[:EMPLOYES]->(p:Person)\nWHERE p.headcout > 1 OR o:Sytem RETURN o';
  const warnings = [
    {
      message: containing('no label Organisation, so it matches nothing: did you mean Organization'),
      line: 1,
      column: 10,
    },
    {
      message: containing('no edge EMPLOYES, so it matches nothing: did you mean EMPLOYER or EMPLOYS'),
      line: 1,
      column: 26,
    },
    {
      message: containing('no property headcout, so it matches nothing: did you mean headcount'),
      line: 2,
      column: 9,
    },
    {
      message: containing('no label or edge Sytem, so it matches nothing: did you mean System'),
      line: 2,
      column: 27,
    },
  ];
  expect((await served.data(warned, { statement }))['cypher']).toEqual({ rows: [], warnings });
  const explained = await served.data(warned, { statement: `EXPLAIN ${statement.replace('\n', ' ')}` });
  expect(explained['cypher']).toMatchObject({ rows: [], warnings: [{}, {}, {}, {}] });
});

test('a saved question has warnings, and ours have none', async () => {
  const saved = `{ runSavedQuery(name: "weak-evidence") { warnings { message } } }`;
  expect((await served.data(saved))['runSavedQuery']).toEqual({ warnings: [] });
});
