import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { encodeId } from '#serve/ids.ts';
import { chainFiles } from '../../chain-files.ts';
import { importPackage } from '../../import-package.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { countedDatabase } from './counted-database.ts';
import type { CountedDatabase } from './counted-database.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

let counted: CountedDatabase;
let served: ServedGraph;

beforeAll(async () => {
  counted = countedDatabase(await withEmptyData());
  await importPackage(counted.database, {
    ...chainFiles,
    'organizations.csv': [...chainFiles['organizations.csv'], { id: 'O9', name: 'In no chain', country: 'CA' }],
    'contracts.csv': [...chainFiles['contracts.csv'], { id: 'C9', piid: 'W9', agency: 'G1' }],
    'systems.csv': [...chainFiles['systems.csv'], { id: 'Y9', name: 'Nobody reaches it', impact_level: 2 }],
    'lists.csv': [{ id: 'L9', title: 'Of organizations only' }],
    'designations.csv': [{ list: 'L9', organization: 'O9' }],
  });
  served = await serveGraph(counted.database);
});

/** All root fields with an exposure filter. */
const filtered = [
  'exposures(filter: $filter, first: 1) { totalCount }',
  'exposureGroups(by: SYSTEM, filter: $filter) { accesses }',
  'exposureGroupsCypher(by: SYSTEM, filter: $filter) { statement }',
  'exposureBandsCypher(filter: $filter) { statement }',
  'exposureGapsCypher(filter: $filter) { statement }',
  'exposureMatrixCypher(filter: $filter) { statement }',
  'exposureFlow(filter: $filter) { accesses }',
  'exposureFlowCypher(filter: $filter) { statement }',
  'coverage(filter: $filter) { accesses }',
  'exposureDiff(from: "2024-01-01", to: "2025-01-01", filter: $filter) { openedCount }',
  'compareExposures(to: { prime: "O1" }, from: { prime: "O2" }, change: OPENED, filter: $filter, first: 1) { totalCount }',
  'exposureTimeline(from: "2024-01-01", to: "2025-01-01", filter: $filter) { accesses }',
  'exposureTimelineCypher(from: "2024-01-01", to: "2025-01-01", filter: $filter) { statement }',
  'chokePoints(filter: $filter, first: 1) { share }',
  'chokePointsCypher(filter: $filter, first: 1) { statement }',
  `whatIf(remove: ["${encodeId('Person', 'P1')}"], filter: $filter) { before }`,
  'remedies(filter: $filter, first: 1) { totalCount }',
  'remedy(kind: MOVE_STAFF, nodes: ["P1"], filter: $filter) { before }',
  'smallestRemedies(filter: $filter) { before }',
  'closures(filter: $filter, first: 1) { lastDay }',
  'requestDrafts(filter: $filter, first: 1) { title }',
];
/** Names only nodes that exist; they are in no chain. */
const known = { systems: ['Y9'], contracts: ['C9'], organizations: ['O9'], countries: ['FR'] };
// With the same conditions as the known ones, because a refused request is planned too.
const unknown = [
  { as: 'System', value: 'dod-cloud-il55', named: { systems: ['Y1', 'dod-cloud-il55'] } },
  { as: 'Contract', value: 'C2', named: { contracts: ['C2'] } },
  { as: 'Organization', value: 'Y1', named: { organizations: [encodeId('Organization', 'Y1')] } },
].map(({ named, ...one }) => ({
  ...one,
  filter: { ...known, ...named },
  argument: `filter.${Object.keys(named).join()}`,
}));

// The first test: a question of a refused request runs on after its answer, and would be counted here.
test('all nodes that a request names are checked with one statement', async () => {
  const ask = async (filters: readonly string[]) => {
    counted.taken();
    await served.data(
      `{ ${filters.map((filter, at) => `f${at}: exposures(filter: { asOf: "2020-01-01", ${filter} }, first: 1) { totalCount }`).join(' ')} }`,
    );
    // Answers that arrive at the same time share one reading of the graph's state, others do not.
    return counted.taken().filter((statement) => !statement.includes("(graph:Subtier {key: 'graph'})")).length;
  };
  const without = await ask(['modes: [DIRECT]', 'modes: [ESCORTED]', 'lineages: [BROKEN]']);
  const named = await ask(['systems: ["Y1", "Y9"]', 'contracts: ["C1"]', 'organizations: ["O9", "O1", "O2"]']);
  expect(named).toBe(without + 1);
});

test.each([
  ['exposureGroups', '(by: COUNTRY)', '{ accesses systems people }'],
  ['exposureBands', '', '{ accesses }'],
  ['exposureGaps', '', '{ accesses }'],
  ['exposureMatrix', '', '{ accesses }'],
  ['exposureFlow', '', '{ accesses }'],
  ['exposureTimeline', '(from: "2024-01-01", to: "2025-01-01")', '{ accesses }'],
  ['chokePoints', '(first: 1)', '{ share }'],
])('the Cypher of %s is the statement that it runs, and is not run itself', async (field, given, selection) => {
  const shown = z.object({ cypher: z.object({ statement: z.string() }) });
  counted.taken();
  const { cypher } = shown.parse(await served.data(`{ cypher: ${field}Cypher${given} { statement } }`));
  expect(counted.taken()).not.toContain(cypher.statement);
  await served.data(`{ ${field}${given} ${selection} }`);
  expect(counted.taken()).toContain(cypher.statement);
});

test.each([
  ['exposureBands', '(filter: { origins: [DOMESTIC] })'],
  ['exposureGaps', '(filter: { lists: ["none"] })'],
  ['exposureMatrix', '(filter: { lists: ["L9"] })'],
  ['exposureGroups', '(by: SYSTEM, skip: 10001)'],
  ['exposureFlow', '(top: 0)'],
  ['exposureFlow', '(top: 31)'],
  ['exposureTimeline', '(from: "2025-01-02", to: "2025-01-01")'],
  ['exposureTimeline', '(from: "1900-01-01", to: "2025-01-01")'],
  ['chokePoints', '(first: 101)'],
])('%s%s: the Cypher fails as the list does', async (field, given) => {
  const messageOf = async (query: string) => (await served.ask(query)).errors?.map(({ message }) => message);
  const expected = await messageOf(`{ ${field}${given} { __typename } }`);
  expect(expected).toHaveLength(1);
  expect(await messageOf(`{ ${field}Cypher${given} { __typename } }`)).toEqual(expected);
});

test.each(filtered)('%s: a missing node is an error with argument and value, never zero', async (field) => {
  for (const { as, value, filter, argument } of unknown) {
    const { data, errors } = await served.ask(`query ($filter: ExposureFilter) { ${field} }`, { filter });
    expect(data).toBeFalsy();
    expect(errors).toMatchObject([
      { path: [field.split('(')[0]], extensions: { code: 'BAD_USER_INPUT', argument, value } },
    ]);
    expect(errors?.[0]?.message).toMatch(new RegExp(`^${argument}: there is no ${as} with the key "${value}"\\.$`));
  }
});

test.each(filtered)('%s: a node that is in no chain is not an error', async (field) => {
  const filter = { asOf: '2024-06-01', ...known };
  expect(await served.data(`query ($filter: ExposureFilter) { ${field} }`, { filter })).toBeTruthy();
});

test.each(filtered)(
  '%s: a list that is missing or designates no country is an error with the argument',
  async (field) => {
    const ask = (lists: readonly string[]) =>
      served.ask(`query ($filter: ExposureFilter) { ${field} }`, { filter: { lists } });
    const code = 'BAD_USER_INPUT';
    expect((await ask(['10USC4872', 'NONE'])).errors).toMatchObject([
      { path: [field.split('(')[0]], extensions: { code, argument: 'filter.lists', value: 'NONE' } },
    ]);
    expect((await ask(['L9'])).errors).toMatchObject([{ extensions: { code, argument: 'filter.lists' } }]);
  },
);

test.each([
  [`whatIf(remove: ["${encodeId('Person', 'P1')}", "${encodeId('Person', 'P9')}"]) { before }`, 'remove[1]', 'P9'],
  [`whatIf(remove: ["${encodeId('Agency', 'G9')}"]) { before }`, 'remove[0]', 'G9'],
  [`neighbours(id: "${encodeId('System', 'Y2')}", first: 1) { totalCount }`, 'id', 'Y2'],
  [`neighbours(id: "${encodeId('Organization', 'O1')}", contract: "C2", first: 1) { totalCount }`, 'contract', 'C2'],
  [`neighbourCounts(id: "${encodeId('System', 'Y2')}") { count }`, 'id', 'Y2'],
  ['leads(filter: { organizations: ["O1", "O8"] }, first: 1) { totalCount }', 'filter.organizations', 'O8'],
  ['leads(filter: { lists: ["10USC4872", "NONE"] }, first: 1) { totalCount }', 'filter.lists', 'NONE'],
  ['leads(filter: { contracts: ["C2"] }, first: 1) { totalCount }', 'filter.contracts', 'C2'],
  [
    `paths(from: "${encodeId('Person', 'P1')}", to: "${encodeId('System', 'Y1')}", first: 1, via: ["${encodeId('Person', 'P8')}"]) { nodes { id } }`,
    'via[0]',
    'P8',
  ],
  [
    'runSavedQuery(name: "systems-reached-by-most-primes", parameters: { lists: ["10USC4872", "NONE"] }) { rows }',
    'parameters.lists',
    'NONE',
  ],
  ['runSavedQuery(name: "none") { rows }', 'name', 'none'],
  ['exposures(filter: { watchSet: "none" }, first: 1) { totalCount }', 'filter.watchSet', 'none'],
  ['leads(filter: { watchSet: "none" }, first: 1) { totalCount }', 'filter.watchSet', 'none'],
  ['dossier(subject: SYSTEM, id: "Y2", profile: PUBLIC) { title }', 'id', 'Y2'],
  ['dossier(subject: PRIME, id: "O8", profile: PUBLIC) { title }', 'id', 'O8'],
  ['dossier(subject: EXPOSURE, id: "none", profile: PUBLIC) { title }', 'id', 'none'],
  ['dossier(subject: INVESTIGATION, id: "none", profile: PUBLIC) { title }', 'id', 'none'],
])('%s returns one error', async (field, argument, value) => {
  const { errors } = await served.ask(`{ ${field} }`);
  expect(errors).toMatchObject([
    { path: [field.split('(')[0]], extensions: { code: 'BAD_USER_INPUT', argument, value } },
  ]);
});

test.each([
  ['decide(exposure: "none", status: OPEN) { status }', 'exposure', 'none'],
  ['forkInvestigation(id: "none", name: "Copy") { id }', 'id', 'none'],
  ['deleteInvestigation(id: "none")', 'id', 'none'],
  ['deleteWatchSet(id: "none")', 'id', 'none'],
  ['deleteRequest(id: "none")', 'id', 'none'],
  ['deleteQuestion(name: "none")', 'name', 'none'],
  ['deleteMapping(name: "none")', 'name', 'none'],
  ['decideIdentity(organization: "O1", other: "O8", verdict: SAME) { reason }', 'other', 'O8'],
])('the mutation %s returns one error', async (field, argument, value) => {
  const { errors } = await served.ask(`mutation { ${field} }`);
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument, value } }]);
});

test('a node without hops returns none, without an error', async () => {
  expect(
    await served.data(
      `{ neighbours(id: "${encodeId('System', 'Y9')}", first: 1) { edges { cursor } } neighbourCounts(id: "${encodeId('System', 'Y9')}") { count } }`,
    ),
  ).toEqual({ neighbours: { edges: [] }, neighbourCounts: [] });
});

test('an impact level that does not exist is an error, not zero', async () => {
  const { errors } = await served.ask('{ exposures(filter: { minImpactLevel: 7 }, first: 1) { totalCount } }');
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'filter.minImpactLevel' } }]);
});

test('a node to avoid that does not exist is an error, because the paths could be the ones to avoid', async () => {
  const [from, to, none] = [encodeId('Organization', 'O1'), encodeId('System', 'Y1'), encodeId('Person', 'none')];
  const { errors } = await served.ask(
    `{ paths(from: "${from}", to: "${to}", avoid: ["${none}"], first: 1) { nodes { id } } }`,
  );
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'avoid[0]' } }]);
});
