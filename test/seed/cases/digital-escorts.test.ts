import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Reject, ParsedRow } from '#graph/ingest/input.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { readChainPackage } from '#seed/readers/chain-package/package.ts';
import { isReject } from '#seed/readers/format.ts';

const rows = await readAll('../../../seed/cases/digital-escorts');
const of = (table: TableName) => rows.filter((row) => row.table === table);

const chairman = 'Chairman, Senate Select Committee on Intelligence';
const secretary = 'Secretary of Defense';
const summarized = 'ProPublica (as summarized)';
const newswire = 'https://www.homelandsecuritynewswire.com/dr';
const sans = 'https://www.sans.org/newsletters/newsbites/xxvii-52';
const senate =
  'https://www.cotton.senate.gov/news/press-releases/chairman-cotton-to-hegseth-dod-cannot-allow-china-to-infiltrate-its-critical-infrastructure';
const proPublica = 'https://www.propublica.org/article/';
const disa = 'a spokesperson of the Defense Information Systems Agency, quoted by ProPublica';

/** What is on record, day by day: the claim, its claimant, an address that shows it, and words of it. */
const onRecord: readonly (readonly [day: string, id: string, claimant: string, address: string, words: string])[] = [
  [
    '2025-07-15',
    'china-based-engineers-maintain',
    'ProPublica',
    `${newswire}20250715-`,
    '"often lack the technical expertise',
  ],
  [
    '2025-07-15',
    'escorts-are-cleared-us-citizens',
    summarized,
    sans,
    'US citizens with security clearances (level not stated)',
  ],
  ['2025-07-15', 'escorts-hired-through-subcontractors', summarized, sans, 'hired through subcontractors'],
  ['2025-07-15', 'insight-global-is-an-escort-contractor', summarized, sans, 'Insight Global'],
  ['2025-07-15', 'data-at-impact-levels-4-and-5', summarized, sans, 'Impact Levels 4 and 5'],
  ['2025-07-15', 'practice-for-nearly-a-decade', 'ProPublica', `${newswire}20250715-`, 'nearly a decade'],
  [
    '2025-07-15',
    'practice-disclosed',
    'microsoft',
    `${newswire}20250715-`,
    'disclosed to the US government during an authorization process',
  ],
  [
    '2025-07-15',
    'officials-had-not-heard',
    'former officials, speaking to ProPublica',
    `${newswire}20250715-`,
    'had not heard of digital escorts',
  ],
  [
    '2025-07-15',
    'disa-had-not-heard',
    disa,
    `${proPublica}microsoft-digital-escorts-`,
    '"Literally no one seems to know anything about this, so I don\'t know where to go from here"',
  ],
  [
    '2025-07-15',
    'escorts-cannot-tell',
    'an escort, speaking anonymously to ProPublica',
    sans,
    "\"We're trusting that what they're doing isn't malicious, but we really can't tell\"",
  ],
  [
    '2025-07-15',
    'ban-is-bypassed',
    'ProPublica',
    `${proPublica}microsoft-digital-escorts-`,
    '"The Pentagon bans foreign citizens from accessing highly sensitive data',
  ],
  [
    '2025-07-18',
    'asks-for-contractors-that-use-chinese-personnel',
    chairman,
    senate,
    'the subcontractors that hire digital escorts, and how escorts are trained',
  ],
  [
    '2025-07-18',
    'escorts-allegedly-us-citizens',
    chairman,
    senate,
    "\"Now Microsoft is allegedly relying on U.S. citizens serving as 'digital escorts'",
  ],
  [
    '2025-07-18',
    'escorts-lack-the-training',
    chairman,
    senate,
    '"While this arrangement technically meets the requirement that U.S. citizens handle sensitive data, digital escorts often do not have the technical training or expertise needed to catch malicious code or suspicious behavior."',
  ],
  [
    '2025-07-18',
    'no-china-based-teams',
    'microsoft',
    'https://windowsforum.com/threads/',
    'no China-based engineering teams are providing technical assistance for DoD Government cloud and related services"',
  ],
  [
    '2025-07-18',
    'foreign-engineers-never',
    secretary,
    'https://www.aa.com.tr/en/',
    '"Foreign engineers — from any country, including of course China — should NEVER be allowed to maintain or access DoD systems"',
  ],
  [
    '2025-07-18',
    'memorandum-on-security-protocols',
    secretary,
    'https://www.milthink.com/detail/74149',
    'guidance within 15 days',
  ],
  [
    '2025-07-24',
    'asks-what-was-accessed',
    chairman,
    'https://www.ndtv.com/world-news/',
    '"potential security incidents or malicious events"',
  ],
  [
    '2025-07-25',
    'china-based-support-for-other-departments',
    'ProPublica',
    `${proPublica}microsoft-tech-support-`,
    'parts of Justice, Treasury and Commerce, in the Government Community Cloud',
  ],
  [
    '2025-07-25',
    'other-departments-escorted',
    'microsoft',
    `${proPublica}microsoft-tech-support-`,
    'overseen by US-based "digital escorts"',
  ],
  [
    '2025-08-01',
    'sharepoint-supported-from-china',
    'ProPublica',
    `${proPublica}microsoft-sharepoint-`,
    'SharePoint on premises',
  ],
  [
    '2025-08-01',
    'sharepoint-team-supervised',
    'microsoft',
    `${proPublica}microsoft-sharepoint-`,
    '"is supervised by a US-based engineer and subject to all security requirements',
  ],
  [
    '2025-08-06',
    'guidance-allows-non-citizens',
    chairman,
    'https://www.aa.com.tr/en/',
    '"The language in current DoD policy guidance allows non-U.S. citizens to access DoD systems',
  ],
  [
    '2025-08-20',
    'security-plan-names-no-foreign-engineers',
    'ProPublica',
    `${newswire}20250820-`,
    'System Security Plan of 28 February 2025 names neither China-based operations nor foreign engineers; it speaks of "escorted access"',
  ],
  [
    '2025-08-27',
    'letter-of-concern',
    secretary,
    `${newswire}20250908-`,
    '"The program was designed to comply with contracting rules, but it exposed the department to unacceptable risk"',
  ],
  [
    '2025-09-19',
    'guide-bars-china-based-personnel',
    'ProPublica',
    'https://naijaglobalnews.org/',
    '"ban IT vendors from using China-based personnel',
  ],
  [
    '2025-12-18',
    'section-1692',
    'Congress',
    'https://www.congress.gov/',
    '"The Secretary of Defense shall prohibit any individual physically located in a covered nation from having"',
  ],
];

/** What a source says in words of its own, which are not those of the claim. */
const inOtherWords: readonly (readonly [id: string, source: string, text: string])[] = [
  [
    'no-china-based-teams',
    'documented-case:S9',
    'Microsoft has changed its support "to assure that no China-based engineering teams are providing technical assistance" for services used by the Pentagon',
  ],
  [
    'no-china-based-teams',
    'documented-case:S2',
    'No China-based engineering teams will provide technical assistance for Defense Department systems',
  ],
  [
    'asks-for-contractors-that-use-chinese-personnel',
    'documented-case:S2',
    'Asks for the contractors that use Chinese personnel, and how escorts are trained; the department must guard against threats within its supply chain, including those from subcontractors',
  ],
  [
    'foreign-engineers-never',
    'documented-case:S2',
    'Foreign engineers, from any country, should never be allowed to maintain or access Defense Department systems; the department is looking into it',
  ],
];

test.each(onRecord)('%s: %s', (day, id, claimant, address, words) => {
  const claim = of('claims').filter(({ values }) => values['id'] === id);
  const addresses = claim.map(({ source }) => addressOf(source));
  expect(addresses.find((one) => one?.startsWith(address))).toBeDefined();
  for (const { values, source } of claim) {
    expect(values).toMatchObject({ claimant, stated_on: day });
    const own = inOtherWords.find((one) => one[0] === id && one[1] === source);
    if (own === undefined) expect(values['text']).toContain(words);
    else expect(values['text']).toBe(own[2]);
  }
});

test('the case has no other claims, and none depends on the source without an address alone', () => {
  const ids = new Set(of('claims').map(({ values }) => values['id']));
  expect([...ids].sort()).toEqual(onRecord.map(([, id]) => id).sort());
  for (const id of ids) {
    const sources = of('claims').filter(({ values }) => values['id'] === id);
    expect(sources.some(({ source }) => addressOf(source) !== undefined)).toBe(true);
  }
});

test('every source but the article that started the project is graded, a reprint as what its publisher says that it is', () => {
  const grades = new Map(of('sources').map(({ values }) => [values['id'], values['grade']]));
  expect([...grades].filter(([, grade]) => grade === undefined)).toEqual([['documented-case:S2', undefined]]);
  for (const { values } of of('sources'))
    if (String(values['publisher']).includes('reprinted by')) expect(values['grade']).toBe('REPRINT');
  const own = [...grades].filter(([, grade]) => grade === 'ORIGINAL').map(([id]) => id);
  expect(own).toEqual(['S4', 'S7', 'S12', 'S13', 'S17'].map((source) => `documented-case:${source}`));
});

test('only the Senate letter says how a claim stands: one is alleged; nothing is settled, admitted or found', () => {
  const stated = of('standings').map(({ values, source, validFrom, validTo }) => ({
    ...values,
    source,
    validFrom,
    validTo,
  }));
  const alleged = { claim: 'escorts-allegedly-us-citizens', standing: 'ALLEGED', source: 'documented-case:S4' };
  expect(stated).toEqual([{ ...alleged, validFrom: '2025-07-18', validTo: null }]);
});

test('the words of a source are held only where they may be stored: those of the Senate letter, as its claims quote them', () => {
  const plain = (text: unknown) => String(text).replace(/[“”‘’"']/g, '');
  expect(new Set(of('passages').map(({ source }) => source))).toEqual(new Set(['documented-case:S4']));
  for (const { values } of of('passages')) {
    const [address] = z.array(z.string()).parse(values['about']);
    const claim = of('claims').find(
      (one) => one.source === 'documented-case:S4' && address === `claims:${String(one.values['id'])}`,
    );
    expect(plain(claim?.values['text'])).toContain(plain(values['text']).replace(/\.$/, ''));
    expect(values).toMatchObject({ read_at: '2026-12-01' });
  }
  expect(of('passages')).toHaveLength(3);
});

test('every source but the article that started the project has an address and a publisher, and every one is used', () => {
  const used = new Set(rows.filter(({ table }) => table !== 'sources').map(({ source }) => source));
  for (const { values } of of('sources')) {
    expect(used).toContain(values['id']);
    if (values['id'] === 'documented-case:S2') expect(values).not.toHaveProperty('url');
    else expect([typeof values['url'], typeof values['publisher']]).toEqual(['string', 'string']);
  }
  // What the article says is a claim that another source also contains, and no other statement.
  const ofArticle = rows.filter(({ table, source }) => table !== 'sources' && source === 'documented-case:S2');
  expect(new Set(ofArticle.map(({ table }) => table))).toEqual(new Set(['claims']));
});

test('officials appear by office, and no other department has a system', () => {
  expect(JSON.stringify(of('claims'))).not.toMatch(/Cotton|Hegseth|Shaw|Sherman/);
  expect(of('agencies').map(({ values }) => values['id'])).toEqual(['dod']);
  expect(of('systems').map(({ values }) => [values['agency'], values['impact_level']])).toEqual([
    ['dod', 4],
    ['dod', 5],
  ]);
});

test('the escorts are US citizens as reported; nothing is known of the engineers, clearances, headcounts, sessions or starts', () => {
  for (const { values } of of('people')) {
    expect(values['kind'] ?? 'GROUP').toBe('GROUP');
    expect(values).not.toHaveProperty('headcount');
  }
  const statuses = of('people').filter(({ values }) => values['us_person_status'] !== undefined);
  expect(
    statuses.map(({ values, source, confidence, dataClass }) => [values['id'], source, confidence, dataClass]),
  ).toEqual(['S1', 'S3', 'S4'].map((source) => ['digital-escorts', `documented-case:${source}`, 70, 'REPORTED']));
  expect(new Set(statuses.map(({ values }) => values['us_person_status']))).toEqual(new Set(['CITIZEN']));
  expect(of('vetting')).toEqual([]);
  expect(of('citizenships')).toEqual([]);
  for (const { values } of of('escorts')) expect(Object.keys(values).sort()).toEqual(['access', 'escort']);
  expect(rows.filter(({ table, validFrom }) => table !== 'standings' && validFrom !== null)).toEqual([]);
});

test('the accesses and their escorts end on 18 July 2025 as reported; nothing is synthetic', () => {
  const ended = rows.filter(({ validTo }) => validTo !== null);
  expect(ended.map(({ table, source, validTo, dataClass }) => ({ table, source, validTo, dataClass }))).toEqual(
    ['access', 'access', 'escorts', 'escorts'].map((table) => ({
      table,
      source: 'documented-case:S9',
      validTo: '2025-07-18',
      dataClass: 'REPORTED',
    })),
  );
  expect(rows.filter(({ dataClass }) => dataClass === 'SYNTHETIC')).toEqual([]);
  expect(rows.filter((row) => JSON.stringify(row).includes('SYN-'))).toEqual([]);
});

function addressOf(source: string): string | undefined {
  const url = of('sources').find(({ values }) => values['id'] === source)?.values['url'];
  return typeof url === 'string' ? url : undefined;
}

async function readAll(path: string): Promise<readonly ParsedRow[]> {
  const input = await readChainPackage(fileURLToPath(new URL(path, import.meta.url)));
  const read: (ParsedRow | Reject)[] = [];
  for (const table of input.tables) for await (const row of input.rows(table)) read.push(row);
  expect(input.notices()).toEqual([]);
  await input.close();
  return read.map((row) => {
    if (isReject(row)) throw new Error(JSON.stringify(row));
    return row;
  });
}
