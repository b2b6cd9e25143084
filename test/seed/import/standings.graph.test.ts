import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readClaims } from '#graph/claims/claims.ts';
import { describeStandings } from '#graph/claims/standings.ts';
import type { Database } from '#graph/database/database.ts';
import { exportGraph } from '#seed/export/export.ts';
import { runImport } from '#seed/import/import.ts';
import { rollBack } from '#seed/import/rollback.ts';
import { auditGraph } from '../../audit-graph.ts';
import { chainFiles } from '../../chain-files.ts';
import { dumpStatements, expectSame } from '../../graph-dump.ts';
import { importPackage } from '../../import-package.ts';
import type { PackageFiles } from '../../import-package.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const silent = () => undefined;

const files: PackageFiles = {
  ...chainFiles,
  'standings.csv': [
    { claim: 'K1', standing: 'alleged', valid_to: '2025-03-17' },
    { claim: 'K1', standing: 'Withdrawn', valid_from: '2025-03-17' },
  ],
};

async function standingOf(database: Database, claim = 'K1'): Promise<string | null> {
  const claims = await readClaims(database, [claim]);
  return describeStandings(claims.get(claim)?.standings ?? []);
}

test('a claim stands as its sources say, each standing with its days; importing again changes nothing', async () => {
  const database = await withEmptyData();
  await importPackage(database, files);
  expect(await standingOf(database)).toBe('alleged until 17 March 2025, withdrawn since');
  expect((await importPackage(database, files)).changed).toBe(false);
  expect(await auditGraph(database)).toEqual({});
});

test('a bad standing is rejected with its line, column and reason; the other rows go in', async () => {
  const database = await withEmptyData();
  const { rejects, total } = await importPackage(
    database,
    {
      ...chainFiles,
      'standings.csv': [
        { claim: 'K1', standing: 'charged' },
        { claim: 'K9', standing: 'alleged' },
        { claim: 'K1', standing: '' },
        { claim: 'K1', standing: 'found', valid_from: '2025-01-02', valid_to: '2025-01-02' },
        { claim: 'K1', standing: 'found', valid_from: '3/4/2025' },
        { claim: 'K1', standing: 'settled' },
      ],
    },
    { withRejects: true },
  );
  expect(rejects.map(({ file, line, column, value }) => [file, line, column, value])).toEqual([
    ['standings.csv', '2', 'standing', 'charged'],
    ['standings.csv', '3', 'claim', 'K9'],
    ['standings.csv', '4', 'standing', ''],
    ['standings.csv', '5', 'valid_to', '2025-01-02'],
    ['standings.csv', '6', 'valid_from', '3/4/2025'],
  ]);
  const [charged, unknown] = rejects.map(({ reason }) => reason);
  expect(charged).toContain('alleged, settled, admitted, found, withdrawn');
  expect(unknown).toBe('Refers to a row of claims that is neither in the input nor in the graph');
  expect(total.rejected).toBe(5);
  expect(await standingOf(database)).toBe('settled');
});

test('what a source no longer states is superseded, what another states stays, and a rollback restores both', async () => {
  const database = await withEmptyData();
  const other = { 'sources.csv': [{ id: 'S2', title: 'S2' }] };
  await importPackage(database, files);
  await importPackage(database, {
    ...other,
    'standings.csv': [{ claim: 'K1', standing: 'found', valid_from: '2024-01-01' }],
  });
  const before = await dumpStatements(database);
  const { id } = await importPackage(database, { ...chainFiles, 'standings.csv': [] });
  expect(await standingOf(database)).toBe('found since 1 January 2024');
  await rollBack(database, id, silent);
  expectSame(await dumpStatements(database), before);
  expect(await standingOf(database)).toBe(
    'alleged until 17 March 2025, found since 1 January 2024, withdrawn since 17 March 2025',
  );
});

test('a chain package and an OpenGraph give the same standings', async () => {
  for (const format of ['chain-package', 'opengraph']) {
    const database = await withEmptyData();
    await importPackage(database, files);
    const path = join(await temporaryFolder({}), format === 'opengraph' ? 'graph.json' : 'package');
    await exportGraph(database, { format, path, onProgress: silent });
    await withEmptyData();
    await runImport(database, { format, paths: [path], strict: true });
    expect([format, await standingOf(database)]).toEqual([format, 'alleged until 17 March 2025, withdrawn since']);
  }
});
