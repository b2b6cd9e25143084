import { expect, test } from 'vitest';
import { writeNewGraph } from '#seed/import/policy.ts';
import type { Database } from '#graph/database/database.ts';
import { restoreDesignationLists } from './designation-lists.ts';
import { withEmptyData } from './with-empty-data.ts';

/** All nodes and edges, with the types of their properties, and without the id and times of the import. */
async function allOf(database: Database): Promise<readonly unknown[]> {
  const properties = (entity: string) =>
    `[k IN keys(${entity}) | [k, valueType(${entity}[k]), CASE WHEN k IN ['id', 'importId'] OR valueType(${entity}[k]) STARTS WITH 'ZONED' THEN null ELSE ${entity}[k] END]]`;
  const nodes = await database.read(`MATCH (n) RETURN labels(n) AS labels, ${properties('n')} AS properties`);
  const edges = await database.read(
    `MATCH (a)-[r]->(b) RETURN a.key AS a, b.key AS b, type(r) AS type, ${properties('r')} AS properties`,
  );
  const sorted = (row: object) =>
    JSON.stringify(row, (_, value: unknown) => (Array.isArray(value) ? value.toSorted() : value));
  return [...nodes, ...edges].map(sorted).toSorted();
}

test('restored designation lists are those that the product writes', async () => {
  const written = await withEmptyData();
  await writeNewGraph(written);
  const expected = await allOf(written);
  for (let round = 0; round < 2; round += 1) {
    const database = await withEmptyData();
    await restoreDesignationLists(database);
    expect(await allOf(database)).toEqual(expected);
  }
});

test('a graph with data is left as it is', async () => {
  const database = await withEmptyData();
  await database.write("CREATE (:Source {key: 'S1'})");
  await restoreDesignationLists(database);
  expect(await database.read('MATCH (l:DesignationList) RETURN count(l) AS lists')).toEqual([{ lists: 0 }]);
});
