import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { requestTopicNames } from '#graph/casework/request-topics.ts';
import type { Database } from '#graph/database/database.ts';
import { wipeGraph } from '#graph/schema/wipe.ts';
import { importPackage } from '../../import-package.ts';
import type { PackageFiles } from '../../import-package.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

const open = { valid_to: '2025-07-18' };
const world: PackageFiles = {
  'agencies.csv': [
    { id: 'G1', name: 'Navy' },
    { id: 'G2', name: 'Army' },
  ],
  'systems.csv': [
    { id: 'Y1', name: 'Mail', agency: 'G1' },
    { id: 'Y2', name: 'Vault', agency: 'G2', impact_level: 5 },
  ],
  'organizations.csv': ['Globex', 'Initech', 'Hooli', 'Owner'].map((name) => ({ id: name, name, country: 'US' })),
  'ownership.csv': [{ owner: 'Owner', owned: 'Globex', share_pct: 100 }],
  'contracts.csv': [
    { id: 'C1', piid: 'C-1', prime: 'Globex', agency: 'G2' },
    { id: 'C2', piid: 'C-2', prime: 'Initech' },
  ],
  'people.csv': [
    ...['E1', 'E2', 'E5'].map((id) => ({ id })),
    { id: 'E3', kind: 'group', label: 'Engineers abroad' },
    { id: 'E4', us_person_status: 'unknown' },
  ],
  'locations.csv': ['E1', 'E2', 'E3', 'E5'].map((person) => ({ person, country: 'CN' })),
  'employment.csv': [
    { organization: 'Globex', person: 'E1', contract: 'C1', role: 'engineer' },
    { organization: 'Globex', person: 'E2', role: 'engineer' },
    { organization: 'Hooli', person: 'E3', contract: 'C2', role: 'engineer' },
    { organization: 'Initech', person: 'E4', contract: 'C2', role: 'engineer' },
  ],
  'access.csv': [
    { id: 'A1', person: 'E1', system: 'Y1', contract: 'C1', mode: 'direct', valid_from: '2024-01-01', ...open },
    { id: 'A2', person: 'E2', system: 'Y2', contract: 'C1', mode: 'direct', valid_from: '2024-03-01', ...open },
    { id: 'A3', person: 'E3', system: 'Y2', contract: 'C2', mode: 'direct' },
    { id: 'A4', person: 'E4', system: 'Y1', contract: 'C2', mode: 'direct', valid_from: '2024-01-01' },
    { id: 'A5', person: 'E5', system: 'Y1', mode: 'direct', valid_from: '2024-01-01' },
  ],
};
const filter = { asOf: '2025-07-17', origins: ['FOREIGN', 'UNDETERMINED'] };

const draft = z.object({
  topic: z.enum(requestTopicNames),
  kind: z.string(),
  role: z.string(),
  holder: z.object({ key: z.string() }).nullable(),
  recipient: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  accesses: z.number(),
  systems: z.number(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  rules: z.array(z.object({ citation: z.string() })),
});
const answer = z.object({ requestDrafts: z.array(draft) });
const documentOf = `query ($filter: ExposureFilter, $topics: [RequestTopic!], $skip: Int! = 0, $first: Int! = 100) {
  requestDrafts(filter: $filter, topics: $topics, skip: $skip, first: $first) { topic kind role holder { ... on Organization { key } ... on Agency { key } }
    recipient title text accesses systems from to rules { citation } } }`;

let database: Database;
let served: ServedGraph;
beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, world);
  served = await serveGraph(database);
});

async function draftsOf(variables: object = {}) {
  return answer.parse(await served.data(documentOf, { filter, ...variables })).requestDrafts;
}

const counts = z.object({ exposures: z.object({ accessCount: z.number() }) });
async function accessesUnder(conditions: object): Promise<number> {
  const text = 'query ($filter: ExposureFilter) { exposures(filter: $filter, first: 1) { accessCount } }';
  return counts.parse(await served.data(text, { filter: { ...filter, ...conditions } })).exposures.accessCount;
}

test('each draft settles as many accesses as the API counts under the filter, with the gap and the holder', async () => {
  const drafts = await draftsOf();
  expect(new Set(drafts.map(({ topic }) => topic))).toEqual(
    new Set([
      'NO_ESCORT_ON_RECORD',
      'EMPLOYMENT_NAMES_NO_CONTRACT',
      'NO_SUBCONTRACT_ROUTE',
      'EMPLOYER_UNKNOWN',
      'NO_CONTRACT_ON_ACCESS',
      'ORIGIN_UNDETERMINED',
      'HEADCOUNT',
      'VETTING',
      'START',
      'SENSITIVITY',
      'OWNERSHIP',
    ]),
  );
  const ofRole: Readonly<Record<string, string>> = {
    PRIME: 'primes',
    EMPLOYER: 'employers',
    ORGANIZATION: 'organizations',
  };
  const countedElsewhere = new Set<string>(['HEADCOUNT', 'VETTING', 'START']);
  let compared = 0;
  for (const { topic, role, holder, accesses } of drafts) {
    const named = ofRole[role];
    if (holder === null || named === undefined || countedElsewhere.has(topic)) continue;
    const lack =
      topic === 'OWNERSHIP' ? {} : topic === 'SENSITIVITY' ? { sensitivityOnRecord: false } : { gaps: [topic] };
    expect([topic, holder.key, await accessesUnder({ ...lack, [named]: [holder.key] })]).toEqual([
      topic,
      holder.key,
      accesses,
    ]);
    compared++;
  }
  expect(compared).toBe(6);
});

test('what is asked of agencies adds up to what the API counts, because an access has one agency', async () => {
  const drafts = (await draftsOf()).filter(({ kind }) => kind === 'FOIA');
  const sumOf = (topic: string) =>
    drafts.filter((one) => one.topic === topic).reduce((sum, { accesses }) => sum + accesses, 0);
  const gaps = z
    .object({ exposureGaps: z.array(z.object({ gap: z.enum(requestTopicNames), accesses: z.number() })) })
    .parse(
      await served.data('query ($filter: ExposureFilter) { exposureGaps(filter: $filter) { gap accesses } }', {
        filter,
      }),
    );
  expect(gaps.exposureGaps.length).toBeGreaterThan(4);
  for (const { gap, accesses } of gaps.exposureGaps) expect([gap, sumOf(gap)]).toEqual([gap, accesses]);
  expect(sumOf('SENSITIVITY')).toBe(await accessesUnder({ sensitivityOnRecord: false }));
  const brief = z
    .object({ brief: z.object({ notOnRecord: z.array(z.object({ topic: z.string(), accesses: z.number() })) }) })
    .parse(
      await served.data(
        'query ($filter: ExposureFilter) { brief(filter: $filter) { notOnRecord { topic accesses } } }',
        { filter },
      ),
    );
  const unknown = Object.fromEntries(brief.brief.notOnRecord.map(({ topic, accesses }) => [topic, accesses]));
  expect(unknown).toMatchObject({ HEADCOUNT: 1, START: 1 });
  for (const [topic, accesses] of Object.entries(unknown)) expect([topic, sumOf(topic)]).toEqual([topic, accesses]);
  // The agency that awarded the contract, or else the one that owns the system.
  const escorts = drafts.filter(({ topic }) => topic === 'NO_ESCORT_ON_RECORD');
  expect(escorts.map(({ holder, accesses }) => [holder?.key, accesses])).toEqual([
    ['G2', 3],
    ['G1', 2],
  ]);
});

test('a draft says who likely holds the answer, for which days, and under which rule; only groups of people are named', async () => {
  const [escorts] = await draftsOf({ topics: ['NO_ESCORT_ON_RECORD'] });
  const all = await draftsOf();
  expect(escorts).toMatchObject({ kind: 'FOIA', recipient: 'Army', accesses: 3, systems: 2, from: null, to: null });
  const primes = (await draftsOf({ topics: ['NO_ESCORT_ON_RECORD'] })).filter(
    ({ recipient }) => recipient === 'Globex',
  );
  expect(primes).toMatchObject([
    { kind: 'DOCUMENT_REQUEST', role: 'PRIME', accesses: 2, systems: 2, from: '2024-01-01', to: '2025-07-18' },
  ]);
  expect(primes[0]?.text).toContain('Days: 1 January 2024 to 17 July 2025');
  expect(primes[0]?.rules.map(({ citation }) => citation)).toContain('FAR 52.215-2, paragraph (d)');
  const [headcount] = all.filter(({ topic, role }) => topic === 'HEADCOUNT' && role === 'EMPLOYER');
  expect(headcount).toMatchObject({ recipient: 'Hooli', accesses: 1, from: null });
  expect(headcount?.text).toContain('- Groups of people: Engineers abroad');
  // The contract of E5's access and its agency are on record nowhere; the system's agency is asked.
  expect(
    all.filter(({ topic }) => topic === 'NO_CONTRACT_ON_ACCESS').map(({ holder, role }) => [role, holder?.key]),
  ).toEqual(
    expect.arrayContaining([
      ['EMPLOYER', undefined],
      ['AGENCY', 'G1'],
    ]),
  );
  for (const { text } of all) expect(text).not.toMatch(/\bE[1-5]\b/);
  // Globex has an owner on record.
  expect(
    all
      .filter(({ topic }) => topic === 'OWNERSHIP')
      .map(({ recipient }) => recipient)
      .sort(),
  ).toEqual(['Hooli', 'Initech']);
});

test('drafts obey the conditions, and come page by page', async () => {
  expect(await draftsOf({ filter: { asOf: '2026-01-01', systems: ['Y2'], modes: ['ESCORTED'] } })).toEqual([]);
  const vault = await draftsOf({
    filter: { ...filter, systems: ['Y2'] },
    topics: ['SENSITIVITY', 'NO_ESCORT_ON_RECORD'],
  });
  expect(new Set(vault.map(({ topic }) => topic))).toEqual(new Set(['NO_ESCORT_ON_RECORD']));
  const all = await draftsOf();
  const pages = [...(await draftsOf({ first: 5 })), ...(await draftsOf({ skip: 5 }))];
  expect(pages).toEqual(all);
});

const keptShape = z.looseObject({ id: z.string(), revision: z.number() });
const saveText = `mutation ($id: ID, $revision: Int, $request: RequestInput!) { saveRequest(id: $id, revision: $revision, request: $request) {
  id revision topic kind title recipient text status note asOf accesses address history { status author } createdAt changedAt author } }`;
const save = async (variables: object) =>
  keptShape.parse((await served.data(saveText, { ...variables }))['saveRequest']);
const asked = {
  topic: 'NO_ESCORT_ON_RECORD',
  kind: 'DOCUMENT_REQUEST',
  title: 'Escorts: Globex',
  recipient: 'Globex',
  text: 'DOCUMENT REQUEST\n\nProvide the logs.\n',
  asOf: '2025-07-17',
  accesses: 2,
  address: '/?as-of=2025-07-17',
};

test('a request is kept with its status and history, through imports and a wipe of the data, until it is deleted', async () => {
  const first = await save({ request: asked });
  expect(first).toMatchObject({ ...asked, revision: 1, status: 'DRAFT', note: '', author: 'local' });
  const { id } = first;
  await save({ id, revision: 1, request: { ...asked, status: 'ASKED' } });
  const refused = await save({
    id,
    revision: 2,
    request: { ...asked, status: 'REFUSED', note: 'Exemption 4', text: 'Again.' },
  });
  expect(refused).toMatchObject({
    revision: 3,
    status: 'REFUSED',
    note: 'Exemption 4',
    text: 'Again.\n',
    history: [{ status: 'DRAFT' }, { status: 'ASKED' }, { status: 'REFUSED' }],
  });
  const [late] = (await served.ask(saveText, { id, revision: 1, request: asked })).errors ?? [];
  expect(late?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'revision' });

  const before = await draftsOf();
  await wipeGraph(database, () => undefined);
  await importPackage(database, world);
  expect(await draftsOf()).toEqual(before);
  const list =
    'query ($statuses: [RequestStatus!]) { requests(statuses: $statuses) { id } request(id: "none") { id } }';
  expect(await served.data(list, { statuses: ['REFUSED'] })).toEqual({ requests: [{ id }], request: null });
  expect(await served.data(list, { statuses: ['DRAFT'] })).toMatchObject({ requests: [] });
  expect(await served.data(`mutation { deleteRequest(id: "${id}") }`)).toEqual({ deleteRequest: id });
  expect(await served.data(list, {})).toMatchObject({ requests: [] });
});

test.each([
  ['an empty text', { request: { ...asked, text: ' ' } }, 'request.text'],
  ['a long text', { request: { ...asked, text: 'x'.repeat(20_001) } }, 'request.text'],
  ['a long title', { request: { ...asked, title: 'x'.repeat(201) } }, 'request.title'],
  ['no recipient', { request: { ...asked, recipient: '' } }, 'request.recipient'],
  ['a negative count', { request: { ...asked, accesses: -1 } }, 'request.accesses'],
  ['a change without its revision', { id: 'none', request: asked }, 'revision'],
  ['a request that does not exist', { id: 'none', revision: 1, request: asked }, 'id'],
])('%s is an error that names the argument', async (_, variables, argument) => {
  const { errors } = await served.ask(saveText, variables);
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument } }]);
});

test('the supplier of an escort is asked how the escort was vetted, until that is on record', async () => {
  const escorted: PackageFiles = {
    ...world,
    'people.csv': [{ id: 'E1' }, { id: 'X1', us_person_status: 'citizen' }],
    'locations.csv': [{ person: 'E1', country: 'CN' }],
    'employment.csv': [
      { organization: 'Globex', person: 'E1', contract: 'C1', role: 'engineer' },
      { organization: 'Hooli', person: 'X1', contract: 'C1', role: 'escort' },
    ],
    'subcontracts.csv': [{ contractor: 'Globex', subcontractor: 'Hooli', contract: 'C1' }],
    'access.csv': [{ id: 'A1', person: 'E1', system: 'Y1', contract: 'C1', mode: 'escorted' }],
    'escorts.csv': [{ escort: 'X1', access: 'A1' }],
  };
  await wipeGraph(database, () => undefined);
  await importPackage(database, escorted);
  const topics = ['VETTING'];
  const holders = async () => (await draftsOf({ topics })).map(({ role, holder }) => [role, holder?.key]);
  expect(await holders()).toEqual([
    ['ACCOUNTABLE', 'Hooli'],
    ['AGENCY', 'G2'],
  ]);
  const vetted = { 'vetting.csv': [{ person: 'X1', tier: 'T3' }] };
  await importPackage(database, { ...escorted, ...vetted });
  expect(await holders()).toEqual([]);
});
