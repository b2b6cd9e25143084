import { beforeAll, expect, test } from 'vitest';
import { contradictionsOf } from '#graph/claims/about.ts';
import type { Database } from '#graph/database/database.ts';
import { importPackage } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { askQuestion } from './ask-question.ts';
import { validQuestions } from './valid-questions.ts';

/** What one record leaves open, another one may settle, or only its day may. */
const { library } = await validQuestions();
const asOf = '2026-06-01';
let database: Database;

const claim = (id: string, stance: string, about: string, stated_on: string, source = 'S1') => ({
  ...{ id, text: id, stance, about, claimant: 'Office', stated_on, source },
});

/** Employment that S2 says has ended: the source and the day of a denial of each. */
const denials = {
  citizen: ['S2', '2025-06-01'],
  'citizen-nowhere': ['S2', ''],
  'citizen-escorted': ['S1', '2025-06-01'],
  came: ['S2', '2024-06-01'],
} as const;

/** The country of citizenship by record: none has a status on record. */
const citizens = {
  citizen: 'US',
  'citizen-nowhere': 'US',
  'citizen-escorted': 'US',
  islander: 'PR',
  // Citizens of American Samoa are nationals.
  samoan: 'AS',
} as const;

/** People whose employment names no contract, with the contract of their access. */
const unnamed = [
  { person: 'of-subcontractor', organization: 'B', contract: 'order' },
  { person: 'of-lower-tier', organization: 'C', contract: 'vehicle' },
  { person: 'of-other', organization: 'D', contract: 'order' },
  { person: 'of-prime', organization: 'P', contract: 'order' },
  { person: 'of-unknown', organization: 'D', contract: '' },
] as const;

/** Addresses that omit keys after the first one, of hops that have all ended, with the day of a denial. */
const ended = {
  'locations:left': '2026-01-02',
  'vetting:came': '2025-07-18',
  'subcontracts:K||A': '2025-07-18',
  'escorts:left': '2025-07-18',
  'employment:A': '2025-07-18',
} as const;
/** The same of hops of which one has not ended. */
const open = ['employment:P', 'vetting:left'];

beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, {
    'sources.csv': ['S1', 'S2'].map((id) => ({ id })),
    'systems.csv': [{ id: 'five', name: 'Five', impact_level: 5, source: 'S1' }],
    'organizations.csv': ['P', 'A', 'B', 'C', 'D'].map((id) => ({ id, name: id, country: 'US', source: 'S1' })),
    'contracts.csv': [
      ...['K', 'L', 'M', 'vehicle'].map((id) => ({ id, prime: 'P', source: 'S1' })),
      { id: 'order', parent: 'vehicle', source: 'S1' },
    ],
    'covers.csv': [
      { contract: 'K', system: 'five', valid_to: '2024-01-01', source: 'S1' },
      { contract: 'L', system: 'five', valid_to: '', source: 'S1' },
    ],
    // Two sources report one subaward, which has no number.
    'subcontracts.csv': [
      ...['S1', 'S2'].map((source) => ({
        ...{ contract: 'K', contractor: 'A', subcontractor: 'B', amount: 100, performed_in: 'IN' },
        ...{ valid_from: '2025-01-01', source },
      })),
      { contract: 'K', contractor: 'P', subcontractor: 'A', valid_to: '2025-07-18', source: 'S1' },
      { contract: 'vehicle', contractor: 'P', subcontractor: 'B', source: 'S1' },
      { contract: 'order', contractor: 'B', subcontractor: 'C', source: 'S1' },
    ],
    'people.csv': [...Object.keys(citizens), ...unnamed.map(({ person }) => person), 'left', 'came', 'moved'].map(
      (id) => ({
        id,
        source: 'S1',
      }),
    ),
    'citizenships.csv': Object.entries(citizens).map(([person, country]) => ({ person, country, source: 'S1' })),
    'locations.csv': [
      { person: 'citizen', country: 'CN', valid_from: '', valid_to: '' },
      ...['citizen-escorted', 'islander', 'samoan'].map((person) => ({
        ...{ person, country: 'DE', valid_from: '', valid_to: '' },
      })),
      { person: 'left', country: 'CN', valid_from: '', valid_to: '2026-01-01' },
      { person: 'came', country: 'CN', valid_from: '2026-01-01', valid_to: '' },
      { person: 'moved', country: 'CN', valid_from: '', valid_to: '2026-01-01' },
      { person: 'moved', country: 'US', valid_from: '2026-01-01', valid_to: '' },
    ].map((row) => ({ ...row, source: 'S1' })),
    'employment.csv': [
      { contract: 'K', person: 'left', valid_to: '2025-07-18', source: 'S1' },
      { contract: 'L', person: 'left', valid_to: '', source: 'S1' },
      ...Object.keys(denials).map((person) => ({ contract: 'M', person, valid_to: '2025-07-18', source: 'S2' })),
      { organization: 'A', contract: 'M', person: 'came', valid_to: '2025-07-18', source: 'S1' },
      ...unnamed.map(({ person, organization }) => ({ organization, person, source: 'S1' })),
    ].map((row) => ({ organization: 'P', role: 'engineer', ...row })),
    'vetting.csv': [
      { person: 'left', tier: 'T3', valid_to: '2025-07-18', source: 'S1' },
      { person: 'left', tier: 'T5', valid_to: '', source: 'S1' },
      { person: 'came', tier: 'T3', valid_to: '2025-07-18', source: 'S1' },
    ],
    'access.csv': [
      { id: 'citizen', mode: 'direct' },
      { id: 'citizen-nowhere', mode: 'direct' },
      { id: 'citizen-escorted', mode: 'escorted' },
      { id: 'left', mode: 'direct' },
      { id: 'came', mode: 'direct' },
      { id: 'moved', mode: 'direct' },
      { id: 'islander', mode: 'direct' },
      { id: 'citizen-nowhere-escorted', person: 'citizen-nowhere', mode: 'escorted' },
      { id: 'islander-escorted', person: 'islander', mode: 'escorted' },
      { id: 'samoan', mode: 'direct' },
      ...unnamed.map(({ person, contract }) => ({ id: person, contract, mode: 'direct' })),
    ].map((row) => ({ person: row.id, contract: 'L', ...row, system: 'five', source: 'S1' })),
    'escorts.csv': [
      { escort: 'left', access: 'citizen', valid_to: '2025-07-18' },
      ...['islander', 'samoan'].map((escort) => ({ escort, access: 'citizen-escorted' })),
    ].map((row) => ({ ...row, source: 'S1' })),
    'claims.csv': [
      claim('worked', 'asserts', 'employment:P|left|K|engineer', '2025-07-15'),
      claim('works-no-more', 'denies', 'employment:P|left|K|engineer', '2025-07-18'),
      claim('vetted', 'asserts', 'vetting:left|T3', '2025-01-01'),
      claim('vetted-no-more', 'denies', 'vetting:left|t3', '2025-07-18'),
      claim('has', 'asserts', 'access:left', '2025-07-15'),
      claim('has-not', 'denies', 'access.csv:left', '2025-07-18'),
      claim('there', 'asserts', 'locations:citizen|CN', '2025-07-15'),
      claim('not-there', 'denies', 'locations.csv:citizen|chn', '2025-07-18'),
      claim('not-elsewhere', 'denies', 'locations:citizen|DEU', '2025-07-18'),
      claim('escorted', 'asserts', 'employment:P|moved|K|escort', '2025-07-15'),
      claim('never-escorted', 'denies', 'employment:P|moved|K|ESCORT|2024-01-01', '2025-07-18'),
      claim('employed', 'asserts', 'employment:P|moved', '2025-07-15'),
      claim('never-employed', 'denies', 'employment:P|moved|', '2025-07-18'),
      ...Object.entries(denials).flatMap(([person, [source, day]]) => [
        claim(`${person}-worked`, 'asserts', `employment:P|${person}|M|engineer`, '2024-05-01'),
        claim(`${person}-worked-not`, 'denies', `employment:P|${person}|M|engineer`, day, source),
      ]),
      ...[...Object.entries(ended), ...open.map((about) => [about, '2025-07-18'] as const)].flatMap(([about, day]) => [
        claim(`asserts ${about}`, 'asserts', about, '2025-07-15'),
        claim(`denies ${about}`, 'denies', about, day),
      ]),
    ],
  });
});

const ask = (name: string, parameters: Readonly<Record<string, unknown>>, ...columns: readonly string[]) =>
  askQuestion({ database, library }, name, parameters, ...columns);

test('a citizen of the United States by record is a US person, wherever no status is on record', async () => {
  const direct = await ask('direct-grants-to-foreign-persons', { asOf }, 'engineer', 'verdict', 'finding');
  expect(direct.find(([engineer]) => engineer === 'citizen')).toEqual([
    'citizen',
    'CANNOT_TELL',
    'US_PERSON_IN_GROUP_D',
  ]);
  expect(direct.find(([engineer]) => engineer === 'citizen-nowhere')).toEqual([
    'citizen-nowhere',
    'CANNOT_TELL',
    'LOCATION_NOT_ON_RECORD',
  ]);
  expect(direct.find(([engineer]) => engineer === 'came')).toEqual(['came', 'WOULD_NOT_MEET', 'IN_GROUP_D']);
  expect(await ask('escort-as-proxy', { asOf }, 'engineer', 'verdict', 'finding')).toEqual([
    ['citizen-escorted', 'MET', 'US_PERSON'],
    ['islander', 'MET', 'US_PERSON'],
    ['citizen-nowhere', 'CANNOT_TELL', 'LOCATION_NOT_ON_RECORD'],
  ]);
});

test('a citizen of Puerto Rico is a citizen of the United States, and one of American Samoa is not', async () => {
  const direct = await ask('direct-grants-to-foreign-persons', { asOf }, 'engineer', 'finding');
  expect(direct).toContainEqual(['islander', 'US_PERSON']);
  expect(direct).toContainEqual(['samoan', 'STATUS_NOT_ON_RECORD']);
  for (const [name, column] of [
    ['non-citizens-at-impact-level-6', 'person'],
    ['status-not-on-record', 'person'],
    ['escorts-not-us-citizens', 'escort'],
  ] as const) {
    const found = (await ask(name, { asOf, minImpactLevel: 4 }, column)).flat();
    expect(found).toContain('samoan');
    expect(found).not.toContain('islander');
  }
});

test('without a contract named, clauses flow down by the subcontracts of the family, and not to one of its primes; without any, the record cannot tell', async () => {
  expect(await ask('flow-down-gap', { asOf }, 'contract', 'company', 'finding')).toEqual([
    ['order', 'D', 'NO_SUBCONTRACT_ON_RECORD'],
    [null, 'D', 'CONTRACT_NOT_ON_RECORD'],
    ['order', 'C', 'CLAUSE_NOT_ON_RECORD'],
    ['vehicle', 'B', 'CLAUSE_NOT_ON_RECORD'],
  ]);
});

test.each([[[]], [['10USC4872']]])(
  'where nobody has placed a person on one of two dates, the record cannot tell, with lists %j',
  async (lists) => {
    const rows = await ask('opened-or-closed', { from: '2025-07-17', to: asOf, lists }, 'engineer', 'change', 'why');
    expect([...rows].sort()).toEqual([
      ['came', 'OPENED', 'UNDETERMINED'],
      ['left', 'CLOSED', 'UNDETERMINED'],
      ['moved', 'CLOSED', 'PERSON'],
    ]);
  },
);

test('claims are about the hop under the contract that they name, however they write its address', async () => {
  expect(await ask('contradicted-claims', {}, 'about', 'finding', 'endedOn')).toEqual([
    ['access:left', 'CONTRADICTED', null],
    ['employment:P', 'CONTRADICTED', null],
    ['employment:P|came|M|engineer', 'CONTRADICTED', '2025-07-18'],
    ['employment:P|citizen-escorted|M|engineer', 'CONTRADICTED', '2025-07-18'],
    ['employment:P|moved', 'CONTRADICTED', null],
    ['employment:P|moved|K|escort', 'CONTRADICTED', null],
    ['locations:citizen|CN', 'CONTRADICTED', null],
    ['vetting:left', 'CONTRADICTED', null],
    ['employment:A', 'ENDED', '2025-07-18'],
    ['employment:P|citizen-nowhere|M|engineer', 'ENDED', '2025-07-18'],
    ['employment:P|citizen|M|engineer', 'ENDED', '2025-07-18'],
    ['employment:P|left|K|engineer', 'ENDED', '2025-07-18'],
    ['escorts:left', 'ENDED', '2025-07-18'],
    ['locations:left', 'ENDED', '2026-01-01'],
    ['subcontracts:K||A', 'ENDED', '2025-07-18'],
    ['vetting:came', 'ENDED', '2025-07-18'],
    ['vetting:left|T3', 'ENDED', '2025-07-18'],
  ]);
});

test('the question about contradicted claims finds the same contradictions as those of each claim', async () => {
  const asked = await ask('contradicted-claims', {}, 'finding', 'denials');
  const named = asked.flatMap(([finding, of]) => (finding === 'CONTRADICTED' ? of : []));
  const denied = [
    ...['works-no-more', 'vetted-no-more', 'has-not', 'not-there', 'not-elsewhere', 'never-escorted', 'never-employed'],
    ...Object.keys(denials).map((person) => `${person}-worked-not`),
    ...[...Object.keys(ended), ...open].map((about) => `denies ${about}`),
  ];
  const found = await contradictionsOf(database, denied);
  const contradicted = denied.filter((_, at) => (found[at] ?? []).length > 0);
  expect(contradicted.sort()).toEqual([
    'came-worked-not',
    'citizen-escorted-worked-not',
    ...open.map((about) => `denies ${about}`),
    'has-not',
    'never-employed',
    'never-escorted',
    'not-there',
  ]);
  expect([...named].sort()).toEqual(contradicted);
});

test('an amount that two sources report without a number counts once', async () => {
  expect(await ask('work-performed-abroad', { asOf }, 'contract', 'company', 'amount')).toEqual([['K', 'B', 100]]);
});

test('a contract that no longer covers a system is not one of its contracts', async () => {
  expect(await ask('where-visibility-ends', { asOf, system: 'five' }, 'contract')).toEqual([['L']]);
  const earlier = await ask('where-visibility-ends', { asOf: '2023-06-01', system: 'five' }, 'contract');
  expect([...earlier].sort()).toEqual([['K'], ['L']]);
});
