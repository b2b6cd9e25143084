import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { findingVerdicts, runCheck } from '#graph/questions/checks.ts';
import type { Finding } from '#graph/questions/checks.ts';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';
import { ownershipRules } from '#graph/ownership/rules.ts';
import { ruleLibrary } from '#graph/rules/library.ts';
import { askQuestion } from '#test/cypher/ask-question.ts';
import { importPackage } from '#test/import-package.ts';
import type { PackageFiles } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

/** One access with its people; everything else is the same in all worlds. All names end in the world's name. */
interface World {
  readonly level?: number;
  readonly status?: string;
  /** Country of the engineer; null: not on record. */
  readonly country?: string | null;
  readonly mode?: 'direct' | 'escorted' | 'view_only';
  readonly approved?: true;
  readonly plane?: 'management' | 'data';
  /** Tier and clearance of the engineer. */
  readonly vetting?: readonly [tier: string, clearance?: string];
  readonly escort?: {
    readonly status?: string;
    readonly country?: string;
    readonly vetting?: readonly [tier: string, clearance?: string];
    readonly logFields?: string;
    readonly proficiency?: string;
  };
  readonly proficiency?: string;
}

type Expected = 'MET' | 'WOULD_NOT_MEET' | 'TO_BE_PROHIBITED' | 'VIOLATED' | 'NOT_COMPARED' | 'CANNOT_TELL';

/** What a check says about worlds on a date, judged by a version of its first rule. */
interface Case {
  readonly rule: string;
  readonly version: string;
  readonly check: string;
  readonly asOf: string;
  readonly worlds: Readonly<Record<string, Expected>>;
}

const worlds: Readonly<Record<string, World>> = {
  // Direct access.
  'direct-citizen-abroad': { status: 'citizen', country: 'DE', mode: 'direct' },
  'direct-foreign': { status: 'foreign_person', country: 'US', mode: 'direct' },
  'direct-unknown-abroad': { country: 'DE', mode: 'direct' },
  'direct-unknown-in-china': { country: 'CN', mode: 'direct' },
  'direct-unknown-in-group-d': { country: 'VN', mode: 'direct' },
  'direct-nowhere': { country: null, mode: 'direct' },
  'direct-lpr-in-china': { status: 'lpr', country: 'CN', mode: 'direct' },
  'direct-citizen-in-group-d': { status: 'citizen', country: 'VN', mode: 'direct' },
  'direct-unknown-in-hong-kong': { country: 'HK', mode: 'direct' },
  'direct-citizen-nowhere': { status: 'citizen', country: null, mode: 'direct' },
  'direct-unknown-at-home': { country: 'US', mode: 'direct' },
  'direct-lpr-at-home': { status: 'lpr', country: 'US', mode: 'direct' },
  'two-direct-foreign': { level: 2, status: 'foreign_person', country: 'DE', mode: 'direct' },
  'two-direct-in-china': { level: 2, country: 'CN', mode: 'direct' },
  'two-escorted-foreign': { level: 2, status: 'foreign_person', country: 'DE', mode: 'escorted', escort: {} },
  'six-citizen': { level: 6, status: 'citizen', country: 'US', mode: 'direct' },
  'six-lpr': { level: 6, status: 'lpr', country: 'US', mode: 'direct' },
  'six-unknown': { level: 6, country: 'US', mode: 'direct' },
  'six-escorted-lpr': { level: 6, status: 'lpr', country: 'DE', mode: 'escorted', escort: {} },
  // Viewing and working through an escort.
  'viewing-from-germany': { country: 'DE', mode: 'view_only', approved: true, plane: 'management' },
  'viewing-data-from-germany': { country: 'DE', mode: 'view_only', approved: true, plane: 'data' },
  'viewing-without-approval': { country: 'DE', mode: 'view_only', plane: 'management' },
  'viewing-from-china': { country: 'CN', mode: 'view_only', approved: true, plane: 'management' },
  'viewing-from-group-d': { country: 'VN', mode: 'view_only', approved: true, plane: 'management' },
  'escorted-citizen-abroad': { status: 'citizen', country: 'DE', mode: 'escorted', escort: {} },
  'escorted-citizen-in-china': { status: 'citizen', country: 'CN', mode: 'escorted', escort: {} },
  'escorted-foreign': { status: 'foreign_person', country: 'US', mode: 'escorted', escort: {} },
  'escorted-citizen-nowhere': { status: 'citizen', country: null, mode: 'escorted', escort: {} },
  'viewing-lpr-from-nowhere': { status: 'lpr', country: null, mode: 'view_only', approved: true, plane: 'management' },
  'six-escorted-lpr-nowhere': { level: 6, status: 'lpr', country: null, mode: 'escorted', escort: {} },
  'escorted-unknown-abroad': { country: 'DE', mode: 'escorted', escort: {} },
  'escorted-in-hong-kong': { country: 'HK', mode: 'escorted', proficiency: 'basic', escort: { proficiency: 'basic' } },
  // The place of the escort; the engineer is abroad or at home.
  'escort-in-china': { country: 'DE', mode: 'escorted', escort: { country: 'CN' } },
  'escort-in-china-of-domestic': { status: 'citizen', mode: 'escorted', escort: { country: 'CN' } },
  'escort-in-hong-kong': { country: 'DE', mode: 'escorted', escort: { country: 'HK' } },
  'escort-nowhere': { country: 'DE', mode: 'escorted', escort: {} },
  'escort-at-home': { country: 'DE', mode: 'escorted', escort: { country: 'US' } },
  // Vetting.
  'vetted-t3': { vetting: ['T3'] },
  'vetted-t2': { vetting: ['T2'] },
  'vetted-t1': { vetting: ['T1'] },
  'vetted-nothing': {},
  'six-t3-secret': { level: 6, vetting: ['T3', 'S'] },
  'six-t5-no-clearance': { level: 6, vetting: ['T5', 'none'] },
  'six-t5': { level: 6, vetting: ['T5'] },
  'escort-t1': { mode: 'escorted', vetting: ['T3'], escort: { vetting: ['T1'] } },
  // Escorts.
  'escort-citizen': { mode: 'escorted', escort: { status: 'citizen', vetting: ['T3'] } },
  'escort-foreign': { mode: 'escorted', escort: { status: 'foreign_person', vetting: ['none'] } },
  'escort-unknown': { mode: 'escorted', escort: {} },
  'logs-whole': { mode: 'escorted', escort: { logFields: 'escort;escorted;country;command_results;settings_changed' } },
  'logs-in-part': { mode: 'escorted', escort: { logFields: 'escort;escorted' } },
  'logs-unknown': { mode: 'escorted', escort: {} },
  proficient: { mode: 'escorted', proficiency: 'basic', escort: { proficiency: 'advanced' } },
  'less-proficient': { mode: 'escorted', proficiency: 'advanced', escort: { proficiency: 'basic' } },
  'not-assessed': { mode: 'escorted', proficiency: 'advanced', escort: {} },
};

const srg = { version: 'V1R6', asOf: '2026-01-15' };

const cases: readonly Case[] = [
  {
    ...{ ...srg, rule: 'srg-foreign-persons', check: 'direct-grants-to-foreign-persons' },
    worlds: {
      'direct-citizen-abroad': 'MET',
      // The status is allowed, but not the place.
      'direct-lpr-in-china': 'CANNOT_TELL',
      'direct-citizen-in-group-d': 'CANNOT_TELL',
      'direct-foreign': 'WOULD_NOT_MEET',
      'direct-unknown-in-china': 'WOULD_NOT_MEET',
      'direct-unknown-in-group-d': 'WOULD_NOT_MEET',
      'direct-unknown-abroad': 'CANNOT_TELL',
      'direct-nowhere': 'CANNOT_TELL',
      // The status is allowed, but the place may be one of those above.
      'direct-citizen-nowhere': 'CANNOT_TELL',
    },
  },
  {
    ...{ ...srg, rule: 'srg-foreign-persons', check: 'non-citizens-at-impact-level-6' },
    worlds: { 'six-citizen': 'MET', 'six-lpr': 'WOULD_NOT_MEET', 'six-unknown': 'CANNOT_TELL' },
  },
  // Who is in the United States may be a foreign person all the same.
  {
    ...{ ...srg, rule: 'srg-foreign-persons', check: 'status-not-on-record' },
    worlds: { 'direct-lpr-at-home': 'MET', 'direct-unknown-at-home': 'CANNOT_TELL', 'direct-nowhere': 'CANNOT_TELL' },
  },
  {
    ...{ ...srg, rule: 'srg-remote-maintenance', check: 'escort-as-proxy' },
    worlds: {
      'viewing-from-germany': 'MET',
      'escorted-citizen-abroad': 'MET',
      'viewing-from-china': 'WOULD_NOT_MEET',
      'viewing-from-group-d': 'WOULD_NOT_MEET',
      'escorted-citizen-in-china': 'WOULD_NOT_MEET',
      'escorted-foreign': 'WOULD_NOT_MEET',
      'six-escorted-lpr': 'WOULD_NOT_MEET',
      'escorted-unknown-abroad': 'CANNOT_TELL',
      'viewing-without-approval': 'CANNOT_TELL',
      'escorted-citizen-nowhere': 'CANNOT_TELL',
      'viewing-lpr-from-nowhere': 'CANNOT_TELL',
      'six-escorted-lpr-nowhere': 'CANNOT_TELL',
      'viewing-data-from-germany': 'CANNOT_TELL',
    },
  },
  {
    ...{ ...srg, rule: 'srg-remote-maintenance', check: 'escort-as-proxy', asOf: '2026-06-30' },
    worlds: {
      'viewing-from-germany': 'MET',
      'viewing-from-china': 'NOT_COMPARED',
      'escorted-unknown-abroad': 'CANNOT_TELL',
    },
  },
  {
    ...{ ...srg, rule: 'srg-vetting', check: 'vetting-below-level', asOf: '2026-06-29' },
    worlds: {
      'vetted-t3': 'MET',
      'vetted-t2': 'MET',
      'vetted-t1': 'WOULD_NOT_MEET',
      'vetted-nothing': 'CANNOT_TELL',
      'six-t3-secret': 'MET',
      'six-t5-no-clearance': 'WOULD_NOT_MEET',
      'six-t5': 'CANNOT_TELL',
      'escort-t1': 'WOULD_NOT_MEET',
    },
  },
  {
    ...{ ...srg, rule: 'srg-vetting', check: 'vetting-below-level', asOf: '2026-06-30' },
    worlds: { 'vetted-t3': 'MET', 'vetted-t2': 'CANNOT_TELL', 'vetted-t1': 'NOT_COMPARED' },
  },
  {
    ...{ ...srg, rule: 'srg-escorts', check: 'escorts-not-us-citizens' },
    worlds: { 'escort-citizen': 'MET', 'escort-foreign': 'WOULD_NOT_MEET', 'escort-unknown': 'CANNOT_TELL' },
  },
  {
    ...{ ...srg, rule: 'srg-escort-logs', check: 'log-gaps' },
    worlds: { 'logs-whole': 'MET', 'logs-in-part': 'WOULD_NOT_MEET', 'logs-unknown': 'CANNOT_TELL' },
  },
  {
    ...{ rule: 'ndaa-2026-1692', version: 'P.L. 119-60', check: 'reach-from-covered-nations', asOf: '2025-12-18' },
    worlds: {
      'direct-unknown-abroad': 'MET',
      'direct-unknown-in-group-d': 'MET',
      'viewing-from-china': 'TO_BE_PROHIBITED',
      'direct-lpr-in-china': 'TO_BE_PROHIBITED',
      'direct-nowhere': 'CANNOT_TELL',
      'direct-unknown-in-hong-kong': 'CANNOT_TELL',
    },
  },
  {
    ...{ rule: 'ndaa-2026-1692', version: 'P.L. 119-60', check: 'escorts-in-covered-nations', asOf: '2025-12-18' },
    worlds: {
      'escort-in-china': 'TO_BE_PROHIBITED',
      'escort-in-china-of-domestic': 'TO_BE_PROHIBITED',
      'escort-in-hong-kong': 'CANNOT_TELL',
      'escort-nowhere': 'CANNOT_TELL',
      'escort-at-home': 'MET',
    },
  },
  ...(['Rev. 4', 'Rev. 5'] as const).flatMap((version): readonly Case[] => {
    const asOf = version === 'Rev. 4' ? '2020-09-22' : '2020-09-23';
    return [
      {
        ...{ rule: 'nist-maintenance', version, check: 'escorts-not-cleared', asOf },
        worlds: { 'escort-citizen': 'MET', 'escort-foreign': 'WOULD_NOT_MEET', 'escort-unknown': 'CANNOT_TELL' },
      },
      // An indicator: no rule asks for the comparison.
      {
        ...{ rule: 'nist-maintenance', version, check: 'escorts-less-proficient', asOf },
        worlds: { proficient: 'MET', 'less-proficient': 'CANNOT_TELL', 'not-assessed': 'CANNOT_TELL' },
      },
    ];
  }),
  // Subtier has no data on mitigation or on clauses, so these two only show where to ask.
  {
    ...{ rule: 'foreign-ownership', version: 'current', check: 'foreign-owners', asOf: '2021-02-24' },
    worlds: { 'owned-at-home': 'MET', 'owned-from-abroad': 'CANNOT_TELL', 'owned-in-unknown-part': 'CANNOT_TELL' },
  },
  {
    ...{ rule: 'cloud-clause', version: 'before the 2026 deviations', check: 'flow-down-gap', asOf: '2026-01-31' },
    worlds: { 'owned-at-home': 'MET', 'owned-from-abroad': 'CANNOT_TELL', 'without-subcontract': 'CANNOT_TELL' },
  },
  {
    ...{ rule: 'sources-named', version: 'current', check: 'statements-without-source', asOf: '2026-11-26' },
    worlds: { 'S-known': 'MET', 'S-lost': 'VIOLATED' },
  },
];

/** Rules that judge the ownership of a company, in `ownership/`, and no question. */
const judgedOtherwise: ReadonlySet<string> = new Set(ownershipRules.filter((rule) => rule !== 'foreign-ownership'));

/** Rules that define something, or that are named beside a rule that judges; the last test looks at those that questions use. */
const cited = [
  'srg-impact-levels',
  'srg-workforce',
  'nist-foreign-nationals',
  'covered-defense-information',
  'cmmc-subcontractors',
  'covered-nations',
  'foreign-adversaries',
  'work-in-china',
  'first-tier-reports',
  'audit-and-records',
  'public-records',
  'decision-table',
];

const library = await loadLibrary(standardLibrary);
let database: Database;

beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, packageOf());
  await database.autoCommit("MATCH (s:Source {key: 'S-lost'}) DETACH DELETE s");
});

function packageOf(): PackageFiles {
  const all = Object.entries(worlds);
  const escorts = all.flatMap(([id, { escort }]) =>
    escort === undefined ? [] : [{ id: `x-${id}`, of: id, ...escort }],
  );
  const vettingOf = (person: string, [tier, clearance]: readonly [string, string?]) => ({
    ...{ person, tier, clearance: clearance ?? null, adjudication: 'favorable' },
  });
  const companies = ['owned-at-home', 'owned-from-abroad', 'owned-in-unknown-part', 'without-subcontract'];
  const files: PackageFiles = {
    'systems.csv': all.map(([id, { level = 5 }]) => ({ id: `s-${id}`, name: id, impact_level: level })),
    'organizations.csv': [
      ...companies.map((id) => ({ id: `o-${id}`, name: id, country: 'US' })),
      { id: 'home', name: 'home', country: 'US' },
      { id: 'abroad', name: 'abroad', country: 'CN' },
    ],
    'ownership.csv': [
      { owner: 'home', owned: 'o-owned-at-home', share_pct: 100 },
      { owner: 'abroad', owned: 'o-owned-from-abroad', share_pct: 100 },
      { owner: 'abroad', owned: 'o-owned-in-unknown-part', share_pct: null },
    ],
    'contracts.csv': [
      { id: 'K', prime: 'o-owned-at-home', value: null },
      { id: 'K-large', prime: 'o-owned-at-home', value: 5_000_001 },
      { id: 'K-small', prime: 'o-owned-at-home', value: 5_000_000 },
    ],
    'subcontracts.csv': ['o-owned-from-abroad', 'o-owned-in-unknown-part'].map((subcontractor) => ({
      ...{ contract: 'K', contractor: 'o-owned-at-home', subcontractor },
    })),
    'people.csv': [
      ...all.map(([id, { status }]) => ({ id: `e-${id}`, kind: 'individual', us_person_status: status ?? null })),
      ...escorts.map(({ id, status }) => ({ id, kind: 'individual', us_person_status: status ?? null })),
    ],
    'locations.csv': [
      ...all.flatMap(([id, { country = 'US' }]) => (country === null ? [] : [{ person: `e-${id}`, country }])),
      ...escorts.flatMap(({ id, country }) => (country === undefined ? [] : [{ person: id, country }])),
    ],
    'employment.csv': [
      { organization: 'o-owned-at-home', person: 'e-vetted-t1', role: 'engineer', contract: 'K' },
      { organization: 'o-owned-from-abroad', person: 'e-vetted-t2', role: 'engineer', contract: 'K' },
      { organization: 'o-without-subcontract', person: 'e-vetted-t3', role: 'engineer', contract: 'K' },
      ...all.flatMap(([id, { proficiency }]) =>
        proficiency === undefined
          ? []
          : [{ organization: 'o-owned-at-home', person: `e-${id}`, role: 'engineer', contract: 'K', proficiency }],
      ),
      ...escorts.flatMap(({ id, proficiency }) =>
        proficiency === undefined
          ? []
          : [{ organization: 'o-owned-at-home', person: id, role: 'escort', contract: 'K', proficiency }],
      ),
    ],
    'vetting.csv': [
      ...all.flatMap(([id, { vetting }]) => (vetting === undefined ? [] : [vettingOf(`e-${id}`, vetting)])),
      ...escorts.flatMap(({ id, vetting }) => (vetting === undefined ? [] : [vettingOf(id, vetting)])),
    ],
    'access.csv': all.map(([id, { mode = 'direct', approved, plane }]) => ({
      ...{ id: `a-${id}`, person: `e-${id}`, system: `s-${id}`, mode, plane: plane ?? null },
      contract: id === 'viewing-from-china' ? 'K-large' : id === 'escorted-citizen-in-china' ? 'K-small' : 'K',
      approval_ref: approved === true ? 'A-1' : null,
    })),
    'escorts.csv': escorts.map(({ id, of, logFields }) => ({
      escort: id,
      access: `a-${of}`,
      log_fields: logFields ?? null,
    })),
    'lists.csv': [{ id: 'EAR-D', title: 'Country Group D' }],
    'designations.csv': ['CN', 'VN'].map((country) => ({ list: 'EAR-D', country })),
  };
  const stated: PackageFiles = Object.fromEntries(
    Object.entries(files).map(
      ([name, rows]) => [name, rows.map((row) => ({ source: 'S1', confidence: 90, ...row }))] as const,
    ),
  );
  const others: PackageFiles = {
    'sources.csv': ['S1', 'S-known', 'S-lost'].map((id) => ({ id, title: id, data_class: 'documented' })),
    'citizenships.csv': ['S-known', 'S-lost'].map((source) => ({
      ...{ person: 'e-vetted-t3', country: 'US', source, confidence: 90 },
    })),
  };
  return { ...stated, ...others };
}

/** What findings say about a world: the worst verdict about something with its name, or for a statement, with its source. */
function verdictOn(world: string, findings: readonly Finding[]): Expected {
  const names = ['e', 'x', 's', 'o'].map((kind) => `${kind}-${world}`);
  const of = findings.filter(({ subject }) =>
    subject.some(({ key }) => names.includes(key) || (world.startsWith('S-') && key.includes(world))),
  );
  return findingVerdicts.find((verdict) => of.some((finding) => finding.verdict === verdict)) ?? 'MET';
}

test.each(cases)('$rule, $version, by $check on $asOf', async ({ check, asOf, worlds: expected, rule, version }) => {
  const query = library.find(check);
  if (query === null) throw new Error(check);
  const { judgment, counts, findings, shortfall } = await runCheck(database, query, asOf, new Map());
  expect(shortfall).toBeNull();
  expect(counts?.of).toBeGreaterThan(0);
  expect(judgment.rules[0]?.version).toMatchObject({ rule, version });
  const said = Object.keys(expected).map((world) => [world, verdictOn(world, findings)] as const);
  expect(Object.fromEntries(said)).toEqual(expected);
});

test('every version of every rule that judges has worlds that meet it, do not meet it, and leave it open', () => {
  const wanted = [...ruleLibrary.values()]
    .filter(({ id }) => !cited.includes(id) && !judgedOtherwise.has(id))
    .flatMap(({ id, versions }) => versions.map(({ version }) => `${id} ${version}`));
  const given = new Set(cases.map(({ rule, version }) => `${rule} ${version}`));
  expect([...given].sort()).toEqual(wanted.sort());
  const judging = library.queries.flatMap(({ subject, rules: [first] }) => (subject === null ? [] : [first?.id]));
  expect([...new Set(judging)].sort()).toEqual([...new Set(cases.map(({ rule }) => rule))].sort());
});

test('before the first version of a rule that was read, a check looks at nothing', async () => {
  const query = library.find('reach-from-covered-nations');
  if (query === null) throw new Error('no query');
  const { judgment, findings, counts } = await runCheck(database, query, '2025-12-17', new Map());
  expect({ state: judgment.state, findings, counts }).toEqual({ state: 'NOT_LOOKED_AT', findings: [], counts: null });
  const verdicts = await askQuestion({ database, library }, query.name, { asOf: '2025-12-17' }, 'verdict');
  expect([...new Set(verdicts.flat())]).toEqual(['NOT_LOOKED_AT']);
});

test('a country is a covered nation or a foreign adversary from the first day of the rule that says so', async () => {
  const reached = async (list: string, asOf: string) =>
    (
      await askQuestion(
        { database, library },
        'reach-from-covered-nations',
        { asOf, lists: [list] },
        'engineer',
        'finding',
      )
    )
      .filter(([, finding]) => finding === 'LOCATED_THERE')
      .map(([engineer]) => engineer);
  expect(await reached('15CFR791.4', '2021-03-21')).toEqual([]);
  expect(await reached('15CFR791.4', '2021-03-22')).toContain('e-direct-unknown-in-china');
  expect(await reached('10USC4872', '2019-01-01')).toContain('e-direct-unknown-in-china');
  expect(await reached('10USC4872', '2019-01-01')).not.toContain('e-direct-unknown-in-group-d');
  expect(await reached('10USC4872', '2018-08-12')).toEqual([]);
});

test('parameters of a question do not stretch its rule to other lists or levels', async () => {
  const verdictsOf = async (name: string, parameters: Readonly<Record<string, unknown>>, worlds: readonly string[]) => {
    const person = name.startsWith('non-citizens') ? 'person' : 'engineer';
    const asked = { asOf: '2026-01-15', ...parameters };
    const rows = await askQuestion({ database, library }, name, asked, person, 'verdict', 'finding');
    return worlds.map((world) => rows.find(([engineer]) => engineer === `e-${world}`)?.slice(1) ?? null);
  };
  expect(
    await verdictsOf('reach-from-covered-nations', { lists: ['EAR-D'] }, [
      'direct-unknown-in-group-d',
      'viewing-from-china',
    ]),
  ).toEqual([
    ['CANNOT_TELL', 'NOT_NAMED'],
    ['TO_BE_PROHIBITED', 'LOCATED_THERE'],
  ]);
  expect(
    await verdictsOf('direct-grants-to-foreign-persons', { minImpactLevel: 2 }, [
      'two-direct-foreign',
      'two-direct-in-china',
    ]),
  ).toEqual([
    ['CANNOT_TELL', 'DIRECT_GRANT'],
    ['CANNOT_TELL', 'IN_GROUP_D'],
  ]);
  expect(
    await verdictsOf('escort-as-proxy', { minImpactLevel: 2 }, ['two-escorted-foreign', 'six-escorted-lpr']),
  ).toEqual([
    ['CANNOT_TELL', 'FOREIGN_PERSON'],
    ['WOULD_NOT_MEET', 'NOT_A_CITIZEN'],
  ]);
  expect(
    await verdictsOf('non-citizens-at-impact-level-6', { minImpactLevel: 2 }, [
      ...['direct-lpr-at-home', 'direct-foreign', 'two-direct-foreign', 'six-lpr'],
    ]),
  ).toEqual([
    ['MET', 'NO_CITIZEN'],
    ['WOULD_NOT_MEET', 'NO_CITIZEN'],
    ['MET', 'NO_CITIZEN'],
    ['WOULD_NOT_MEET', 'NO_CITIZEN'],
  ]);
});

test('work in China is a question by the value of the contract, and never a verdict', async () => {
  const rows = await askQuestion(
    { database, library },
    'work-in-china-to-disclose',
    { asOf: '2026-01-15' },
    'contract',
    'finding',
  );
  expect(rows).toEqual([
    ['K-large', 'OVER_THRESHOLD'],
    ['K-small', 'UNDER_THRESHOLD'],
    ['K', 'VALUE_NOT_ON_RECORD'],
    // Of the people in Hong Kong.
    ['K', 'BY_INFERENCE'],
  ]);
});

test.each([
  ['employers-of-personnel-in-covered-nations', 'employer'],
  ['suppliers-of-escorts', 'supplier'],
])('%s marks a company that it names for personnel in Hong Kong', async (name, column) => {
  const found = (list: string) =>
    askQuestion({ database, library }, name, { asOf: '2026-01-15', lists: [list] }, column, 'finding');
  const inferred = await found('10USC4872');
  expect(inferred).toContainEqual(['o-owned-at-home', 'BY_INFERENCE']);
  // Of the people in China, no employer is on record.
  expect(inferred).toContainEqual([null, 'LOCATED_THERE']);
  // This list names Hong Kong.
  expect(await found('15CFR791.4')).toContainEqual(['o-owned-at-home', 'LOCATED_THERE']);
});
