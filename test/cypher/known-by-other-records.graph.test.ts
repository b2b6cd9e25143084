import { beforeAll, expect, test } from 'vitest';
import { contradictionsOf } from '#graph/claims/about.ts';
import type { Database } from '#graph/database/database.ts';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';
import { importPackage } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { askQuestion } from './ask-question.ts';

/** What one record leaves open, another one may settle, or only its day may. */
const library = await loadLibrary(standardLibrary);
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

/** By record of citizenship: none has a status on record. */
const citizens = ['citizen', 'citizen-nowhere', 'citizen-escorted'];

beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, {
    'sources.csv': ['S1', 'S2'].map((id) => ({ id })),
    'systems.csv': [{ id: 'five', name: 'Five', impact_level: 5, source: 'S1' }],
    'organizations.csv': ['P', 'A', 'B'].map((id) => ({ id, name: id, country: 'US', source: 'S1' })),
    'contracts.csv': ['K', 'L', 'M'].map((id) => ({ id, prime: 'P', source: 'S1' })),
    'covers.csv': [
      { contract: 'K', system: 'five', valid_to: '2024-01-01', source: 'S1' },
      { contract: 'L', system: 'five', valid_to: '', source: 'S1' },
    ],
    // Two sources report one subaward, which has no number.
    'subcontracts.csv': ['S1', 'S2'].map((source) => ({
      ...{ contract: 'K', contractor: 'A', subcontractor: 'B', amount: 100, performed_in: 'IN' },
      ...{ valid_from: '2025-01-01', source },
    })),
    'people.csv': [...citizens, 'left', 'came', 'moved'].map((id) => ({ id, source: 'S1' })),
    'citizenships.csv': citizens.map((person) => ({ person, country: 'US', source: 'S1' })),
    'locations.csv': [
      { person: 'citizen', country: 'CN', valid_from: '', valid_to: '' },
      { person: 'citizen-escorted', country: 'DE', valid_from: '', valid_to: '' },
      { person: 'left', country: 'CN', valid_from: '', valid_to: '2026-01-01' },
      { person: 'came', country: 'CN', valid_from: '2026-01-01', valid_to: '' },
      { person: 'moved', country: 'CN', valid_from: '', valid_to: '2026-01-01' },
      { person: 'moved', country: 'US', valid_from: '2026-01-01', valid_to: '' },
    ].map((row) => ({ ...row, source: 'S1' })),
    'employment.csv': [
      { contract: 'K', person: 'left', valid_to: '2025-07-18', source: 'S1' },
      { contract: 'L', person: 'left', valid_to: '', source: 'S1' },
      ...Object.keys(denials).map((person) => ({ contract: 'M', person, valid_to: '2025-07-18', source: 'S2' })),
    ].map((row) => ({ ...row, organization: 'P', role: 'engineer' })),
    'vetting.csv': [
      { person: 'left', tier: 'T3', valid_to: '2025-07-18', source: 'S1' },
      { person: 'left', tier: 'T5', valid_to: '', source: 'S1' },
    ],
    'access.csv': [
      { id: 'citizen', mode: 'direct' },
      { id: 'citizen-nowhere', mode: 'direct' },
      { id: 'citizen-escorted', mode: 'escorted' },
      { id: 'left', mode: 'direct' },
      { id: 'came', mode: 'direct' },
      { id: 'moved', mode: 'direct' },
    ].map((row) => ({ ...row, person: row.id, system: 'five', contract: 'L', source: 'S1' })),
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
  expect(direct.find(([engineer]) => engineer === 'citizen-nowhere')).toEqual(['citizen-nowhere', 'MET', 'US_PERSON']);
  expect(direct.find(([engineer]) => engineer === 'came')).toEqual(['came', 'WOULD_NOT_MEET', 'IN_GROUP_D']);
  expect(await ask('escort-as-proxy', { asOf }, 'engineer', 'verdict', 'finding')).toEqual([
    ['citizen-escorted', 'MET', 'US_PERSON'],
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
    ['employment:P|came|M|engineer', 'CONTRADICTED', '2025-07-18'],
    ['employment:P|citizen-escorted|M|engineer', 'CONTRADICTED', '2025-07-18'],
    ['employment:P|moved', 'CONTRADICTED', null],
    ['employment:P|moved|K|escort', 'CONTRADICTED', null],
    ['locations:citizen|CN', 'CONTRADICTED', null],
    ['employment:P|citizen-nowhere|M|engineer', 'ENDED', '2025-07-18'],
    ['employment:P|citizen|M|engineer', 'ENDED', '2025-07-18'],
    ['employment:P|left|K|engineer', 'ENDED', '2025-07-18'],
    ['vetting:left|T3', 'ENDED', '2025-07-18'],
  ]);
});

test('the question about contradicted claims finds the same contradictions as those of each claim', async () => {
  const asked = await ask('contradicted-claims', {}, 'finding', 'denials');
  const named = asked.flatMap(([finding, of]) => (finding === 'CONTRADICTED' ? of : []));
  const denied = [
    ...['works-no-more', 'vetted-no-more', 'has-not', 'not-there', 'not-elsewhere', 'never-escorted', 'never-employed'],
    ...Object.keys(denials).map((person) => `${person}-worked-not`),
  ];
  const found = await contradictionsOf(database, denied);
  const contradicted = denied.filter((_, at) => (found[at] ?? []).length > 0);
  expect(contradicted.sort()).toEqual([
    'came-worked-not',
    'citizen-escorted-worked-not',
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
