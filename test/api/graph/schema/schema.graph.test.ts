import { expect, test } from 'vitest';
import { schemaParts, schemaVersion, setUpSchema } from '#graph/schema/schema.ts';
import { dumpGraph } from '#test/graph-dump.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { withEmptyGraph } from '#test/with-empty-graph.ts';

const online = `SHOW INDEXES YIELD name, state, type WHERE type <> 'LOOKUP' AND state = 'ONLINE' RETURN name ORDER BY name`;

test('an empty database gets every constraint, index and country, all online; a second run changes nothing', async () => {
  const database = await withEmptyGraph();
  await setUpSchema(database);
  const names = schemaParts.map(({ name }) => name).sort();
  expect((await database.autoCommit(online)).map(({ name }) => name).sort()).toEqual(names);
  const constraints = await database.autoCommit('SHOW CONSTRAINTS YIELD name RETURN name');
  expect(constraints.length).toBe(schemaParts.filter(({ kind }) => kind === 'constraint').length);
  const [row] = await database.read(
    `MATCH (c:Country) WHERE NOT c.isForeign RETURN collect(c.key) AS domestic, COUNT { (:Country) } AS all`,
  );
  expect([row?.['domestic']].flat().map(String).sort()).toEqual(['AS', 'GU', 'MP', 'PR', 'UM', 'US', 'VI']);
  expect(row?.['all']).toBeGreaterThanOrEqual(249);
  const before = await dumpGraph(database);
  await setUpSchema(database);
  expect(await dumpGraph(database)).toEqual(before);
});

test('an interrupted setup is completed, and an index with a different definition is replaced', async () => {
  const database = await withEmptyGraph();
  await setUpSchema(database);
  await database.write(`MATCH (n:Subtier {key: 'graph'}) REMOVE n.schemaVersion`);
  await database.write(`MATCH (c:Country) WHERE c.key > 'M' DELETE c`);
  await database.autoCommit('DROP CONSTRAINT ACCESSES_key_unique');
  await database.autoCommit('DROP INDEX entityText');
  await database.autoCommit('CREATE FULLTEXT INDEX entityText FOR (n:Agency) ON EACH [n.name]');
  await database.autoCommit('DROP INDEX ESCORTS_access');
  await setUpSchema(database);
  expect((await database.autoCommit(online)).length).toBe(schemaParts.length);
  const [found] = await database.autoCommit(
    `SHOW INDEXES YIELD name, labelsOrTypes WHERE name = 'entityText' RETURN size(labelsOrTypes) AS labels`,
  );
  expect(found).toEqual({ labels: 7 });
  const [row] = await database.read(
    `MATCH (c:Country {key: 'RU'}) MATCH (g:Subtier {key: 'graph'}) RETURN c.isForeign AS isForeign, g.schemaVersion AS version`,
  );
  expect(row).toEqual({ isForeign: true, version: schemaVersion });
});

test('a graph created by a newer Subtier is rejected', async () => {
  const database = await withEmptyData();
  await database.write(`MATCH (n:Subtier {key: 'graph'}) SET n.schemaVersion = 1000`);
  await expect(setUpSchema(database)).rejects.toThrow(expect.objectContaining({ code: 'SCHEMA_TOO_NEW' }));
});
