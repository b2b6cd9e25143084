import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { ensureDerived } from '#graph/graph.ts';
import { findAwaited } from '#graph/ingest/waiting/rows.ts';
import { exportGraph } from '#seed/export/export.ts';
import { rollBack } from '#seed/import/rollback.ts';
import { runImport } from '#seed/import/import.ts';
import { dumpStatements, expectSame } from '../../graph-dump.ts';
import { importPackage, writePackage } from '../../import-package.ts';
import { noteReads } from '../../intercept-reads.ts';
import type { PackageFiles } from '../../import-package.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { importUntil } from './import-until.ts';
import {
  award,
  chainOfAward,
  chainsToPrime,
  dumpWithoutKept,
  importAwards,
  printed,
  rosterOn,
  sub,
  subawards,
} from './roster-and-awards.ts';

const vehicle = 'CONT_IDV_FA875018D0001_9700';

let database: Database;
beforeEach(async () => {
  database = await withEmptyData();
});

test('a roster names the contract of an award on record by its PIID', async () => {
  await importAwards(database);
  const { total, rejects } = await importPackage(database, rosterOn(printed));
  expect(rejects).toEqual([]);
  expect(total).toMatchObject({ rejected: 0 });
  expect(await chainsToPrime(database)).toEqual(chainOfAward);
  expect(await importPackage(database, rosterOn(printed))).toMatchObject({ changed: false });
  expect(await importPackage(database, rosterOn('fa875019f0001'))).toMatchObject({ changed: false });
  expect(await findAwaited(database)).toEqual([]);
});

test('a row of contracts.csv that names an award by its PIID is about that award', async () => {
  await importAwards(database);
  const files = rosterOn('C-7', {
    'contracts.csv': [{ id: 'C-7', piid: printed, title: 'Cloud' }],
  });
  expect(await importPackage(database, files)).toMatchObject({ total: { rejected: 0 } });
  expect(
    await database.read('MATCH (c:Contract {piid: "FA875019F0001"}) RETURN c.key AS key, c.title AS title'),
  ).toEqual([{ key: award, title: 'Cloud' }]);
  expect(await database.read('MATCH (c:Contract {key: "C-7"}) RETURN c.key AS key')).toEqual([]);
  expect(await chainsToPrime(database)).toEqual(chainOfAward);
  expect(await importPackage(database, files)).toMatchObject({ changed: false });
});

test('a roster that comes before its awards waits, and then makes the same graph as one that comes after them', async () => {
  await importAwards(database);
  await importPackage(database, rosterOn(printed));
  const expected = await dumpWithoutKept(database);
  database = await withEmptyData();
  const first = await importPackage(database, rosterOn(printed));
  expect(first).toMatchObject({ total: { rejected: 0 }, waiting: [{ contract: 'FA875019F0001', rows: 6 }] });
  expect(await chainsToPrime(database)).toEqual([]);
  expect(await findAwaited(database)).toEqual([
    { importId: first.id, contract: 'FA875019F0001', rows: 6, problem: null, candidates: [] },
  ]);
  expect(await importPackage(database, rosterOn(printed))).toMatchObject({ changed: false });
  const awards = await importAwards(database);
  expect(awards).toMatchObject({ arrived: 6 });
  expect(await chainsToPrime(database)).toEqual(chainOfAward);
  expectSame(await dumpWithoutKept(database), expected);
  expect(await findAwaited(database)).toEqual([]);
  const [row] = await database.read('MATCH ()-[r:EMPLOYS]->() RETURN collect(DISTINCT r.importId) AS ids');
  expect(row?.['ids']).toEqual([first.id]);
  expect(await importPackage(database, rosterOn(printed))).toMatchObject({ changed: false });
});

test('a rollback of the awards makes the rows wait again; a rollback of the roster removes them, waiting or not', async () => {
  const first = await importPackage(database, rosterOn(printed));
  const before = await dumpStatements(database);
  const awards = await importAwards(database);
  await rollBack(database, awards.id, () => undefined);
  expectSame(await dumpStatements(database), before);
  expect(await chainsToPrime(database)).toEqual([]);
  const again = await importAwards(database);
  expect(again).toMatchObject({ arrived: 6 });
  await rollBack(database, first.id, () => undefined);
  expect(await chainsToPrime(database)).toEqual([]);
  const onlyAwards = await dumpWithoutKept(database);
  expect(await database.read('MATCH (w:WaitingRow) RETURN w.key')).toEqual([]);
  database = await withEmptyData();
  await importAwards(database);
  expectSame(onlyAwards, await dumpWithoutKept(database));
});

test('a newer roster without a waiting row drops it, and its rollback brings it back', async () => {
  await importPackage(database, rosterOn(printed));
  const before = await dumpStatements(database);
  const newer = await importPackage(database, rosterOn(printed, { 'claims.csv': [], 'covers.csv': [] }));
  expect(newer.tables).toMatchObject({ claims: { closed: 1 }, covers: { closed: 1 } });
  expect(await findAwaited(database)).toMatchObject([{ rows: 4 }]);
  await rollBack(database, newer.id, () => undefined);
  expectSame(await dumpStatements(database), before);
  await importPackage(database, rosterOn(printed, { 'claims.csv': [], 'covers.csv': [] }));
  expect(await importAwards(database)).toMatchObject({ arrived: 4 });
  expect(await chainsToPrime(database)).toEqual(chainOfAward);
});

test('a changed row of a newer roster takes the place of the one that waited, also once the award is there', async () => {
  await importPackage(database, rosterOn(printed));
  const changed = rosterOn(printed, {
    'access.csv': [{ id: 'X1', person: 'P1', system: 'Y1', contract: printed, mode: 'direct' }],
  });
  expect((await importPackage(database, changed)).tables).toMatchObject({ access: { changed: 1 } });
  await importAwards(database);
  expect(await database.read('MATCH ()-[r:ACCESSES]->() RETURN r.mode AS mode')).toEqual([{ mode: 'DIRECT' }]);
  await importPackage(database, rosterOn(printed));
  expect(await database.read('MATCH ()-[r:ACCESSES]->() RETURN r.mode AS mode')).toEqual([{ mode: 'ESCORTED' }]);
  await importAwards(database, { text: `${subawards}\n` });
  expect(await database.read('MATCH ()-[r:ACCESSES]->() RETURN r.mode AS mode')).toEqual([{ mode: 'ESCORTED' }]);
});

test('a PIID of several awards names none of them; its agency tells them apart, and what was resolved stays', async () => {
  const other = 'CONT_AWD_FA875019F0001_4732_-NONE-_-NONE-';
  await importAwards(database);
  await importPackage(database, rosterOn(printed));
  await importPackage(database, {
    'sources.csv': [{ id: 'others' }],
    'agencies.csv': [{ id: '4732' }],
    'contracts.csv': [{ id: other, piid: 'FA875019F0001', agency: '4732' }],
  });
  // What was resolved stays.
  expect(await importPackage(database, rosterOn(printed))).toMatchObject({ changed: false });
  const second = (files: PackageFiles): PackageFiles => ({
    'sources.csv': [{ id: 'second' }],
    'people.csv': [{ id: 'P9' }],
    'employment.csv': [{ organization: sub, person: 'P9', contract: printed, role: 'engineer' }],
    ...files,
  });
  const { id } = await importPackage(database, second({}));
  expect(await findAwaited(database)).toEqual([
    { importId: id, contract: 'FA875019F0001', rows: 1, problem: null, candidates: [other, award] },
  ]);
  const unclear = await importPackage(database, second({ 'contracts.csv': [{ id: 'C-9', piid: printed }] }));
  expect(unclear.notices.map(({ message }) => message)).toContainEqual(
    expect.stringContaining(`Several awards on record have the PIID FA875019F0001 (${other}, ${award})`),
  );
  await importPackage(database, second({ 'contracts.csv': [{ id: printed, piid: printed, agency: '4732' }] }));
  expect(await database.read('MATCH ()-[r:EMPLOYS]->(:Person {key: "P9"}) RETURN r.contract AS contract')).toEqual([
    { contract: other },
  ]);
  expect(await findAwaited(database)).toEqual([]);
});

test('what a waiting row refers to besides the contract must be there, and names without the form of a PIID are rejected', async () => {
  const files: PackageFiles = {
    'people.csv': [{ id: 'P1' }],
    'employment.csv': [
      { organization: 'O9', person: 'P1', contract: printed, role: 'engineer' },
      { organization: '', person: 'P1', contract: printed, role: 'engineer' },
    ],
    'access.csv': [{ id: 'X1', person: 'P1', system: 'Y9', contract: 'cloud', mode: 'direct' }],
    'covers.csv': [{ contract: 'cloud-2024', system: 'Y9' }],
  };
  const { rejects } = await importPackage(database, files, { withRejects: true });
  expect(rejects).toHaveLength(4);
  expect(await findAwaited(database)).toEqual([]);
});

test('an export has the rows that wait: read into an empty graph, it gives the same', async () => {
  await importPackage(database, rosterOn(printed, { 'contracts.csv': [{ id: 'C-1', parent: vehicle }] }));
  expect(await findAwaited(database)).toMatchObject([{ contract: vehicle, rows: 1 }, { rows: 6 }]);
  const before = await dumpStatements(database);
  const path = join(await temporaryFolder(), 'package');
  await exportGraph(database, { format: 'chain-package', path, onProgress: () => undefined });
  database = await withEmptyData();
  const again = await runImport(database, { format: 'chain-package', paths: [path], strict: true });
  expect(again.total.rejected).toBe(0);
  expectSame(await dumpStatements(database), before);
});

test('an import that dies leaves no waiting row; if the awards are written, the next reader states the rows that waited', async () => {
  await importUntil(database, rosterOn(printed), 'access');
  await importPackage(database, { 'sources.csv': [{ id: 'other' }] });
  expect(await database.read('MATCH (w:WaitingRow) RETURN w.key')).toEqual([]);
  await importPackage(database, rosterOn(printed));
  const before = await dumpWithoutKept(database);
  const awards = { 'sources.csv': [{ id: 'awards' }], 'contracts.csv': [{ id: award, piid: printed }] };
  await importUntil(database, { ...awards, 'covers.csv': [{ contract: award, system: 'Y1' }] }, 'covers');
  await importPackage(database, { 'sources.csv': [{ id: 'another' }] });
  expect(await findAwaited(database)).toMatchObject([{ rows: 6 }]);
  expect((await dumpWithoutKept(database)).filter((line) => !before.includes(line))).toHaveLength(1);

  const cut: Database = {
    ...noteReads(database, (statement) => {
      if (statement.includes('RETURN DISTINCT contract')) throw new RangeError('switched off');
    }),
  };
  const folder = await writePackage(awards);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await expect(runImport(cut, { format: 'chain-package', paths: [folder] })).rejects.toThrow('switched off');
  expect(await findAwaited(database)).toMatchObject([{ rows: 6 }]);
  await ensureDerived(database);
  expect(await findAwaited(database)).toEqual([]);
  expect(await database.read('MATCH ()-[r:EMPLOYS]->() RETURN DISTINCT r.contract AS contract')).toEqual([
    { contract: award },
  ]);
});
