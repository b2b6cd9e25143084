import { rm } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { importPackage, writePackage } from '../../import-package.ts';
import { startImport } from '../../seed/import/start-import.ts';
import { twoVersions } from '../../seed/import/two-versions.ts';
import { testEnvironment } from '../../test-environment.ts';
import { planAnew, withEmptyData } from '../../with-empty-data.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

const statement = z.object({ key: z.string(), confidence: z.number() });
const page = z.object({
  exposures: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    edges: z.array(
      z.object({
        node: z.looseObject({
          path: z.object({ edges: z.array(z.object({ statements: z.array(statement).min(1) })) }),
        }),
      }),
    ),
  }),
});
const pageQuery = `query ($after: String) { exposures(first: 100, after: $after) { pageInfo { hasNextPage endCursor } edges { node {
  id accessKey engineer { key } escort { key } contract { key } accountable { key } chain { key } lineage mode gaps confidence
  path { edges { statements { key confidence } } } } } } }`;

/** What was read: chains, by their values without the path, with the statements on it; and rows of a saved question. */
interface Seen {
  readonly chains: Map<string, Set<string>>;
  readonly rows: Set<string>;
}

async function readPage(served: ServedGraph, after: string | null, { chains }: Seen): Promise<string | null> {
  const { pageInfo, edges } = page.parse(await served.data(pageQuery, { after })).exposures;
  for (const { node } of edges) {
    const { path, ...values } = node;
    const chain = JSON.stringify(values);
    const statements = chains.get(chain) ?? new Set();
    chains.set(chain, statements);
    for (const one of path.edges.flatMap((edge) => edge.statements)) statements.add(JSON.stringify(one));
  }
  return pageInfo.hasNextPage ? pageInfo.endCursor : null;
}

const node = z.object({ key: z.string() });
const questionAnswer = z.object({
  runSavedQuery: z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.unknown())) }),
});
/** The question returns at most 1000 rows; those near the end may be in neither of two such lists. */
const rowsCompared = 950;

async function askQuestion(served: ServedGraph, { rows: seen }: Seen): Promise<void> {
  const query = `{ runSavedQuery(name: "reach-from-covered-nations") { columns rows } }`;
  const { columns, rows } = questionAnswer.parse(await served.data(query)).runSavedQuery;
  expect(rows).toHaveLength(1000);
  for (const row of rows.slice(0, rowsCompared)) {
    const value = (name: string) => row[columns.indexOf(name)];
    const keys = (name: string) =>
      z
        .array(node)
        .parse(value(name))
        .map(({ key }) => key);
    const { key: engineer } = node.parse(value('engineer'));
    const { key: access } = node.parse(value('access'));
    seen.add(JSON.stringify([access, engineer, value('mode'), value('verdict'), keys('escorts'), keys('exposures')]));
  }
}

async function readEverything(served: ServedGraph, seen: Seen): Promise<void> {
  let after = await readPage(served, null, seen);
  while (after !== null) after = await readPage(served, after, seen);
  const compared = { ...seen, rows: new Set<string>() };
  await askQuestion(served, compared);
  compared.rows.forEach((row) => seen.rows.add(row));
}

/**
 * A hop may lack some of its statements until its access is derived again, because the import has superseded them; it is never without any,
 * and never has others.
 */
test('a reader during an import sees only chains and statements that the graph has before or after it', async () => {
  const { older, newer } = twoVersions(1200);
  const folder = await writePackage(newer);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const database = await withEmptyData('spare');
  await importPackage(database, older);
  // Those of the small graphs of other tests may read this one for minutes.
  await planAnew(database);
  const served = await serveGraph(database);
  const stated: Seen = { chains: new Map(), rows: new Set() };
  await readEverything(served, stated);
  const before = stated.chains.size;

  const seen: Seen = { chains: new Map(), rows: new Set() };
  const started = startImport(testEnvironment('spare').home, folder);
  const ended = new AbortController();
  void started.ended.then(() => {
    ended.abort();
  });
  const repeat = async (read: () => Promise<unknown>): Promise<number> => {
    let reads = 0;
    while (!ended.signal.aborted) {
      await read();
      reads += 1;
    }
    return reads;
  };
  const [pages] = await Promise.all([
    repeat(() => readPage(served, null, seen)),
    repeat(() => askQuestion(served, seen)),
  ]);
  const { code, stderr } = await started.ended;
  expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
  await readEverything(served, stated);
  expect(stated.chains.size).toBeGreaterThan(before);

  // At least one page was read after the import began and before it ended; how many reads see both versions depends on the machine.
  expect(pages).toBeGreaterThan(1);
  expect(seen.rows.size).toBeGreaterThanOrEqual(rowsCompared);
  expect(seen.chains.size).toBeGreaterThanOrEqual(100);
  expect([...seen.chains.keys()].filter((chain) => !stated.chains.has(chain)).slice(0, 5)).toEqual([]);
  expect([...seen.rows].filter((row) => !stated.rows.has(row)).slice(0, 5)).toEqual([]);
  const others = [...seen.chains].flatMap(([chain, statements]) =>
    [...statements].filter((one) => stated.chains.get(chain)?.has(one) !== true),
  );
  expect(others.slice(0, 5)).toEqual([]);
});
