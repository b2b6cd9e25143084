import { parse } from 'csv-parse/sync';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { importPackage } from '../../import-package.ts';
import { runSubtier } from '../../run-subtier.ts';
import { twoVersions } from '../../seed/import/two-versions.ts';
import { testEnvironment } from '../../test-environment.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { serveGraph } from '../serve/serve-graph.ts';

const count = 230;
const rows = z.array(z.looseObject({ id: z.string(), access: z.string() }));
const page = z.object({ exposures: z.object({ nodes: z.array(z.object({ id: z.string() })) }) });

/** The ids of all exposures, in the order of the API. */
let ids: readonly string[] = [];

beforeAll(async () => {
  const database = await withEmptyData();
  await importPackage(database, twoVersions(count).older);
  const served = await serveGraph(database);
  const query = `query ($after: String) { exposures(first: 100, after: $after) { nodes { id } pageInfo { endCursor } } }`;
  const pages: string[] = [];
  let after: unknown = null;
  while (pages.length < count) {
    const { exposures } = await served.data(query, { after });
    pages.push(...page.parse({ exposures }).exposures.nodes.map(({ id }) => id));
    after = z.object({ pageInfo: z.object({ endCursor: z.string() }) }).parse(exposures).pageInfo.endCursor;
  }
  ids = pages;
});

function exposures(...options: readonly string[]) {
  return runSubtier(['exposures', ...options], { SUBTIER_HOME: testEnvironment().home });
}

function idsOf(json: string): readonly string[] {
  return rows.parse(JSON.parse(json)).map(({ id }) => id);
}

test('--all lists every chain with its id, in every format', async () => {
  const [json, csv, lines, table] = await Promise.all(
    ['json', 'csv', 'ndjson', 'table'].map((format) => exposures('--all', '--format', format)),
  );
  expect(json).toMatchObject({ code: 0 });
  expect(json?.stderr).toContain(`${count} chains of ${count} exposed accesses on`);
  expect(json?.stderr).not.toContain('listed');
  expect(idsOf(json?.stdout ?? '')).toEqual(ids);
  expect(rows.parse(parse(csv?.stdout ?? '', { columns: true })).map(({ id }) => id)).toEqual(ids);
  expect(idsOf(`[${lines?.stdout.trim().replaceAll('\n', ',') ?? ''}]`)).toEqual(ids);
  expect(ids.filter((id) => table?.stdout.includes(id) !== true)).toEqual([]);
});

test('a list that is cut says so, and the cursor that it ends with continues it', async () => {
  const first = await exposures('--first', '120', '--format', 'json');
  expect(first.stderr).toContain('; the first 120 are listed.');
  const cursor = /--after (\S+);/.exec(first.stderr)?.[1] ?? '';
  const rest = await exposures('--after', cursor, '--format', 'json');
  expect(rest.stderr).toContain('; the next 100 are listed.');
  const last = await exposures('--after', cursor, '--all', '--format', 'json');
  expect([...idsOf(first.stdout), ...idsOf(last.stdout)]).toEqual(ids);
  expect(idsOf(rest.stdout)).toEqual(ids.slice(120, 220));
});

test('a cursor that is none is refused by its option, and --all with --first', async () => {
  const cursor = await exposures('--after', 'tea');
  expect(cursor).toMatchObject({ code: 2, stdout: '' });
  expect(cursor.stderr).toMatch(/^subtier: --after .*\n$/);
  expect(await exposures('--all', '--first', '3')).toMatchObject({ code: 2, stdout: '' });
});

test('every condition of the API is an option, and what does not exist is refused', async () => {
  const withoutClearance = await exposures('--all', '--clearance', 'not-on-record', '--format', 'json');
  expect(idsOf(withoutClearance.stdout)).toEqual(ids);
  expect((await exposures('--clearance', 's', '--clearance', 'ts', '--format', 'json')).stdout).toBe('[]\n');
  expect((await exposures('--escorted', 'maybe')).stderr).toContain('Give yes or no.');
  expect((await exposures('--min-impact-level', '7')).stderr).toContain('impact levels are 2, 4, 5, 6');
  const prime = await exposures('--prime', 'tea');
  expect(prime).toMatchObject({ code: 2, stdout: '' });
  expect(prime.stderr).toContain('--prime: there is no Organization with the key "tea".');
});
