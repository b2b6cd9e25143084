import { expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { documentedCases, loadDocumentedCases, readCaseSources } from '#seed/cases/cases.ts';
import { importPackage } from '../../import-package.ts';
import { withDesignationLists, withEmptyData } from '../../with-empty-data.ts';

/** Loads cases and returns which imports it announced. */
async function load(database: Database, cases: typeof documentedCases): Promise<readonly string[]> {
  const said: string[] = [];
  await loadDocumentedCases(database, cases, (message) => said.push(message));
  return said.filter((message) => message.startsWith('Importing the documented case'));
}

const first = documentedCases.slice(0, 1);
const announced = documentedCases.map(({ title }) => `Importing the documented case “${title}” …`);

/** The sources of each import, in the order of the imports. */
async function importedSources(database: Database): Promise<readonly unknown[]> {
  const rows = await database.read('MATCH (i:Import) RETURN i.sources AS sources ORDER BY i.startedAt');
  return rows.map(({ sources }) => sources);
}

test('each documented case is imported once, by an import of its own; one that is missing joins the others', async () => {
  const database = await withDesignationLists();
  const before = await importedSources(database);
  expect(await load(database, first)).toEqual(announced.slice(0, 1));
  expect(await load(database, documentedCases)).toEqual(announced.slice(1));
  expect(await load(database, documentedCases)).toEqual([]);
  const sources = await readCaseSources();
  const expected = documentedCases.map(({ key }) => sources.get(key));
  expect((await importedSources(database)).slice(before.length)).toEqual(expected);
});

test('a graph with other data gets no documented case', async () => {
  const database = await withEmptyData();
  await importPackage(database, { 'organizations.csv': [{ id: 'O1', name: 'Other' }] });
  expect(await load(database, documentedCases)).toEqual([]);
  expect(await database.read('MATCH (n:System|Person|Contract) RETURN n.key')).toEqual([]);
});
