import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { listDesignationLists } from '#graph/entities/contents.ts';
import { Lease } from '#graph/ingest/lease.ts';
import { wipeGraph } from '#graph/schema/wipe.ts';
import { rollBack } from '#seed/import/rollback.ts';
import { importableWorlds } from '../../api/graph/exposures/importable-world.ts';
import { packageOf } from '../../api/graph/exposures/world-package.ts';
import type { World } from '../../api/graph/exposure/world.ts';
import { auditGraph } from '../../audit-graph.ts';
import { chainFiles } from '../../chain-files.ts';
import { dumpGraph, dumpStatements, expectSame } from '../../graph-dump.ts';
import { importPackage } from '../../import-package.ts';
import type { PackageFiles } from '../../import-package.ts';
import { runs } from '../../runs.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { withEmptyGraph } from '../../with-empty-graph.ts';

const silent = () => undefined;

test('a package becomes nodes, statements and resolved values, also in a database without a schema', async () => {
  const database = await withEmptyGraph();
  const report = await importPackage(database, chainFiles);
  expect(report.total).toEqual({ created: 17, changed: 0, unchanged: 0, rejected: 0, closed: 0 });
  const [path] = await database.read(
    `MATCH (c:Contract {key: 'C1'})-[:AWARDED_TO]->(p:Organization)-[t:SUBCONTRACTS_TO {contract: 'C1'}]->(s)-[:EMPLOYS]->(x:Person:Escort)
       -[k:ESCORTS]->(e:Person:Engineer)-[a:ACCESSES]->(y:System)
     RETURN p.key AS prime, t.to AS to, x.key AS escort, k.access AS access, a.mode AS mode, a.basis AS basis, y.impactLevel AS level,
       a.validFrom AS validFrom, a.validTo AS validTo, a.key AS key, c.prime AS resolved, c.identified AS identified`,
  );
  expect(path).toEqual({
    prime: 'O1',
    to: 'O2',
    escort: 'P2',
    access: 'A1',
    mode: 'ESCORTED',
    basis: 'AUTHORIZED',
    level: 5,
    validFrom: '2024-01-01',
    validTo: '9999-12-31',
    key: 'S1/access/A1/2024-01-01',
    resolved: 'O1',
    identified: true,
  });
});

test('importing the same package again leaves the graph exactly as it was', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  const before = await dumpGraph(database);
  const again = await importPackage(database, chainFiles);
  expect(again.changed).toBe(false);
  expect(again.total).toMatchObject({ created: 0, changed: 0, unchanged: 17, closed: 0 });
  expect(await dumpGraph(database)).toEqual(before);
});

test('a dry run reports what would change and writes nothing', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  const before = await dumpGraph(database);
  const files = {
    ...chainFiles,
    'locations.csv': [{ person: 'P1', country: 'RU' }],
    'agencies.csv': [{ id: 'G1', name: 'Renamed' }],
  };
  const report = await importPackage(database, files, { dryRun: true });
  expect(report.wentIn).toBe(false);
  expect(report.tables.locations).toEqual({ created: 1, changed: 0, unchanged: 0, rejected: 0, closed: 1 });
  expect(report.tables.agencies).toEqual({ created: 0, changed: 1, unchanged: 0, rejected: 0, closed: 0 });
  expect(report.samples).toEqual([
    { table: 'agencies', outcome: 'changed', statement: 'id G1, per S1', changes: ['name: Agency → Renamed'] },
    { table: 'locations', outcome: 'created', statement: 'person P1, country RU, per S1', changes: [] },
    { table: 'locations', outcome: 'closed', statement: 'person P1, country CN, per S1', changes: [] },
  ]);
  expect(await dumpGraph(database)).toEqual(before);
});

test('a strict import with a reject writes only the policy lists', async () => {
  const database = await withEmptyData();
  await importPackage(database, {});
  const before = await dumpGraph(database);
  const files = { ...chainFiles, 'escorts.csv': [{ escort: 'P9', access: 'A1' }] };
  const report = await importPackage(database, files, { strict: true, withRejects: true });
  expect(report.wentIn).toBe(false);
  expect(report.total.rejected).toBe(1);
  expect(await dumpGraph(database)).toEqual(before);
  const lax = await importPackage(database, files, { withRejects: true });
  expect(lax.wentIn).toBe(true);
  expect(lax.total.created).toBe(15);
});

test('people in Guam are not abroad, those in China are', async () => {
  const database = await withEmptyData();
  await importPackage(database, {
    'people.csv': [{ id: 'P1' }, { id: 'P2' }],
    'locations.csv': [
      { person: 'P1', country: 'GUM' },
      { person: 'P2', country: 'cn' },
    ],
  });
  const rows = await database.read(
    `MATCH (p:Person)-[:LOCATED_IN]->(c:Country) RETURN p.key AS person, c.name AS name, c.isForeign AS isForeign ORDER BY person`,
  );
  expect(rows).toEqual([
    { person: 'P1', name: 'Guam', isForeign: false },
    { person: 'P2', name: 'China', isForeign: true },
  ]);
});

test('titles of 10,000 characters, and names and keys of 1,000, are imported', async () => {
  const database = await withEmptyData();
  const name = 'ö'.repeat(1000);
  const key = (letter: string) => letter.repeat(1000);
  const files = {
    'organizations.csv': [
      { id: key('€'), name },
      { id: key('b'), name: 'Short' },
    ],
    'contracts.csv': [{ id: key('c'), title: 'ö'.repeat(10_000), prime: key('b') }],
    'subcontracts.csv': [
      { contract: key('c'), contractor: key('b'), subcontractor: key('€'), subaward_number: key('n') },
    ],
  };
  expect((await importPackage(database, files)).total.created).toBe(5);
  expect((await importPackage(database, files)).total).toMatchObject({ created: 0, unchanged: 5 });
  const [row] = await database.read(`MATCH (o:Organization {key: $key}) RETURN size(o.name) AS size`, {
    key: key('€'),
  });
  expect(row).toEqual({ size: 1000 });
});

test('a contract may come before its parent', async () => {
  const database = await withEmptyData();
  await importPackage(database, {
    'contracts.csv': [{ id: 'C3', parent: 'C2' }, { id: 'C2', parent: 'C1' }, { id: 'C1' }],
  });
  const [row] = await database.read(
    `MATCH (:Contract {key: 'C3'})-[:UNDER]->(b)-[:UNDER]->(c) RETURN b.key AS b, b.parent AS parent, c.key AS c`,
  );
  expect(row).toEqual({ b: 'C2', parent: 'C1', c: 'C1' });
});

test('a claim is connected to the nodes that its addresses name, its claimant and its source', async () => {
  const database = await withEmptyData();
  await importPackage(database, {
    ...chainFiles,
    'claims.csv': [
      { id: 'K2', stance: 'denies', about: 'claims:K1', claimant: 'Secretary of Defense' },
      { id: 'K1', stance: 'asserts', about: 'access:A1;subcontracts:C1|O1|O2;locations:P1|CHN', claimant: 'O1' },
    ],
  });
  const about = await database.read(
    `MATCH (k:Claim)-[r:ABOUT]->(n) RETURN k.key AS claim, r.address AS address, labels(n)[0] AS label, n.key AS key
     ORDER BY claim, address, key`,
  );
  expect(about.map(Object.values)).toEqual([
    ['K1', 'access:A1', 'Person', 'P1'],
    ['K1', 'access:A1', 'System', 'Y1'],
    ['K1', 'locations:P1|CHN', 'Country', 'CN'],
    ['K1', 'locations:P1|CHN', 'Person', 'P1'],
    ['K1', 'subcontracts:C1|O1|O2', 'Organization', 'O1'],
    ['K1', 'subcontracts:C1|O1|O2', 'Organization', 'O2'],
    ['K2', 'claims:K1', 'Claim', 'K1'],
  ]);
  const made = await database.read(
    `MATCH (k:Claim)-[:STATED_IN]->(s:Source) OPTIONAL MATCH (k)-[:MADE_BY]->(o)
     RETURN k.key AS claim, k.claimant AS claimant, o.key AS organization, s.key AS source ORDER BY claim`,
  );
  expect(made.map(Object.values)).toEqual([
    ['K1', 'O1', 'O1', 'S1'],
    ['K2', 'Secretary of Defense', null, 'S1'],
  ]);
});

test('a dry run on an empty database knows the designation lists that a real import would add', async () => {
  const database = await withEmptyGraph();
  const files = { 'designations.csv': [{ list: '10USC4872', country: 'VE' }] };
  expect((await importPackage(database, files, { dryRun: true })).total).toMatchObject({ created: 2, rejected: 0 });
  expect(await database.read('MATCH (n) RETURN n')).toEqual([]);
  expect((await importPackage(database, files)).total).toMatchObject({ created: 2, rejected: 0 });
});

test('an import cannot close designations of a policy data source', async () => {
  const database = await withEmptyData();
  const files = { 'sources.csv': [{ id: '10USC4872' }] };
  await expect(importPackage(database, files)).rejects.toThrow(/^The source id 10USC4872 belongs to the policy data/);
  await importPackage(database, { 'sources.csv': [{ id: 'S1' }] });
  const [row] = await database.read(
    `MATCH (:DesignationList {key: '10USC4872'})<-[r:DESIGNATED_ON]-() RETURN count(r) AS count`,
  );
  expect(row).toEqual({ count: 6 });
});

const ids = ['A', 'B', 'C'];

/** Everything that a world may refer to, so that its sources can be imported in any order. */
const base: PackageFiles = {
  'sources.csv': [{ id: 'BASE' }],
  'systems.csv': ['S0', 'S1'].map((id) => ({ id, impact_level: 2, confidence: 0 })),
  'organizations.csv': ['O0', 'O1', 'O2', 'O3'].map((id) => ({ id, confidence: 0 })),
  'contracts.csv': ['K0', 'K1', 'K2'].map((id) => ({ id, confidence: 0 })),
  'people.csv': ['P0', 'P1', 'P2'].map((id) => ({ id, confidence: 0 })),
  'lists.csv': ['L1', 'L2'].map((id) => ({ id, confidence: 0 })),
};

/** What one of a world's sources states. */
function partOf(world: World, source: string): PackageFiles {
  return Object.fromEntries(
    Object.entries(packageOf(world)).map(([name, rows]) => [
      name,
      rows.filter((row) => row[name === 'sources.csv' ? 'id' : 'source'] === source),
    ]),
  );
}

/** The chains, and the statements of now. */
async function current(database: Database): Promise<readonly string[]> {
  const lines = await dumpStatements(database);
  return lines.filter(
    (line) =>
      !line.includes('"labels":["SUPERSEDED"]') &&
      (!line.startsWith('{"from":"",') || /"(Access|Exposure)"/.test(line)),
  );
}

/** Imports the parts of worlds, each twice: an escort may come before the access that another source states. */
async function importAll(database: Database, parts: readonly PackageFiles[]): Promise<readonly unknown[]> {
  for (const part of parts) await importPackage(database, part, { withRejects: true });
  const rejects = [];
  for (const part of parts) rejects.push(...(await importPackage(database, part, { withRejects: true })).rejects);
  return rejects;
}

test('after any imports and rollbacks, the last versions give the same chains as they alone', async () => {
  const worlds = importableWorlds(['L1', 'L2']);
  const step = fc.record({
    source: fc.constantFrom(...ids),
    version: fc.nat(2),
    rollsBack: fc.constantFrom(false, false, true),
  });
  const database = await withEmptyData();
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(worlds, worlds, worlds),
      fc.array(step, { minLength: 3, maxLength: 7 }),
      async (versions, steps) => {
        await withEmptyData();
        await importPackage(database, base);
        const stated = new Map(ids.map((id) => [id, [partOf(versions[0], id)]]));
        await importAll(database, [...stated.values()].flat());
        const done: { readonly source: string; readonly id: string }[] = [];
        for (const { source, version, rollsBack } of steps) {
          const last = done.findLast((one) => one.source === source);
          if (rollsBack && last !== undefined) {
            await rollBack(database, last.id, () => undefined).then(
              () => {
                done.splice(done.indexOf(last), 1);
                stated.get(source)?.pop();
              },
              (error: unknown) => {
                expect(error).toMatchObject({ code: 'BAD_USER_INPUT' });
              },
            );
          } else {
            const part = partOf(versions[version] ?? versions[0], source);
            const { id, changed } = await importPackage(database, part, { withRejects: true });
            if (!changed) continue;
            done.push({ source, id });
            stated.get(source)?.push(part);
          }
          expect(await auditGraph(database)).toEqual({});
        }
        const last = [...stated.values()].flatMap((parts) => parts.slice(-1));
        const rejects = await importAll(database, last);
        const lived = await current(database);
        await withEmptyData();
        await importPackage(database, base);
        // A rejected row keeps what it stated before, so only what goes in whole is the same.
        if ((await importAll(database, last)).length + rejects.length > 0) return;
        expectSame(lived, await current(database));
      },
    ),
    { numRuns: runs(2), endOnFailure: true },
  );
});

test('an import that waited while the graph was wiped brings the designation lists back', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  let ended: Promise<unknown> = Promise.resolve();
  await Lease.hold(database, 'wipe', silent, async () => {
    await new Promise<void>((resolve, reject) => {
      const onProgress = (message: string) => {
        if (message.startsWith('Waiting')) resolve();
      };
      ended = importPackage(database, chainFiles, { onProgress });
      ended.catch(reject);
    });
    await wipeGraph(database, silent);
  });
  await ended;
  const lists = (await listDesignationLists(database)).map(({ key }) => key);
  expect(lists).toContain('10USC4872');
});
