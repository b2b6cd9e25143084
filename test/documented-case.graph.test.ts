import { expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { runImport } from '#seed/import/import.ts';
import { withDocumentedCase } from './documented-case.ts';
import { withDesignationLists } from './with-empty-data.ts';

/** All nodes and edges with the types of their properties, and without ids and times of imports. */
async function allOf(database: Database): Promise<readonly string[]> {
  const values = (entity: string) => `[name IN keys(${entity}) | [name, valueType(${entity}[name]),
    CASE WHEN name IN ['importId', 'derivedBase'] OR valueType(${entity}[name]) STARTS WITH 'ZONED' THEN null ELSE ${entity}[name] END]]`;
  const rows = await database.read(
    `MATCH (n) RETURN labels(n) AS labels, null AS between, ${values('n')} AS properties
     UNION ALL
     MATCH (a)-[r]->(b) RETURN [type(r)] AS labels, [a.key, b.key] AS between, ${values('r')} AS properties`,
  );
  const isImport = (row: (typeof rows)[number]) => JSON.stringify(row['labels']) === '["Import"]';
  const sorted = (name: string, value: unknown) =>
    name === 'properties' && Array.isArray(value) ? value.map((one) => JSON.stringify(one)).toSorted() : value;
  return rows
    .filter((row) => !isImport(row))
    .map((row) => JSON.stringify(row, sorted))
    .toSorted();
}

const editionOf = (database: Database) =>
  database.read(
    "MATCH (g:Subtier {key: 'graph'}) RETURN g.version AS version, g.derivedVersion AS derived, g.derivedBase AS base",
  );

test('a copy of the documented case is what its import writes, of an edition of its own', async () => {
  const imported = await withDesignationLists();
  await runImport(imported, { format: 'chain-package', paths: ['seed/cases/digital-escorts'], strict: true });
  const expected = await allOf(imported);
  const [edition] = await editionOf(imported);
  const bases = new Set([edition?.['base']]);
  for (const count of [2, 3, 4]) {
    const database = await withDocumentedCase();
    expect(await allOf(database)).toEqual(expected);
    const [copied] = await editionOf(database);
    expect({ ...copied, base: null }).toEqual({ ...edition, base: null });
    expect(bases.add(copied?.['base']).size).toBe(count);
    await database.write('MATCH (p:Person) DETACH DELETE p');
  }
});
