import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { CrashGuard } from '#graph/cypher/crash-guard.ts';
import type { Run } from '#graph/cypher/crash-guard.ts';
import { runStatement } from '#graph/cypher/run.ts';
import type { Database } from '#graph/database/database.ts';
import { Failure } from '#graph/failure.ts';
import { chainFiles } from '#test/chain-files.ts';
import { dumpGraph } from '#test/graph-dump.ts';
import { importPackage } from '#test/import-package.ts';
import { interceptReads } from '#test/intercept-reads.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { benignStatements } from './benign-statements.ts';
import { hostileStatements, unparsableStatements } from './hostile-statements.ts';
import { codeOf } from './stuck-statements.ts';
import { twoOrganizations } from './two-organizations.ts';

let database: Database;

beforeAll(async () => {
  // Some tests empty the main one.
  database = await withEmptyData('spare');
  await importPackage(database, twoOrganizations);
});

const run = (statement: string, parameters = {}, first = 100) =>
  runStatement(database, { statement, parameters, first });

test('hostile statements fail and change neither the graph nor its schema', async () => {
  const before = [await dumpGraph(database), await schemaOf()];
  const answers = new Set<string>();
  for (const statement of [...hostileStatements.map(([text]) => text), ...unparsableStatements])
    answers.add(await run(statement).then(() => `answered: ${statement}`, codeOf));
  expect([...answers].sort()).toEqual(['STATEMENT_REFUSED', 'STATEMENT_UNPARSABLE']);
  expect([await dumpGraph(database), await schemaOf()]).toEqual(before);
});

test.each(benignStatements)('runs %s', async (statement) => {
  const result = await run(statement);
  expect(result.columns.length).toBeGreaterThan(0);
});

test('a restart because of one statement makes no suspects of the others that it ends', async () => {
  const guard = new CrashGuard();
  const stuck: Run = { shape: 'stuck' };
  const silent: Run = { shape: 'silent' };
  const innocent: Run = { shape: 'innocent' };
  const { signal } = new AbortController();
  const running = new Promise<never>(() => undefined);
  for (const one of [stuck, silent, innocent]) void guard.run(one, database, signal, () => running);
  // A statement that has run only for a moment is never a suspect.
  await sleep(500);
  let end = (): void => undefined;
  const restart = new Promise<boolean>((resolve) => {
    end = () => {
      resolve(true);
    };
  });
  const restarts = [guard.restartFor(stuck, true, () => restart), guard.restartFor(silent, false, () => restart)];
  // A suspect would wait until no other statement runs.
  const again = guard.run({ ...innocent }, database, signal, () => Promise.resolve('runs'));
  expect(await Promise.race([again, sleep(1000, 'waits')])).toBe('runs');
  end();
  expect(await Promise.all(restarts)).toEqual([true, true]);
  const later = guard.restartFor(silent, false, () => Promise.reject(new Error('It is restarted again.')));
  expect(await later).toBe(true);
});

test('a statement runs again as soon as the database is back, although the first probes failed', async () => {
  const away = () => Promise.reject(new Failure('SERVICE_UNAVAILABLE', 'It is away.'));
  let probes = 0;
  const returning = interceptReads(database, (bound) => ({
    read: (statement, parameters) => {
      probes += 1;
      return probes <= 3 ? away() : bound.read(statement, parameters);
    },
    readTransaction: (work) => bound.readTransaction(work),
  }));
  let tries = 0;
  const work = () => {
    tries += 1;
    return tries === 1 ? away() : Promise.resolve('runs');
  };
  const { signal } = new AbortController();
  expect(await new CrashGuard().run({ shape: null }, returning, signal, work)).toBe('runs');
});

test('nodes and edges have a label and key, and edges every statement of their hop', async () => {
  const statement = 'MATCH (a)-[r:SUBCONTRACTS_TO]->(b) RETURN a, r, [b] AS list, {k: 1} AS map';
  const result = await run(statement);
  expect(result.columns).toEqual(['a', 'r', 'list', 'map']);
  expect(result.rows).toMatchObject([
    [
      { $type: 'node', label: 'Organization', key: 'A', caption: 'Alpha' },
      { $type: 'relationship', type: 'SUBCONTRACTS_TO', from: { key: 'A' }, to: { key: 'B', caption: 'Beta' } },
      [{ label: 'Organization', key: 'B' }],
      { k: 1 },
    ],
  ]);
  expect(result.graph.nodes).toEqual([
    { label: 'Organization', key: 'A' },
    { label: 'Organization', key: 'B' },
  ]);
  expect(result.graph.hops).toMatchObject([
    { type: 'SUBCONTRACTS_TO', from: { key: 'A' }, to: { key: 'B' }, under: 'K', statements: [{ source: 'S1' }] },
  ]);
  const lean = await runStatement(database, { statement, parameters: {}, first: 100, withHops: false });
  const { nodes } = result.graph;
  expect({ ...lean, elapsedMs: 0 }).toEqual({ ...result, graph: { nodes, hops: [] }, elapsedMs: 0 });
});

test('a superseded statement is in the rows, but the graph has no hop of it', async () => {
  const main = await withEmptyData();
  const ask = () =>
    runStatement(main, {
      statement: "MATCH (a:Organization {key: 'O1'})-[r]->(b:Organization {key: 'O2'}) RETURN a, r, b",
      parameters: {},
      first: 100,
    });
  await importPackage(main, chainFiles);
  expect(await ask()).toMatchObject({ graph: { hops: [{ type: 'SUBCONTRACTS_TO', statements: [{}] }] } });
  await importPackage(main, { ...chainFiles, 'subcontracts.csv': [] });
  const { rows, graph } = await ask();
  expect(rows).toMatchObject([
    [{ key: 'O1' }, { type: 'SUPERSEDED', properties: { type: 'SUBCONTRACTS_TO' } }, { key: 'O2' }],
  ]);
  expect(graph).toEqual({
    nodes: [
      { label: 'Organization', key: 'O1' },
      { label: 'Organization', key: 'O2' },
    ],
    hops: [],
  });
});

test('a map with its own `$type` stays a map and is never read as a node or relationship', async () => {
  const node = { $type: 'node', elementId: 'x', labels: ['System'], properties: { key: 'forged', name: 'Forged' } };
  const relationship = {
    ...{ $type: 'relationship', elementId: 'y', type: 'SUBCONTRACTS_TO', start: 'x', end: 'x' },
    properties: { contract: 'K', key: 'forged' },
  };
  const path = { $type: 'path', nodes: [node], relationships: [relationship] };
  const { $type: mark, ...others } = node;
  const result = await run(
    "RETURN $node AS given, [$relationship, $path] AS list, {`$type`: 'Node', a: 1} AS map, {`$$type`: 1} AS twice, {`x$type`: 1} AS other",
    { node, relationship, path },
  );
  expect(result.rows[0]?.[0]).toEqual({ $$type: mark, ...others });
  expect(result.rows[0]?.slice(1)).toMatchObject([
    [{ $$type: 'relationship' }, { $$type: 'path', nodes: [{ $$type: 'node' }] }],
    { $$type: 'Node', a: 1 },
    { $$$type: 1 },
    { x$type: 1 },
  ]);
  expect(result.graph).toEqual({ nodes: [], hops: [] });
});

test('the graph includes the ends of a returned edge, and no nodes outside the model', async () => {
  const { graph } = await run('MATCH ()-[r:SUBCONTRACTS_TO]->() RETURN r');
  expect(graph.nodes.map(({ key }) => key).sort()).toEqual(['A', 'B']);
  expect((await run("MATCH (n:Subtier {key: 'graph'}) RETURN n")).graph.nodes).toEqual([]);
});

test('values keep their types: exact integers, floats, dates, durations, null', async () => {
  const { rows } = await run(
    "RETURN 9007199254740993 AS big, 1.5 AS float, date('2025-07-18') AS day, duration('P1D') AS span, null AS none",
  );
  expect(rows).toEqual([['9007199254740993', 1.5, '2025-07-18', 'P1D', null]]);
});

test('rows beyond `first` are cut, and `rowsCut` is set', async () => {
  expect(await run('UNWIND range(1, 5) AS x RETURN x', {}, 5)).toMatchObject({ rowsCut: false });
  const cut = await run('UNWIND range(1, 5) AS x RETURN x', {}, 4);
  expect(cut).toMatchObject({ rows: [[1], [2], [3], [4]], rowsCut: true });
});

test.each([0, -1, 1.5, 10_001, Number.NaN])('refuses %d for `first`', async (first) => {
  expect(await run('RETURN 1', {}, first).catch(codeOf)).toBe('BAD_USER_INPUT');
});

test('a parameter is a value, whatever text it contains', async () => {
  const text = "' OR 1=1 CREATE (n) //";
  expect(await run('RETURN $text AS text', { text })).toMatchObject({ rows: [[text]] });
  expect(await run('RETURN $text AS text').catch(codeOf)).toBe('STATEMENT_REJECTED');
});

test("errors of a statement contain Neo4j's message", async () => {
  await expect(run('MATCH (n) RETURN m')).rejects.toThrow(/^Neo4j rejected the statement: Variable `m` not defined/);
  await expect(run('RETURN '.repeat(50))).rejects.toMatchObject({ code: 'STATEMENT_REJECTED' });
  await expect(run('RETURN 1 / 0')).rejects.toThrow(/by zero/);
});

test.each([
  ['RETURN missing', 1, 8, 7],
  ['EXPLAIN RETURN missing', 1, 16, 15],
  ['PROFILE RETURN missing', 1, 16, 15],
  ['CYPHER 5 RETURN missing', 1, 17, 16],
  ['MATCH (n)\nRETURN missing', 2, 8, 17],
])(
  'a position in an error of Neo4j is the position in the written statement: %s',
  async (statement, line, column, offset) => {
    const failure: unknown = await run(statement).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'STATEMENT_REJECTED', extensions: { line, column } });
    expect(String(failure)).toContain(`(line ${line}, column ${column} (offset: ${offset}))`);
  },
);

test('canceling a statement also stops it in the database', async () => {
  const abort = new AbortController();
  const statement = 'UNWIND range(1, 1000000000) AS x WITH x WHERE x % 2 = 3 RETURN count(x) AS cancelled';
  const answer = runStatement(database, { statement, parameters: {}, first: 1, signal: abort.signal }).catch(codeOf);
  const isRunning = async () =>
    (
      await database.autoCommit('SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $text RETURN 1', {
        text: 'AS cancelled',
      })
    ).length > 0;
  await expect.poll(isRunning).toBe(true);
  abort.abort();
  expect(await answer).toBe('READ_ABORTED');
  await expect.poll(isRunning).toBe(false);
});

test('a few statements run at once, some wait, and more are refused', async () => {
  const answers = await Promise.all(Array.from({ length: 60 }, () => run('RETURN 1').then(() => 'ANSWERED', codeOf)));
  expect(new Set(answers)).toEqual(new Set(['ANSWERED', 'TOO_MANY_STATEMENTS']));
  expect(answers.filter((answer) => answer === 'ANSWERED')).toHaveLength(36);
});

test('an exposure has the caption "prime → system, priority", also as the end of a relationship', async () => {
  const main = await withEmptyData();
  await importPackage(main, chainFiles);
  const statement = 'MATCH (x:Exposure)-[r:OF]->(:Access) RETURN x, r';
  const { rows } = await runStatement(main, { statement, parameters: {}, first: 1 });
  const [[exposure, relationship] = []] = rows;
  const caption: unknown = expect.stringMatching(/^Prime → System, [A-Z]+(–[A-Z]+)?$/);
  expect(exposure).toMatchObject({ label: 'Exposure', caption });
  expect(relationship).toMatchObject({ from: { label: 'Exposure', caption }, to: { label: 'Access', caption: 'A1' } });
});

test('long names are cut in captions, also of an exposure and of the ends of a relationship, not in properties', async () => {
  const main = await withEmptyData();
  const long = 'Prime '.repeat(160).trim();
  await importPackage(main, {
    ...chainFiles,
    'organizations.csv': chainFiles['organizations.csv'].map((row) => (row.id === 'O1' ? { ...row, name: long } : row)),
  });
  const statement = 'MATCH (x:Exposure), (o:Organization {name: $long})-[r:SUBCONTRACTS_TO]->() RETURN x, o, r LIMIT 1';
  const { rows } = await runStatement(main, { statement, parameters: { long }, first: 1 });
  const cut = `${long.slice(0, 199)}…`;
  expect(rows).toMatchObject([
    [
      { label: 'Exposure', caption: `${long.slice(0, 79)}… → System, CRITICAL` },
      { caption: cut, properties: { name: long } },
      { from: { caption: cut } },
    ],
  ]);
});

async function schemaOf() {
  return [
    await database.autoCommit('SHOW INDEXES YIELD name, type, state RETURN name, type, state ORDER BY name'),
    await database.autoCommit('SHOW CONSTRAINTS YIELD name, type RETURN name, type ORDER BY name'),
    await database.autoCommit('SHOW USERS YIELD user RETURN user ORDER BY user'),
  ];
}
