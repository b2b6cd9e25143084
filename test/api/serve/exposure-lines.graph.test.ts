import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { nameOfStatement } from '#graph/database/statement-file.ts';
import { openGraph } from '#graph/graph.ts';
import { createLocalExecutor } from '#serve/api.ts';
import { exposureLines } from '#serve/exposure-lines.ts';
import { statementFields } from '#serve/schema/statements.ts';
import { importPackage } from '../../import-package.ts';
import { runSubtier } from '../../run-subtier.ts';
import { temporaryFolder } from '../../seed/temporary-folder.ts';
import { twoVersions } from '../../seed/import/two-versions.ts';
import { testEnvironment } from '../../test-environment.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { countedDatabase } from './counted-database.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

const count = 230;
let database: Database;
let served: ServedGraph;
/** The ids of all exposures, in the order of the API. */
const ids: string[] = [];

beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, twoVersions(count).older);
  served = await serveGraph(database);
  const page = z.object({
    exposures: z.object({
      nodes: z.array(z.object({ id: z.string() })),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string() }),
    }),
  });
  for (let after: string | null = null; ;) {
    const query =
      'query ($after: String) { exposures(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }';
    const { exposures } = page.parse(await served.data(query, { after }));
    ids.push(...exposures.nodes.map(({ id }) => id));
    if (!exposures.pageInfo.hasNextPage) break;
    after = exposures.pageInfo.endCursor;
  }
  expect(ids).toHaveLength(count);
});

const line = z.looseObject({
  id: z.string(),
  accessKey: z.string(),
  system: z.looseObject({ id: z.string(), key: z.string(), name: z.string() }),
  engineer: z.looseObject({ key: z.string(), usPersonStatus: z.string() }),
  priority: z.looseObject({ high: z.string(), reasons: z.array(z.looseObject({ citation: z.string() })).min(1) }),
  periods: z.array(z.object({ from: z.string().nullable(), to: z.string().nullable() })).min(1),
  path: z.object({
    nodes: z.array(z.looseObject({ __typename: z.string(), id: z.string(), key: z.string() })).min(2),
    edges: z
      .array(
        z.looseObject({
          type: z.string(),
          statements: z
            .array(
              z.looseObject({
                properties: z.looseObject({}),
                source: z.looseObject({ key: z.string(), title: z.string() }),
              }),
            )
            .min(1),
          claims: z.array(z.unknown()),
        }),
      )
      .min(1),
  }),
});

const exported = (parameters: Readonly<Record<string, string>> = {}) =>
  fetch(`${served.url}exports?${new URLSearchParams({ format: 'exposures', ...parameters }).toString()}`);
const linesOf = (text: string) =>
  text
    .split('\n')
    .slice(0, -1)
    .map((one) => line.parse(JSON.parse(one)));

test('every exposure is a line, whole, in the order of the API', async () => {
  const response = await exported();
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
  expect(response.headers.get('content-disposition')).toMatch(/filename="subtier-exposures-\d{4}-\d{2}-\d{2}\.jsonl"/);
  const lines = linesOf(await response.text());
  expect(lines.map(({ id }) => id)).toEqual(ids);
  // What the API gives of one of them.
  const [first] = lines;
  const { exposure } = await served.data(
    `query ($id: ID!) { exposure(id: $id) { id accessKey gaps chain { key } path { edges { id under statements { key confidence source { key title url } } } } } }`,
    { id: first?.id },
  );
  expect(first).toMatchObject(z.looseObject({}).parse(exposure));
});

test('a filter of the API applies, and an invalid one is refused before the first line', async () => {
  const one = linesOf(await (await exported()).text())[7];
  const filtered = await exported({ filter: JSON.stringify({ people: [one?.engineer.key ?? ''] }) });
  const found = linesOf(await filtered.text());
  expect(found.map(({ id }) => id)).toContain(one?.id);
  expect(found.length).toBeLessThan(count);
  expect(await (await exported({ filter: '{"asOf":"1990-01-01"}' })).text()).toBe('');
  for (const [parameters, argument] of [
    [{ filter: '{"systems":["none"]}' }, 'filter.systems'],
    [{ filter: '{"asOf":"May"}' }, 'filter.asOf'],
    [{ filter: '{"system":["none"]}' }, 'filter'],
    [{ filter: '{' }, 'filter'],
    [{ format: 'xlsx' }, 'format'],
    [{ first: '3' }, 'first'],
  ] as const) {
    const response = await exported(parameters);
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'BAD_USER_INPUT', argument } }] },
    ]);
  }
});

test('rows in CSV and in JSON have the columns of the command line, and its values', async () => {
  const subtier = async (format: string, ...more: readonly string[]) => {
    const run = await runSubtier(['exposures', '--all', '--format', format, ...more], {
      SUBTIER_HOME: testEnvironment().home,
    });
    expect(run.code).toBe(0);
    return run.stdout;
  };
  const csv = await exported({ format: 'exposures-csv' });
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(csv.headers.get('content-disposition')).toMatch(/filename="subtier-exposures-\d{4}-\d{2}-\d{2}\.csv"/);
  const text = await csv.text();
  expect(text.split('\r\n')).toHaveLength(count + 2);
  expect(text).toBe(await subtier('csv'));
  const rows = await exported({ format: 'exposures-ndjson' });
  expect(rows.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
  const json = await rows.text();
  expect(json).toBe(await subtier('ndjson'));
  expect(json.length).toBeLessThan((await (await exported()).text()).length / 5);
  const none = await exported({ format: 'exposures-csv', filter: '{"asOf":"1990-01-01"}' });
  expect(await none.text()).toBe(await subtier('csv', '--as-of', '1990-01-01'));
  const refused = await exported({ format: 'exposures-csv', filter: '{"systems":["none"]}' });
  expect([refused.status, await refused.json()]).toMatchObject([
    400,
    { errors: [{ extensions: { code: 'BAD_USER_INPUT', argument: 'filter.systems' } }] },
  ]);
});

test('a line has every field of an exposure and of its hops, except those that are named', async () => {
  const schema = buildSchema(await readFile('api/serve/schema.graphql', 'utf8'));
  const fieldsOf = (type: string) => {
    const found = schema.getType(type);
    return found !== undefined && 'getFields' in found ? Object.keys(found.getFields()) : [];
  };
  const [one] = linesOf(await (await exported()).text());
  const missing = (type: string, value: object | undefined) =>
    fieldsOf(type).filter((field) => value === undefined || !(field in value));
  expect(missing('Exposure', one)).toEqual(['cypher', 'review']);
  expect(missing('Edge', one?.path.edges[0])).toEqual([]);
  expect(missing('Statement', one?.path.edges[0]?.statements[0])).toEqual([
    ...['claims', 'passages'],
    // They are in `properties`.
    ...statementFields.map(({ name }) => name),
  ]);
  expect(missing('Priority', one?.priority)).toEqual([]);
});

test('lines are read a page at a time, and a change of the graph between two pages ends them', async () => {
  const counted = countedDatabase(database);
  const graph = await openGraph(counted.database);
  const { signal } = new AbortController();
  const pages = exposureLines(graph, createLocalExecutor(graph, signal), null);
  const pagesRead = () => counted.taken().filter((text) => nameOfStatement(text) === 'exposures-by-priority').length;
  counted.taken();
  for (const lines of [100, 100, 30]) {
    const { value } = await pages.next();
    expect(linesOf(value ?? '')).toHaveLength(lines);
    expect(pagesRead()).toBe(1);
  }
  expect(await pages.next()).toEqual({ done: true, value: undefined });
  const torn = exposureLines(graph, createLocalExecutor(graph, signal), null);
  await torn.next();
  await importPackage(database, twoVersions(count).newer);
  await expect(torn.next()).rejects.toThrow(expect.objectContaining({ code: 'GRAPH_CHANGING' }));
});

test('the command writes the same to a new file or to stdout', async () => {
  const subtier = (...parameters: readonly string[]) =>
    runSubtier(['exposures', ...parameters], { SUBTIER_HOME: testEnvironment().home });
  const served = await (await exported()).text();
  const path = join(await temporaryFolder({}), 'chains.jsonl');
  const written = await subtier('--export', path);
  expect(written).toMatchObject({ code: 0, stdout: '' });
  expect(written.stderr).toContain(`${linesOf(served).length} chains on`);
  expect(await readFile(path, 'utf8')).toBe(served);
  expect((await subtier('--export', '-')).stdout).toBe(served);
  const again = await subtier('--export', path);
  expect(again).toMatchObject({ code: 2, stdout: '' });
  const [first] = linesOf(served);
  const filtered = await subtier('--export', '-', '--person', first?.engineer.key ?? '');
  expect(linesOf(filtered.stdout).map(({ engineer }) => engineer.key)).toEqual([first?.engineer.key]);
});
