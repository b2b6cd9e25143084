import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { encodeId } from '#serve/ids.ts';
import { importPackage } from '../../import-package.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

let served: ServedGraph;

/**
 * E1 (in China, escorted) and E2 (foreign by status, no escort) under C1 of O1; E3 (in Russia) under C2 of O3; E4 at home;
 * E5 of undetermined origin.
 */
const world = {
  'sources.csv': [
    { id: 'S1', title: 'First', data_class: 'documented' },
    { id: 'S2', title: 'Second', data_class: 'documented' },
  ],
  'agencies.csv': [{ id: 'G', name: 'Agency', source: 'S1' }],
  'systems.csv': [
    { id: 'Y1', name: 'One', agency: 'G', impact_level: 5, source: 'S1' },
    { id: 'Y2', name: 'Two', agency: 'G', impact_level: 4, source: 'S1' },
  ],
  'organizations.csv': ['O1', 'O2', 'O3'].map((id) => ({ id, name: id, country: 'US', source: 'S1' })),
  'contracts.csv': [
    { id: 'C1', prime: 'O1', agency: 'G', source: 'S1' },
    { id: 'C2', prime: 'O3', agency: 'G', source: 'S1' },
  ],
  'subcontracts.csv': [{ contract: 'C1', contractor: 'O1', subcontractor: 'O2', source: 'S1' }],
  'people.csv': [
    { id: 'E1', us_person_status: 'unknown', source: 'S1' },
    { id: 'E2', us_person_status: 'foreign_person', source: 'S1' },
    { id: 'E3', us_person_status: 'unknown', source: 'S1' },
    { id: 'E4', us_person_status: 'citizen', source: 'S1' },
    { id: 'E5', us_person_status: 'unknown', source: 'S1' },
    { id: 'X1', us_person_status: 'citizen', source: 'S1' },
  ],
  'locations.csv': [
    { person: 'E1', country: 'CN', source: 'S1' },
    { person: 'E1', country: 'CN', source: 'S2' },
    { person: 'E3', country: 'RU', source: 'S2' },
    { person: 'E4', country: 'US', source: 'S1' },
  ],
  'employment.csv': [
    { organization: 'O1', person: 'E1', contract: 'C1', role: 'engineer', source: 'S1' },
    { organization: 'O1', person: 'E2', contract: 'C1', role: 'engineer', source: 'S1' },
    { organization: 'O3', person: 'E3', contract: 'C2', role: 'engineer', source: 'S1' },
    { organization: 'O3', person: 'E3', contract: 'C2', role: 'engineer', source: 'S2' },
    { organization: 'O1', person: 'E4', contract: 'C1', role: 'engineer', source: 'S1' },
    { organization: 'O1', person: 'E5', contract: 'C1', role: 'engineer', source: 'S1' },
    { organization: 'O2', person: 'X1', contract: 'C1', role: 'escort', source: 'S1' },
  ],
  'access.csv': [
    { id: 'A1', person: 'E1', system: 'Y1', contract: 'C1', mode: 'escorted', valid_from: '2024-01-01', source: 'S1' },
    { id: 'A2', person: 'E2', system: 'Y1', contract: 'C1', mode: 'direct', valid_from: '2024-03-01', source: 'S1' },
    { id: 'A3', person: 'E3', system: 'Y2', contract: 'C2', mode: 'direct', valid_from: '2024-03-01', source: 'S2' },
    { id: 'A4', person: 'E4', system: 'Y2', contract: 'C1', mode: 'direct', valid_from: '2024-02-01', source: 'S1' },
    { id: 'A5', person: 'E5', system: 'Y2', contract: 'C1', mode: 'direct', valid_from: '2024-04-01', source: 'S1' },
  ],
  'escorts.csv': [{ escort: 'X1', access: 'A1', source: 'S1' }],
} as const;

beforeAll(async () => {
  const database = await withEmptyData();
  await importPackage(database, world);
  served = await serveGraph(database);
});

const flowShape = z.object({
  accesses: z.number(),
  nodes: z.array(
    z.object({
      stage: z.string(),
      kind: z.string(),
      label: z.string(),
      accesses: z.number(),
      node: z.object({ id: z.string() }).nullable(),
    }),
  ),
  links: z.array(z.object({ from: z.number(), to: z.number(), accesses: z.number() })),
});
const flows = z.object({ flow: flowShape, top: flowShape });

const DAY = 'asOf: "2024-06-01"';

test.each([
  ['primes: ["O1"]', ['A1', 'A2']],
  ['employers: ["O3"]', ['A3']],
  ['suppliers: ["O2"]', ['A1']],
  ['people: ["X1"]', ['A1']],
  ['people: ["E2", "E3"]', ['A2', 'A3']],
  ['gaps: [NO_ESCORT_ON_RECORD]', ['A2', 'A3']],
  ['sources: ["S2"]', ['A3']],
  ['sensitivities: [CONTROLLED]', ['A3']],
  ['sensitivities: [PUBLIC, NATIONAL_SECURITY]', ['A1', 'A2']],
  ['exclude: { primes: ["O1"] }', ['A3']],
  ['exclude: { countries: ["CN"] }', ['A2', 'A3']],
  ['exclude: { suppliers: ["O2"] }', ['A2', 'A3']],
  ['exclude: { systems: ["Y1"] }', ['A3']],
  ['exclude: { sources: ["S1"] }', ['A3']],
  ['primes: ["O1"], exclude: { gaps: [NO_ESCORT_ON_RECORD] }', ['A1']],
  ['lists: ["10USC4872"], exclude: { countries: ["RU"] }', ['A1']],
])('the filter %s selects exposures, counts and coverage alike', async (filter, accesses) => {
  const given = `filter: { ${DAY}, ${filter} }`;
  const { exposures, coverage, exposureTimeline } = await served.data(`{
    exposures(${given}, first: 10) { accessCount nodes { accessKey } }
    coverage(${given}) { systemsExposed }
    exposureTimeline(from: "2024-06-01", to: "2024-06-01", ${given}) { accesses }
  }`);
  expect(exposures).toMatchObject({ accessCount: accesses.length });
  expect(JSON.stringify(exposures)).toMatch(new RegExp(accesses.map((access) => `(?=.*"${access}")`).join('')));
  const systems = new Set(accesses.map((access) => (access === 'A3' ? 'Y2' : 'Y1')));
  expect(coverage).toEqual({ systemsExposed: systems.size });
  expect(exposureTimeline).toEqual([{ accesses: accesses.length }]);
});

test('exposed accesses are counted by band, gap, supplier, source, and by prime and country', async () => {
  const answer = await served.data(`{
    bands: exposureBands(filter: { ${DAY} }) { accesses }
    gaps: exposureGaps(filter: { ${DAY} }) { gap accesses systems }
    suppliers: exposureGroups(by: ESCORT_SUPPLIER, filter: { ${DAY} }) { accesses group { ... on Organization { key } } }
    sources: exposureGroups(by: SOURCE, filter: { ${DAY} }) { accesses group { ... on Source { key } } }
    matrix: exposureMatrix(filter: { ${DAY} }) { accesses prime { key } country { key } }
    first: exposureMatrix(filter: { ${DAY} }, first: 1) { prime { key } }
  }`);
  expect(answer).toMatchObject({
    gaps: [{ gap: 'NO_ESCORT_ON_RECORD', accesses: 2, systems: 2 }],
    suppliers: [{ accesses: 1, group: { key: 'O2' } }],
    sources: [
      { accesses: 2, group: { key: 'S1' } },
      { accesses: 1, group: { key: 'S2' } },
    ],
    matrix: [
      { accesses: 1, prime: { key: 'O1' }, country: { key: 'CN' } },
      { accesses: 1, prime: { key: 'O1' }, country: null },
      { accesses: 1, prime: { key: 'O3' }, country: { key: 'RU' } },
    ],
    first: [{ prime: { key: 'O1' } }, { prime: { key: 'O1' } }],
  });
});

test('the matrix tells undetermined origins from foreign ones without a country', async () => {
  const both = 'origins: [FOREIGN, UNDETERMINED]';
  const cells = 'prime { key } country { key } accesses undetermined';
  const { matrix, listed } = await served.data(`{
    matrix: exposureMatrix(filter: { ${DAY}, ${both} }) { ${cells} }
    listed: exposureMatrix(filter: { ${DAY}, ${both}, lists: ["10USC4872"] }) { ${cells} }
  }`);
  const prime = { key: 'O1' };
  const inChina = { prime, country: { key: 'CN' }, accesses: 1, undetermined: 0 };
  const inRussia = { prime: { key: 'O3' }, country: { key: 'RU' }, accesses: 1, undetermined: 0 };
  // E2 is foreign by status, and E5 has neither a status nor a location. A list counts locations only.
  expect(matrix).toEqual([{ prime, country: null, accesses: 2, undetermined: 1 }, inChina, inRussia]);
  expect(listed).toEqual([{ prime, country: null, accesses: 2, undetermined: 2 }, inChina, inRussia]);
});

const flowFields = 'accesses nodes { stage kind label accesses node { id } } links { from to accesses }';

test('the flow names each place, counts what is not among the top ones as others, and has a place for what is not on record', async () => {
  const { flow, top } = flows.parse(
    await served.data(`{
      flow: exposureFlow(filter: { ${DAY} }) { ${flowFields} }
      top: exposureFlow(filter: { ${DAY} }, top: 1) { ${flowFields} }
    }`),
  );
  const placesOf = ({ nodes }: typeof flow) =>
    nodes.map(({ stage, kind, label, accesses }) => [stage, kind, label, accesses]);
  expect(placesOf(flow)).toEqual([
    ['PRIME', 'ON_RECORD', 'O1', 2],
    ['PRIME', 'ON_RECORD', 'O3', 1],
    ['SUPPLIER', 'ON_RECORD', 'O2', 1],
    ['SUPPLIER', 'NO_ESCORT', 'no escort on record', 2],
    ['EMPLOYER', 'ON_RECORD', 'O1', 2],
    ['EMPLOYER', 'ON_RECORD', 'O3', 1],
    ['COUNTRY', 'ON_RECORD', 'China', 1],
    ['COUNTRY', 'ON_RECORD', 'Russia', 1],
    ['COUNTRY', 'NOT_ON_RECORD', 'not on record', 1],
    ['SENSITIVITY', 'ON_RECORD', 'national security', 2],
    ['SENSITIVITY', 'ON_RECORD', 'controlled', 1],
  ]);
  expect(flow.accesses).toBe(3);
  expect(flow.nodes.map(({ node }) => node?.id ?? null).slice(0, 4)).toEqual([
    ...['O1', 'O3', 'O2'].map((one) => encodeId('Organization', one)),
    null,
  ]);
  const labelAt = (at: number) => `${String(flow.nodes[at]?.stage)} ${String(flow.nodes[at]?.label)}`;
  expect(flow.links.map(({ from, to, accesses }) => [labelAt(from), labelAt(to), accesses])).toContainEqual([
    'EMPLOYER O1',
    'COUNTRY not on record',
    1,
  ]);
  expect(placesOf(top).filter(([, kind]) => kind === 'OTHERS')).toEqual([
    ['PRIME', 'OTHERS', '1 other', 1],
    ['EMPLOYER', 'OTHERS', '1 other', 1],
    ['COUNTRY', 'OTHERS', '1 other', 1],
  ]);
  expect(top.accesses).toBe(3);
});

test('a band selects and excludes, and a what-if refuses it', async () => {
  const { bands } = await served.data(`{ bands: exposureBands(filter: { ${DAY} }) { band accesses } }`);
  expect(bands).not.toEqual([]);
  const { all, none } = await served.data(`{
    all: exposures(filter: { ${DAY}, bands: [CRITICAL, HIGH, MODERATE, LOW] }, first: 1) { accessCount }
    none: exposures(filter: { ${DAY}, exclude: { bands: [CRITICAL, HIGH, MODERATE, LOW] } }, first: 1) { accessCount }
  }`);
  expect([all, none]).toEqual([{ accessCount: 3 }, { accessCount: 0 }]);
  const remove = encodeId('Organization', 'O2');
  const { errors } = await served.ask(`{ whatIf(remove: ["${remove}"], filter: { bands: [HIGH] }) { before } }`);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'filter.bands' });
  const excluding = `{ whatIf(remove: ["${remove}"], filter: { exclude: { bands: [HIGH] } }) { before } }`;
  const refused = (await served.ask(excluding)).errors?.[0];
  expect(refused?.message).toMatch(/^filter\.exclude\.bands cannot be used here/);
  expect(refused?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'filter.exclude.bands' });
});

test('an unknown node in a condition is an error, which an empty answer would hide', async () => {
  const { errors } = await served.ask(
    `{ exposures(filter: { exclude: { primes: ["NONE"] } }, first: 1) { totalCount } }`,
  );
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'filter.exclude.primes' });
});

test('the timeline counts accesses on record beside the exposed ones', async () => {
  const { points, anyLevel, documented } = await served.data(`{
    points: exposureTimeline(from: "2023-12-15", to: "2024-03-15", filter: {}) { day accesses onRecord }
    anyLevel: exposureTimeline(from: "2023-12-15", to: "2024-03-15", filter: { minImpactLevel: 0 }) { day accesses onRecord }
    documented: exposureTimeline(from: "2024-03-15", to: "2024-03-15", filter: { dataClasses: [REPORTED], minImpactLevel: 5 }) { onRecord }
  }`);
  expect(points).toEqual([
    { day: '2023-12-15', accesses: 0, onRecord: 0 },
    { day: '2024-01-15', accesses: 1, onRecord: 1 },
    { day: '2024-02-15', accesses: 1, onRecord: 2 },
    { day: '2024-03-15', accesses: 3, onRecord: 4 },
  ]);
  // The whole graph is counted by another statement.
  expect(anyLevel).toEqual(points);
  expect(documented).toEqual([{ onRecord: 0 }]);
});

test('a node is found by its label and key', async () => {
  const answer = await served.data(`{
    found: nodeByKey(label: Organization, key: "O2") { id }
    missing: nodeByKey(label: System, key: "O2") { id }
  }`);
  expect(answer).toEqual({ found: { id: encodeId('Organization', 'O2') }, missing: null });
  const { errors } = await served.ask('{ nodeByKey(label: Exposure, key: "x") { id } }');
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
});

test('a source is summarized by its statements, with those that rest on it alone', async () => {
  const { sourceSummary } = await served.data(`{
    sourceSummary(id: "S2") {
      statements { type count alone from to }
      countries { count country { key } }
    }
  }`);
  expect(sourceSummary).toEqual({
    statements: [
      { type: 'LOCATED_IN', count: 2, alone: 1, from: null, to: null },
      { type: 'EMPLOYS', count: 1, alone: 0, from: null, to: null },
      { type: 'ACCESSES', count: 1, alone: 1, from: '2024-03-01', to: null },
    ],
    countries: [
      { count: 1, country: { key: 'CN' } },
      { count: 1, country: { key: 'RU' } },
    ],
  });
  const { errors } = await served.ask('{ sourceSummary(id: "none") { countries { count } } }');
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'id' });
});

test('statements that rest on a source alone are listed page by page, in the order of their keys', async () => {
  const answer = await served.data(`{
    locations: loneStatements(source: "S2", type: LOCATED_IN, first: 25) {
      nodes { from { id } to { id } validFrom validTo }
      pageInfo { hasNextPage }
    }
    accesses: loneStatements(source: "S2", type: ACCESSES, first: 25) { nodes { validFrom } }
    employment: loneStatements(source: "S2", type: EMPLOYS, first: 25) { nodes { key } }
    ownership: loneStatements(source: "S2", type: OWNS, first: 25) { nodes { key } }
  }`);
  expect(answer).toEqual({
    locations: {
      nodes: [
        {
          from: { id: encodeId('Person', 'E3') },
          to: { id: encodeId('Country', 'RU') },
          validFrom: null,
          validTo: null,
        },
      ],
      pageInfo: { hasNextPage: false },
    },
    accesses: { nodes: [{ validFrom: '2024-03-01' }] },
    employment: { nodes: [] },
    ownership: { nodes: [] },
  });
  const { errors } = await served.ask('{ loneStatements(source: "S2", type: NONE, first: 1) { nodes { key } } }');
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
  const paged = z
    .object({
      loneStatements: z.object({
        nodes: z.array(z.object({ key: z.string() })),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string() }),
      }),
    })
    .parse(
      await served.data(
        '{ loneStatements(source: "S1", type: DESCRIBED_BY, first: 1) { nodes { key } pageInfo { hasNextPage endCursor } } }',
      ),
    ).loneStatements;
  expect(paged.pageInfo.hasNextPage).toBe(true);
  const after = JSON.stringify(paged.pageInfo.endCursor);
  const { loneStatements } = await served.data(
    `{ loneStatements(source: "S1", type: DESCRIBED_BY, first: 1, after: ${after}) { nodes { key } } }`,
  );
  const [second] = z.object({ nodes: z.tuple([z.object({ key: z.string() })]) }).parse(loneStatements).nodes;
  expect(second.key > (paged.nodes[0]?.key ?? '')).toBe(true);
});

test('the imports of one source are listed with the rows that they rejected', async () => {
  const { ofSource } = await served.data(
    '{ ofSource: recentImports(source: "S2") { format sources { key } total { rejected } } }',
  );
  expect(ofSource).toMatchObject([{ format: 'chain-package', total: { rejected: 0 } }]);
  const { errors } = await served.ask('{ recentImports(source: "none") { id } }');
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'source' });
});

test('imports that changed the graph are listed, latest first, and the status says whether all is synthetic', async () => {
  const { recentImports, status } = await served.data(`{
    recentImports(first: 1) { format sourceCount sources { key } total { created rejected } }
    status { syntheticOnly syntheticData }
  }`);
  expect(recentImports).toMatchObject([
    { format: 'chain-package', sourceCount: 2, sources: [{ key: 'S1' }, { key: 'S2' }], total: { rejected: 0 } },
  ]);
  expect(status).toEqual({ syntheticOnly: false, syntheticData: false });
});
