import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { readGraphState } from '#graph/edition/graph-state.ts';
import { findUnfinished, recentImports } from '#graph/edition/imports.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import { exposuresOfAccesses } from '#test/api/graph/exposures/exposures-of-accesses.ts';
import { findExposures } from '#graph/exposures/find.ts';
import { ensureDerived, openGraph } from '#graph/graph.ts';
import { exportGraph } from '#seed/export/export.ts';
import { runImport } from '#seed/import/import.ts';
import type { ImportResult } from '#seed/import/import.ts';
import { rollBack } from '#seed/import/rollback.ts';
import { auditGraph } from '../../audit-graph.ts';
import { chainFiles } from '../../chain-files.ts';
import { dumpGraph } from '../../graph-dump.ts';
import { importPackage, writePackage } from '../../import-package.ts';
import type { PackageFiles } from '../../import-package.ts';
import { noteReads } from '../../intercept-reads.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { importUntil } from './import-until.ts';

/** Under C1, O1 subcontracts to O2; O3, which has no subcontract, employs the escort. */
const older = {
  ...chainFiles,
  'sources.csv': [{ id: 'S1', title: 'Version 1', published_on: '2025-01-01' }],
  'organizations.csv': [...chainFiles['organizations.csv'], { id: 'O3', name: 'Third', country: 'US' }],
  'employment.csv': [
    { organization: 'O1', person: 'P1', contract: 'C1', role: 'engineer' },
    { organization: 'O3', person: 'P2', contract: 'C1', role: 'escort' },
  ],
} satisfies PackageFiles;

/** O2, which no longer has a subcontract, employs the escort. */
const newer = {
  ...older,
  'sources.csv': [{ id: 'S1', title: 'Version 2', published_on: '2025-02-01' }],
  'organizations.csv': [...older['organizations.csv'], { id: 'O4', name: 'Fourth', country: 'US' }],
  'people.csv': [
    { id: 'P1', us_person_status: 'unknown' },
    { id: 'P2', us_person_status: 'citizen' },
  ],
  'vetting.csv': [{ person: 'P2', tier: 'T4' }],
  'employment.csv': chainFiles['employment.csv'],
  'subcontracts.csv': [],
} satisfies PackageFiles;

const newest = { ...newer, 'vetting.csv': [{ person: 'P2', tier: 'T2' }] } satisfies PackageFiles;

const unrelated = {
  'sources.csv': [{ id: 'S2' }],
  'agencies.csv': [{ id: 'G2', name: 'Another agency' }],
} satisfies PackageFiles;

async function lineagesOf(database: Database): Promise<unknown> {
  const graph = await openGraph(database);
  const filter = makeFilter('2025-06-01', { lists: [], origins: ['FOREIGN'] });
  const page = await findExposures(graph, { filter, orderBy: 'PRIORITY', first: 10, after: null });
  const direct = await exposuresOfAccesses(graph, ['A1'], filter);
  const shown = ({ lineage, accountable }: { readonly lineage: string; readonly accountable: string | null }) =>
    `${lineage} ${String(accountable)}`;
  expect(page.edges.map(({ node }) => shown(node))).toEqual(direct.map(shown));
  return direct.map(shown);
}

/** Dumps statements and entities, without bookkeeping. */
async function contentOf(database: Database): Promise<readonly string[]> {
  const lines = await dumpGraph(database);
  return lines
    .filter((line) => !/"labels":\["(Access|Import|Subtier)"\]/.test(line))
    .map((line) => line.replaceAll(/"(recordedAt|importId)":"[^"]*",?/g, ''));
}

test('an unrelated import does not publish the partial data of an interrupted one', async () => {
  const database = await withEmptyData();
  await importPackage(database, older);
  expect(await lineagesOf(database)).toEqual(['BROKEN O3']);
  const before = await contentOf(database);
  await importUntil(database, newer, 'claims');

  const told: string[] = [];
  const report = await importPackage(database, unrelated, { onProgress: (message) => told.push(message) });
  expect(report).toMatchObject({ resumed: false, total: { rejected: 0 } });
  expect(told.join('\n')).toMatch(/Undoing an interrupted import: chain-package of S1, started 20\d\d-/);
  expect(await lineagesOf(database)).toEqual(['BROKEN O3']);
  const ofAnother = /"(S2|G2)"|Source S2|Agency G2/;
  expect((await contentOf(database)).filter((line) => !ofAnother.test(line))).toEqual(before);
  expect(await findUnfinished(database)).toMatchObject([{ format: 'chain-package', sources: ['S1'] }]);

  // It is undone only once, and completed by any import of its sources.
  await importPackage(database, unrelated);
  expect(await findUnfinished(database)).toHaveLength(1);
  await importPackage(database, newer);
  expect(await findUnfinished(database)).toEqual([]);
  expect(await lineagesOf(database)).toEqual(['BROKEN O2']);
  const [source] = await database.read(`MATCH (s:Source {key: 'S1'}) RETURN s.title AS title`);
  expect(source).toEqual({ title: 'Version 2' });
});

test('undoing an import restores the statements that it superseded, with all their properties', async () => {
  const database = await withEmptyData();
  const [subcontract] = chainFiles['subcontracts.csv'];
  const [access] = chainFiles['access.csv'];
  const [escort] = chainFiles['escorts.csv'];
  const versionOf = (tier: string, amount: number, hours: number, status: string, mode: string) => ({
    ...chainFiles,
    'people.csv': [{ id: 'P1', us_person_status: status }, chainFiles['people.csv'][1]],
    'subcontracts.csv': [{ ...subcontract, amount }],
    'vetting.csv': [{ row: '1', person: 'P2', tier }],
    'access.csv': [{ ...access, mode }],
    'escorts.csv': [{ ...escort, hours }],
  });
  await importPackage(database, versionOf('T2', 1000, 10, 'foreign_person', 'escorted'));
  const statements = async () =>
    (await dumpGraph(database)).filter((line) => !/"labels":\["(Access|Import|Subtier)"\]/.test(line));
  const before = await statements();
  await importUntil(database, versionOf('T4', 2000, 20, 'unknown', 'view_only'), 'claims');
  const superseded = await database.read('MATCH ()-[r:SUPERSEDED]->() RETURN r.type AS type ORDER BY type');
  expect(superseded.map(({ type }) => type)).toEqual([
    'ACCESSES',
    'DESCRIBED_BY',
    'ESCORTS',
    'HOLDS',
    'SUBCONTRACTS_TO',
  ]);
  await importPackage(database, unrelated);
  expect((await statements()).filter((line) => !/"(S2|G2)"|Source S2|Agency G2/.test(line))).toEqual(before);
});

test('an interrupted first import leaves nothing once another import starts', async () => {
  const database = await withEmptyData();
  await importPackage(database, unrelated);
  const before = await contentOf(database);
  await importUntil(database, older, 'access');
  await importPackage(database, { 'sources.csv': [{ id: 'S3' }] });
  expect((await contentOf(database)).filter((line) => !/"key":"S[13]"/.test(line))).toEqual(before);
});

test('undoing an import moves another source’s escort back with the access', async () => {
  const database = await withEmptyData();
  await importPackage(database, { ...older, 'escorts.csv': [] });
  await importPackage(database, {
    'sources.csv': [{ id: 'S2' }],
    'escorts.csv': [{ escort: 'P2', access: 'A1' }],
  });
  const before = await contentOf(database);
  const moved = { ...newer, 'people.csv': [...newer['people.csv'], { id: 'P3' }], 'escorts.csv': [] };
  await importUntil(database, { ...moved, 'access.csv': [{ ...chainFiles['access.csv'][0], person: 'P3' }] }, 'claims');
  await importPackage(database, { 'sources.csv': [{ id: 'S3' }] });
  expect((await contentOf(database)).filter((line) => !line.includes('"key":"S3"'))).toEqual(before);
});

test('completing an import moves another source’s escort with the access that the interrupted one changed', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  await importPackage(database, {
    'sources.csv': [{ id: 'S2' }],
    'escorts.csv': [{ escort: 'P2', access: 'A1' }],
  });
  const moved: PackageFiles = {
    ...chainFiles,
    'people.csv': [...chainFiles['people.csv'], { id: 'P3', us_person_status: 'foreign_person' }],
    'access.csv': [{ ...chainFiles['access.csv'][0], person: 'P3' }],
  };
  await importUntil(database, moved, 'claims');
  expect(await importPackage(database, moved)).toMatchObject({ resumed: true });
  const rows = await database.read(
    'MATCH (e)-[r:ESCORTS]->(p) RETURN r.source AS source, e.key AS escort, p.key AS person ORDER BY source',
  );
  expect(rows).toEqual(['S1', 'S2'].map((source) => ({ source, escort: 'P2', person: 'P3' })));
  expect(await auditGraph(database)).toEqual({});
});

test('an import and the interrupted one that it completed are not rolled back while another refers to the system that they alone describe', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  const described = (level: number): PackageFiles => ({
    'sources.csv': [{ id: 'S8' }],
    'systems.csv': [{ id: 'Y9', impact_level: level }],
  });
  await importUntil(database, { ...described(5), 'claims.csv': [{ id: 'K9', stance: 'denies' }] }, 'claims');
  const sole = await importPackage(database, described(4));
  expect(sole.resumed).toBe(true);
  const other = await importPackage(database, {
    'sources.csv': [{ id: 'S9' }],
    'access.csv': [{ id: 'A9', person: 'P1', system: 'Y9', contract: 'C1', mode: 'direct' }],
  });
  await expect(rollBack(database, sole.id, () => undefined)).rejects.toThrow(
    new RegExp(`^Another import \\(${other.id}, chain-package of S9, .* refers to the system Y9, which only this one`),
  );
  expect(await auditGraph(database)).toEqual({});
});

test('importing some sources of an interrupted import undoes it first', async () => {
  const database = await withEmptyData();
  const both = [{ id: 'S1' }, { id: 'S2' }];
  await importUntil(
    database,
    {
      'sources.csv': both,
      'agencies.csv': [
        { id: 'G1', source: 'S1' },
        { id: 'G2', source: 'S2' },
      ],
      'access.csv': [],
    },
    'agencies',
  );
  await importPackage(database, unrelated);
  expect(await findUnfinished(database)).toMatchObject([{ sources: ['S1'] }]);
});

/** Ends like an import whose machine was switched off after it had written everything, before it raised the version. */
async function importUntilWritten(database: Database, files: PackageFiles): Promise<void> {
  const folder = await writePackage(files);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const onProgress = (message: string) => {
    if (message.startsWith('Deriving accesses')) throw new RangeError('switched off');
  };
  await expect(runImport(database, { format: 'chain-package', paths: [folder], onProgress })).rejects.toThrow(
    'switched',
  );
  expect(await findUnfinished(database)).toHaveLength(1);
}

async function pathsOf(database: Database): Promise<unknown> {
  const filter = makeFilter('2025-06-01', { lists: [], origins: ['FOREIGN'] });
  const page = await findExposures({ database }, { filter, orderBy: 'PRIORITY', first: 10, after: null });
  return page.edges.map(({ node }) => node.path);
}

test('until an access is derived again, its chains show the statements that the import superseded', async () => {
  const database = await withEmptyData();
  await importPackage(database, older);
  const before = await pathsOf(database);
  await importUntilWritten(database, newer);
  expect(await pathsOf(database)).toEqual(before);
});

test('any later import completes one that died after writing everything', async () => {
  const database = await withEmptyData();
  await importPackage(database, unrelated);
  await importUntilWritten(database, older);
  expect(await importPackage(database, unrelated)).toMatchObject({ resumed: true, changed: false });
  expect(await findUnfinished(database)).toEqual([]);
  expect(await lineagesOf(database)).toEqual(['BROKEN O3']);
  // The later one changed nothing, so that it leaves no record.
  expect((await recentImports(database, 2)).map(({ sourceKeys }) => sourceKeys)).toEqual([['S1'], ['S2']]);
});

test('rolling back an import leaves the one before it, although that one died after writing everything', async () => {
  const database = await withEmptyData();
  await importPackage(database, older);
  await importUntilWritten(database, newer);
  const { id } = await importPackage(database, newest);
  await rollBack(database, id, () => undefined);
  expect(await lineagesOf(database)).toEqual(['BROKEN O2']);
  const logged = await recentImports(database, 3);
  expect(logged.map(({ sourceKeys, rolledBackAt }) => [sourceKeys, rolledBackAt === null])).toEqual([
    [['S1'], false],
    [['S1'], true],
    [['S1'], true],
  ]);
  expect(await auditGraph(database)).toEqual({});
});

test('what an import completed stays although it died after writing everything, and goes only when it is rolled back', async () => {
  const database = await withEmptyData();
  const silent = () => undefined;
  await importPackage(database, older);
  await importUntil(database, newer, 'claims');
  await importUntilWritten(database, newer);
  await ensureDerived(database);
  expect(await lineagesOf(database)).toEqual(['BROKEN O2']);
  expect(await findUnfinished(database)).toEqual([]);
  expect(await importPackage(database, newer)).toMatchObject({ resumed: false, changed: false });

  const later = await importPackage(database, newest);
  const logged = await recentImports(database, 3);
  expect(logged.map(({ completedInterrupted }) => completedInterrupted)).toEqual([false, true, false]);
  await rollBack(database, later.id, silent);
  expect(await lineagesOf(database)).toEqual(['BROKEN O2']);
  await rollBack(database, logged[1]?.id ?? '', silent);
  expect(await lineagesOf(database)).toEqual(['BROKEN O3']);
  expect((await recentImports(database, 3)).map(({ completedInterrupted }) => completedInterrupted)).toEqual([
    false,
    true,
    false,
  ]);
  expect(await auditGraph(database)).toEqual({});
});

test('a reader completes an import that died after writing everything', async () => {
  const database = await withEmptyData();
  await importPackage(database, older);
  const { version } = await readGraphState(database);
  await importUntilWritten(database, newer);
  expect((await readGraphState(database)).version).toBe(version);

  await ensureDerived(database);
  expect(await lineagesOf(database)).toEqual(['BROKEN O2']);
  expect((await readGraphState(database)).version).toBe(version + 1);
  expect(await findUnfinished(database)).toEqual([]);
  expect(await importPackage(database, newer)).toMatchObject({ resumed: false, changed: false });
});

/** Ends like an import whose machine was switched off after it had written everything, before it resolved the first node. */
async function importUntilUnresolved(database: Database, files: PackageFiles): Promise<void> {
  const folder = await writePackage(files);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const cut: Database = {
    ...noteReads(database, () => undefined),
    writeTransaction: (work) =>
      database.writeTransaction((transaction) =>
        work({
          run: (statement, parameters) => {
            if (statement.startsWith('MATCH (n:Unresolved) UNWIND labels(n)')) throw new RangeError('switched off');
            return transaction.run(statement, parameters);
          },
        }),
      ),
  };
  await expect(runImport(cut, { format: 'chain-package', paths: [folder], allowShrink: true })).rejects.toThrow(
    'switched off',
  );
  expect(await findUnfinished(database)).toHaveLength(1);
}

test('an export completes an import that died after writing everything, so that it has every entity that its statements name', async () => {
  const database = await withEmptyData();
  await importPackage(database, older);
  await importPackage(database, { 'sources.csv': [{ id: 'S2' }], 'subcontracts.csv': older['subcontracts.csv'] });
  // O1, O2 and C1 are only named by S2 from here on.
  await importUntilUnresolved(database, { 'sources.csv': [{ id: 'S1' }] });

  const path = join(await temporaryFolder(), 'package');
  const { withdrawn } = await exportGraph(database, { format: 'chain-package', path, onProgress: () => undefined });
  expect(withdrawn).toBe(3);
  expect(await findUnfinished(database)).toEqual([]);
  const { version, derivedVersion } = await readGraphState(database);
  expect(derivedVersion).toBe(version);

  const subcontracts = () =>
    database.read(
      'MATCH (a)-[r:SUBCONTRACTS_TO]->(b) RETURN a.key AS from, b.key AS to, r.contract AS contract, r.source AS source',
    );
  const before = await subcontracts();
  expect(before).toEqual([{ from: 'O1', to: 'O2', contract: 'C1', source: 'S2' }]);
  await withEmptyData();
  const { total } = await runImport(database, { format: 'chain-package', paths: [path] });
  expect(total.rejected).toBe(0);
  expect(await subcontracts()).toEqual(before);
});

test('a repair undoes a partly written import, which still counts as unfinished', async () => {
  const database = await withEmptyData();
  await importPackage(database, older);
  await importUntilWritten(database, newer);
  await importUntil(database, { ...older, 'access.csv': [] }, 'claims');

  await ensureDerived(database);
  expect(await lineagesOf(database)).toEqual(['BROKEN O2']);
  expect(await findUnfinished(database)).toHaveLength(1);
});

test('a strict import is checked against the graph without what an interrupted import has written', async () => {
  const database = await withEmptyData();
  await importPackage(database, older);
  const before = await contentOf(database);
  await importUntil(database, newer, 'claims');
  // O4 is only in the interrupted import.
  const refersToIt = { ...unrelated, 'contracts.csv': [{ id: 'C9', prime: 'O4' }] } satisfies PackageFiles;
  const report = await importPackage(database, refersToIt, { strict: true, withRejects: true });
  expect(report).toMatchObject({ wentIn: false, total: { rejected: 1 } });
  expect(await contentOf(database)).toEqual(before);
  expect(await lineagesOf(database)).toEqual(['BROKEN O3']);
});

test('undoing an import derives nothing from the part of another one, which the new import would have completed', async () => {
  const database = await withEmptyData();
  await importPackage(database, older);
  const before = await contentOf(database);
  await importUntil(database, newer, 'claims');
  const both = ['S1', 'S2'];
  const agencies = both.map((source) => ({ id: `G-${source}`, name: source, source }));
  await importUntil(
    database,
    { 'sources.csv': both.map((id) => ({ id })), 'agencies.csv': agencies, 'access.csv': [] },
    'agencies',
  );
  expect(await findUnfinished(database)).toHaveLength(2);
  const refused = { ...newer, 'vetting.csv': [{ person: 'P2', tier: 'T9' }] };
  expect(await importPackage(database, refused, { strict: true, withRejects: true })).toMatchObject({ wentIn: false });
  expect(await lineagesOf(database)).toEqual(['BROKEN O3']);
  expect(await contentOf(database)).toEqual(before);
});

test('an import that is refused publishes that it has undone an interrupted one', async () => {
  const database = await withEmptyData();
  const name = 'entities.ftm.json';
  const importCompany = async (id: string) => {
    const company = { id, schema: 'Company', properties: { name: [id] } };
    const folder = await temporaryFolder({ [name]: JSON.stringify(company) });
    return runImport(database, { format: 'ftm', paths: [join(folder, name)] });
  };
  await importPackage(database, older);
  await importCompany('first');
  const before = await contentOf(database);
  const { version } = await readGraphState(database);
  await importUntil(database, newer, 'claims');
  await expect(importCompany('second')).rejects.toThrow('a file of this name was imported before');
  expect(await contentOf(database)).toEqual(before);
  // Servers may have cached answers of the mixture under the version before.
  expect(await readGraphState(database)).toMatchObject({ version: version + 1, derivedVersion: version + 1 });
});

test('a dry run says that its counts include what an interrupted import has written', async () => {
  const database = await withEmptyData();
  await importPackage(database, unrelated);
  const parts = ({ notices }: Pick<ImportResult, 'notices'>) => notices.filter(({ kind }) => kind === 'partly-written');
  const created = await importPackage(database, older, { dryRun: true });
  expect(parts(created)).toEqual([]);
  await importUntil(database, older, 'claims');
  const again = await importPackage(database, older, { dryRun: true });
  expect(again.total.created).toBeLessThan(created.total.created);
  expect(parts(again)).toMatchObject([{ file: 'the graph' }]);
  expect(parts(again)[0]?.message).toMatch(
    /a part of an import that has not ended \(chain-package of S1, started 20\d\d-/,
  );
  // The other import undoes that part.
  await importPackage(database, unrelated);
  expect(parts(await importPackage(database, older, { dryRun: true }))).toEqual([]);
});
