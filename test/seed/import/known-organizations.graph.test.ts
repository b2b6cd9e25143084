import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { decideIdentity, withdrawIdentity } from '#graph/identity/decisions.ts';
import { findSuggestions } from '#graph/identity/suggestions.ts';
import { findLeads } from '#graph/leads/leads.ts';
import { runImport } from '#seed/import/import.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { entityRecord, exceptionRecord, gleifFile, relationshipRecord } from '../readers/gleif/write-gleif.ts';
import { temporaryFolder } from '../temporary-folder.ts';

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
}, 60_000);

async function importGleif() {
  const folder = await temporaryFolder({ 'lei2.xml': entities, 'rr.xml': relationships, 'repex.xml': exceptions });
  return runImport(database, { format: 'auto', paths: [folder] });
}

async function importSubawards() {
  const folder = await temporaryFolder({ 'Subawards.csv': subawards });
  return runImport(database, { format: 'auto', paths: [join(folder, 'Subawards.csv')] });
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

test('organizations that were told apart never meet, whatever a later source says; they do once the decision is withdrawn', async () => {
  await importGleif();
  await importSubawards();
  const pair = [uei, `LEI-${contractor}`] as const;
  await decideIdentity(database, pair, { verdict: 'NOT_SAME', reason: null }, new Date('2026-01-01T00:00:00Z'));
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
