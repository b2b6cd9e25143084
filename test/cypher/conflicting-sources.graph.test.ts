import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { importPackage } from '../import-package.ts';
import type { PackageFiles } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { askQuestion } from './ask-question.ts';
import { checkQuestion } from './check-question.ts';
import { validQuestions } from './valid-questions.ts';

/** When sources differ, the weaker statement neither creates a violation nor hides one. */
const { library } = await validQuestions();
const asOf = '2026-06-01';
let database: Database;

const [strong, weak] = [
  { source: 'S1', confidence: 90 },
  { source: 'S2', confidence: 10 },
];
const logged = 'escort;escorted;country_of_origin;command_results;settings_changed';
const vetted = { tier: 'T3', adjudication: 'favorable' };
/** People of whom the strong source states something twice. */
const statedAgain = ['renewed', 'renewed-undated', 'revoked', 'rumored'];
const people = [
  ...['abroad', 'lpr-abroad', 'unknown-abroad', 'claimed', 'strong', 'lapsed-denial', 'lapsed', 'escort'],
  ...statedAgain,
];
const status: Readonly<Record<string, string>> = { abroad: 'citizen', 'lpr-abroad': 'lpr', claimed: 'foreign_person' };

/** Two statements of an escort's proficiency. */
const assessed = (person: string, first: string, since: string | null, next: string, confidence = 90) =>
  [
    { proficiency: first, valid_from: since },
    { proficiency: next, valid_from: '2025-01-01', confidence },
  ].map((row) => ({ organization: 'T', person, contract: 'K', role: 'escort', ...strong, ...row }));

beforeAll(async () => {
  database = await withEmptyData();
  const files: PackageFiles = {
    'sources.csv': ['S1', 'S2'].map((id) => ({ id, title: id, data_class: 'documented' })),
    'systems.csv': [
      { id: 'five', name: 'Five', impact_level: 5, ...strong },
      { id: 'six', name: 'Six', impact_level: 6, ...strong },
    ],
    'organizations.csv': [
      ...['P', 'T', 'U', 'H', 'J'].map((id) => ({ id, name: id, country: 'US', ...strong })),
      { id: 'disputed', name: 'Disputed', country: 'US', ...strong },
      { id: 'disputed', name: 'Disputed', country: 'CN', ...weak },
      ...[
        'F',
        'F1',
        'F2',
        'F3',
        'F4',
        'G',
        'I',
        'votes',
        'board',
        'partly',
        'weakly',
        'vaguely',
        'unnamed',
        'named',
      ].map((id) => ({
        id,
        name: id,
        country: 'CN',
        ...strong,
      })),
    ],
    'contracts.csv': [{ id: 'K', prime: 'P', ...strong }],
    'subcontracts.csv': ['T', 'U'].map((subcontractor) => ({
      contract: 'K',
      contractor: 'P',
      subcontractor,
      ...strong,
    })),
    'ownership.csv': [
      { owner: 'disputed', owned: 'T', share_pct: 100, ...strong },
      // 55 % on each of six hops means control with a share of 2.8 %.
      ...['F1', 'F2', 'F3', 'F4', 'H', 'P'].map((owned, at) => ({
        ...{ owner: ['F', 'F1', 'F2', 'F3', 'F4', 'H'][at] ?? null, owned, share_pct: 55, ...strong },
      })),
      // One source states as one hop what the other states hop by hop.
      { owner: 'G', owned: 'disputed', share_pct: 100, ...strong },
      { owner: 'disputed', owned: 'U', share_pct: 60, ...strong },
      { owner: 'G', owned: 'U', share_pct: 60, interest: 'indirect', source: 'S2', confidence: 90 },
      { owner: 'I', owned: 'J', share_pct: 60, ...strong },
      { owner: 'J', owned: 'T', share_pct: 50, ...strong },
      { owner: 'I', owned: 'T', share_pct: 30, interest: 'shareholding (indirect)', ...strong },
      { owner: 'I', owned: 'P', share_pct: 20, interest: 'shareholding (indirect)', ...strong },
      // Several interests, and several sources about one.
      ...['votes', 'board', 'weakly', 'vaguely', 'unnamed'].map((owner) => ({
        ...{ owner, owned: 'U', share_pct: 4, interest: 'shareholding', row: `${owner} 1`, ...strong },
      })),
      { owner: 'votes', owned: 'U', share_pct: 80, interest: 'votingRights', row: 'votes 2', ...strong },
      { owner: 'board', owned: 'U', interest: 'appointmentOfBoard', row: 'board 2', ...strong },
      { owner: 'partly', owned: 'U', share_pct: 30, interest: 'shareholding', row: 'partly 1', ...strong },
      { owner: 'partly', owned: 'U', interest: 'appointmentOfBoard', row: 'partly 2', ...strong },
      { owner: 'weakly', owned: 'U', share_pct: 60, interest: 'Shareholding', ...weak },
      { owner: 'vaguely', owned: 'U', ...weak },
      { owner: 'unnamed', owned: 'U', share_pct: 60, ...weak },
      { owner: 'named', owned: 'U', share_pct: 60, ...strong },
      { owner: 'named', owned: 'U', share_pct: 4, interest: 'shareholding', ...weak },
    ],
    'people.csv': [
      ...people.map((id) => ({ id, kind: 'individual', us_person_status: status[id] ?? null, ...strong })),
      // The best statement does not know.
      { id: 'unsure', us_person_status: 'unknown', ...strong },
      { id: 'unsure', us_person_status: 'foreign_person', ...weak },
    ],
    'locations.csv': [
      ...['abroad', 'lpr-abroad', 'unknown-abroad'].map((person) => ({ person, country: 'DE', ...strong })),
      { person: 'unsure', country: 'US', ...strong },
    ],
    'citizenships.csv': [{ person: 'claimed', country: 'US', ...weak }],
    'vetting.csv': [
      { person: 'strong', ...vetted, ...strong },
      { person: 'strong', ...vetted, adjudication: 'denied', ...weak },
      { person: 'lapsed-denial', tier: 'T2', adjudication: 'denied', expires_on: '2015-01-01', ...strong },
      { person: 'lapsed-denial', tier: 'T5', clearance: 'TS', adjudication: 'favorable', ...strong },
      { person: 'lapsed', ...vetted, expires_on: '2025-01-01', ...strong },
      { person: 'lapsed', ...vetted, expires_on: '2030-01-01', ...weak },
      { person: 'renewed', ...vetted, valid_from: '2019-01-01', expires_on: '2024-01-01', ...strong },
      { person: 'renewed', ...vetted, valid_from: '2024-01-01', expires_on: '2029-01-01', ...strong },
      { person: 'renewed-undated', ...vetted, expires_on: '2024-01-01', ...strong },
      { person: 'renewed-undated', ...vetted, valid_from: '2024-01-01', expires_on: '2029-01-01', ...strong },
      { person: 'revoked', ...vetted, valid_from: '2020-01-01', ...strong },
      { person: 'revoked', ...vetted, adjudication: 'revoked', valid_from: '2025-03-01', ...strong },
      { person: 'rumored', ...vetted, valid_from: '2020-01-01', ...strong },
      { person: 'rumored', ...vetted, adjudication: 'revoked', valid_from: '2025-03-01', ...strong, confidence: 10 },
    ],
    'employment.csv': [
      { organization: 'T', person: 'escort', contract: 'K', role: 'approver', proficiency: 'basic', ...strong },
      { organization: 'T', person: 'escort', contract: 'K', role: 'escort', proficiency: 'advanced', ...strong },
      { organization: 'U', person: 'strong', role: 'engineer', proficiency: 'intermediate', ...strong },
      { organization: 'U', person: 'abroad', role: 'engineer', proficiency: 'intermediate', ...strong },
      ...assessed('renewed', 'basic', '2019-01-01', 'advanced'),
      ...assessed('renewed-undated', 'basic', null, 'advanced'),
      ...assessed('revoked', 'advanced', '2020-01-01', 'basic'),
      ...assessed('rumored', 'advanced', '2020-01-01', 'basic', 10),
    ],
    'access.csv': [
      ...['abroad', 'lpr-abroad', 'unknown-abroad', 'unsure'].map((person) => ({
        person,
        system: 'five',
        mode: 'direct',
        id: person,
      })),
      ...['strong', 'lapsed-denial', 'lapsed', ...statedAgain].map((person) => ({
        person,
        system: 'five',
        mode: 'escorted',
        id: person,
      })),
      { id: 'abroad-escorted', person: 'abroad', system: 'five', mode: 'escorted' },
      { id: 'claimed', person: 'claimed', system: 'six', mode: 'direct' },
      { id: 'claimed-escorted', person: 'claimed', system: 'six', mode: 'escorted' },
      { id: 'lpr-at-six', person: 'lpr-abroad', system: 'six', mode: 'direct' },
    ].map((row) => ({ ...row, contract: 'K', ...strong })),
    'escorts.csv': [
      { access: 'strong', log_fields: 'escort;escorted', ...strong },
      { access: 'strong', log_fields: logged, ...weak },
      { access: 'abroad-escorted', log_fields: logged, ...strong },
      { access: 'abroad-escorted', log_fields: 'escort', ...weak },
      { access: 'lapsed', log_fields: 'escort', ...strong },
      { access: 'lapsed', log_fields: 'escorted;other', ...weak },
      // The best statement about the logs is that of the other source.
      { access: 'lapsed-denial', ...strong },
      { access: 'lapsed-denial', log_fields: logged, ...weak },
      ...statedAgain.map((escort) => ({ access: 'abroad-escorted', escort, log_fields: logged, ...strong })),
    ].map((row) => ({ escort: 'escort', ...row })),
  };
  await importPackage(database, files);
});

const ask = (name: string, ...columns: readonly string[]) =>
  askQuestion({ database, library }, name, { asOf }, ...columns);

async function findings(name: string) {
  const { findings: found } = await checkQuestion({ database, library }, name, asOf);
  return found.map(({ verdict, subject: [first], finding }) => [first?.key, verdict, finding]);
}

test('a US person abroad is listed but is not a foreign person; at Impact Level 6 that holds for citizens only', async () => {
  expect(await ask('direct-grants-to-foreign-persons', 'access', 'verdict', 'finding')).toEqual([
    ['lpr-at-six', 'WOULD_NOT_MEET', 'DIRECT_GRANT'],
    ['unsure', 'WOULD_NOT_MEET', 'DIRECT_GRANT'],
    ['abroad', 'MET', 'US_PERSON'],
    ['lpr-abroad', 'MET', 'US_PERSON'],
    ['claimed', 'CANNOT_TELL', 'CITIZENSHIP_CONTRADICTED'],
    ['unknown-abroad', 'CANNOT_TELL', 'STATUS_NOT_ON_RECORD'],
  ]);
  expect((await findings('direct-grants-to-foreign-persons')).map(([person]) => person)).not.toContain('abroad');
  const proxies = await ask('escort-as-proxy', 'access', 'verdict', 'finding');
  expect(proxies.filter(([, verdict]) => verdict !== 'CANNOT_TELL')).toEqual([['abroad-escorted', 'MET', 'US_PERSON']]);
  expect(proxies).toContainEqual(['claimed-escorted', 'CANNOT_TELL', 'CITIZENSHIP_CONTRADICTED']);
});

test('a weak statement of US citizenship does not hide another status', async () => {
  expect(await findings('non-citizens-at-impact-level-6')).toEqual([
    ['lpr-abroad', 'WOULD_NOT_MEET', 'NO_CITIZEN'],
    ['claimed', 'CANNOT_TELL', 'CITIZENSHIP_CONTRADICTED'],
  ]);
});

test('the best statement of a tier counts, and a denial counts until it lapses', async () => {
  const found = await findings('vetting-below-level');
  const of = (person: string) => found.filter(([key]) => key === person);
  expect(of('strong')).toEqual([]);
  expect(of('lapsed-denial')).toEqual([]);
  expect(of('lapsed')).toEqual([['lapsed', 'WOULD_NOT_MEET', 'BELOW']]);
});

test('what one source says later of a tier replaces what it said earlier, unless it is less certain', async () => {
  const below = await findings('vetting-below-level');
  const of = (found: typeof below) => found.filter(([key]) => statedAgain.some((person) => person === key));
  expect(of(below)).toEqual([['revoked', 'WOULD_NOT_MEET', 'BELOW']]);
  expect(of(await findings('escorts-not-cleared'))).toEqual([['revoked', 'WOULD_NOT_MEET', 'DENIED']]);
});

test('the best statement about the logs counts; where a weak one adds what it lacks, the record cannot tell', async () => {
  expect(await ask('log-gaps', 'access', 'verdict', 'finding', 'missing')).toEqual([
    ['lapsed', 'WOULD_NOT_MEET', 'FIELDS_MISSING', ['escorted', 'country', 'command_results', 'settings_changed']],
    ['strong', 'CANNOT_TELL', 'FIELDS_CONTRADICTED', ['country', 'command_results', 'settings_changed']],
  ]);
});

test('proficiency stated for the role of escort counts for an escort', async () => {
  const found = await findings('escorts-less-proficient');
  expect(found.filter(([key, , finding]) => key === 'escort' && finding === 'LESS_PROFICIENT')).toEqual([]);
});

test('what one source says later of a proficiency replaces what it said earlier, unless it is less certain', async () => {
  const found = await findings('escorts-less-proficient');
  expect(found.filter(([key]) => statedAgain.some((person) => person === key))).toEqual([
    ['revoked', 'CANNOT_TELL', 'LESS_PROFICIENT'],
  ]);
});

test('a source that does not know a status hides none that another source states', async () => {
  expect((await findings('direct-grants-to-foreign-persons')).map(([person]) => person)).toContain('unsure');
  expect((await findings('status-not-on-record')).map(([person]) => person)).not.toContain('unsure');
});

test('what is held from abroad is as on the record of a company: the best statement counts, and control however small the share', async () => {
  const rows = await ask('foreign-owners', 'company', 'finding', 'low', 'high', 'owners');
  const interested = ['board', 'named', 'partly', 'unnamed', 'vaguely', 'votes', 'weakly'];
  expect(rows).toEqual([
    // G holds all of it, by “disputed”, whose best statement says that it is registered in the United States.
    ['T', 'CONTROL', 100, 100, ['I', 'G']],
    ['U', 'CONTROL', 100, 100, [...interested, 'G']],
    // F4 holds 55 percent of 55 percent, and I holds 20; nobody knows who holds the rest.
    ['P', 'CONTROL', 50.25, 100, ['I', 'F4']],
  ]);
});

test('an employment that names no contract is checked for flow-down under the contract of the access', async () => {
  expect(await ask('flow-down-gap', 'company', 'contract', 'verdict', 'finding')).toContainEqual([
    'U',
    'K',
    'CANNOT_TELL',
    'CLAUSE_NOT_ON_RECORD',
  ]);
});
