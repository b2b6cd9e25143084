import { join } from 'node:path';
import { expect, test } from 'vitest';
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
const digest = 'ab'.repeat(32);

const files: PackageFiles = {
  ...chainFiles,
  'passages.csv': [
    {
      about: 'access:A1;locations:P1|CHN',
      text: 'An engineer in China, who was never asked, maintains it.',
      locator: 'second paragraph',
      page_sha256: digest,
      read_at: '2026-12-01T10:00:00+02:00',
    },
    { about: 'claims:K1', text: 'It is closed.', read_at: '2026-12-01' },
  ],
};

async function passagesIn(database: Database): Promise<readonly unknown[]> {
  return database.read(
    `MATCH (p:Passage)-[:DESCRIBED_BY]->(s:Source)
     RETURN s.key AS source, p.text AS text, p.locator AS locator, p.pageSha256 AS digest, p.readAt AS readAt,
       COLLECT { MATCH (p)-[about:ABOUT]->(n) RETURN labels(n)[0] + ' ' + n.key ORDER BY labels(n)[0], n.key } AS about
     ORDER BY text`,
  );
}

const held = [
  {
    source: 'S1',
    text: 'An engineer in China, who was never asked, maintains it.',
    locator: 'second paragraph',
    digest,
    readAt: '2026-12-01T08:00:00.000Z',
    about: ['Country CN', 'Person P1', 'Person P1', 'System Y1'],
  },
  { source: 'S1', text: 'It is closed.', locator: null, digest: null, readAt: '2026-12-01', about: ['Claim K1'] },
];

test('a passage is stored with its words, place, digest and time, and leads to what it is about', async () => {
  const database = await withEmptyData();
  await importPackage(database, files);
  const found = await passagesIn(database);
  expect(found).toEqual(held);
  expect((await importPackage(database, files)).changed).toBe(false);
  expect(await auditGraph(database)).toEqual({});
});

test('a bad passage is rejected with its line, column and reason; the other rows go in', async () => {
  const database = await withEmptyData();
  const { rejects, total } = await importPackage(
    database,
    {
      ...chainFiles,
      'passages.csv': [
        { about: '', text: 'About nothing' },
        { about: 'access:A1', text: '' },
        { about: 'nowhere:A1', text: 'No such file' },
        { about: 'access:A1', text: 'Bad digest', page_sha256: 'abc' },
        { about: 'access:A1', text: 'Bad day', read_at: '1/12/2026' },
        { about: 'access:A9', text: 'No such access' },
        { about: 'access:A1', text: 'Good' },
        { about: 'access:A1', text: 'Another, without a row id of its own' },
        { about: 'access:A1', text: 'Another', row: 'second' },
        { about: 'access:A1', text: 'Of no source of the package', source: 'S9' },
      ],
    },
    { withRejects: true },
  );
  expect(rejects.map(({ line, column }) => [line, column])).toEqual(
    expect.arrayContaining([
      ['2', 'about'],
      ['3', 'text'],
      ['4', 'about'],
      ['5', 'page_sha256'],
      ['6', 'read_at'],
      ['7', 'about'],
      ['9', ''],
      ['11', 'source'],
    ]),
  );
  expect(rejects.find(({ line }) => line === '5')?.['reason']).toBe('Not a SHA-256 in hexadecimal (64 digits)');
  expect(total.rejected).toBe(8);
  expect(await passagesIn(database)).toMatchObject([{ text: 'Another' }, { text: 'Good' }]);
});

test('new words of a passage replace the old ones and keep what it is about; a rollback brings the old ones back', async () => {
  const database = await withEmptyData();
  await importPackage(database, files);
  const before = await dumpStatements(database);
  const [first] = files['passages.csv'] ?? [];
  const { id } = await importPackage(database, { ...files, 'passages.csv': [{ ...first, text: 'Corrected.' }] });
  expect(await passagesIn(database)).toMatchObject([{ text: 'Corrected.', locator: 'second paragraph' }]);
  const [row] = await database.read('MATCH (:Passage)-[about:ABOUT]->() RETURN count(about) AS count');
  expect(row?.['count']).toBe(4);
  await rollBack(database, id, silent);
  expectSame(await dumpStatements(database), before);
  expect(await auditGraph(database)).toEqual({});
});

test('a chain package and an OpenGraph give the same passages', async () => {
  for (const format of ['chain-package', 'opengraph']) {
    const database = await withEmptyData();
    await importPackage(database, files);
    const before = await passagesIn(database);
    const path = join(await temporaryFolder({}), format === 'opengraph' ? 'graph.json' : 'package');
    await exportGraph(database, { format, path, onProgress: silent });
    await withEmptyData();
    const { notices } = await runImport(database, { format, paths: [path], strict: true });
    expect([format, await passagesIn(database)]).toEqual([format, before]);
    expect(notices.filter(({ file, column }) => file.startsWith('passages') || column === 'id')).toEqual([]);
  }
});
