import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { ensureDerived } from '#graph/graph.ts';
import { findAwaited } from '#graph/ingest/waiting/rows.ts';
import { runImport } from '#seed/import/import.ts';
import { rollBack } from '#seed/import/rollback.ts';
import { dumpStatements, expectSame } from '../../graph-dump.ts';
import { importPackage } from '../../import-package.ts';
import type { PackageFiles } from '../../import-package.ts';
import { noteReads } from '../../intercept-reads.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { temporaryFolder } from '../temporary-folder.ts';
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

/** A roster with a contract of its own id, by which or by whose PIID its rows name it. */
const roster = (more: PackageFiles = {}): PackageFiles =>
  rosterOn('C-7', {
    'contracts.csv': [{ id: 'C-7', piid: printed, title: 'Cloud' }],
    'employment.csv': [
      { organization: sub, person: 'P1', contract: 'C-7', role: 'engineer' },
      { organization: sub, person: 'P2', contract: printed, role: 'escort' },
    ],
    'claims.csv': [{ id: 'K1', text: 'It is so', stance: 'asserts', about: `employment:${sub}|P1|C-7|engineer` }],
    ...more,
  });
/** Its rows about the contract: one each of the contract, its system and its access, two of personnel, and the claim. */
const rowsAboutIt = 6;

let database: Database;
beforeEach(async () => {
  database = await withEmptyData();
});

/** The contracts that personnel records name. */
async function namedContracts(): Promise<readonly unknown[]> {
  const rows = await database.read(
    'MATCH ()-[r:EMPLOYS|ACCESSES]->() RETURN DISTINCT r.contract AS contract ORDER BY contract',
  );
  return rows.map(({ contract }) => contract);
}

test('a contract of a roster becomes the award with its PIID when that arrives, as if it had been there before', async () => {
  await importAwards(database);
  await importPackage(database, roster());
  expect(await chainsToPrime(database)).toEqual(chainOfAward);
  const expected = await dumpWithoutKept(database);
  database = await withEmptyData();
  const first = await importPackage(database, roster());
  expect(first).toMatchObject({ total: { rejected: 0 }, waiting: [] });
  expect(await namedContracts()).toEqual(['C-7']);
  expect(await findAwaited(database)).toEqual([]);
  expect(await importPackage(database, roster())).toMatchObject({ changed: false, joined: [] });

  const joined = [{ id: 'C-7', award, rows: rowsAboutIt }];
  const preview = await importAwards(database, { dryRun: true });
  expect(preview).toMatchObject({ arrived: 0, joined });
  expect(await namedContracts()).toEqual(['C-7']);
  const awards = await importAwards(database);
  expect(awards).toMatchObject({ arrived: 0, joined });
  expect(awards.notices.map(({ message }) => message)).toContainEqual(
    expect.stringMatching(new RegExp(`C-7.*${award}.*${rowsAboutIt} rows`)),
  );
  expect(await chainsToPrime(database)).toEqual(chainOfAward);
  expectSame(await dumpWithoutKept(database), expected);
  const [row] = await database.read('MATCH ()-[r:EMPLOYS]->() RETURN collect(DISTINCT r.importId) AS ids');
  expect(row?.['ids']).toEqual([first.id]);
  expect(await importPackage(database, roster())).toMatchObject({ changed: false });
  expect(await importAwards(database)).toMatchObject({ changed: false, joined: [] });
});

test.each(['before', 'after'])(
  'a rollback of the awards, imported %s the roster, leaves its own contract; one of the roster leaves the awards',
  async (when) => {
    await importPackage(database, roster());
    const before = await dumpStatements(database);
    database = await withEmptyData();
    const early = when === 'before' ? await importAwards(database) : null;
    const first = await importPackage(database, roster());
    const awards = early ?? (await importAwards(database));
    expect(await chainsToPrime(database)).toEqual(chainOfAward);
    await rollBack(database, awards.id, () => undefined);
    expect(await chainsToPrime(database)).toEqual([]);
    expect(await namedContracts()).toEqual(['C-7']);
    expectSame(await dumpStatements(database), before);
    expect(await importPackage(database, roster())).toMatchObject({ changed: false });
    await importAwards(database);
    expect(await chainsToPrime(database)).toEqual(chainOfAward);
    await rollBack(database, first.id, () => undefined);
    const onlyAwards = await dumpStatements(database);
    database = await withEmptyData();
    await importAwards(database);
    expectSame(onlyAwards, await dumpStatements(database));
  },
);

test('rows of another source that name the contract by its own id follow it, also those that come later', async () => {
  const other = (person: string): PackageFiles => ({
    'sources.csv': [{ id: `other ${person}` }],
    'people.csv': [{ id: person, us_person_status: 'foreign_person' }],
    'employment.csv': [{ organization: sub, person, contract: 'C-7', role: 'engineer' }],
  });
  await importPackage(database, roster());
  await importPackage(database, other('P8'));
  const awards = await importAwards(database);
  expect(awards.joined).toEqual([{ id: 'C-7', award, rows: rowsAboutIt + 1 }]);
  await importPackage(database, other('P9'));
  expect(await namedContracts()).toEqual([award]);
  expect(await importPackage(database, other('P8'))).toMatchObject({ changed: false });
  await rollBack(database, awards.id, () => undefined);
  expect(await namedContracts()).toEqual(['C-7']);
});

test('a changed roster keeps its contract and its history, whenever the award comes and goes', async () => {
  await importPackage(database, roster());
  const mode = async () => database.read('MATCH ()-[r:ACCESSES]->() RETURN r.mode AS mode, r.contract AS contract');
  const access = { id: 'X1', person: 'P1', system: 'Y1', contract: 'C-7' };
  const newer = await importPackage(
    database,
    roster({ 'access.csv': [{ ...access, mode: 'direct' }], 'escorts.csv': [], 'claims.csv': [] }),
  );
  expect(newer.tables).toMatchObject({ access: { changed: 1 }, claims: { closed: 1 } });
  const awards = await importAwards(database);
  expect(awards.joined).toMatchObject([{ rows: rowsAboutIt - 1 }]);
  expect(await mode()).toEqual([{ mode: 'DIRECT', contract: award }]);
  await rollBack(database, newer.id, () => undefined);
  expect(await mode()).toEqual([{ mode: 'ESCORTED', contract: award }]);
  expect(await namedContracts()).toEqual([award]);
  expect(await importPackage(database, roster())).toMatchObject({ changed: false });
  await rollBack(database, awards.id, () => undefined);
  expect(await mode()).toEqual([{ mode: 'ESCORTED', contract: 'C-7' }]);
  expect(await database.read("MATCH (k:Claim {key: 'K1'})-[r:ABOUT]->() RETURN DISTINCT r.address AS address")).toEqual(
    [{ address: `employment:${sub}|P1|C-7|engineer` }],
  );
});

test('a row that is rejected later stays with the contract, whatever that is', async () => {
  await importPackage(database, roster());
  const awards = await importAwards(database);
  const newer = roster({
    'access.csv': [{ id: 'X1', person: 'P1', system: 'Y1', contract: 'C-7', mode: 'by night' }],
    'employment.csv': [
      { organization: sub, person: 'P1', contract: 'C-7', role: 'engineer' },
      { organization: sub, person: 'nobody', contract: 'C-7', role: 'escort' },
      { organization: sub, person: 'P2', contract: printed, role: 'escort', valid_from: '' },
    ],
  });
  const { rejects } = await importPackage(database, newer, { withRejects: true });
  expect(rejects).toHaveLength(2);
  expect(await namedContracts()).toEqual([award]);
  await rollBack(database, awards.id, () => undefined);
  expect(await namedContracts()).toEqual(['C-7']);
});

test('a contract of the generator never becomes an award', async () => {
  const invented: PackageFiles = {
    'sources.csv': [{ id: 'SYN-roster' }],
    'contracts.csv': [{ id: 'SYN-C', piid: printed }],
    'people.csv': [{ id: 'SYN-P' }],
    'organizations.csv': [{ id: 'SYN-O' }],
    'employment.csv': [{ organization: 'SYN-O', person: 'SYN-P', contract: 'SYN-C', role: 'engineer' }],
  };
  await importPackage(database, invented);
  expect(await importAwards(database)).toMatchObject({ joined: [] });
  expect(await namedContracts()).toEqual(['SYN-C']);
  expect(await importPackage(database, invented)).toMatchObject({ changed: false, total: { rejected: 0 } });
});

test('of several awards with the PIID, the agency tells which one the contract is; else it stays', async () => {
  const other = 'CONT_AWD_FA875019F0001_4732_-NONE-_-NONE-';
  const others: PackageFiles = {
    'sources.csv': [{ id: 'others' }],
    'agencies.csv': [{ id: '4732' }],
    'contracts.csv': [
      { id: other, piid: 'FA875019F0001', agency: '4732' },
      { id: award, piid: 'FA875019F0001' },
    ],
  };
  await importPackage(database, roster());
  expect(await importPackage(database, others)).toMatchObject({ joined: [] });
  expect(await namedContracts()).toEqual(['C-7']);
  await importPackage(database, {
    ...roster(),
    'agencies.csv': [{ id: '4732' }],
    'contracts.csv': [{ id: 'C-7', piid: printed, agency: '4732' }],
  });
  expect(await namedContracts()).toEqual([other]);
});

test('if the import of the awards dies before it has made the rows again, the next reader makes them', async () => {
  await importAwards(database);
  await importPackage(database, roster());
  const expected = await dumpWithoutKept(database);
  database = await withEmptyData();
  await importPackage(database, roster());
  const cut: Database = {
    ...noteReads(database, (statement) => {
      if (statement.includes('RETURN DISTINCT contract')) throw new RangeError('switched off');
    }),
  };
  const path = join(await temporaryFolder(), 'Subawards.csv');
  await writeFile(path, subawards);
  await expect(runImport(cut, { format: 'auto', paths: [path] })).rejects.toThrow('switched off');
  // They are taken back, but no reader sees that: what is derived is as before.
  expect(await namedContracts()).toEqual([]);
  await ensureDerived(database);
  expect(await chainsToPrime(database)).toEqual(chainOfAward);
  expectSame(await dumpWithoutKept(database), expected);
  expect(await findAwaited(database)).toEqual([]);
  expect(await importPackage(database, roster())).toMatchObject({ changed: false });
});

test('a preview counts the rows that would no longer wait, without those that would be rejected', async () => {
  await importPackage(database, {
    ...roster({ 'contracts.csv': [] }),
    'covers.csv': [{ contract: printed, system: 'Y1' }],
    'employment.csv': [
      { organization: sub, person: 'P1', contract: printed, role: 'engineer' },
      { organization: sub, person: 'P2', contract: award, role: 'escort' },
    ],
    'access.csv': [{ id: 'X1', person: 'P1', system: 'Y1', contract: printed, mode: 'escorted' }],
    'claims.csv': [{ id: 'K1', text: 'It is so', stance: 'asserts', about: `contracts:${printed}` }],
  });
  await importPackage(database, {
    'sources.csv': [{ id: 'second' }],
    // Two accesses of one id, of which only one can be.
    'access.csv': [{ id: 'X1', person: 'P2', system: 'Y1', contract: printed, mode: 'escorted' }],
  });
  const before = await dumpStatements(database);
  const preview = await importAwards(database, { dryRun: true });
  expectSame(await dumpStatements(database), before);
  const { arrived } = await importAwards(database);
  expect(arrived).toBe(6);
  expect(preview.arrived).toBe(arrived);
  expect(preview.notices.map(({ message }) => message)).toContain(
    '6 rows that waited for contracts of this import would be imported now',
  );
});
