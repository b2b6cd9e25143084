import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';
import { runImport } from '#seed/import/import.ts';
import { askQuestion } from '../../cypher/ask-question.ts';
import { extract, record } from '../../seed/readers/sam-extract/write-extract.ts';
import { withDesignationLists } from '../../with-empty-data.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

/** Awards, subawards and registrations of one prime from three publishers. */
let database: Database;
let served: ServedGraph;
const library = await loadLibrary(standardLibrary);

const prime = 'ABCDEFGHJK19';
const large = 'CONT_AWD_LARGE_9700_-NONE-_-NONE-';
const bare = 'CONT_AWD_BARE_9700_-NONE-_-NONE-';
const small = 'CONT_AWD_SMALL_9700_-NONE-_-NONE-';
const renamed = 'CONT_AWD_RENAMED_9700_-NONE-_-NONE-';
const unknown = 'CONT_AWD_UNKNOWN_9700_-NONE-_-NONE-';

const award = (key: string, value: string, start = '2025-01-01') => ({
  contract_award_unique_key: key,
  current_total_value_of_award: value,
  period_of_performance_start_date: start,
  period_of_performance_current_end_date: '2025-12-31',
  awarding_sub_agency_code: '97AS',
  awarding_sub_agency_name: 'Defense Logistics Agency',
  recipient_uei: prime,
  recipient_name: 'Invented Prime',
});

const subaward = (number: string, given: object = {}) => ({
  prime_award_unique_key: large,
  prime_award_amount: '70000',
  prime_awardee_uei: prime,
  prime_awardee_name: 'Invented Prime',
  subaward_sam_report_id: `report-${number}`,
  subaward_number: number,
  subaward_amount: '500',
  subaward_action_date: '2025-02-19',
  subawardee_uei: 'SUBSUBSUBSU9',
  subawardee_name: 'Invented Sub',
  subaward_primary_place_of_performance_country_code: '',
  ...given,
});

const subawards = [
  subaward('sound'),
  subaward('12345', { subaward_amount: '12345' }),
  subaward('large', { subaward_amount: '100000.01' }),
  subaward('twice', { subaward_primary_place_of_performance_country_code: 'IND' }),
  // The earlier report, whose key sorts first.
  subaward('twice', {
    subaward_sam_report_id: 'another',
    subaward_amount: '600',
    subaward_action_date: '2025-02-01',
    subaward_primary_place_of_performance_country_code: 'IND',
  }),
  subaward('nobody', { subawardee_uei: '', subawardee_name: 'Unidentified' }),
  subaward('early', { subaward_action_date: '2024-12-31' }),
  subaward('late', { subaward_action_date: '2026-01-01' }),
  subaward('last', { subaward_action_date: '2025-12-31' }),
  subaward('under unknown', { prime_award_unique_key: unknown, prime_award_amount: '' }),
  // The prime has reported under an identifier that is not that of the award.
  subaward('renamed', { prime_award_unique_key: renamed, prime_awardee_uei: 'RENAMEDPRME3' }),
  subaward('future', {
    prime_award_unique_key: renamed,
    prime_awardee_uei: 'RENAMEDPRME3',
    subaward_action_date: '2205-03-01',
  }),
];

const samRecord = {
  primeContractKey: large,
  subAwardReportId: '1',
  // The other publisher's report of the same subaward repeats nothing.
  subAwardNumber: 'sound',
  subAwardAmount: '500',
  subAwardDate: '2025-02-19',
  subEntityUei: 'SUBSUBSUBSU9',
  subEntityLegalBusinessName: 'INVENTED SUB',
  primeEntityUei: prime,
  primeEntityName: 'INVENTED PRIME',
  totalContractValue: '60000',
};

beforeAll(async () => {
  database = await withDesignationLists();
  const folder = await mkdtemp(join(tmpdir(), 'subtier-awards-'));
  const files = {
    'awards.csv': stringify(
      [
        award(large, '100000'),
        award(bare, '35000'),
        award(small, '35000', '2025-10-01'),
        award(renamed, '90000'),
        award(unknown, ''),
      ],
      { header: true },
    ),
    'subawards.csv': stringify(subawards, { header: true }),
    'page.json': JSON.stringify({ data: [samRecord] }),
    'extract.dat': extract([record({ 1: 'SUBSUBSUBSU9', 12: 'INVENTED SUB LTD', 22: 'USA', 30: 'CHN' })]),
  };
  for (const [file, content] of Object.entries(files)) await writeFile(join(folder, file), content);
  for (const [format, file] of [
    ['usaspending-awards', 'awards.csv'],
    ['usaspending-subawards', 'subawards.csv'],
    ['sam-subawards', 'page.json'],
    ['sam-extract', 'extract.dat'],
  ] as const) {
    const request = { format, paths: [join(folder, file)], strict: true };
    expect(await runImport(database, request)).toMatchObject({ wentIn: true, total: { rejected: 0 } });
    expect(await runImport(database, request)).toMatchObject({ changed: false });
  }
  served = await serveGraph(database);
  return () => rm(folder, { recursive: true, force: true });
});

test('the award’s own row wins over what subawards repeat; the registration over what awards repeat', async () => {
  const { contracts, organizations } = await served.data(`{
    contracts(filter: { key: { eq: "${large}" } }, first: 1) { nodes { value confidence agency { key } prime { key } } }
    organizations(filter: { key: { eq: "SUBSUBSUBSU9" } }, first: 1) { nodes { name cage country { key } claims { text } } } }`);
  expect(contracts).toEqual({
    nodes: [{ value: 100_000, confidence: 95, agency: { key: '97AS' }, prime: { key: prime } }],
  });
  expect(organizations).toEqual({
    nodes: [
      {
        name: 'INVENTED SUB LTD',
        cage: '1ABC2',
        country: { key: 'CN' },
        claims: [{ text: 'Incorporated in CN, with its physical address in US.' }],
      },
    ],
  });
});

const wanted = {
  '12345': ['AMOUNT_IS_NUMBER'],
  large: ['ABOVE_PRIME_VALUE'],
  twice: ['REPEATED'],
  nobody: ['NO_UEI'],
  early: ['OUTSIDE_PERIOD'],
  late: ['OUTSIDE_PERIOD'],
};

test('each subaward has its doubts, in the API and in the question', async () => {
  const { organizations } = await served.data(`{ organizations(filter: { key: { eq: "${prime}" } }, first: 1) { nodes {
    subcontractsTo(first: 10) { edges { statements { properties doubts } } } } } }`);
  const found = new Map<string, unknown>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('doubts' in value && 'properties' in value && Array.isArray(value.doubts) && value.doubts.length > 0)
      found.set(
        String(Object.entries(value.properties ?? {}).find(([name]) => name === 'subawardNumber')?.[1]),
        value.doubts,
      );
    Object.values(value).forEach(visit);
  };
  visit(organizations);
  expect(Object.fromEntries(found)).toEqual(wanted);
  const rows = await askQuestion({ database, library }, 'doubtful-subawards', {}, 'number', 'doubts');
  expect(Object.fromEntries(rows)).toEqual({ ...wanted, future: ['OUTSIDE_PERIOD'] });
  expect(rows).toHaveLength(8);
  const one = await askQuestion({ database, library }, 'doubtful-subawards', { doubt: 'NO_UEI', prime }, 'number');
  expect(one).toEqual([['nobody']]);
});

test('of several reports of a subaward by one source, the amount of the latest counts', async () => {
  const columns = ['contract', 'company', 'country', 'amount'];
  const rows = await askQuestion({ database, library }, 'work-performed-abroad', { asOf: '2025-06-01' }, ...columns);
  expect(rows).toEqual([[large, 'SUBSUBSUBSU9', 'IN', 500]]);
});

test('hops can be filtered by the doubts about their statements; other hops have none', async () => {
  const count = async (filter: string) => {
    const { organizations } =
      await served.data(`{ organizations(filter: { key: { eq: "${prime}" } }, first: 1) { nodes {
      subcontractsTo(statement: ${filter}, first: 10) { totalCount nodes { name } } } } }`);
    return organizations;
  };
  expect(await count('{ doubts: { has: NO_UEI } }')).toEqual({
    nodes: [{ subcontractsTo: { totalCount: 1, nodes: [{ name: 'Unidentified' }] } }],
  });
  // Under one award the two reports are one hop.
  expect(await count('{ doubts: { exists: true } }')).toMatchObject({ nodes: [{ subcontractsTo: { totalCount: 2 } }] });
  expect(await count('{ doubts: { exists: false } }')).toMatchObject({
    nodes: [{ subcontractsTo: { totalCount: 2 } }],
  });
  const { errors } = await served.ask(
    '{ organizations(first: 1) { nodes { subcontractsTo(statement: { doubts: { has: NONE } }, first: 1) { totalCount } } } }',
  );
  expect(errors?.[0]?.message).toMatch(/NONE/);
  const { organizations } = await served.data(
    `{ organizations(filter: { key: { eq: "${prime}" } }, first: 1) { nodes { primeOf(first: 1) { edges { statements { doubts } } } } } }`,
  );
  expect(JSON.stringify(organizations)).toContain('"statements":[{"doubts":[]}');
});

test('reporting counts the awards above the threshold of their day and those with subawards', async () => {
  const reporting = {
    awards: 3,
    awardsWithSubawards: 2,
    awardsOfUnknownValue: 1,
    // Of 13 reports, one is of the same subaward, and one from another publisher.
    subawards: 11,
    lastSubaward: '2026-01-01',
  };
  const fields = 'reporting { awards awardsWithSubawards awardsOfUnknownValue subawards lastSubaward }';
  const { organizations, coverage } = await served.data(
    `{ organizations(filter: { key: { in: ["${prime}", "SUBSUBSUBSU9"] } }, first: 2) { nodes { ${fields} } } coverage { ${fields} } }`,
  );
  const none = { awards: 0, awardsWithSubawards: 0, awardsOfUnknownValue: 0, subawards: 0, lastSubaward: null };
  expect(organizations).toEqual({ nodes: [{ reporting }, { reporting: none }] });
  expect(coverage).toEqual({ reporting });
  const rows = await askQuestion(
    { database, library },
    'reporting-by-prime',
    {},
    ...['prime', 'awards', 'withSubawards', 'share', 'ofUnknownValue', 'subawards', 'lastSubaward', 'withoutSubawards'],
  );
  expect(rows).toEqual([[prime, 3, 2, 66.7, 1, 11, '2026-01-01', [bare]]]);
});
