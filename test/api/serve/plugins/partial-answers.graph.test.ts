import { expect, test } from 'vitest';
import { z } from 'zod';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { serveGraph } from '../serve-graph.ts';

const answer = z.object({
  data: z.unknown(),
  errors: z.array(z.object({ path: z.array(z.string()), extensions: z.unknown() })),
});
const query = `{ a: exposures(filter: { asOf: "2024-06-01" }, first: 1) { totalCount }
  b: runSavedQuery(name: "nope") { rows } c: coverage(filter: { minImpactLevel: 3 }) { accesses } }`;

test('with onError NULL a root field that fails is null, and the others have their answers', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  const { url } = await serveGraph(database);
  const ask = async (body: object): Promise<unknown> => {
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`${url}graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
    return response.json();
  };
  const { data, errors } = answer.parse(await ask({ query, extensions: { onError: 'NULL' } }));
  expect(data).toEqual({ a: { totalCount: 1 }, b: null, c: null });
  expect(errors.map(({ path }) => path.join()).sort()).toEqual(['b', 'c']);
  expect(errors.find(({ path }) => path.join() === 'c')?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: 'filter.minImpactLevel',
  });
  for (const extensions of [{}, { onError: 'PROPAGATE' }])
    expect(await ask({ query, extensions })).toMatchObject({ data: null });
  const mutation = 'mutation { a: exportGraph(format: "none") { url } }';
  expect(await ask({ query: mutation, extensions: { onError: 'NULL' } })).toMatchObject({ data: null });
});
