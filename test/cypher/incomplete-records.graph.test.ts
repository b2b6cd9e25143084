import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { rankContracts } from '#graph/entities/contracts.ts';
import { importPackage } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { askQuestion } from './ask-question.ts';
import { checkQuestion } from './check-question.ts';
import { validQuestions } from './valid-questions.ts';

/** Questions about contracts and companies, on records with holes and circles: no company is hidden, and none is called what it is not. */
const { library } = await validQuestions();
const asOf = '2026-06-01';
let database: Database;

beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, {
    'systems.csv': [{ id: 'five', name: 'Five', impact_level: 5 }],
    'organizations.csv': [
      ...['P', 'A', 'B', 'C', 'owned'].map((id) => ({ id, name: id, country: 'US' })),
      ...['giver', 'owner'].map((id) => ({ id, name: id, country: 'CN' })),
      { id: 'twin', name: 'Twin' },
      { id: 'listed-twin', name: 'Twin Ltd.' },
      { id: 'home', name: 'Home', country: 'US' },
      { id: 'placeless', name: 'Placeless' },
    ],
    'ownership.csv': [
      { owner: 'owner', owned: 'owned', share_pct: 60 },
      { owner: 'home', owned: 'A', share_pct: 100 },
      { owner: 'placeless', owned: 'B', share_pct: 100 },
      { owner: 'home', owned: 'giver', share_pct: 100, valid_to: '2026-01-01' },
    ],
    'lists.csv': [{ id: 'companies', title: 'Companies' }],
    'designations.csv': [{ list: 'companies', organization: 'listed-twin' }],
    'contracts.csv': ['gives', 'ended', 'circle', 'itself', 'places'].map((id) => ({ id, prime: 'P' })),
    'subcontracts.csv': [
      // Of what these got, nothing is on record, or it has ended.
      { contract: 'ended', contractor: 'P', subcontractor: 'giver', valid_to: '2026-01-01' },
      { contract: 'ended', contractor: 'giver', subcontractor: 'C' },
      { contract: 'gives', contractor: 'owned', subcontractor: 'C' },
      { contract: 'gives', contractor: 'twin', subcontractor: 'C' },
      { contract: 'circle', contractor: 'P', subcontractor: 'A' },
      { contract: 'circle', contractor: 'A', subcontractor: 'P' },
      { contract: 'itself', contractor: 'P', subcontractor: 'P' },
      { contract: 'places', contractor: 'owned', subcontractor: 'owned' },
      // Two companies give each their subaward number 1 to the same company.
      ...['A', 'B'].map((contractor) => ({
        ...{ contract: 'places', contractor, subcontractor: 'C' },
        ...{ subaward_number: '1', amount: 100, performed_in: 'IN' },
      })),
    ],
    'employment.csv': [{ organization: 'owned', person: 'employee', contract: 'places', role: 'engineer' }],
    'people.csv': ['engineer', 'escort', 'employee'].map((id) => ({
      id,
      kind: 'individual',
      us_person_status: 'foreign_person',
    })),
    'access.csv': [
      { id: 'direct', person: 'engineer', system: 'five', mode: 'direct' },
      { id: 'employed', person: 'employee', system: 'five', contract: 'places', mode: 'view_only' },
    ],
    'escorts.csv': [{ access: 'direct', escort: 'escort' }],
  });
});

const ask = (name: string, parameters: Readonly<Record<string, unknown>>, ...columns: readonly string[]) =>
  askQuestion({ database, library }, name, parameters, ...columns);

test('a company that only gives a subcontract is a company on a contract', async () => {
  const columns = ['company', 'primeOn', 'subcontractorOn'];
  expect(await ask('listed-suppliers', { asOf, lists: ['10USC4872'] }, ...columns)).toEqual([['giver', [], ['ended']]]);
  expect(await ask('possible-listed-suppliers', { asOf }, ...columns)).toEqual([['twin', [], ['gives']]]);
  const owned = ['owned', ['owner'], 'CONTROL'];
  const ownedBy = ['company', 'owners', 'finding'];
  const ofUnknownOwner = (...companies: readonly string[]) =>
    companies.map((company) => [company, [], 'OWNER_NOT_ON_RECORD']);
  expect(await ask('foreign-owners', { asOf, contract: 'gives' }, ...ownedBy)).toEqual([
    owned,
    ...ofUnknownOwner('C', 'P', 'twin'),
  ]);
  expect(await ask('foreign-owners', { asOf, contract: 'ended' }, ...ownedBy)).toEqual(
    ofUnknownOwner('C', 'P', 'giver'),
  );
});

test('of a company without an owner on record, or with one of an unknown country, the record cannot tell whether it has a foreign owner', async () => {
  expect(await ask('foreign-owners', { asOf }, 'company', 'owners', 'finding')).toEqual([
    ['owned', ['owner'], 'CONTROL'],
    ['B', ['placeless'], 'COUNTRY_NOT_ON_RECORD'],
    ...['C', 'P', 'giver', 'twin'].map((company) => [company, [], 'OWNER_NOT_ON_RECORD']),
  ]);
  // P, A, B, C, giver, owned and twin; of A, the owner on record is at home.
  expect((await checkQuestion({ database, library }, 'foreign-owners', asOf)).counts).toMatchObject({
    violated: 0,
    cannotTell: 6,
    of: 7,
  });
});

test('a prime is not its own subcontractor, on any tier', async () => {
  const rows = await ask(
    'where-visibility-ends',
    { asOf },
    'contract',
    'firstTier',
    'deeperTiers',
    'endCount',
    'endsAt',
  );
  expect(rows.filter(([contract]) => contract === 'circle' || contract === 'itself')).toEqual([
    ['itself', 0, 0, 1, ['P']],
    ['circle', 1, 0, 0, []],
  ]);
  expect(await ask('contracts-without-personnel-records', {}, 'contract', 'subcontractors')).toEqual([
    ['circle', 1],
    ['ended', 2],
    ['gives', 1],
    ['itself', 0],
  ]);
  const { contracts } = await rankContracts(database, 10, null);
  expect(contracts.map(({ key, statements, subcontractors }) => [key, statements, subcontractors])).toEqual([
    ['places', 3, 1],
    ['circle', 2, 1],
    ['ended', 2, 2],
    ['gives', 2, 1],
    ['itself', 1, 0],
  ]);
});

test('a subcontract of a company with itself is no deeper tier', async () => {
  const rows = await ask('where-visibility-ends', { asOf }, 'contract', 'firstTier', 'deeperTiers', 'endCount');
  // C is one; owned has only itself as a subcontractor, and P has none.
  expect(rows).toContainEqual(['places', 0, 1, 3]);
});

test('a subcontract of a company with itself does not show who gave it work', async () => {
  expect(await ask('flow-down-gap', { asOf }, 'contract', 'company', 'finding')).toEqual([
    ['places', 'owned', 'NO_SUBCONTRACT_ON_RECORD'],
  ]);
});

test('subawards that different companies give under one number add up', async () => {
  const columns = ['contract', 'company', 'country', 'amount'];
  expect(await ask('work-performed-abroad', { asOf }, ...columns)).toEqual([['places', 'C', 'IN', 200]]);
});

test('a direct access is shown with its escorts', async () => {
  expect(await ask('direct-grants-to-foreign-persons', { asOf }, 'access', 'verdict', 'escorts')).toEqual([
    ['direct', 'WOULD_NOT_MEET', ['escort']],
  ]);
});
