import { expect, test } from 'vitest';
import { readGraphState } from '#graph/edition/graph-state.ts';
import { Lease } from '#graph/ingest/lease.ts';
import { runImport } from '#seed/import/import.ts';
import { chainFiles } from '../../chain-files.ts';
import { dumpStatements, expectSame } from '../../graph-dump.ts';
import { importPackage } from '../../import-package.ts';
import type { PackageFiles } from '../../import-package.ts';
import { testEnvironment } from '../../test-environment.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { manySubcontractors } from './many-subcontractors.ts';
import { expireLease, startImport, countRelationships, packageFolder, untilRelationships } from './start-import.ts';

test('running a newer version again after a kill at any moment gives the same graph as an uninterrupted run', async () => {
  const older = manySubcontractors(500);
  const newer: PackageFiles = {
    ...manySubcontractors(1500),
    'organizations.csv': manySubcontractors(1500)['organizations.csv']?.map((row) => ({ ...row, cage: '1ABC1' })) ?? [],
    'access.csv': [],
    'escorts.csv': [],
    'claims.csv': [],
  };
  const folder = await packageFolder(newer);
  const database = await withEmptyData();
  await importPackage(database, older);
  const before = await countRelationships(database);
  await runImport(database, { format: 'chain-package', paths: [folder] });
  const live = (lines: readonly string[]) => lines.filter((line) => !line.includes('"labels":["SUPERSEDED"]'));
  const whole = live(await dumpStatements(database));

  await withEmptyData();
  await importPackage(database, older);
  const { home } = testEnvironment();
  const killed = startImport(home, folder);
  await untilRelationships(database, before + 500);
  await killed.kill();
  await runImport(database, { format: 'chain-package', paths: [folder] });
  expectSame(live(await dumpStatements(database)), whole);
});

test('a writer that died before the clock was set back blocks nobody', async () => {
  const database = await withEmptyData();
  await Lease.acquire(database, 'a test', () => undefined).then((lease) => {
    lease.abandon();
  });
  await database.write(`MATCH (l:Subtier {key: 'lease'}) SET l.expiresAt = datetime.realtime() + duration('PT1H')`);
  expect(await readGraphState(database)).toMatchObject({ isBeingWritten: false });
  await importPackage(database, chainFiles);
});

test('a holder of the lease that only reads does not count as a writer; one that takes it over does', async () => {
  const database = await withEmptyData();
  const silent = () => undefined;
  const suspended = await Lease.acquire(database, 'a test', silent);
  expect(await readGraphState(database)).toMatchObject({ isBeingWritten: true });
  await suspended.readOnly();
  expect(await readGraphState(database)).toMatchObject({ isBeingWritten: false });
  suspended.abandon();
  await expireLease(database);
  const next = await Lease.acquire(database, 'another test', silent);
  expect(await readGraphState(database)).toMatchObject({ isBeingWritten: true });
  await expect(suspended.readOnly()).rejects.toMatchObject({ code: 'LEASE_LOST' });
  await next.release();
  expect(await readGraphState(database)).toMatchObject({ isBeingWritten: false });
});

test('two concurrent writers write one after the other', async () => {
  const database = await withEmptyData();
  const { home } = testEnvironment();
  const folders = await Promise.all(
    ['S1', 'S2', 'S3'].map((id) => packageFolder({ ...chainFiles, 'sources.csv': [{ id }] })),
  );
  const ends = await Promise.all(folders.map((folder) => startImport(home, folder).ended));
  expect(ends.map(({ code, stderr }) => [code, code === 0 ? '' : stderr])).toEqual([
    [0, ''],
    [0, ''],
    [0, ''],
  ]);
  const [row] = await database.read(
    `MATCH ()-[r:ACCESSES]->() RETURN count(r) AS statements, count(DISTINCT r.source) AS sources`,
  );
  expect(row).toEqual({ statements: 3, sources: 3 });
});
