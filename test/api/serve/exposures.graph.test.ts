import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { encodeId } from '#serve/ids.ts';
import { withDocumentedCase } from '../../documented-case.ts';
import { everyField } from './every-field.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

let served: ServedGraph;
/** 170 pages of 100 exposures, with their statements. */
const costly = `{ ${Array.from({ length: 170 }, (_, index) => `f${index}: exposures(first: 100) { nodes { path { nodes { id } edges { statements { source { title } } } } } }`).join(' ')} }`;
const theDayBefore = { filter: { asOf: '2025-07-17' } };
const node = z.looseObject({ id: z.string(), accessKey: z.string() });
const pages = z.object({ nodes: z.array(node), pageInfo: z.object({ endCursor: z.string() }) });
const exposures = z.object({ nodes: z.array(z.looseObject({ system: z.looseObject({ key: z.string() }) })) });
const schema = buildSchema(readFileSync('api/serve/schema.graphql', 'utf8'));

beforeAll(async () => {
  const database = await withDocumentedCase();
  served = await serveGraph(database);
});

test('the documented chain holds on 17 July 2025, with its statements', async () => {
  const query = `query ($filter: ExposureFilter) { exposures(filter: $filter, first: 10) { totalCount accessCount pageInfo { hasNextPage } nodes {
    system { key impactLevel } accessKey mode basis engineer { key roles usPersonStatus headcount } origin originBasis countries { key }
    engineerEmployers { key } escort { key } contract { key identified } prime { key } chain { key } accountable { key } tierDepth
    lineage gaps confidence dataClasses periods { from to } path { nodes { __typename } edges { type statements { source { key } } } } } } }`;
  const found = await served.data(query, theDayBefore);
  expect(found['exposures']).toMatchObject({ totalCount: 2, accessCount: 2, pageInfo: { hasNextPage: false } });
  const { nodes } = exposures.parse(found['exposures']);
  const [chain] = nodes.filter(({ system }) => system.key === 'dod-cloud-il5');
  expect(chain).toMatchObject({
    system: { key: 'dod-cloud-il5', impactLevel: 5 },
    mode: 'ESCORTED',
    basis: 'OBSERVED',
    engineer: { key: 'china-based-engineers', roles: ['Engineer'], headcount: null },
    origin: 'FOREIGN',
    originBasis: ['LOCATION'],
    countries: [{ key: 'CN' }],
    engineerEmployers: [{ key: 'microsoft' }],
    escort: { key: 'digital-escorts' },
    contract: { key: 'dod-cloud-services', identified: false },
    prime: { key: 'microsoft' },
    chain: [{ key: 'microsoft' }, { key: 'insight-global' }],
    accountable: { key: 'insight-global' },
    tierDepth: 1,
    lineage: 'INFERRED',
    gaps: ['CONTRACT_NOT_IDENTIFIED'],
    periods: [{ from: null, to: '2025-07-18' }],
    path: {
      edges: [
        { type: 'SUBCONTRACTS_TO' },
        { type: 'EMPLOYS' },
        { type: 'ESCORTS', statements: [{ source: { key: 'documented-case:S9' } }] },
        { type: 'ACCESSES' },
        { type: 'LOCATED_IN' },
      ],
    },
  });
});

test('an exposure gives its access in the same request', async () => {
  const query = `query ($filter: ExposureFilter) { exposures(filter: $filter, first: 10) { nodes {
    accessKey system { id } engineer { id }
    access { id key system { id } person { id } contract { key } mode basis plane privilege approvalRef caption } } } }`;
  const found = z
    .object({ nodes: z.array(z.looseObject({ accessKey: z.string(), access: z.looseObject({ id: z.string() }) })) })
    .parse((await served.data(query, theDayBefore))['exposures']);
  expect(found.nodes).toHaveLength(2);
  for (const { accessKey, system, engineer, access } of found.nodes) {
    expect(access).toMatchObject({ key: accessKey, system, person: engineer, plane: null });
    // The same as by its id.
    const { node } = await served.data(
      'query ($id: ID!) { node(id: $id) { id ... on Access { mode basis plane privilege approvalRef caption } } }',
      { id: access.id },
    );
    expect(access).toMatchObject(z.looseObject({}).parse(node));
  }
});

test('asked about nodes, the API says which are on exposed chains and by which hops', async () => {
  const found = await served.data(
    `query ($filter: ExposureFilter) { exposures(filter: $filter, first: 10) { nodes { id contract { id } path { nodes { __typename ... on Node { id } } edges { id from to } } } } }`,
    theDayBefore,
  );
  const chains = z
    .array(
      z.object({
        contract: z.object({ id: z.string() }),
        path: z.object({
          nodes: z.array(z.object({ id: z.string() })),
          edges: z.array(z.object({ id: z.string(), from: z.string(), to: z.string() })),
        }),
      }),
    )
    .parse(z.object({ nodes: z.unknown() }).parse(found['exposures']).nodes);
  const nodes = new Set(chains.flatMap(({ contract, path }) => [contract.id, ...path.nodes.map(({ id }) => id)]));
  const missing = encodeId('Organization', 'insight-global');
  const others = [encodeId('Agency', 'dod'), encodeId('Source', 'documented-case:S9'), encodeId('Person', 'unknown')];
  const ask = `query ($among: [ID!]!, $filter: ExposureFilter) { exposedParts(among: $among, filter: $filter) {
    nodes { id chains highest countries { name } } hops { id chains } isCut cypher { statement } } }`;
  const parts = z.object({
    nodes: z.array(
      z.object({ id: z.string(), chains: z.number(), countries: z.array(z.object({ name: z.string() })) }),
    ),
    hops: z.array(z.object({ id: z.string(), chains: z.number() })),
    isCut: z.literal(false),
  });
  const partsOf = async (among: readonly string[], filter: unknown) =>
    parts.parse((await served.data(ask, { among, filter }))['exposedParts']);
  const all = await partsOf([...nodes, ...others], theDayBefore.filter);
  expect(new Set(all.nodes.map(({ id }) => id))).toEqual(nodes);
  expect(new Set(all.hops.map(({ id }) => id))).toEqual(
    new Set(chains.flatMap(({ path }) => path.edges.map(({ id }) => id))),
  );
  expect(all.nodes.filter(({ countries }) => countries.length > 0)).toEqual([
    expect.objectContaining({
      id: encodeId('Person', 'china-based-engineers'),
      chains: 2,
      countries: [{ name: 'China' }],
    }),
  ]);
  const some = await partsOf(
    [...nodes].filter((id) => id !== missing),
    theDayBefore.filter,
  );
  expect(new Set(some.hops.map(({ id }) => id))).toEqual(
    new Set(
      chains.flatMap(({ path }) =>
        path.edges.flatMap(({ id, from, to }) => (from === missing || to === missing ? [] : [id])),
      ),
    ),
  );
  expect(await partsOf([...nodes], { asOf: '2025-07-18' })).toEqual({ nodes: [], hops: [], isCut: false });
  const { errors } = await served.ask(ask, { among: ['nonsense'] });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'among[0]' } }]);
  const tooMany = await served.ask(ask, { among: Array.from({ length: 5001 }, () => missing) });
  expect(tooMany.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'among' } }]);
});

test('it no longer holds on 18 July 2025, and coverage has the last exposed day', async () => {
  const query = `query ($filter: ExposureFilter) { exposures(filter: $filter, first: 10) { totalCount nodes { id } }
    coverage(filter: $filter) { contracts contractsWithPersonnel accesses systems systemsExposed lastExposedDay } }`;
  expect(await served.data(query, { filter: { asOf: '2025-07-18' } })).toEqual({
    exposures: { totalCount: 0, nodes: [] },
    coverage: {
      contracts: 1,
      contractsWithPersonnel: 1,
      accesses: 0,
      systems: 2,
      systemsExposed: 0,
      lastExposedDay: '2025-07-17',
    },
  });
});

test('exposures are paged and can be found by id', async () => {
  const query = `query ($filter: ExposureFilter, $after: String) { exposures(filter: $filter, first: 1, after: $after) {
    nodes { id accessKey } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  const first = await served.data(query, theDayBefore);
  expect(first).toMatchObject({ exposures: { pageInfo: { hasNextPage: true, hasPreviousPage: false } } });
  const { pageInfo, nodes } = pages.parse(first['exposures']);
  const second = await served.data(query, { ...theDayBefore, after: pageInfo.endCursor });
  expect(second).toMatchObject({ exposures: { pageInfo: { hasNextPage: false, hasPreviousPage: true } } });
  const [one] = nodes;
  const [other] = pages.parse(second['exposures']).nodes;
  expect(new Set([one?.accessKey, other?.accessKey]).size).toBe(2);
  const again =
    'query ($id: ID!) { node(id: $id) { id ... on Exposure { accessKey } } exposure(id: $id, filter: {asOf: "2025-07-17"}) { id accessKey } }';
  expect(await served.data(again, { id: one?.id })).toEqual({ node: one, exposure: one });
});

test('whatever fetches one thing by id returns null if it does not exist, and an error for what is no id of it', async () => {
  const [chain, person] = [encodeId('Exposure', 'none'), encodeId('Person', 'none')];
  const missing = `{ node(id: "${chain}") { id } person: node(id: "${person}") { id } nodes(ids: ["${chain}", "${person}"]) { id }
    exposure(id: "${chain}") { id } accessHistory(exposure: "${chain}") { onRecord { from } }
    nodeByKey(label: Person, key: "none") { id } engineerEmployment(exposure: "${chain}") { id }
    exposureConditions(exposure: "${chain}") { origin } }`;
  expect(await served.data(missing)).toEqual({
    ...{ node: null, person: null, nodes: [null, null], exposure: null, accessHistory: null, nodeByKey: null },
    ...{ engineerEmployment: [], exposureConditions: [] },
  });
  const fields = [
    (id: string) => [`node(id: "${id}") { id }`, 'id'],
    (id: string) => [`nodes(ids: ["${id}"]) { id }`, 'ids[0]'],
    (id: string) => [`exposure(id: "${id}") { id }`, 'id'],
    (id: string) => [`accessHistory(exposure: "${id}") { onRecord { from } }`, 'exposure'],
    (id: string) => [`engineerEmployment(exposure: "${id}") { id }`, 'exposure'],
    (id: string) => [`exposureConditions(exposure: "${id}") { origin }`, 'exposure'],
  ];
  for (const of of fields)
    for (const id of ['nonsense', '', encodeId('Edge', 'x')]) {
      const [field = '', argument] = of(id);
      const { errors } = await served.ask(`{ ${field} }`);
      expect([field, errors]).toMatchObject([field, [{ extensions: { code: 'BAD_USER_INPUT', argument } }]]);
    }
  const { errors } = await served.ask(`{ exposure(id: "${person}") { id } }`);
  expect(errors?.[0]?.message).toBe('id takes the id of an exposure, not that of a node of type Person.');
});

test('filters take ids and keys', async () => {
  const query = 'query ($filter: ExposureFilter) { exposures(filter: $filter, first: 10) { totalCount } }';
  const count = async (filter: object) => served.data(query, { filter: { asOf: '2025-07-17', ...filter } });
  expect(await count({ systems: [encodeId('System', 'dod-cloud-il4')] })).toEqual({ exposures: { totalCount: 1 } });
  expect(await count({ systems: ['dod-cloud-il4', 'dod-cloud-il5'] })).toEqual({ exposures: { totalCount: 2 } });
  expect(await count({ countries: ['cn'], lists: ['10USC4872'] })).toEqual({ exposures: { totalCount: 2 } });
  const list = encodeId('DesignationList', '10USC4872');
  expect(await count({ countries: ['cn'], lists: [list] })).toEqual({ exposures: { totalCount: 2 } });
  const leads = 'query ($lists: [String!]) { leads(filter: { lists: $lists }, first: 1) { totalCount } }';
  expect(await served.data(leads, { lists: [list] })).toEqual(await served.data(leads, { lists: ['10USC4872'] }));
  expect(await count({ organizations: ['insight-global'], minImpactLevel: 5 })).toEqual({
    exposures: { totalCount: 1 },
  });
  expect(await count({ systems: [], origins: [], modes: ['DIRECT'] })).toEqual({ exposures: { totalCount: 0 } });
  expect(await count({ clearances: ['NOT_ON_RECORD', 'TS'] })).toEqual({ exposures: { totalCount: 2 } });
  expect(await count({ clearances: ['NONE', 'S', 'TS'] })).toEqual({ exposures: { totalCount: 0 } });
});

test('the Cypher of a page and of coverage, run as a statement, gives the same answer', async () => {
  const query = `{ exposures(filter: { asOf: "2025-07-17" }, first: 10) { nodes { id } cypher { statement parameters } }
    coverage(filter: { asOf: "2025-07-17", lists: ["10USC4872"] }) { accesses withEscortRecord systemsExposed cypher { statement parameters } } }`;
  const shape = z.object({ cypher: z.object({ statement: z.string(), parameters: z.unknown() }) });
  const answer = await served.data(query);
  const rowsOf = async (field: string) => {
    const run =
      'query ($statement: String!, $parameters: JSON) { cypher(statement: $statement, parameters: $parameters) { columns rows } }';
    const { cypher } = await served.data(run, shape.parse(answer[field]).cypher);
    const { columns, rows } = z
      .object({ columns: z.array(z.string()), rows: z.array(z.array(z.unknown())) })
      .parse(cypher);
    return rows.map((row) => Object.fromEntries(row.map((value, at) => [columns[at] ?? '', value])));
  };
  const ids = (await rowsOf('exposures')).map((row) => ({ id: encodeId('Exposure', z.string().parse(row['id'])) }));
  expect(answer['exposures']).toMatchObject({ nodes: ids });
  expect(ids).toHaveLength(2);
  const [{ accesses, withEscortRecord, systemsExposed } = {}] = await rowsOf('coverage');
  expect(answer['coverage']).toMatchObject({ accesses, withEscortRecord, systemsExposed });
  expect(accesses).toBe(2);
});

test('groups have counts', async () => {
  const query = `query ($by: ExposureGroup!) { exposureGroups(by: $by, filter: { asOf: "2025-07-17" }) { accesses systems people group { ... on Organization { key } ... on Country { key } } } }`;
  expect(await served.data(query, { by: 'ACCOUNTABLE' })).toEqual({
    exposureGroups: [{ accesses: 2, systems: 2, people: 1, group: { key: 'insight-global' } }],
  });
  expect(await served.data(query, { by: 'COUNTRY' })).toMatchObject({ exposureGroups: [{ group: { key: 'CN' } }] });
});

test.each([
  ['an impossible date', { asOf: '2025-02-30' }, 'filter.asOf'],
  ['a day after the last one', { asOf: '9999-12-31' }, 'filter.asOf'],
  ['a date in words', { asOf: 'yesterday' }, 'filter.asOf'],
  ['a date in the year 0', { asOf: '0000-01-01' }, 'filter.asOf'],
  ['an unknown country', { countries: ['XX'] }, 'filter.countries'],
  ['an id of another type', { systems: [encodeId('Country', 'CN')] }, 'filter.systems'],
  ['a confidence out of range', { minConfidence: 101 }, 'filter.minConfidence'],
  ['the origin DOMESTIC', { origins: ['FOREIGN', 'DOMESTIC'] }, 'filter.origins'],
  ['too many keys', { systems: Array.from({ length: 1001 }, String) }, 'filter.systems'],
])('a filter with %s returns one error', async (_, filter, argument) => {
  for (const field of [
    'exposures(filter: $filter, first: 1) { totalCount }',
    'coverage(filter: $filter) { accesses }',
    'exposureGroups(by: SYSTEM, filter: $filter, first: 1) { accesses }',
    'exposureDiff(from: "2025-01-01", to: "2025-01-02", filter: $filter) { openedCount }',
    'exposureTimeline(from: "2025-01-01", to: "2025-01-02", filter: $filter) { accesses }',
    'chokePoints(filter: $filter, first: 1) { share }',
    'closures(filter: $filter, first: 1) { lastDay }',
    'whatIf(remove: ["Q291bnRyeTpDTg"], filter: $filter) { after }',
  ]) {
    const { errors } = await served.ask(`query ($filter: ExposureFilter) { ${field} }`, { filter });
    expect(errors).toHaveLength(1);
    expect(errors).toMatchObject([{ path: [field.split('(')[0]], extensions: { code: 'BAD_USER_INPUT', argument } }]);
  }
});

test('an error about an unknown country says which', async () => {
  const { errors } = await served.ask('{ exposures(filter: { countries: ["CN", "XX"] }, first: 1) { totalCount } }');
  expect(errors).toMatchObject([{ extensions: { argument: 'filter.countries', value: 'XX' } }]);
});

test.each([
  ['exposures(first: 0) { totalCount }', 'first'],
  ['exposures(first: -1) { totalCount }', 'first'],
  ['exposures(first: 101) { totalCount }', 'first'],
  ['exposureGroups(by: SYSTEM, first: 1000) { accesses }', 'first'],
  ['exposureGroups(by: SYSTEM, skip: -1) { accesses }', 'skip'],
  ['exposureGroups(by: SYSTEM, skip: 10001) { accesses }', 'skip'],
  ['node(id: "nonsense") { id }', 'id'],
  ['node(id: "") { id }', 'id'],
  ['nodes(ids: ["T3JnYW5pemF0aW9uOg"]) { id }', 'ids[0]'],
  ['neighbours(id: "nonsense", first: 1) { totalCount }', 'id'],
  ['neighbours(id: "Q291bnRyeTpDTg", first: 1, after: "x") { edges { cursor } }', 'after'],
  ['neighbours(id: "Q291bnRyeTpDTg", first: 1, type: "R") { totalCount }', 'type'],
  ['neighbourCounts(id: "Q291bnRyeTpDTg", asOf: "2025-13-01") { count }', 'asOf'],
  ['contracts(first: 1, after: "W10") { totalCount }', 'after'],
])('%s returns one error', async (field, argument) => {
  const { errors } = await served.ask(`{ ${field} }`);
  expect(errors).toMatchObject([{ path: [field.split('(')[0]], extensions: { code: 'BAD_USER_INPUT', argument } }]);
  expect(errors).toHaveLength(1);
});

test('an unknown list is an error, not zero', async () => {
  const query = 'query ($filter: ExposureFilter) { exposures(filter: $filter, first: 1) { totalCount } }';
  const { errors } = await served.ask(query, { filter: { lists: ['NONE'] } });
  expect(errors).toMatchObject([{ path: ['exposures'], extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('a query for every field of a page of 100 exposures stays within the limits', async () => {
  const type = schema.getType('ExposureConnection');
  if (type === undefined) throw new Error('no ExposureConnection');
  const all = `query ($filter: ExposureFilter) { exposures(filter: $filter, first: 100) ${everyField(schema, type)} }`;
  expect(await served.data(all, theDayBefore)).toMatchObject({ exposures: { totalCount: 2 } });
});

test('a query that is too expensive is refused, also if a variable makes it so', async () => {
  const chain =
    'exposures(first: $n) { nodes { path { nodes { id } edges { statements { source { title } } } } chain { sources { key } } } }';
  const many = Array.from({ length: 200 }, (_, index) => `f${index}: ${chain}`).join(' ');
  const query = `query ($n: Int!) { ${many} }`;
  const { errors } = await served.ask(query, { n: 100 });
  expect(errors).toMatchObject([{ extensions: { code: 'COST_LIMIT_EXCEEDED', limit: 'cost', most: 600_000 } }]);
  expect(await served.data(query, { n: 1 })).toMatchObject({ f99: { nodes: [] } });
});

test('many pages of exposures in one request do not wait for each other', async () => {
  const page = `exposures(filter: { asOf: "2025-07-17" }, first: 1) { nodes { system { key } chain { key } } }`;
  const found = await served.data(`{ ${Array.from({ length: 150 }, (_, at) => `f${at}: ${page}`).join(' ')} }`);
  const { f0: one } = found;
  expect(one).toMatchObject({ nodes: [{ chain: [{ key: 'microsoft' }, { key: 'insight-global' }] }] });
  expect(Object.values(found)).toEqual(Array.from({ length: 150 }, () => one));
});

test.each([
  [
    'DEPTH_LIMIT_EXCEEDED',
    'depth',
    20,
    34,
    `{ exposures(first: 1) { nodes { contract ${'{ parent '.repeat(30)}{ key }${' }'.repeat(30)} } } }`,
  ],
  [
    'ALIAS_LIMIT_EXCEEDED',
    'aliases',
    2000,
    2100,
    `{ ${Array.from({ length: 2100 }, (_, index) => `a${index}: legend { lanes }`).join(' ')} }`,
  ],
  ['TOKEN_LIMIT_EXCEEDED', 'tokens', 20_000, null, `{ legend { ${'lanes '.repeat(30_000)} } }`],
  ['COST_LIMIT_EXCEEDED', 'cost', 600_000, 612_170, costly],
  ['BAD_USER_INPUT', 'page', 100, 101, '{ exposures(first: 101) { totalCount } }'],
  ['BAD_USER_INPUT', 'page', 1000, 1001, '{ runSavedQuery(name: "suppliers-of-escorts", first: 1001) { columns } }'],
])('%s: the error has the limit (%s), its value and the requested amount', async (code, limit, most, asked, query) => {
  const { errors } = await served.ask(query);
  expect(errors).toMatchObject([{ extensions: { code, limit, most, asked } }]);
  const [first] = errors ?? [];
  expect(first?.message).toContain(String(most));
  expect(first?.message).toContain(String(asked ?? 'more'));
});

test('status, legend and designation lists are returned', async () => {
  const found =
    await served.data(`{ status { version databaseVersion graphVersion lastChange syntheticData counts { label count } }
    legend { lanes nodes { label lane } edges { type from to description } }
    designationLists { key citation countries { key } organizationCount before: countries(asOf: "2000-01-01") { key } } }`);
  expect(found).toMatchObject({ status: { version: '0.1.0', syntheticData: false } });
  expect(found['designationLists']).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        key: '10USC4872',
        countries: ['CN', 'HK', 'IR', 'KP', 'MO', 'RU'].map((key) => ({ key })),
        organizationCount: 0,
        before: [],
      }),
    ]),
  );
});
