import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { readGraphState } from '#graph/edition/graph-state.ts';
import { Lease } from '#graph/ingest/lease.ts';
import { exportGraph } from '#seed/export/export.ts';
import { encodeId } from '#serve/ids.ts';
import { importPackage } from '../../import-package.ts';
import type { PackageFiles } from '../../import-package.ts';
import { interceptReads } from '../../intercept-reads.ts';
import { temporaryFolder } from '../../seed/temporary-folder.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

let database: Database;
let served: ServedGraph;

const subs = Array.from({ length: 130 }, (_, index) => `SUB-${String(index).padStart(3, '0')}`);

beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, {
    'organizations.csv': [
      { id: 'PRIME', name: 'Northern Lights Corporation', uei: 'F5D8RKAXL1M3', country: 'US' },
      ...subs.map((id) => ({ id, name: `Subsidiary ${id}`, country: 'CA' })),
    ],
    'contracts.csv': [
      { id: 'C-BIG', piid: 'FA873224C0001', title: 'Cloud "AND" services', prime: 'PRIME', value: 12.5 },
      { id: 'C-SMALL', piid: 'FA873224C0002', parent: 'C-BIG', identified: 'no' },
    ],
    'subcontracts.csv': [
      ...subs.map((id) => ({ contract: 'C-BIG', contractor: 'PRIME', subcontractor: id, subaward_number: '1' })),
      {
        contract: 'C-BIG',
        contractor: 'PRIME',
        subcontractor: 'SUB-007',
        subaward_number: '2',
        valid_to: '2020-01-01',
      },
      { contract: 'C-SMALL', contractor: 'PRIME', subcontractor: 'SUB-007', subaward_number: '1', amount: -3.5 },
    ],
  });
  served = await serveGraph(database);
});

const neighbours = `query ($after: String, $type: String, $direction: Direction! = BOTH, $asOf: Date, $contract: ID, $first: Int! = 100) {
  neighbours(id: "${encodeId('Organization', 'PRIME')}", type: $type, direction: $direction, first: $first, after: $after, asOf: $asOf, contract: $contract) {
    totalCount pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { cursor node { ... on Organization { key } ... on Country { key } ... on Contract { key } }
      edge { type under from to statements { key validTo confidence properties source { key title } } } }
  }
}`;

test('a network is explored from its contracts, most statements first, one page at a time', async () => {
  expect(
    await served.data(
      '{ contracts(first: 1) { totalCount edges { subcontractStatements subcontractors node { key prime { key caption } } } } }',
    ),
  ).toEqual({
    contracts: {
      totalCount: 2,
      edges: [
        {
          subcontractStatements: 131,
          subcontractors: 130,
          node: { key: 'C-BIG', prime: { key: 'PRIME', caption: 'Northern Lights Corporation' } },
        },
      ],
    },
  });
  const first = await served.data(neighbours, { type: 'SUBCONTRACTS_TO' });
  expect(first).toMatchObject({
    neighbours: { totalCount: 131, pageInfo: { hasNextPage: true, hasPreviousPage: false } },
  });
  expect(await served.data(neighbours, { type: 'SUBCONTRACTS_TO', first: 1 })).toMatchObject({
    neighbours: { edges: [{ node: { key: 'SUB-007' }, edge: { under: 'C-BIG', statements: [{}, {}] } }] },
  });
});

test('pages of neighbors have every hop once', async () => {
  const seen: string[] = [];
  for (let after: unknown = null, pages = 0; pages < 10; pages += 1) {
    const found = await served.data(neighbours, { after, first: 30 });
    const { edges, pageInfo } = page.parse(found['neighbours']);
    seen.push(...edges.map(({ node, edge }) => `${edge.type} ${String(edge.under)} ${node.key}`));
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  // 131 subcontract hops, the contract whose prime it is, and its country.
  expect(seen).toHaveLength(133);
  expect(new Set(seen).size).toBe(133);
});

test('hops are counted by type and direction, also on a date and under a contract', async () => {
  const counts =
    'query ($id: ID!, $asOf: Date, $contract: ID) { neighbourCounts(id: $id, asOf: $asOf, contract: $contract) { type direction count } }';
  expect(await served.data(counts, { id: encodeId('Organization', 'PRIME') })).toEqual({
    neighbourCounts: [
      { type: 'SUBCONTRACTS_TO', direction: 'OUT', count: 131 },
      { type: 'AWARDED_TO', direction: 'IN', count: 1 },
      { type: 'REGISTERED_IN', direction: 'OUT', count: 1 },
    ],
  });
  expect(await served.data(counts, { id: encodeId('Organization', 'PRIME'), contract: 'C-SMALL' })).toEqual({
    neighbourCounts: [{ type: 'SUBCONTRACTS_TO', direction: 'OUT', count: 1 }],
  });
  const onDay = await served.data(neighbours, { asOf: '2021-01-01', contract: 'C-BIG', first: 1 });
  expect(onDay).toMatchObject({ neighbours: { totalCount: 130, edges: [{ node: { key: 'SUB-000' } }] } });
});

test('a hop from a node to itself is listed once, and goes out and comes in', async () => {
  await database.write(
    `MATCH (o:Organization {key: 'SUB-001'})<-[r:SUBCONTRACTS_TO]-() WITH o, properties(r) AS stated LIMIT 1
     CREATE (o)-[own:SUBCONTRACTS_TO]->(o) SET own = stated{.*, key: 'own'}`,
  );
  const query = `query ($id: ID!, $direction: Direction!) {
    neighbours(id: $id, type: "SUBCONTRACTS_TO", direction: $direction, first: 10) { totalCount edges { edge { from to } } }
    neighbourCounts(id: $id) { type direction count } }`;
  const id = encodeId('Organization', 'SUB-001');
  const own = { edge: { from: id, to: id } };
  const fromPrime = { edge: { from: encodeId('Organization', 'PRIME'), to: id } };
  for (const [direction, edges] of [
    ['BOTH', [fromPrime, own]],
    ['OUT', [own]],
    ['IN', [fromPrime, own]],
  ] as const)
    expect(await served.data(query, { id, direction })).toEqual({
      neighbours: { totalCount: edges.length, edges: [...edges] },
      neighbourCounts: [
        { type: 'SUBCONTRACTS_TO', direction: 'IN', count: 2 },
        { type: 'REGISTERED_IN', direction: 'OUT', count: 1 },
        { type: 'SUBCONTRACTS_TO', direction: 'OUT', count: 1 },
      ],
    });
  await database.write(`MATCH ()-[own:SUBCONTRACTS_TO {key: 'own'}]->() DELETE own`);
});

test('the id of an edge is said to be no node', async () => {
  const found = z
    .object({ neighbours: z.object({ edges: z.array(z.object({ edge: z.object({ id: z.string() }) })) }) })
    .parse(
      await served.data('query ($id: ID!) { neighbours(id: $id, first: 1) { edges { edge { id } } } }', {
        id: encodeId('Organization', 'PRIME'),
      }),
    );
  const [edge] = found.neighbours.edges.map((one) => one.edge.id);
  const { errors } = await served.ask('query ($id: ID!) { node(id: $id) { id } }', { id: edge });
  expect(errors).toMatchObject([
    {
      message: 'id is the id of an edge, which is not a node: use the id of one of its nodes.',
      extensions: { code: 'BAD_USER_INPUT', argument: 'id' },
    },
  ]);
});

test('a statement has its source and its values', async () => {
  const found = await served.data(neighbours, { contract: encodeId('Contract', 'C-SMALL') });
  expect(found['neighbours']).toMatchObject({
    edges: [{ edge: { statements: [{ source: { key: 'S1' }, properties: { amount: -3.5, subawardNumber: '1' } }] } }],
  });
});

test('an entity has the values from its sources and the nodes that it refers to', async () => {
  const query = `{ node(id: "${encodeId('Contract', 'C-SMALL')}") { id ... on Contract {
    key caption piid title identified value dataClass confidence sources { key title } parent { key title value prime { name uei country { key name isForeign } } } } } }`;
  expect(await served.data(query)).toEqual({
    node: {
      id: encodeId('Contract', 'C-SMALL'),
      key: 'C-SMALL',
      caption: 'FA873224C0002',
      piid: 'FA873224C0002',
      title: null,
      identified: false,
      value: null,
      dataClass: 'DOCUMENTED',
      confidence: 50,
      sources: [{ key: 'S1', title: 'S1' }],
      parent: {
        key: 'C-BIG',
        title: 'Cloud "AND" services',
        value: 12.5,
        prime: {
          name: 'Northern Lights Corporation',
          uei: 'F5D8RKAXL1M3',
          country: { key: 'US', name: 'United States', isForeign: false },
        },
      },
    },
  });
});

test('nodes come in the requested order, with null for those that do not exist', async () => {
  const ids = [encodeId('Organization', 'SUB-002'), encodeId('Organization', 'NONE'), encodeId('Country', 'CN')];
  expect(await served.data('query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }', { ids })).toEqual({
    nodes: [{ id: ids[0], __typename: 'Organization' }, null, { id: ids[2], __typename: 'Country' }],
  });
});

test('a cursor of a list ordered by counts is refused during an import and after a change', async () => {
  const first = await served.data(neighbours, { first: 30 });
  const after = page.parse(first['neighbours']).pageInfo.endCursor;
  const contracts =
    'query ($after: String) { contracts(first: 1, after: $after) { edges { cursor } pageInfo { endCursor } } }';
  const { contracts: ranked } = await served.data(contracts);
  const behind = z.object({ pageInfo: z.object({ endCursor: z.string() }) }).parse(ranked).pageInfo.endCursor;
  const outdated = { extensions: { code: 'CURSOR_OUTDATED', argument: 'after' } };

  const lease = await Lease.acquire(database, 'import a file', () => undefined);
  expect((await served.ask(neighbours, { first: 30, after })).errors).toMatchObject([
    { path: ['neighbours'], ...outdated },
  ]);
  await lease.release();
  expect((await served.ask(neighbours, { first: 30, after })).errors).toBeUndefined();

  // Moves a hop of the second page before the cursor, where it would never be shown.
  await importPackage(database, {
    'sources.csv': [{ id: 'S2', title: 'Another', data_class: 'reported' }],
    'organizations.csv': [
      { id: 'PRIME', name: 'Northern Lights Corporation' },
      { id: 'SUB-120', name: 'Subsidiary SUB-120' },
    ],
    'contracts.csv': [{ id: 'C-BIG', piid: 'FA873224C0001', prime: 'PRIME' }],
    'subcontracts.csv': [{ contract: 'C-BIG', contractor: 'PRIME', subcontractor: 'SUB-120', subaward_number: '9' }],
  });
  expect((await served.ask(neighbours, { first: 30, after })).errors).toMatchObject([
    { path: ['neighbours'], ...outdated },
  ]);
  expect((await served.ask(contracts, { after: behind })).errors).toMatchObject([{ path: ['contracts'], ...outdated }]);
  expect(JSON.stringify(await served.data(neighbours, { first: 30 }))).toContain('"SUB-120"');
});

test('an export only reads: meanwhile, the next page of a list ordered by counts is answered, and a writer waits', async () => {
  const first = await served.data(neighbours, { first: 30 });
  const after = page.parse(first['neighbours']).pageInfo.endCursor;
  const look = async () => {
    const { errors } = await served.ask(neighbours, { first: 30, after });
    const messages: string[] = [];
    const writer = Lease.acquire(database, 'import a file', (message) => messages.push(message));
    await expect.poll(() => messages).toHaveLength(1);
    return { errors, messages, writer };
  };
  const looks: ReturnType<typeof look>[] = [];
  const exporting = interceptReads(database, (bound) => ({
    read: async (statement, parameters) => {
      if (statement.includes('SYNTHETIC') && looks.length === 0) looks.push(look());
      await looks[0];
      return bound.read(statement, parameters);
    },
    readTransaction: (work) => bound.readTransaction(work),
  }));
  const path = join(await temporaryFolder(), 'graph.graphml');
  await exportGraph(exporting, { format: 'graphml', path, onProgress: () => undefined });
  const during = await looks[0];
  await during?.writer.then((lease) => lease.release());
  expect(during?.errors).toBeUndefined();
  expect(during?.messages.join()).toContain('(export graphml, since');
});

const page = z.object({
  edges: z.array(
    z.object({
      node: z.object({ key: z.string() }),
      edge: z.object({ type: z.string(), under: z.string().nullable() }),
    }),
  ),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
});

const peopleOfSystem = {
  'systems.csv': [{ id: 'SYS', name: 'A system', impact_level: 5 }],
  'people.csv': [
    ...['a-at-home', 'b-abroad', 'c-ended'].map((id) => ({ id, kind: 'individual' })),
    // Without a location, a citizen counts only under designation lists.
    { id: 'a-citizen', kind: 'individual', us_person_status: 'citizen' },
  ],
  'locations.csv': [
    { person: 'a-at-home', country: 'US' },
    { person: 'b-abroad', country: 'CN' },
    { person: 'c-ended', country: 'CN', valid_to: '2020-01-01' },
    { person: 'c-ended', country: 'US', valid_from: '2020-01-01' },
  ],
  'access.csv': ['a-at-home', 'a-citizen', 'b-abroad', 'c-ended'].map((person) => ({
    id: `access of ${person}`,
    person,
    system: 'SYS',
    mode: 'direct',
    basis: 'observed',
  })),
} satisfies PackageFiles;
const rankedPeople = `query ($orderBy: NeighbourOrder!, $after: String, $asOf: Date) {
  neighbours(id: "${encodeId('System', 'SYS')}", type: "ACCESSES", orderBy: $orderBy, first: 2, after: $after, asOf: $asOf) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { ... on Person { key } } edge { type under } } } }`;

// The last tests: they replace the data.
test('neighbors are ranked by the priority of the exposures that involve them, one page at a time', async () => {
  const other = await withEmptyData();
  await importPackage(other, peopleOfSystem);
  const otherServed = await serveGraph(other);
  const keysOf = async (orderBy: string, asOf: string) => {
    const keys: string[] = [];
    for (let after: unknown = null, more = true; more;) {
      const { edges, pageInfo } = page.parse(
        (await otherServed.data(rankedPeople, { orderBy, after, asOf }))['neighbours'],
      );
      keys.push(...edges.map(({ node }) => node.key));
      more = pageInfo.hasNextPage;
      after = pageInfo.endCursor;
    }
    return keys;
  };
  expect(await keysOf('STATEMENTS', '2021-01-01')).toEqual(['a-at-home', 'a-citizen', 'b-abroad', 'c-ended']);
  expect(await keysOf('PRIORITY', '2021-01-01')).toEqual(['b-abroad', 'a-at-home', 'a-citizen', 'c-ended']);
  expect(await keysOf('PRIORITY', '2019-12-31')).toEqual(['b-abroad', 'c-ended', 'a-at-home', 'a-citizen']);
});

test('a cursor of neighbors by priority is refused on another day, and once the exposures are derived again', async () => {
  const other = await withEmptyData();
  await importPackage(other, peopleOfSystem);
  const otherServed = await serveGraph(other);
  const cursorOf = async (given: Readonly<Record<string, unknown>>) =>
    page.parse((await otherServed.data(rankedPeople, given))['neighbours']).pageInfo.endCursor;
  const refusalOf = async (given: Readonly<Record<string, unknown>>) =>
    (await otherServed.ask(rankedPeople, given)).errors?.[0]?.extensions.code ?? null;
  const [byPriority, byStatements] = [{ orderBy: 'PRIORITY' }, { orderBy: 'STATEMENTS' }];
  const onDay = { ...byPriority, asOf: '2021-01-01' };
  const [ofToday, ofDay, ofStatements] = [
    await cursorOf(byPriority),
    await cursorOf(onDay),
    await cursorOf(byStatements),
  ];
  const dayLong = 24 * 60 * 60 * 1000;
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + dayLong });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  expect(await refusalOf({ ...byPriority, after: ofToday })).toBe('CURSOR_OUTDATED');
  expect(await refusalOf({ ...onDay, after: ofDay })).toBeNull();
  expect(await refusalOf({ ...byStatements, after: ofStatements })).toBeNull();
  vi.useRealTimers();
  expect(await refusalOf({ ...byPriority, after: ofToday })).toBeNull();
  expect(await refusalOf({ ...onDay, asOf: '2019-12-31', after: ofDay })).toBe('CURSOR_OUTDATED');
  expect(await refusalOf({ ...byStatements, after: ofToday })).toBe('BAD_USER_INPUT');

  // As while an import that has raised the version exchanges exposures.
  const { derivedVersion } = await readGraphState(other);
  const setDerived = (to: number) =>
    other.write(`MATCH (graph:Subtier {key: 'graph'}) SET graph.derivedVersion = $to`, { to });
  const lease = await Lease.acquire(other, 'import a file', () => undefined);
  await setDerived(-1);
  const [halfDerived, counted] = [await cursorOf(byPriority), await cursorOf(byStatements)];
  await setDerived(derivedVersion);
  await lease.release();
  expect(await refusalOf({ ...byPriority, after: halfDerived })).toBe('CURSOR_OUTDATED');
  expect(await refusalOf({ ...byStatements, after: counted })).toBeNull();
});
