import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { exampleDocuments } from '#serve/graphiql/example-documents.ts';
import { runImport } from '#seed/import/run-import.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { serveGraph, type ServedGraph } from './serve-graph.ts';

const documented = [...readFileSync('docs/api.md', 'utf8').matchAll(/```graphql\n(.*?)```/gs)].map(
  ([, query = '']) => query,
);
/** Those of the document, and those that GraphiQL opens with. */
const queries = [...documented, ...exampleDocuments()].map((query) => ({
  name: /query (\w+)/.exec(query)?.[1] ?? '',
  query,
}));
let served: ServedGraph;

beforeAll(async () => {
  const database = await withEmptyData();
  await runImport(database, { format: 'chain-package', paths: ['seed/case'], strict: true });
  served = await serveGraph(database);
});

test('the document has queries', () => {
  expect(documented.length).toBeGreaterThan(5);
  expect(exampleDocuments()).toHaveLength(3);
  expect(new Set(queries.map(({ name }) => name)).size).toBe(queries.length);
});

test.each(queries)('the documented query $name finds something', async ({ query }) => {
  for (const [field, found] of Object.entries(await served.data(query))) {
    expect(listsIn(found), field).not.toContainEqual([]);
    expect(found).not.toBeNull();
  }
});

/** The lists that a query's fields are, or have directly. */
function listsIn(found: unknown): unknown[] {
  if (Array.isArray(found)) return [found];
  if (typeof found !== 'object' || found === null) return [];
  return Object.values(found).filter((value) => Array.isArray(value));
}
