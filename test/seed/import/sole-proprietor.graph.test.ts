import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { exportGraph } from '#seed/export/export.ts';
import { runImport } from '#seed/import/import.ts';
import { rollBack } from '#seed/import/rollback.ts';
import { dumpGraph } from '../../graph-dump.ts';
import { importPackage } from '../../import-package.ts';
import { withDesignationLists, withEmptyData } from '../../with-empty-data.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const uei = 'F5D8RKAXL1M3';

/** A download of a subaward to Jane Doe, which may say that she is a sole proprietor. */
async function download(
  database: Database,
  folder: string,
  name: string,
  { types, number = '1' }: { readonly types: string; readonly number?: string },
) {
  const path = join(folder, `${name}.csv`);
  const row = {
    prime_award_unique_key: 'CONT_AWD_FA875019F0001_9700_FA875018D0001_9700',
    prime_awardee_uei: 'ABCDEFGHJK19',
    prime_awardee_name: 'Invented Prime',
    subaward_sam_report_id: `${name}-${number}`,
    subaward_number: number,
    subaward_amount: '5',
    subaward_action_date: '2025-02-19',
    subawardee_uei: uei,
    subawardee_name: 'Jane Doe',
    subawardee_business_types: types,
  };
  await writeFile(path, stringify([row], { header: true }));
  return runImport(database, { format: 'usaspending-subawards', paths: [path] });
}

const sole = { types: 'Sole Proprietorship' };
const silent = { types: '' };

async function readName(database: Database): Promise<unknown> {
  const [row] = await database.read(`MATCH (o:Organization {key: $uei}) RETURN o.name AS name`, { uei });
  return row?.['name'];
}

/** Expects that the name is nowhere in the graph: in no node, statement or superseded statement. */
async function expectNoName(database: Database): Promise<void> {
  expect((await dumpGraph(database)).filter((line) => /jane/i.test(line))).toEqual([]);
  const found = await database.read(
    `CALL db.index.fulltext.queryNodes('entityText', 'Jane') YIELD node RETURN node.key AS key`,
  );
  expect(found).toEqual([]);
}

test.each([
  ['first', [sole, silent]],
  ['last', [silent, sole]],
])('the name of a sole proprietor is not kept when the source that says so comes %s', async (_, order) => {
  const database = await withEmptyData();
  const folder = await temporaryFolder();
  for (const [at, types] of order.entries()) await download(database, folder, `file-${at}`, types);
  await expectNoName(database);
  expect(await readName(database)).toBe(`Sole proprietor ${uei}`);

  // The files again change nothing, and a newer version of the silent one brings the name back neither now nor as history.
  for (const [at, types] of order.entries())
    expect(await download(database, folder, `file-${at}`, types)).toMatchObject({ changed: false });
  await download(database, folder, `file-${order.indexOf(silent)}`, { ...silent, number: '2' });
  await importPackage(database, { 'organizations.csv': [{ id: uei, name: 'Jane Doe', country: 'US', source: 'S1' }] });
  await importPackage(database, { 'organizations.csv': [{ id: uei, name: 'Jane Doe', country: 'CA', source: 'S1' }] });
  await importPackage(database, { 'organizations.csv': [] });
  await expectNoName(database);
  expect(await readName(database)).toBe(`Sole proprietor ${uei}`);
});

test('rolling back the import that calls somebody a sole proprietor lets the other sources give the name again', async () => {
  const database = await withEmptyData();
  const folder = await temporaryFolder();
  await download(database, folder, 'silent', silent);
  expect(await readName(database)).toBe('Jane Doe');
  const { id } = await download(database, folder, 'sole', sole);
  await expectNoName(database);
  await rollBack(database, id, () => undefined);
  await expectNoName(database);
  expect(await readName(database)).toBeNull();
  expect(await download(database, folder, 'silent', silent)).toMatchObject({ changed: true });
  expect(await readName(database)).toBe('Jane Doe');
});

/** Imports what a source says of the organization now. */
function describe(database: Database, source: string, rows: readonly Readonly<Record<string, string>>[]) {
  return importPackage(database, {
    'sources.csv': [{ id: source, title: source }],
    'organizations.csv': rows.map((row) => ({ id: uei, source, ...row })),
  });
}

test('a source that no longer describes a sole proprietor has not taken its word back; one that describes it otherwise has', async () => {
  const database = await withEmptyData();
  await describe(database, 'S1', [{ name: 'Jane Doe', sole_proprietor: 'yes' }]);
  expect(await readName(database)).toBeNull();
  await describe(database, 'S2', [{ name: 'Jane Doe' }]);
  await describe(database, 'S1', []);
  await expectNoName(database);
  await describe(database, 'S2', [{ name: 'Jane Doe', country: 'US' }]);
  await expectNoName(database);
  await describe(database, 'S1', [{ name: 'Doe Works', sole_proprietor: 'no' }]);
  expect(await readName(database)).toBe('Doe Works');
  await describe(database, 'S2', [{ name: 'Jane Doe Works', country: 'US' }]);
  expect(await dumpGraph(database)).toContainEqual(expect.stringContaining('Jane Doe Works'));
});

test.each(['chain-package', 'opengraph'])(
  'an export as %s keeps who is a sole proprietor, although no source says so any more',
  async (format) => {
    const database = await withEmptyData();
    await describe(database, 'S1', [{ name: 'Jane Doe', sole_proprietor: 'yes' }]);
    await describe(database, 'S2', [{ name: 'Jane Doe', country: 'US' }]);
    await describe(database, 'S1', []);
    const state = () =>
      database.read(
        `MATCH (o:Organization {key: $uei})
         RETURN o.name AS name, o.country AS country, o.soleProprietor AS soleProprietor, o.withdrawn AS withdrawn, o.confidence AS confidence`,
        { uei },
      );
    const before = await state();
    expect(before).toMatchObject([{ name: null, country: 'US', soleProprietor: true, withdrawn: null }]);

    // The second time, the graph has the description that the first export added.
    for (const name of ['first', 'second']) {
      const path = join(await temporaryFolder(), `${name}.${format === 'opengraph' ? 'json' : 'zip'}`);
      const report = await exportGraph(database, { format, path, onProgress: () => undefined });
      expect(report).toMatchObject({ withdrawn: 0 });
      await withDesignationLists();
      const { total } = await runImport(database, { format, paths: [path] });
      expect(total.rejected).toBe(0);
      expect(await state()).toEqual(before);
    }
    expect(await database.read(`MATCH (s:Source {key: 'subtier-withdrawn'}) RETURN count(s) AS sources`)).toEqual([
      { sources: 1 },
    ]);
    await describe(database, 'S3', [{ name: 'Jane Doe' }]);
    await expectNoName(database);
    expect(await state()).toMatchObject([{ name: null, soleProprietor: true }]);
  },
);
