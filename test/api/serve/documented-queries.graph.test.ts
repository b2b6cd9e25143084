import { readFileSync, readdirSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { runImport } from '#seed/import/import.ts';
import { exampleDocuments } from '#serve/graphiql/examples.ts';
import { importPackage } from '../../import-package.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

const documented = [...readFileSync('docs/api.md', 'utf8').matchAll(/```graphql\n(.*?)```/gs)].map(
  ([, query = '']) => query,
);
const named = (query: string) => ({ name: /^query (\w+)/m.exec(query)?.[1] ?? '', query });
const examples = exampleDocuments().map(named);
/** The queries of the document and those that GraphiQL opens with, once per name. */
const queries = [...new Map([...documented.map(named), ...examples].map((one) => [one.name, one])).values()];
let database: Database;
let served: ServedGraph;

beforeAll(async () => {
  database = await withEmptyData();
  await runImport(database, { format: 'chain-package', paths: ['seed/case'], strict: true });
  served = await serveGraph(database);
});

test('the document and GraphiQL have queries', () => {
  expect(documented.length).toBeGreaterThan(5);
  expect(examples.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Exposures', 'Difference', 'WhatIf', 'Paths', 'Leads', 'Coverage', 'SavedQuestion']),
  );
  const files = readdirSync('api/serve/graphiql').filter((file) => file.endsWith('.graphql'));
  expect(new Set(examples.map(({ name }) => name)).size).toBe(files.length);
});

test.each(queries)('the documented query $name returns results', async ({ name, query }) => {
  if (name === 'Leads') await importPackage(database, companyAbroad);
  for (const [field, found] of Object.entries(await served.data(query))) {
    expect(listsIn(found), field).not.toContainEqual([]);
    expect(found).not.toBeNull();
  }
});

/** Data for leads, which the documented case lacks. */
const companyAbroad = {
  // An import replaces the earlier statements of the same source.
  'sources.csv': [{ id: 'awards', title: 'Awards', data_class: 'documented' }],
  'organizations.csv': [{ id: 'abroad', name: 'Company abroad', country: 'CA' }],
  'contracts.csv': [{ id: 'other', piid: 'W1', prime: 'abroad' }],
};

/** The lists that a root field returns or directly contains. */
function listsIn(found: unknown): unknown[] {
  if (Array.isArray(found)) return [found];
  if (typeof found !== 'object' || found === null) return [];
  return Object.values(found).filter((value) => Array.isArray(value));
}
