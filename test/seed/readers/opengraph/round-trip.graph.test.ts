import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportGraph } from '#seed/export/export.ts';
import { runImport } from '#seed/import/import.ts';
import { withDocumentedCase } from '#test/documented-case.ts';
import { dumpStatements, expectSame } from '#test/graph-dump.ts';
import { importPackage } from '#test/import-package.ts';
import { withDesignationLists, withEmptyData } from '#test/with-empty-data.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

test('the documented case, written as OpenGraph and read into an empty database, gives the same statements', async () => {
  const database = await withDocumentedCase();
  const before = await dumpStatements(database);
  const path = join(await temporaryFolder(), 'graph.json');
  await exportGraph(database, { format: 'opengraph', path, onProgress: () => undefined });
  await withDesignationLists();
  const { format, total } = await runImport(database, { format: 'auto', paths: [path] });
  expect([format, total.rejected]).toEqual(['opengraph', 0]);
  expect(await dumpStatements(database)).toEqual(before);
}, 300_000);

test('an OpenGraph states nothing of its own about a list that every graph has', async () => {
  const database = await withEmptyData();
  await importPackage(database, {
    'sources.csv': [{ id: 'S1' }],
    'organizations.csv': [{ id: 'O1', name: 'One' }],
    'designations.csv': [{ list: '10USC4872', organization: 'O1', valid_from: '2024-01-01' }],
  });
  const before = await dumpStatements(database);
  const path = join(await temporaryFolder(), 'graph.json');
  await exportGraph(database, { format: 'opengraph', path, onProgress: () => undefined });
  await withDesignationLists();
  await runImport(database, { format: 'auto', paths: [path] });
  expectSame(await dumpStatements(database), before);
});
