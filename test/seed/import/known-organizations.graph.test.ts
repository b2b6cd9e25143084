import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { decideIdentity, withdrawIdentity } from '#graph/identity/decisions.ts';
import { findSuggestions } from '#graph/identity/suggestions.ts';
import { findLeads } from '#graph/leads/leads.ts';
import { wipeGraph } from '#graph/schema/wipe.ts';
import { localActor } from '#graph/roles.ts';
import { runImport } from '#seed/import/import.ts';
import type { ImportResult } from '#seed/import/import.ts';
import { ensurePolicyLists } from '#seed/import/policy.ts';
import { rollBack } from '#seed/import/rollback.ts';
import { dumpStatements, expectSame } from '#test/graph-dump.ts';
import { importPackage } from '#test/import-package.ts';
import type { PackageFiles } from '#test/import-package.ts';
import { runs } from '#test/runs.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { entityRecord, exceptionRecord, gleifFile, relationshipRecord } from '../readers/gleif/write-gleif.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { importUntil } from './import-until.ts';

/** Invented entities with valid check digits: a US contractor, and its German and Chinese parents. */
const contractor = '5493001KJTIIGC8Y1R12';
const parent = 'INR2EJN1ERAN0W5ZP974';
const ultimate = '529900T8BM49AURSDO55';
const uei = 'F5D8RKAXL1M3';

const entities = gleifFile([
  entityRecord({ lei: contractor, name: 'Invented Works, Inc.', jurisdiction: 'US-DE', sources: 'FULLY_CORROBORATED' }),
  entityRecord({ lei: parent, name: 'Erfundene Werke AG', jurisdiction: 'DE', sources: 'FULLY_CORROBORATED' }),
  entityRecord({ lei: ultimate, name: 'Invented Holding', jurisdiction: 'CN', sources: 'FULLY_CORROBORATED' }),
]);
const published = { registration: 'PUBLISHED', sources: 'FULLY_CORROBORATED', status: 'ACTIVE' };
const relationships = gleifFile([
  relationshipRecord({
    ...published,
    child: contractor,
    parent,
    type: 'IS_DIRECTLY_CONSOLIDATED_BY',
    start: '2018-02-06T00:00:00Z',
  }),
  relationshipRecord({
    ...published,
    child: parent,
    parent: ultimate,
    type: 'IS_DIRECTLY_CONSOLIDATED_BY',
    start: '2020-01-01T00:00:00Z',
  }),
]);
const exceptions = gleifFile([
  exceptionRecord({ lei: contractor, category: 'ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT', reason: 'NON_PUBLIC' }),
]);

const subawards = [
  'prime_award_unique_key,prime_awardee_uei,prime_awardee_name,prime_awardee_country_code,subaward_number,subaward_amount,subaward_action_date,subawardee_uei,subawardee_name',
  `CONT_AWD_FA875019F0001_9700_-NONE-_-NONE-,ABCDEFGHJK19,Invented Prime,USA,1,1000,2019-02-19,${uei},Invented Works`,
  '',
].join('\n');

const organizations = {
  'organizations.csv': [{ id: uei, uei, lei: contractor, name: 'Invented Works', country: 'US' }],
} as const;

let database: Database;
beforeEach(async () => {
  database = await withEmptyData();
});

async function importGleif() {
  const folder = await temporaryFolder({ 'lei2.xml': entities, 'rr.xml': relationships, 'repex.xml': exceptions });
  return runImport(database, { format: 'auto', paths: [folder] });
}

async function importSubawards() {
  const folder = await temporaryFolder({ 'Subawards.csv': subawards });
  return runImport(database, { format: 'auto', paths: [join(folder, 'Subawards.csv')] });
}

/** Each file of GLEIF is a source of its own, and may be imported by itself. */
async function importGleifOneByOne(): Promise<readonly ImportResult[]> {
  const results: ImportResult[] = [];
  for (const [name, text] of [
    ['lei2.xml', entities],
    ['rr.xml', relationships],
  ] as const) {
    const folder = await temporaryFolder({ [name]: text });
    results.push(await runImport(database, { format: 'auto', paths: [join(folder, name)] }));
  }
  return results;
}

async function owners(): Promise<readonly unknown[]> {
  return database.read(
    'MATCH (a:Organization)-[:OWNS]->(b:Organization) RETURN a.key AS owner, b.key AS owned ORDER BY owned',
  );
}

/** Leads of any kind, each as `kind organization country`. */
async function leads(asOf: string): Promise<readonly string[]> {
  const none = { kinds: [], contracts: [], organizations: [], countries: [], dataClasses: [] };
  const { edges } = await findLeads(database, { asOf, lists: [], ...none }, 100);
  return edges
    .map(({ node: { kind, organization, country } }) => `${kind} ${organization ?? ''} ${country ?? ''}`)
    .sort();
}

const owned = [`OWNER_ABROAD ${uei} CN`, `OWNER_ABROAD ${uei} DE`];

test('a contractor of USAspending whose LEI another source gives is owned as GLEIF says, which shows as a lead from then on', async () => {
  await importSubawards();
  expect(await leads('2025-01-01')).toEqual([]);
  await importPackage(database, organizations);
  const imported = await importGleif();
  expect(imported).toMatchObject({ format: 'gleif', total: { rejected: 0 } });
  expect(imported.notices.map(({ file, message }) => [file, message])).toEqual(
    ['lei2.xml', 'rr.xml'].map((file) => [
      file,
      'Organizations that the graph has under another key with the same LEI: imported under that key',
    ]),
  );
  expect(await owners()).toEqual([
    { owner: `LEI-${parent}`, owned: uei },
    { owner: `LEI-${ultimate}`, owned: `LEI-${parent}` },
  ]);
  expect(await leads('2025-01-01')).toEqual(owned);
  expect(await leads('2019-12-31')).toEqual([`OWNER_ABROAD ${uei} DE`]);
  expect(await leads('2018-02-05')).toEqual([]);
  const text =
    'Names no ultimate accounting consolidation parent to GLEIF: the parent is not public information (NON_PUBLIC).';
  const claims = await database.read(
    'MATCH (c:Claim)-[:ABOUT]->(o:Organization) RETURN o.key AS about, c.text AS text',
  );
  expect(claims).toEqual([{ about: uei, text }]);
  expect(await importGleif()).toMatchObject({ changed: false, total: { created: 0, changed: 0, closed: 0 } });
});

test('the other way round, the import says what to import again; then both meet, and part when the LEI is withdrawn', async () => {
  await importGleif();
  await importSubawards();
  const { notices } = await importPackage(database, organizations);
  expect(notices.map(({ file, message }) => [file, message])).toEqual(
    ['gleif-lei', 'gleif-rr'].map((source) => [
      source,
      `${source} knows an organization of this import only by LEI: import its file again to join it`,
    ]),
  );
  expect(await leads('2025-01-01')).toEqual([]);
  const again = await importGleif();
  expect(again.total).toMatchObject({ rejected: 0, closed: 0 });
  expect(await leads('2025-01-01')).toEqual(owned);

  // The file's own word that the contractor has this LEI does not keep them together.
  await importPackage(database, { 'organizations.csv': [{ id: uei, uei, name: 'Invented Works', country: 'US' }] });
  await importGleif();
  expect(await leads('2025-01-01')).toEqual([]);
  expect(await owners()).toContainEqual({ owner: `LEI-${parent}`, owned: `LEI-${contractor}` });
});

test('an LEI in lower case joins like one in upper case, also once another source gives it in upper case', async () => {
  const [works] = organizations['organizations.csv'];
  await importPackage(database, { 'organizations.csv': [{ ...works, lei: contractor.toLowerCase() }] });
  await importGleif();
  expect(await owners()).toContainEqual({ owner: `LEI-${parent}`, owned: uei });
  // GLEIF is more certain of the LEI, so the organization now has it in upper case.
  expect(await database.read('MATCH (o:Organization {key: $uei}) RETURN o.lei AS lei', { uei })).toEqual([
    { lei: contractor },
  ]);
  expect(await importGleif()).toMatchObject({ changed: false });
});

test('organizations that were told apart never meet, whatever a later source says; they do once the decision is withdrawn', async () => {
  await importGleif();
  await importSubawards();
  const pair = [uei, `LEI-${contractor}`] as const;
  await decideIdentity(
    database,
    pair,
    { verdict: 'NOT_SAME', reason: null },
    { by: localActor, at: new Date('2026-01-01T00:00:00Z') },
  );
  expect((await importPackage(database, organizations)).notices).toEqual([]);
  await importGleif();
  expect(await owners()).toContainEqual({ owner: `LEI-${parent}`, owned: `LEI-${contractor}` });
  expect(await leads('2025-01-01')).toEqual([]);
  expect((await findSuggestions(database, 10, null)).edges).toEqual([]);

  await withdrawIdentity(database, pair);
  expect((await findSuggestions(database, 10, null)).edges).toHaveLength(1);
  await importGleif();
  expect(await leads('2025-01-01')).toEqual(owned);
});

test('a name and country, an LEI with a slip, and an LEI that several have join nothing', async () => {
  await importPackage(database, {
    'organizations.csv': [
      { id: 'A', lei: contractor },
      { id: 'B', lei: contractor },
      { id: 'C', name: 'Erfundene Werke AG', country: 'DE' },
      { id: 'D', lei: `${ultimate.slice(0, -1)}6` },
    ],
  });
  const { notices } = await importGleif();
  expect(notices.map(({ message }) => message)).toContain(
    'Several organizations have the LEI: not resolved to any of them',
  );
  expect(await owners()).toEqual([
    { owner: `LEI-${parent}`, owned: `LEI-${contractor}` },
    { owner: `LEI-${ultimate}`, owned: `LEI-${parent}` },
  ]);
});

test('of several organizations with the LEI, the contractor is the one; an owner of itself is rejected', async () => {
  await importPackage(database, {
    'organizations.csv': [...organizations['organizations.csv'], { id: 'CSL-1', lei: contractor }],
  });
  await importGleif();
  expect(await owners()).toContainEqual({ owner: `LEI-${parent}`, owned: uei });

  const ftm = [
    { id: 'a', schema: 'Company', properties: { uniqueEntityId: [uei] } },
    { id: 'b', schema: 'Company', properties: { leiCode: [contractor] } },
    { id: 'o', schema: 'Ownership', properties: { owner: ['b'], asset: ['a'] } },
  ];
  const folder = await temporaryFolder({ 'e.json': ftm.map((each) => JSON.stringify(each)).join('\n') });
  const { total } = await runImport(database, { format: 'auto', paths: [join(folder, 'e.json')] });
  expect(total.rejected).toBe(1);
  expect(await owners()).not.toContainEqual({ owner: uei, owned: uei });
});

const withoutLei = { 'organizations.csv': [{ id: uei, uei, name: 'Invented Works', country: 'US' }] } as const;

test('files that were joined by the LEI of another source part when imported again one by one, once it gives the LEI no more', async () => {
  await importSubawards();
  await importPackage(database, organizations);
  await importGleifOneByOne();
  expect(await leads('2025-01-01')).toEqual(owned);
  const { notices } = await importPackage(database, withoutLei);
  expect(notices.map(({ file, message }) => [file, message])).toEqual(
    ['gleif-lei', 'gleif-rr'].map((source) => [
      source,
      `${source} has an organization under another key because of an LEI that no other source gives anymore: import its file again to separate it`,
    ]),
  );
  await importGleifOneByOne();
  expect(await leads('2025-01-01')).toEqual([]);
  expect(await owners()).toContainEqual({ owner: `LEI-${parent}`, owned: `LEI-${contractor}` });
});

test('an import that alone gives the LEI by which another was joined is rolled back only after that one', async () => {
  await importSubawards();
  const sole = await importPackage(database, organizations);
  const joined = await importGleifOneByOne();
  const [last] = joined.slice(-1);
  await expect(rollBack(database, sole.id, () => undefined)).rejects.toThrow(
    new RegExp(
      `^Another import \\(${last?.id ?? ''}, gleif .* refers to the LEI of the organization ${uei}, which only this one`,
    ),
  );
  expect(await leads('2025-01-01')).toEqual(owned);
  const other = await importPackage(database, { ...organizations, 'sources.csv': [{ id: 'S2' }] });
  await rollBack(database, sole.id, () => undefined);
  for (const { id } of joined.toReversed()) await rollBack(database, id, () => undefined);
  await rollBack(database, other.id, () => undefined);
  expect(await leads('2025-01-01')).toEqual([]);
  expect(await owners()).toEqual([]);
});

test('nor is it rolled back before that one if it completed an interrupted import that gave the LEI, which the rollback undoes too', async () => {
  await importSubawards();
  const [organization] = organizations['organizations.csv'];
  const interrupted = {
    'organizations.csv': [{ ...organization, name: 'Works' }],
    'claims.csv': [{ id: 'K1', stance: 'denies' }],
  };
  await importUntil(database, interrupted, 'claims');
  const sole = await importPackage(database, organizations);
  expect(sole.resumed).toBe(true);
  await importGleifOneByOne();
  await expect(rollBack(database, sole.id, () => undefined)).rejects.toThrow(
    `refers to the LEI of the organization ${uei}, which only this one`,
  );
  expect(await leads('2025-01-01')).toEqual(owned);
});

test('what an import joined can be told apart, although the LEI has no node of its own', async () => {
  await importSubawards();
  await importPackage(database, organizations);
  await importGleif();
  const pair = [uei, `LEI-${contractor}`] as const;
  expect(await database.read('MATCH (o:Organization {key: $key}) RETURN o.key', { key: pair[1] })).toEqual([]);
  await decideIdentity(
    database,
    pair,
    { verdict: 'NOT_SAME', reason: null },
    { by: localActor, at: new Date('2026-01-01T00:00:00Z') },
  );
  await importGleif();
  expect(await owners()).toContainEqual({ owner: `LEI-${parent}`, owned: `LEI-${contractor}` });
  expect(await leads('2025-01-01')).toEqual([]);
});

test('an invented organization takes no statements of a real one, and hides none', async () => {
  const invented = { id: 'SYN-W', lei: contractor, source: 'SYN-S' };
  const sources = [{ id: 'S1' }, { id: 'SYN-S', data_class: 'synthetic' }];
  await importPackage(database, { 'sources.csv': sources, 'organizations.csv': [invented] });
  await importGleif();
  expect(await owners()).toContainEqual({ owner: `LEI-${parent}`, owned: `LEI-${contractor}` });
  const real = organizations['organizations.csv'].map((row) => ({ ...row, id: 'CSL-1', source: 'S1' }));
  await importPackage(database, { 'sources.csv': sources, 'organizations.csv': [invented, ...real] });
  await importGleif();
  expect(await owners()).toContainEqual({ owner: `LEI-${parent}`, owned: 'CSL-1' });
});

const leis = [contractor, parent, ultimate];
const contractors = ['U1', 'U2'];

/** What a source that knows contractors says of their LEIs, or what a register that knows only LEIs says of owners. */
const editions: Readonly<Record<string, fc.Arbitrary<PackageFiles>>> = {
  D1: givenLeis('D1'),
  D2: givenLeis('D2'),
  R1: givenOwners('R1'),
  R2: givenOwners('R2'),
};

function givenLeis(source: string): fc.Arbitrary<PackageFiles> {
  const lei = fc.constantFrom('', ...leis);
  return fc.tuple(lei, lei).map((given) => ({
    'sources.csv': [{ id: source }],
    'organizations.csv': contractors.map((id, at) => ({ id, uei: id, lei: given[at] ?? '' })),
  }));
}

function givenOwners(source: string): fc.Arbitrary<PackageFiles> {
  const pair = fc.tuple(fc.constantFrom(...leis), fc.constantFrom(...leis)).filter(([owner, owned]) => owner !== owned);
  return fc.uniqueArray(pair, { selector: String, maxLength: 3 }).map((pairs) => ({
    'sources.csv': [{ id: source }],
    'organizations.csv': [...new Set(pairs.flat())].map((lei) => ({ id: `LEI-${lei}`, lei })),
    'ownership.csv': pairs.map(([owner, owned]) => ({ owner: `LEI-${owner}`, owned: `LEI-${owned}` })),
  }));
}

/** Organizations that were joined by an LEI which no other source gives them. */
async function unfounded(): Promise<number> {
  const rows = await database.read(
    `MATCH (o:Organization)-[r:DESCRIBED_BY]->() WHERE r.resolvedFrom IS NOT NULL AND NOT EXISTS {
       (o)-[d:DESCRIBED_BY]->() WHERE 'LEI-' + d.lei = r.resolvedFrom AND d.resolvedFrom IS NULL AND d.source <> r.source }
     RETURN r.key`,
  );
  return rows.length;
}

async function describedAndOwned(): Promise<readonly string[]> {
  const lines = await dumpStatements(database);
  return lines.filter((line) => /"labels":\["(OWNS|DESCRIBED_BY)"\]/.test(line));
}

test('after any imports, rollbacks and decisions, importing the last editions again joins what they alone would join', async () => {
  const step = fc.oneof(
    ...Object.entries(editions).map(([source, edition]) => fc.record({ source: fc.constant(source), edition })),
    fc.record({ rollsBack: fc.constantFrom(...Object.keys(editions)) }),
    fc.record({ decides: fc.tuple(fc.constantFrom(...contractors), fc.constantFrom(...leis)) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 10 }), async (steps) => {
      await withEmptyData();
      // Also if nothing is imported, or all of it is rolled back.
      await ensurePolicyLists(database, () => undefined);
      const stated = new Map<string, PackageFiles[]>(Object.keys(editions).map((source) => [source, []]));
      const done: { readonly source: string; readonly id: string }[] = [];
      for (const one of steps) {
        if ('decides' in one) {
          const [key, lei] = one.decides;
          const verdict = { verdict: 'NOT_SAME', reason: null } as const;
          await decideIdentity(database, [key, `LEI-${lei}`], verdict, { by: localActor, at: new Date() }).catch(
            refused,
          );
        } else if ('rollsBack' in one) {
          const last = done.findLast(({ source }) => source === one.rollsBack);
          if (last === undefined) continue;
          const before = await unfounded();
          const isDone = await rollBack(database, last.id, () => undefined).then(() => true, refused);
          if (!isDone) continue;
          done.splice(done.indexOf(last), 1);
          stated.get(last.source)?.pop();
          expect(await unfounded()).toBeLessThanOrEqual(before);
        } else {
          const { id, changed } = await importPackage(database, one.edition, { withRejects: true });
          if (!changed) continue;
          done.push({ source: one.source, id });
          stated.get(one.source)?.push(one.edition);
        }
      }
      const last = [...stated.values()].flatMap((all) => all.slice(-1));
      for (const edition of last) await importPackage(database, edition, { withRejects: true });
      const lived = await describedAndOwned();
      expect(await unfounded()).toBe(0);
      await wipeGraph(database, () => undefined);
      await ensurePolicyLists(database, () => undefined);
      for (const edition of last) await importPackage(database, edition, { withRejects: true });
      expectSame(lived, await describedAndOwned());
    }),
    { numRuns: runs(5), endOnFailure: true },
  );
});

function refused(error: unknown): false {
  expect(error).toMatchObject({ code: 'BAD_USER_INPUT' });
  return false;
}
