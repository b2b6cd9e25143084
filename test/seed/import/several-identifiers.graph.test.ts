import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { searchEntities } from '#graph/entities/search.ts';
import { decideIdentity } from '#graph/identity/decisions.ts';
import { findSuggestions } from '#graph/identity/suggestions.ts';
import { localActor } from '#graph/roles.ts';
import { runImport } from '#seed/import/import.ts';
import { rollBack } from '#seed/import/rollback.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** Invented, with valid check digits. */
const ueis = ['ABCDEFGHJK11', 'QQCDEFGHJK13', 'ZZCDEFGHJK15'] as const;
const [first, second, third] = ueis;
const lei = '5493001KJTIIGC8Y1R12';
const cages = ['1ABC2', '1ABC3'] as const;

const entity = (id: string, schema: string, properties: object) => ({ id, schema, properties });
const concern = (uniqueEntityId: readonly string[]) =>
  entity('NK-abdzbEBkqyT29GyREbiURZ', 'Company', {
    name: ['Invented Concern'],
    uniqueEntityId,
    leiCode: [lei],
    cageCode: cages,
  });
const owner = entity('o', 'Company', { name: ['Invented Holding'], jurisdiction: ['cn'] });
const owns = entity('x', 'Ownership', { owner: ['o'], asset: [concern([]).id] });

let database: Database;
beforeEach(async () => {
  database = await withEmptyData();
});

async function importFile(name: string, content: string) {
  const folder = await temporaryFolder({ [name]: content });
  return runImport(database, { format: 'auto', paths: [join(folder, name)], replace: true });
}

const importEntities = (name: string, ...entities: readonly object[]) =>
  importFile(name, entities.map((each) => JSON.stringify(each)).join('\n'));

const importSubaward = (subawardee: string) =>
  importFile(
    'Subawards.csv',
    [
      'prime_award_unique_key,prime_awardee_uei,prime_awardee_name,prime_awardee_country_code,subaward_number,subaward_amount,subaward_action_date,subawardee_uei,subawardee_name',
      `CONT_AWD_FA875019F0001_9700_-NONE-_-NONE-,MMCDEFGHJK18,Invented Prime,USA,1,1000,2019-02-19,${subawardee},Invented Works`,
      '',
    ].join('\n'),
  );

/** The subcontractors, each with the key and country of its owner. */
const owned = () =>
  database.read(
    `MATCH (:Organization)-[:SUBCONTRACTS_TO]->(o:Organization) OPTIONAL MATCH (owner)-[:OWNS]->(o)
     RETURN o.key AS key, owner.country AS country`,
  );

test.each(ueis)('an organization with several UEIs is joined by %s, whichever file comes first', async (uei) => {
  await importEntities('entities.json', concern(ueis), owner, owns);
  await importSubaward(uei);
  expect(await owned()).toEqual([{ key: first, country: 'CN' }]);
  // The key of a contractor that is on record stays.
  database = await withEmptyData();
  await importSubaward(uei);
  await importEntities('entities.json', concern(ueis), owner, owns);
  expect(await owned()).toEqual([{ key: uei, country: 'CN' }]);
  // Another edition has one more.
  await importEntities('entities.json', concern(['AACDEFGHJK10', ...ueis]), owner, owns);
  expect(await owned()).toEqual([{ key: uei, country: 'CN' }]);
});

const listing = (ids: readonly string[]) =>
  [
    '_id,source,type,name,federal_register_notice,start_date,ids',
    `r1,Entity List (EL) - Bureau of Industry and Security,,Invented Concern Ltd,,2018-01-01,"${ids.map((id) => `UEI, ${id}, CN`).join('; ')}"`,
    '',
  ].join('\n');

test.each(ueis)('a listing with several UEIs designates the contractor %s, whichever file comes first', async (uei) => {
  const designated = () =>
    database.read(
      `MATCH (:Organization)-[:SUBCONTRACTS_TO]->(o:Organization)-[:DESIGNATED_ON]->(l:DesignationList) RETURN o.key AS key, l.key AS list`,
    );
  await importFile('consolidated.csv', listing(ueis));
  await importSubaward(uei);
  expect(await designated()).toEqual([{ key: first, list: 'CSL-EL' }]);
  database = await withEmptyData();
  await importSubaward(uei);
  await importFile('consolidated.csv', listing(ueis));
  expect(await designated()).toEqual([{ key: uei, list: 'CSL-EL' }]);
});

const bodsRecords: readonly (readonly [type: string, id: string, details: object])[] = [
  ['entity', 'e1', { name: 'Invented Concern', identifiers: ueis.map((id) => ({ scheme: 'US-SAM', id })) }],
  ['entity', 'e2', { name: 'Invented Holding', jurisdiction: { code: 'CN' } }],
  ['relationship', 'r1', { subject: 'e1', interestedParty: 'e2', interests: [{ type: 'shareholding' }] }],
];

const bods = JSON.stringify(
  bodsRecords.map(([recordType, recordId, recordDetails]) => ({
    ...{ statementId: `s-${recordId}`, statementDate: '2018-01-01', recordStatus: 'new' },
    ...{ recordType, recordId, recordDetails, publicationDetails: { publisher: { name: 'Invented Register' } } },
  })),
);

test.each(ueis)('an entity of BODS with several UEIs is joined by %s, whichever file comes first', async (uei) => {
  await importFile('bods.json', bods);
  await importSubaward(uei);
  expect(await owned()).toEqual([{ key: first, country: 'CN' }]);
  database = await withEmptyData();
  await importSubaward(uei);
  await importFile('bods.json', bods);
  expect(await owned()).toEqual([{ key: uei, country: 'CN' }]);
});

test('it is found by each of its identifiers, and nothing is suggested', async () => {
  await importEntities('entities.json', concern(ueis.toReversed()));
  const [row] = await database.read('MATCH (o:Organization {key: $first}) RETURN o.otherIdentifiers AS others', {
    first,
  });
  expect(z.array(z.string()).parse(row?.['others']).sort()).toEqual([
    `CAGE ${cages[1]}`,
    `UEI ${second}`,
    `UEI ${third}`,
  ]);
  for (const identifier of [...ueis, ...cages, lei]) {
    const [hit] = await searchEntities(database, identifier, ['Organization'], 10);
    expect(hit?.node.key).toBe(first);
    expect(hit?.score).toBeGreaterThanOrEqual(1000);
  }
  expect((await findSuggestions(database, 10, null)).totalCount).toBe(0);
});

test('two contractors that a source calls one are suggested, and join when their file is imported again', async () => {
  await importSubaward(second);
  await importFile(
    'Other_Subawards.csv',
    [
      'prime_award_unique_key,prime_awardee_uei,prime_awardee_name,prime_awardee_country_code,subaward_number,subaward_amount,subaward_action_date,subawardee_uei,subawardee_name',
      `CONT_AWD_FA875019F0002_9700_-NONE-_-NONE-,MMCDEFGHJK18,Invented Prime,USA,1,1000,2019-02-19,${third},Invented Works`,
      '',
    ].join('\n'),
  );
  const { notices } = await importEntities('entities.json', concern(ueis), owner, owns);
  expect(notices.map(({ file, message }) => `${file}: ${message}`)).toContainEqual(
    expect.stringMatching(
      /Other_Subawards\.csv knows an organization of this import only by UEI: import its file again/,
    ),
  );
  const { edges } = await findSuggestions(database, 10, null);
  expect(
    edges.map(({ node }) => [node.organizations, node.evidence.map(({ kind, value }) => `${kind} ${value}`)]),
  ).toEqual([
    [
      [second, third],
      [`UEI ${third}`, 'NAME null'],
    ],
  ]);
});

test('a decision that two UEIs are of different organizations keeps them apart', async () => {
  await importEntities('entities.json', concern([first, second]), owner, owns);
  await importSubaward(second);
  expect(await owned()).toEqual([{ key: first, country: 'CN' }]);
  await decideIdentity(
    database,
    [first, second],
    { verdict: 'NOT_SAME', reason: null },
    { by: localActor, at: new Date() },
  );
  await importSubaward(second);
  expect(await owned()).toEqual([{ key: second, country: null }]);
});

test('the import that alone gives the UEI is rolled back only after the one that it joined', async () => {
  const sole = await importEntities('entities.json', concern(ueis), owner, owns);
  await importSubaward(second);
  await expect(rollBack(database, sole.id, () => undefined)).rejects.toThrow(
    `refers to the UEI of the organization ${first}`,
  );
});

test('an id such as 1 is another entity in a file of another issuer, and the same in a later file of the same one', async () => {
  const alpha = entity('1', 'Company', { name: ['ALPHA LLC'], jurisdiction: ['us'] });
  const beta = entity('1', 'Company', { name: ['BETA GMBH'], jurisdiction: ['cn'] });
  await importEntities('alpha.json', alpha);
  await importEntities('beta.json', beta);
  const companies = () =>
    database.read(
      `MATCH (o:Organization) WHERE o.name =~ '(?i)(alpha|beta) .*' OPTIONAL MATCH (owner)-[:OWNS]->(o)
       RETURN o.name AS name, o.country AS country, owner.name AS owner ORDER BY name`,
    );
  expect(await companies()).toEqual([
    { name: 'ALPHA LLC', country: 'US', owner: null },
    { name: 'BETA GMBH', country: 'CN', owner: null },
  ]);
  const holding = entity('2', 'Company', { name: ['Alpha Holding'] });
  const { total } = await importEntities(
    'alpha.json',
    holding,
    entity('3', 'Ownership', { owner: ['2'], asset: ['1'] }),
  );
  expect(total.rejected).toBe(0);
  expect(await companies()).toEqual([
    { name: 'ALPHA LLC', country: null, owner: 'Alpha Holding' },
    { name: 'Alpha Holding', country: null, owner: null },
    { name: 'BETA GMBH', country: 'CN', owner: null },
  ]);
});
