import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { readGraphState } from '#graph/edition/graph-state.ts';
import { recentImports } from '#graph/edition/imports.ts';
import { ensureDerived } from '#graph/graph.ts';
import { exportGraph } from '#seed/export/export.ts';
import { checkRollback, rollBack } from '#seed/import/rollback.ts';
import { auditGraph } from '../../audit-graph.ts';
import { chainFiles } from '../../chain-files.ts';
import { expectSame } from '../../graph-dump.ts';
import { importPackage } from '../../import-package.ts';
import type { PackageFiles } from '../../import-package.ts';
import { noteReads } from '../../intercept-reads.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { contentOf, expectRolledBack } from './rolled-back.ts';

const silent = () => undefined;

const older: PackageFiles = {
  ...chainFiles,
  'sources.csv': [{ id: 'S1', title: 'First edition', published_on: '2025-01-01', data_class: 'documented' }],
};

/** Changes the engineer and the vetting, closes the escort and the claim, and brings an organization and another source. */
const newer: PackageFiles = {
  ...chainFiles,
  'sources.csv': [{ id: 'S1', title: 'Second edition', retrieved_at: '2025-02-01T08:00:00Z' }, { id: 'S3' }],
  'organizations.csv': [
    { id: 'O1', name: 'Another name', country: 'CA', source: 'S1' },
    { id: 'O2', name: 'Sub', source: 'S3' },
    { id: 'O4', name: 'Fourth', source: 'S3' },
  ],
  'people.csv': [...chainFiles['people.csv'], { id: 'P3', us_person_status: 'unknown' }].map(ofFirst),
  'locations.csv': [{ person: 'P3', country: 'RU', source: 'S3' }],
  'vetting.csv': [{ person: 'P2', tier: 'T2', clearance: 'TS', source: 'S1' }],
  'access.csv': chainFiles['access.csv'].map((row) => ({ ...row, person: 'P3', source: 'S1' })),
  'escorts.csv': [],
  'claims.csv': [],
  'agencies.csv': chainFiles['agencies.csv'].map(ofFirst),
  'systems.csv': chainFiles['systems.csv'].map(ofFirst),
  'contracts.csv': chainFiles['contracts.csv'].map(ofFirst),
  'covers.csv': chainFiles['covers.csv'].map(ofFirst),
  'subcontracts.csv': chainFiles['subcontracts.csv'].map(ofFirst),
  'employment.csv': [{ organization: 'O2', person: 'P3', contract: 'C1', role: 'engineer', source: 'S3' }],
};

function ofFirst<T extends object>(row: T): T & { readonly source: string } {
  return { ...row, source: 'S1' };
}

test('rolling back an import gives the graph before it, whatever it changed, on random packages', async () => {
  await expectRolledBack(2);
});

test('a rollback restores what the import changed and closed, of sources too, and keeps what others state', async () => {
  const database = await withEmptyData();
  await importPackage(database, older);
  await importPackage(database, {
    'sources.csv': [{ id: 'S2' }],
    'organizations.csv': [{ id: 'O1', name: 'A third name', confidence: 10 }],
    'escorts.csv': [{ escort: 'P2', access: 'A1' }],
  });
  const before = await contentOf(database);
  const { id } = await importPackage(database, newer);
  expect(await contentOf(database)).not.toEqual(before);
  const { version } = await readGraphState(database);
  const report = await rollBack(database, id, silent);
  expect(report.removed).toBeGreaterThan(5);
  expect(report.restored).toBeGreaterThan(5);
  expectSame(await contentOf(database), before);
  expect((await readGraphState(database)).version).toBe(version + 1);
  expect(await auditGraph(database)).toEqual({});

  const [latest, other] = await recentImports(database, 2);
  expect(latest).toMatchObject({ id, sourceKeys: ['S1', 'S3'], sources: ['S1'], tables: { people: { created: 1 } } });
  expect([latest?.rolledBackAt === null, other?.rolledBackAt]).toEqual([false, null]);

  // It can be imported again, and rolled back again.
  const again = await importPackage(database, newer);
  expect(again.resumed).toBe(false);
  await rollBack(database, again.id, silent);
  expectSame(await contentOf(database), before);
});

test('a withdrawn entity has no values of an import that was rolled back', async () => {
  const database = await withEmptyData();
  await importPackage(database, {
    'sources.csv': [{ id: 'S1' }],
    'people.csv': [{ id: 'P1' }],
    'organizations.csv': [{ id: 'O1', name: 'Right' }],
  });
  await importPackage(database, {
    'sources.csv': [{ id: 'S2' }],
    'organizations.csv': [{ id: 'O1', name: 'Right' }],
    'employment.csv': [{ organization: 'O1', person: 'P1', role: 'engineer' }],
  });
  const { id } = await importPackage(database, {
    'sources.csv': [{ id: 'S3' }],
    'organizations.csv': [{ id: 'O1', name: 'Wrong' }, { id: 'O9' }],
  });
  await importPackage(database, { 'sources.csv': [{ id: 'S1' }] });
  await importPackage(database, {
    'sources.csv': [{ id: 'S2' }],
    'employment.csv': [{ organization: 'O1', person: 'P1', role: 'engineer' }],
  });
  await rollBack(database, id, silent);
  const rows = await database.read(
    `MATCH (o:Organization) WHERE o.key STARTS WITH 'O' RETURN o.key AS key, o.name AS name, o.withdrawn AS withdrawn`,
  );
  expect(rows).toEqual([{ key: 'O1', name: 'Right', withdrawn: true }]);
});

test('a contract that the employment of another source names is counted until nothing names it', async () => {
  const database = await withEmptyData();
  const contract = { id: 'C1', agency: 'G1', prime: 'O1' };
  const employment = [{ organization: 'O1', person: 'P1', contract: 'C1', role: 'engineer' }];
  await importPackage(database, {
    'sources.csv': [{ id: 'S1' }],
    'agencies.csv': [{ id: 'G1', name: 'Agency' }],
    'organizations.csv': [{ id: 'O1', name: 'Prime' }],
    'people.csv': [{ id: 'P1' }],
  });
  const { id } = await importPackage(database, { 'sources.csv': [{ id: 'S2' }], 'contracts.csv': [contract] });
  await importPackage(database, { 'sources.csv': [{ id: 'S3' }], 'employment.csv': employment });
  await rollBack(database, id, silent);
  const counts = async () => ({
    contracts: (await database.read('MATCH (c:Contract) RETURN count(c) AS count'))[0]?.['count'],
    withPersonnel: (await readGraphState(database)).contractsWithPersonnel,
  });
  expect(await counts()).toEqual({ contracts: 1, withPersonnel: 1 });
  await importPackage(database, { 'sources.csv': [{ id: 'S3' }] });
  expect(await counts()).toMatchObject({ withPersonnel: 0 });
});

test('a contract that the subcontracts of another source name stays', async () => {
  const database = await withEmptyData();
  await importPackage(database, {
    'sources.csv': [{ id: 'S1' }],
    'organizations.csv': [{ id: 'O1' }, { id: 'O2' }],
  });
  const { id } = await importPackage(database, { 'sources.csv': [{ id: 'S2' }], 'contracts.csv': [{ id: 'C1' }] });
  const subcontract = { contract: 'C1', contractor: 'O1', subcontractor: 'O2' };
  await importPackage(database, { 'sources.csv': [{ id: 'S3' }], 'subcontracts.csv': [subcontract] });
  await rollBack(database, id, silent);
  const rows = await database.read('MATCH (c:Contract) RETURN c.key AS key, c.withdrawn AS withdrawn');
  expect(rows).toEqual([{ key: 'C1', withdrawn: true }]);
});

test('a contract that only statements of earlier editions name stays, because a rollback may bring them back', async () => {
  const database = await withEmptyData();
  const rest = { ...chainFiles, 'contracts.csv': [], 'covers.csv': [], 'subcontracts.csv': [], 'claims.csv': [] };
  await importPackage(database, {
    'sources.csv': [{ id: 'S0' }],
    'agencies.csv': chainFiles['agencies.csv'],
    'organizations.csv': chainFiles['organizations.csv'],
  });
  const sole = await importPackage(database, {
    'sources.csv': [{ id: 'S2' }],
    'contracts.csv': chainFiles['contracts.csv'],
  });
  await importPackage(database, rest);
  const accesses = async () =>
    database.read(`MATCH (a:Access)-[:UNDER]->(c) RETURN a.key AS access, c.key AS contract`);
  const before = await accesses();
  expect(before).toEqual([{ access: 'A1', contract: 'C1' }]);
  const later = await importPackage(database, { ...rest, 'employment.csv': [], 'access.csv': [], 'escorts.csv': [] });
  await rollBack(database, sole.id, silent);
  await rollBack(database, later.id, silent);
  expect(await accesses()).toEqual(before);
  const [contract] = await database.read('MATCH (c:Contract) RETURN c.key AS key, c.withdrawn AS withdrawn');
  expect(contract).toEqual({ key: 'C1', withdrawn: true });
});

test.each([
  ['system Y9', { 'systems.csv': [{ id: 'Y9', impact_level: 5 }] }],
  ['claim K9', { 'claims.csv': [{ id: 'K9', stance: 'denies' }] }],
] as const)(
  'an import is not rolled back while another one refers to the %s that it alone describes',
  async (subject, described) => {
    const database = await withEmptyData();
    await importPackage(database, chainFiles);
    const sole = await importPackage(database, { 'sources.csv': [{ id: 'S8' }], ...described });
    const referring: PackageFiles = {
      'sources.csv': [{ id: 'S9' }],
      ...('systems.csv' in described
        ? { 'access.csv': [{ id: 'A9', person: 'P1', system: 'Y9', contract: 'C1', mode: 'direct' }] }
        : { 'claims.csv': [{ id: 'K8', stance: 'asserts', about: 'claims:K9' }] }),
    };
    const other = await importPackage(database, referring);
    await expect(rollBack(database, sole.id, silent)).rejects.toThrow(
      new RegExp(
        `^Another import \\(${other.id}, chain-package of S9, .* refers to the ${subject}, which only this one`,
      ),
    );
    const third = await importPackage(database, { 'sources.csv': [{ id: 'S7' }], ...described });
    await rollBack(database, sole.id, silent);
    await expect(rollBack(database, third.id, silent)).rejects.toThrow(`${other.id}, chain-package of S9`);
    await importPackage(database, { 'sources.csv': [{ id: 'S7' }] });
    await ensureDerived(database);
    expect(await auditGraph(database)).toEqual({});
  },
);

test('an import is rolled back once, only before later imports of its sources, and never the designation lists', async () => {
  const database = await withEmptyData();
  const first = await importPackage(database, older);
  const second = await importPackage(database, newer);
  const before = await contentOf(database);
  await expect(rollBack(database, first.id, silent)).rejects.toThrow(
    `A later import (${second.id}, chain-package of S1`,
  );
  await expect(rollBack(database, 'none', silent)).rejects.toThrow('no finished import none');
  const lists = (await recentImports(database, 10)).at(-1);
  await expect(rollBack(database, lists?.id ?? '', silent)).rejects.toThrow('designation lists');
  expectSame(await contentOf(database), before);
  await rollBack(database, second.id, silent);
  await expect(rollBack(database, second.id, silent)).rejects.toThrow('was rolled back before');
  await rollBack(database, first.id, silent);
  const [left] = await database.read(
    `MATCH (n:Person|Organization|Contract|System|Agency) WHERE NOT n.key STARTS WITH 'section889' RETURN count(n) AS count`,
  );
  expect(left).toEqual({ count: 0 });
});

test('an import that changed nothing and died while deriving leaves no record that blocks the rollback of the one before it', async () => {
  const database = await withEmptyData();
  const first = await importPackage(database, older);
  const before = await contentOf(database);
  const die = async () => {
    const onProgress = (message: string) => {
      if (message.startsWith('Deriving')) throw new RangeError('switched off');
    };
    await expect(importPackage(database, newer, { onProgress })).rejects.toThrow('switched off');
  };
  await die();
  await die();
  await ensureDerived(database);
  const [latest, previous] = await recentImports(database, 2);
  expect([latest?.sourceKeys, previous?.id]).toEqual([['S1', 'S3'], first.id]);
  await rollBack(database, latest?.id ?? '', silent);
  expectSame(await contentOf(database), before);
  expect(await auditGraph(database)).toEqual({});
});

/** Rows of another source, beside those of `chainFiles` without some of their tables. */
const contradicting: readonly (readonly [string, PackageFiles, PackageFiles])[] = [
  [
    'an access of another person',
    { 'access.csv': [], 'escorts.csv': [], 'claims.csv': [] },
    { 'access.csv': [{ id: 'A1', person: 'P4', system: 'Y1', mode: 'direct' }] },
  ],
  [
    'an escort who is the engineer now',
    { 'access.csv': [], 'escorts.csv': [], 'claims.csv': [] },
    { 'access.csv': [{ id: 'A1', person: 'P2', system: 'Y1', mode: 'direct' }] },
  ],
  [
    'the holder of a credential who is the engineer now',
    { 'access.csv': [], 'escorts.csv': [], 'credentials.csv': [], 'claims.csv': [] },
    { 'access.csv': [{ id: 'A1', person: 'P3', system: 'Y1', mode: 'direct' }] },
  ],
  [
    'a contract that would be under itself',
    { 'contracts.csv': [{ id: 'C1', prime: 'O1' }, { id: 'C9', parent: 'C8' }, { id: 'C8' }] },
    { 'contracts.csv': [{ id: 'C8', parent: 'C1' }] },
  ],
];

test.each(contradicting)(
  'an import is not rolled back while a later one contradicts what it closed: %s',
  async (_, less, more) => {
    const database = await withEmptyData();
    const contracts: PackageFiles = {
      'contracts.csv': [{ id: 'C1', prime: 'O1', parent: 'C9' }, { id: 'C9', parent: 'C8' }, { id: 'C8' }],
    };
    const whole: PackageFiles = {
      ...chainFiles,
      ...contracts,
      'people.csv': [...chainFiles['people.csv'], { id: 'P3' }],
      'credentials.csv': [{ holder: 'P3', access: 'A1' }],
    };
    await importPackage(database, whole);
    const before = await contentOf(database);
    const closing = await importPackage(database, { ...whole, ...less });
    const other = await importPackage(database, {
      'sources.csv': [{ id: 'S7' }],
      'people.csv': [{ id: 'P4' }],
      ...more,
    });
    const contradicted = await contentOf(database);
    await expect(rollBack(database, closing.id, silent)).rejects.toThrow(
      `A later import (${other.id}, chain-package of S7`,
    );
    expectSame(await contentOf(database), contradicted);
    await rollBack(database, other.id, silent);
    await rollBack(database, closing.id, silent);
    expectSame(await contentOf(database), before);
  },
);

test('an escort that a rollback brings back escorts the person who has the access now', async () => {
  const database = await withEmptyData();
  const access = (person: string): PackageFiles => ({
    'sources.csv': [{ id: 'S7' }],
    'people.csv': [{ id: 'P4' }],
    'access.csv': [{ id: 'A7', person, system: 'Y1', mode: 'escorted' }],
  });
  const escort: PackageFiles = { 'sources.csv': [{ id: 'S8' }], 'escorts.csv': [{ escort: 'P2', access: 'A7' }] };
  await importPackage(database, chainFiles);
  await importPackage(database, access('P1'));
  await importPackage(database, escort);
  const { id } = await importPackage(database, { ...escort, 'escorts.csv': [] });
  await importPackage(database, access('P4'));
  await rollBack(database, id, silent);
  const rows = await database.read(`MATCH (e)-[r:ESCORTS {access: 'A7'}]->(p) RETURN e.key AS escort, p.key AS person`);
  expect(rows).toEqual([{ escort: 'P2', person: 'P4' }]);
  expect(await auditGraph(database)).toEqual({});
});

/** The moments at which a rollback reports progress, and at which it can be interrupted. */
const moments = ['Removing', 'Deriving'] as const;

test.each(moments)(
  'a rollback interrupted at “%s” is completed by a reader, the next import, an export or another rollback',
  async (moment) => {
    const database = await withEmptyData();
    await importPackage(database, older);
    const before = await contentOf(database);
    const switchOff = (message: string) => {
      if (message.startsWith(moment)) throw new RangeError('switched off');
    };
    const other: PackageFiles = { 'sources.csv': [{ id: 'S9' }] };
    const completions = [
      () => ensureDerived(database),
      async () => importPackage(database, other),
      async () =>
        exportGraph(database, {
          format: 'chain-package',
          path: join(await temporaryFolder(), 'package'),
          onProgress: silent,
        }),
      async (id: string) => rollBack(database, id, silent),
    ];
    for (const complete of completions) {
      const { id } = await importPackage(database, newer);
      await expect(rollBack(database, id, switchOff)).rejects.toThrow('switched off');
      await complete(id);
      expectSame(
        (await contentOf(database)).filter((line) => !line.includes('"key":"S9"')),
        before,
      );
      const logged = (await recentImports(database, 10)).find((one) => one.id === id);
      expect(logged?.rolledBackAt).toEqual(expect.any(String));
    }
    expect(await auditGraph(database)).toEqual({});
  },
);

/** Ends like a rollback whose machine was switched off once it had restored everything except what sources say of entities. */
async function rollBackUntilDescriptions(database: Database, id: string): Promise<void> {
  const cut: Database = {
    ...noteReads(database, silent),
    writeTransaction: (work) =>
      database.writeTransaction((transaction) =>
        work({
          run: (statement, parameters) => {
            if (statement.includes('[r:DESCRIBED_BY {key: key}]')) throw new RangeError('switched off');
            return transaction.run(statement, parameters);
          },
        }),
      ),
  };
  await expect(rollBack(cut, id, silent)).rejects.toThrow('switched off');
}

test('completing a rollback moves another source’s escort with the access that the interrupted one restored', async () => {
  const database = await withEmptyData();
  await importPackage(database, older);
  await importPackage(database, { 'sources.csv': [{ id: 'S2' }], 'escorts.csv': [{ escort: 'P2', access: 'A1' }] });
  const before = await contentOf(database);
  const escorted = async () =>
    (await database.read('MATCH ()-[:ESCORTS]->(p) RETURN p.key AS key')).map(({ key }) => key);
  const { id } = await importPackage(database, newer);
  expect(await escorted()).toEqual(['P3']);
  await rollBackUntilDescriptions(database, id);
  const accesses = await database.read('MATCH (p:Person)-[:ACCESSES]->() RETURN p.key AS key');
  expect(accesses).toEqual([{ key: 'P1' }]);

  await ensureDerived(database);
  expect(await escorted()).toEqual(['P1', 'P1']);
  expectSame(await contentOf(database), before);
  expect(await auditGraph(database)).toEqual({});
});

test('a rollback counts each statement of the import once, without the edges that follow from its columns', async () => {
  const database = await withEmptyData();
  const { id, total, tables } = await importPackage(database, chainFiles);
  expect(await checkRollback(database, id)).toEqual({
    removed: total.created - (tables.sources?.created ?? 0),
    restored: 0,
  });
});

test('imports keep their order although the clock is set back between them', async () => {
  const database = await withEmptyData();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
  const first = await importPackage(database, older).finally(() => vi.useRealTimers());
  const second = await importPackage(database, newer);
  expect((await recentImports(database, 2)).map(({ id }) => id)).toEqual([second.id, first.id]);
  await expect(rollBack(database, first.id, silent)).rejects.toThrow(
    `A later import (${second.id}, chain-package of S1`,
  );
  await rollBack(database, second.id, silent);
  await rollBack(database, first.id, silent);
});
