import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { runImport } from '#seed/import/import.ts';
import type { ImportResult } from '#seed/import/import.ts';
import type { EditionChoice } from '#seed/import/editions.ts';
import { rollBack } from '#seed/import/rollback.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const subaward = (number: number, amount: number) => ({
  prime_award_unique_key: 'CONT_AWD_FA875019F0001_9700_FA875018D0001_9700',
  prime_awardee_uei: 'ABCDEFGHJK19',
  prime_awardee_name: 'Invented Prime',
  subaward_sam_report_id: `report-${number}`,
  subaward_number: `${number}`,
  subaward_amount: `${amount}`,
  subaward_action_date: '2025-02-19',
  subawardee_uei: 'SUBSUBSUBSU9',
  subawardee_name: 'Invented Sub',
});

const september = 'Subawards_2026-09-29_H19M18S20_1.csv';
const october = 'Subawards_2026-10-31_H08M00S00_1.csv';
const november = 'Subawards_2026-11-30_H08M00S00_1.csv';
const source = (name: string) => `usaspending-subawards:${name}`;

let database: Database;
let folder: string;
beforeEach(async () => {
  database = await withEmptyData();
  folder = await temporaryFolder();
});

/** Imports subawards, each by its number and amount, as a download of a name. */
async function importFile(
  name: string,
  rows: readonly (readonly [number: number, amount: number])[],
  options: { readonly dryRun?: boolean; readonly replace?: boolean; readonly edition?: EditionChoice } = {},
): Promise<ImportResult> {
  const path = join(folder, name);
  await writeFile(
    path,
    stringify(
      rows.map(([number, amount]) => subaward(number, amount)),
      { header: true },
    ),
  );
  return runImport(database, { format: 'usaspending-subawards', paths: [path], ...options });
}

const said = ({ notices }: ImportResult) =>
  notices.flatMap(({ kind, file, message }) => (kind === 'edition' ? [`${file}: ${message}`] : []));

/** The amounts that count, by number. */
async function amounts(): Promise<readonly string[]> {
  const rows = await database.read(
    `MATCH ()-[s:SUBCONTRACTS_TO]->() RETURN s.subawardNumber + ': ' + toString(toInteger(s.amount)) AS text ORDER BY text`,
  );
  return rows.map(({ text }) => z.string().parse(text));
}

const numberOfSources = async () =>
  (await database.read(`MATCH (s:Source) WHERE s.key STARTS WITH 'usaspending' RETURN s`)).length;

test('a later download of a series replaces the earlier one: what it lacks is superseded, and no amount counts twice', async () => {
  await importFile(september, [
    [1, 10],
    [2, 20],
    [3, 30],
    [4, 40],
  ]);
  const newer = [
    [1, 10],
    [2, 25],
    [3, 30],
  ] as const;
  const message = `${october}: Taken for a newer edition of ${source(september)}, which it replaces: it has 2 of its 4 subcontracts; if it is a source of its own, import it with the choice “separate” (--edition separate)`;
  expect(said(await importFile(october, newer, { dryRun: true }))).toEqual([message]);
  expect(await amounts()).toHaveLength(4);
  const result = await importFile(october, newer);
  expect(said(result)).toEqual([message]);
  expect(result.tables.subcontracts).toMatchObject({ created: 1, unchanged: 2, closed: 2 });
  expect(result.notices.filter(({ kind }) => kind === 'replaced')).toEqual([]);
  expect(await amounts()).toEqual(['1: 10', '2: 25', '3: 30']);
  expect(await numberOfSources()).toBe(1);
  // The same file changes nothing, and a third edition is compared with the second.
  expect(await importFile(october, newer)).toMatchObject({ changed: false });
  expect(
    said(
      await importFile(november, [
        [2, 25],
        [3, 30],
      ]),
    ),
  ).toEqual([
    `${november}: Taken for a newer edition of ${source(september)} (now ${october}), which it replaces: it has 2 of its 3 subcontracts; if it is a source of its own, import it with the choice “separate” (--edition separate)`,
  ]);
  expect(await amounts()).toEqual(['2: 25', '3: 30']);
});

test('an older edition never supersedes a newer one', async () => {
  await importFile(october, [
    [1, 10],
    [2, 20],
  ]);
  for (const options of [{}, { dryRun: true }, { edition: 'newer' }] as const)
    await expect(
      importFile(
        september,
        [
          [1, 10],
          [2, 20],
          [3, 30],
        ],
        options,
      ),
    ).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: `${september}: an older edition of ${source(october)}, which is in the graph: it would bring back statements that have since ended. To import it anyway, use --replace on the command line. If it is a source of its own, use --edition separate.`,
    });
  expect(await amounts()).toEqual(['1: 10', '2: 20']);
  // Nor does the edition that gave the source its key.
  await importFile(november, [[1, 10]]);
  await expect(
    importFile(october, [
      [1, 10],
      [2, 20],
    ]),
  ).rejects.toThrow(`${october}: an older edition of ${source(october)} (now ${november}), which is in the graph`);
  await importFile(
    october,
    [
      [1, 10],
      [2, 20],
    ],
    { replace: true },
  );
  expect(await amounts()).toEqual(['1: 10', '2: 20']);
});

test('a download that has little of an earlier one is a source of its own, until somebody decides, which is remembered', async () => {
  await importFile(september, [
    [1, 10],
    [2, 20],
    [3, 30],
  ]);
  const other = await importFile(october, [
    [1, 10],
    [8, 80],
    [9, 90],
  ]);
  expect(said(other)).toEqual([
    `${october}: Taken for a source of its own: it has 1 of the 3 subcontracts of ${source(september)}; if it is a newer edition, which replaces it, import it with the choice “newer” (--edition newer)`,
  ]);
  expect(await amounts()).toEqual(['1: 10', '1: 10', '2: 20', '3: 30', '8: 80', '9: 90']);
  const decided = `Taken for a newer edition of ${source(october)}, which it replaces, as decided for Subawards_*_1.csv`;
  expect(said(await importFile(november, [[7, 70]], { edition: 'newer', dryRun: true }))).toEqual([
    `${november}: ${decided}`,
  ]);
  await importFile(
    november,
    [
      [7, 70],
      [8, 80],
    ],
    { edition: 'newer', replace: true },
  );
  expect(await amounts()).toEqual(['1: 10', '2: 20', '3: 30', '7: 70', '8: 80']);
  const later = await importFile('Subawards_2026-12-31_1.csv', [
    [7, 70],
    [6, 60],
  ]);
  expect(said(later)[0]).toContain('as decided for Subawards_*_1.csv');
  expect(await amounts()).toEqual(['1: 10', '2: 20', '3: 30', '6: 60', '7: 70']);
});

test('that the files of a series are sources of their own is remembered, and can be left to their content again', async () => {
  const rows = [
    [1, 10],
    [2, 20],
  ] as const;
  await importFile(september, rows);
  expect(said(await importFile(october, rows, { edition: 'separate' }))).toEqual([
    `${october}: Taken for a source of its own, as decided for Subawards_*_1.csv`,
  ]);
  await importFile(november, rows);
  expect(await amounts()).toHaveLength(6);
  // All that it has are replaced: each was the download of its time.
  const last = await importFile('Subawards_2026-12-31_1.csv', rows, { edition: 'content' });
  expect(said(last)[0]).toContain(
    `newer edition of ${source(november)} and ${source(october)} and ${source(september)}, which it replaces`,
  );
  expect(await amounts()).toEqual(['1: 10', '2: 20']);
});

test('after a rollback, the earlier edition counts again, and the newer one can be imported again', async () => {
  await importFile(september, [
    [1, 10],
    [2, 20],
  ]);
  const newer = await importFile(october, [[1, 10]]);
  await rollBack(database, newer.id, () => undefined);
  expect(await amounts()).toEqual(['1: 10', '2: 20']);
  expect(
    await importFile(september, [
      [1, 10],
      [2, 20],
    ]),
  ).toMatchObject({ changed: false });
  await importFile(october, [[1, 10]]);
  expect(await amounts()).toEqual(['1: 10']);
});

test('files of other series are left alone, and two editions of one source are not imported together', async () => {
  await importFile(september, [[1, 10]]);
  const part = await importFile(october.replace('_1.csv', '_2.csv'), [[1, 10]]);
  expect(said(part)).toEqual([]);
  expect(await amounts()).toEqual(['1: 10', '1: 10']);
  const both = await temporaryFolder({
    [october]: stringify([subaward(1, 10)], { header: true }),
    [november]: stringify([subaward(1, 10)], { header: true }),
  });
  await expect(runImport(database, { format: 'usaspending-subawards', paths: [both] })).rejects.toThrow(
    `${november}: another of the files is an edition of the same source (${source(september)}) too: import one after the other`,
  );
});
