import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { encodeId } from '#serve/ids.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { countedDatabase } from '../counted-database.ts';
import type { CountedDatabase } from '../counted-database.ts';
import { serveGraph } from '../serve-graph.ts';
import type { ServedGraph } from '../serve-graph.ts';
import { chainOfFour } from './chain-of-four.ts';

let database: Database;
let counted: CountedDatabase;
let served: ServedGraph;

const subs = Array.from({ length: 25 }, (_, index) => `SUB-${String(index).padStart(2, '0')}`);

beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, {
    ...chainFiles,
    'sources.csv': [
      { id: 'S1', title: 'First', data_class: 'documented' },
      { id: 'S2', title: 'Second', data_class: 'reported' },
    ],
    'organizations.csv': [
      ...chainFiles['organizations.csv'].map((row) => ({ ...row, source: 'S1' })),
      ...subs.map((id, at) => ({ id, name: `Sub ${at % 3}`, uei: at % 2 === 0 ? `UEI${at}` : null, source: 'S1' })),
      { id: 'OWNER', name: 'Owner', country: 'DE', source: 'S1' },
    ],
    'ownership.csv': [{ owner: 'OWNER', owned: 'O1', share_pct: 60, source: 'S1' }],
    'subcontracts.csv': [
      ...chainFiles['subcontracts.csv'].map((row) => ({ ...row, source: 'S1' })),
      {
        contract: 'C1',
        contractor: 'O1',
        subcontractor: 'O2',
        subaward_number: '2',
        amount: 5,
        source: 'S1',
        valid_to: '2020-01-01',
        confidence: 90,
      },
      { contract: 'C1', contractor: 'O1', subcontractor: 'O2', subaward_number: '1', amount: 1000, source: 'S2' },
      {
        contract: 'C2',
        contractor: 'O1',
        subcontractor: 'O2',
        subaward_number: '1',
        source: 'S1',
        valid_from: '2025-01-01',
      },
      ...subs.map((subcontractor) => ({
        contract: 'C2',
        contractor: 'O1',
        subcontractor,
        subaward_number: '1',
        source: 'S1',
      })),
    ],
    'contracts.csv': [
      { ...chainFiles['contracts.csv'][0], value: 10.5, source: 'S1' },
      { id: 'C2', piid: 'W2', title: 'Second', parent: 'C1', value: 20, source: 'S1' },
      { id: 'C3', title: 'Third', source: 'S1' },
    ],
    'designations.csv': [
      { list: 'L1', organization: 'OWNER', source: 'S1' },
      { list: 'L1', country: 'CN', source: 'S1' },
    ],
    'lists.csv': [{ id: 'L1', title: 'List', source: 'S1' }],
    ...Object.fromEntries(
      (
        [
          'agencies',
          'systems',
          'covers',
          'people',
          'locations',
          'vetting',
          'employment',
          'access',
          'escorts',
          'claims',
        ] as const
      ).map((name) => [`${name}.csv`, chainFiles[`${name}.csv`].map((row) => ({ ...row, source: 'S1' }))]),
    ),
  });
  await restartServer();
});

/** Starts a server without cached answers. */
async function restartServer() {
  counted = countedDatabase(database);
  served = await serveGraph(counted.database);
  await served.data('{ coverage { accesses } }');
  counted.taken();
}

const keysOf = z.object({ nodes: z.array(z.object({ key: z.string() })) });

async function keys(list: string, variables: Readonly<Record<string, unknown>> = {}): Promise<readonly string[]> {
  const found = await served.data(`query { ${list} { nodes { key } } }`, variables);
  return keysOf.parse(Object.values(found)[0]).nodes.map(({ key }) => key);
}

test('each type of entity has a list, ordered by key', async () => {
  expect(await keys('agencies(first: 10)')).toEqual(['G1']);
  expect(await keys('systems(first: 10)')).toEqual(['Y1']);
  expect(await keys('people(first: 10)')).toEqual(['P1', 'P2']);
  expect(await keys('organizations(first: 3)')).toEqual(['O1', 'O2', 'OWNER']);
  expect(await keys('claims(first: 10)')).toEqual(['K1']);
  expect(await keys('lists(first: 10)')).toEqual(['10USC4872', '15CFR791.4', 'EAR-D', 'FAR52.204-25', 'L1']);
  expect(await keys('sources(first: 10, filter: { key: { startsWith: "S" } })')).toEqual(['S1', 'S2']);
  expect(await keys('countries(first: 2, filter: { isForeign: { eq: false } })')).toEqual(['AS', 'GU']);
});

test('countries are the same in list filters and in filters of exposures: in any case, and never unknown', async () => {
  const german = encodeId('Country', 'DE');
  for (const country of ['DE', 'de', 'deu', german]) {
    expect(await keys(`organizations(first: 5, filter: { country: { eq: "${country}" } })`)).toEqual(['OWNER']);
    expect(await keys(`organizations(first: 5, filter: { country: { in: ["FR", "${country}"] } })`)).toEqual(['OWNER']);
    expect(await keys(`countries(first: 5, filter: { key: { eq: "${country}" } })`)).toEqual(['DE']);
  }
  for (const country of ['CN', 'cn', 'chn'])
    expect(
      await served.data(
        `{ exposures(first: 1, filter: { asOf: "2024-06-01", countries: ["${country}"] }) { totalCount } }`,
      ),
    ).toEqual({ exposures: { totalCount: 1 } });
  expect(await keys('organizations(first: 5, filter: { country: { eq: "fr" } })')).toEqual([]);
  for (const [field, argument] of [
    ['organizations(first: 1, filter: { country: { eq: "XX" } }) { totalCount }', 'filter.country.eq'],
    ['organizations(first: 1, filter: { not: { country: { in: ["XX"] } } }) { totalCount }', 'filter.not.country.in'],
    ['exposures(first: 1, filter: { countries: ["XX"] }) { totalCount }', 'filter.countries'],
  ]) {
    const { errors } = await served.ask(`{ ${field} }`);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument, value: 'XX' } }]);
  }
});

test('contracts are ordered by subcontracts by default, and like other lists with a filter or an order', async () => {
  expect(await keys('contracts(first: 10)')).toEqual(['C2', 'C1', 'C3']);
  expect(await keys('contracts(first: 10, filter: { and: [{}] }, orderBy: [])')).toEqual(['C2', 'C1', 'C3']);
  const query =
    '{ contracts(first: 10, orderBy: { field: VALUE, direction: DESC }) { totalCount edges { node { key } subcontractStatements subcontractors } } }';
  expect(await served.data(query)).toEqual({
    contracts: {
      totalCount: 3,
      edges: [
        { node: { key: 'C2' }, subcontractStatements: 26, subcontractors: 26 },
        { node: { key: 'C1' }, subcontractStatements: 3, subcontractors: 1 },
        { node: { key: 'C3' }, subcontractStatements: 0, subcontractors: 0 },
      ],
    },
  });
});

test('a filter of contracts has the limits of any filter', async () => {
  const nots = `${'{ not: '.repeat(10)}{ key: { eq: "C1" } }${' }'.repeat(10)}`;
  expect(await keys(`contracts(first: 10, filter: ${nots})`)).toEqual(['C1']);
  const tests = Array.from({ length: 200 }, () => '{ key: { eq: "C1" } }').join();
  expect(await keys(`contracts(first: 10, filter: { or: [${tests}] })`)).toEqual(['C1']);
  const { errors } = await served.ask(`{ contracts(first: 10, filter: { not: ${nots} }) { totalCount } }`);
  expect(errors).toMatchObject([{ extensions: { limit: 'filterDepth', most: 10, argument: 'filter' } }]);
});

test('the server takes its own cursors and ids, however long they are', async () => {
  await database.write(`MATCH (c:Contract {key: 'C3'}) SET c.title = $title`, { title: 'A'.repeat(1600) });
  const query = `query ($after: String) {
    contracts(first: 1, after: $after, orderBy: { field: TITLE }) { nodes { key } pageInfo { endCursor } } }`;
  const page = z.object({
    contracts: z.object({
      nodes: z.tuple([z.object({ key: z.string() })]),
      pageInfo: z.object({ endCursor: z.string() }),
    }),
  });
  const first = page.parse(await served.data(query)).contracts;
  const second = page.parse(await served.data(query, { after: first.pageInfo.endCursor })).contracts;
  expect([first.nodes[0].key, second.nodes[0].key]).toEqual(['C3', 'C2']);
  await database.write(`MATCH (c:Contract {key: 'C3'}) SET c.title = 'Third'`);
  const id = encodeId('Organization', '中'.repeat(1000));
  expect(await served.data('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: null });
});

test('an organization is no sole proprietor by default: it may be unknown', async () => {
  await database.write(`MATCH (o:Organization {key: 'OWNER'}) SET o.soleProprietor = false`);
  expect(await keys('organizations(first: 10, filter: { soleProprietor: { eq: false } })')).toEqual(['OWNER']);
  expect(await keys('organizations(first: 3, filter: { soleProprietor: { exists: false } })')).toEqual([
    'O1',
    'O2',
    'SUB-00',
  ]);
  expect(await keys('organizations(first: 1, orderBy: { field: SOLE_PROPRIETOR })')).toEqual(['OWNER']);
  await database.write(`MATCH (o:Organization {key: 'OWNER'}) REMOVE o.soleProprietor`);
});

test('parallel statements form one hop, best first; another contract is another hop', async () => {
  const query = `query ($asOf: Date) { organizations(first: 1) { nodes { subcontractsTo(first: 2, asOf: $asOf) { totalCount
    edges { node { key name caption } hop { type from to under statements { key } }
      statements { source { key } confidence validTo properties } } } } } }`;
  const found = await served.data(query);
  expect(found).toMatchObject({
    organizations: {
      nodes: [
        {
          subcontractsTo: {
            totalCount: 27,
            edges: [
              {
                node: { key: 'O2', name: 'Sub', caption: 'Sub' },
                hop: {
                  type: 'SUBCONTRACTS_TO',
                  from: encodeId('Organization', 'O1'),
                  to: encodeId('Organization', 'O2'),
                  under: 'C1',
                  statements: [{}, {}, {}],
                },
                statements: [
                  {
                    source: { key: 'S1' },
                    confidence: 90,
                    validTo: '2020-01-01',
                    properties: { amount: 5, subawardNumber: '2' },
                  },
                  { source: { key: 'S1' }, confidence: 50, properties: { amount: 1000, contract: 'C1' } },
                  { source: { key: 'S2' }, confidence: 50 },
                ],
              },
              { node: { key: 'O2' }, hop: { under: 'C2', statements: [{}] } },
            ],
          },
        },
      ],
    },
  });
  // On a date, a hop needs one valid statement, and shows all its statements.
  const before = await served.data(query, { asOf: '2019-01-01' });
  expect(before).toMatchObject({
    organizations: {
      nodes: [
        {
          subcontractsTo: {
            totalCount: 26,
            edges: [{ hop: { under: 'C1', statements: [{}, {}, {}] } }, { node: { key: 'SUB-00' } }],
          },
        },
      ],
    },
  });
});

test('hops are filtered by the node at the other end and by one statement, which must be valid on the date if there is one', async () => {
  const count = async (given: string) => {
    const query = `{ organizations(first: 1) { nodes { subcontractsTo(first: 1, ${given}) { totalCount } } } }`;
    const { nodes } = z
      .object({ nodes: z.array(z.object({ subcontractsTo: z.object({ totalCount: z.number() }) })) })
      .parse((await served.data(query))['organizations']);
    return nodes[0]?.subcontractsTo.totalCount;
  };
  expect(await count('filter: { name: { eq: "Sub 1" } }')).toBe(8);
  expect(await count('statement: { contract: { eq: "C1" } }')).toBe(1);
  expect(
    await count(`statement: { contract: { eq: "${encodeId('Contract', 'C2')}" }, amount: { exists: false } }`),
  ).toBe(26);
  expect(await count('statement: { amount: { lt: 100 } }')).toBe(1);
  expect(await count('statement: { amount: { lt: 100 } }, asOf: "2025-01-01"')).toBe(0);
  expect(await count('statement: { source: { in: ["S2"] } }')).toBe(1);
  expect(await count('statement: { validTo: { lte: "2020-01-01" } }')).toBe(1);
  expect(await count('statement: {}, filter: { not: {} }')).toBe(27);
});

test('each relationship is available from both ends', async () => {
  const ends = `{
    organizations(first: 2) { nodes { key subcontractedBy(first: 9) { nodes { key } } employs(first: 9) { nodes { key roles } } primeOf(first: 9) { nodes { key } }
      registeredIn(first: 9) { nodes { key name } } ownedBy(first: 9) { nodes { key } edges { statements { properties } } } describedBy(first: 9) { nodes { key } } } }
    people(first: 2) { nodes { key employedBy(first: 9) { nodes { key } } escorts(first: 9) { edges { hop { under } node { key } } } escortedBy(first: 9) { nodes { key } }
      accesses(first: 9) { nodes { key } } locatedIn(first: 9) { nodes { key } } holds(first: 9) { nodes { tier heldBy(first: 1) { nodes { key } } } } } }
    systems(first: 1) { nodes { accessedBy(first: 9) { nodes { key } } coveredBy(first: 9) { nodes { key } } ownedBy(first: 1) { nodes { key ownsSystems(first: 1) { nodes { key } } } } } }
    lists(first: 1, filter: { key: { eq: "L1" } }) { nodes { designatesCountries(first: 9) { nodes { key designatedOn(first: 9, filter: { key: { eq: "L1" } }) { nodes { key } } } }
      designatesOrganizations(first: 9) { nodes { key owns(first: 9, statement: { sharePct: { gt: 50 } }) { nodes { key } } } } } }
    claims(first: 1) { nodes { madeBy(first: 9) { nodes { key claimsMade(first: 9) { nodes { key } } } } } }
    sources(first: 1, filter: { key: { eq: "S1" } }) { nodes { describesSystems(first: 9) { nodes { key } } } }
    contracts(first: 1, filter: { key: { eq: "C2" } }) { nodes { under(first: 9) { nodes { key orders(first: 9) { nodes { key } } awardedBy(first: 1) { nodes { key awarded(first: 2) { totalCount } } } } } } }
  }`;
  const node = (key: string) => ({ nodes: [{ key }] });
  expect(await served.data(ends)).toEqual({
    organizations: {
      nodes: [
        {
          key: 'O1',
          subcontractedBy: { nodes: [] },
          employs: { nodes: [{ key: 'P1', roles: ['Engineer'] }] },
          primeOf: node('C1'),
          registeredIn: { nodes: [{ key: 'US', name: 'United States' }] },
          ownedBy: {
            ...node('OWNER'),
            edges: [{ statements: [{ properties: containing({ sharePct: 60 }) }] }],
          },
          describedBy: node('S1'),
        },
        {
          key: 'O2',
          subcontractedBy: { nodes: [{ key: 'O1' }, { key: 'O1' }] },
          employs: { nodes: [{ key: 'P2', roles: ['Escort'] }] },
          primeOf: { nodes: [] },
          registeredIn: { nodes: [{ key: 'US', name: 'United States' }] },
          ownedBy: { nodes: [], edges: [] },
          describedBy: node('S1'),
        },
      ],
    },
    people: {
      nodes: [
        {
          key: 'P1',
          employedBy: node('O1'),
          escorts: { edges: [] },
          escortedBy: node('P2'),
          accesses: node('Y1'),
          locatedIn: node('CN'),
          holds: { nodes: [] },
        },
        {
          key: 'P2',
          employedBy: node('O2'),
          escorts: { edges: [{ hop: { under: 'A1' }, node: { key: 'P1' } }] },
          escortedBy: { nodes: [] },
          accesses: { nodes: [] },
          locatedIn: { nodes: [] },
          holds: { nodes: [{ tier: 'T2', heldBy: node('P2') }] },
        },
      ],
    },
    systems: {
      nodes: [
        { accessedBy: node('P1'), coveredBy: node('C1'), ownedBy: { nodes: [{ key: 'G1', ownsSystems: node('Y1') }] } },
      ],
    },
    lists: {
      nodes: [
        {
          designatesCountries: { nodes: [{ key: 'CN', designatedOn: node('L1') }] },
          designatesOrganizations: { nodes: [{ key: 'OWNER', owns: node('O1') }] },
        },
      ],
    },
    claims: { nodes: [{ madeBy: { nodes: [{ key: 'O1', claimsMade: node('K1') }] } }] },
    sources: { nodes: [{ describesSystems: node('Y1') }] },
    contracts: {
      nodes: [
        {
          under: {
            nodes: [
              { key: 'C1', orders: node('C2'), awardedBy: { nodes: [{ key: 'G1', awarded: { totalCount: 1 } }] } },
            ],
          },
        },
      ],
    },
  });
});

test('four hops take one statement; each count and the sources of the statements take one more', async () => {
  await restartServer();
  expect(await served.data(chainOfFour, { key: 'O1', first: 10 })).toMatchObject({
    organizations: {
      nodes: [
        {
          subcontractsTo: {
            edges: [
              {
                node: {
                  employs: {
                    edges: [
                      {
                        node: {
                          escorts: {
                            edges: [{ node: { accesses: { edges: [{ node: { key: 'Y1', name: 'System' } }] } } }],
                          },
                        },
                      },
                    ],
                  },
                },
              },
              ...Array.from({ length: 9 }, () => ({})),
            ],
          },
        },
      ],
    },
  });
  expect(counted.taken()).toHaveLength(1);
  await served.data('{ organizations(first: 100) { nodes { key } } }');
  expect(counted.taken()).toHaveLength(1);
  await served.data(
    `{ organizations(first: 100) { totalCount edges { node { subcontractsTo(first: 100) { totalCount pageInfo { endCursor } edges { statements { source { title } validFrom } hop { id } } }
      again: subcontractsTo(first: 5) { totalCount } ... on Organization { subcontractsTo(first: 100) { edges { node { name } } } } } } } }`,
  );
  // The list with its hops, its count, the counts of the hops, and the sources of the statements. The count that is requested twice is
  // cached, which takes reading the graph's version before and after it.
  expect(counted.taken()).toHaveLength(7);
});

test('only selected properties are fetched, also in fragments and under aliases', async () => {
  await restartServer();
  expect(
    await served.data(
      `{ organizations(first: 1) { nodes { ...N } edges { node { called: name ... on Entity { confidence dataClass } } } } }
       fragment N on Organization { country { name } caption }`,
    ),
  ).toEqual({
    organizations: {
      nodes: [{ country: { name: 'United States' }, caption: 'Prime' }],
      edges: [{ node: { called: 'Prime', confidence: 50, dataClass: 'DOCUMENTED' } }],
    },
  });
  const [list = ''] = counted.taken();
  expect(list).toContain('n.country');
  expect(list).not.toMatch(/n\.(uei|cage|lei)|properties\(n\)/);
});

test('a filter by key, keys, the start of a key or an indexed property uses the index', async () => {
  await restartServer();
  await keys('organizations(first: 1, filter: { key: { eq: "O1" } })');
  await keys('organizations(first: 1, filter: { key: { in: ["O1", "O2"] } })');
  await keys('organizations(first: 1, filter: { key: { startsWith: "SUB" } })');
  await keys('organizations(first: 1, filter: { uei: { eq: "UEI2" } })');
  await keys('contracts(first: 1, filter: { piid: { startsWith: "W" } })');
  await keys('contracts(first: 1, filter: { prime: { in: ["O1"] } })');
  await keys('organizations(first: 1)');
  for (const statement of counted.taken()) {
    const ofList = statement.includes(' IN $v0');
    const parameters = { limit: 2, v0: ofList ? ['x'] : 'x' };
    const plan = await database.explain(
      { rows: 1, milliseconds: 60_000, bytes: 1_000_000, signal: new AbortController().signal, tag: 'test' },
      statement,
      parameters,
    );
    expect(JSON.stringify(plan), statement).toMatch(
      /"Node(UniqueIndexSeek|IndexSeek|IndexSeekByRange|UniqueIndexSeekByRange|IndexScan)"/,
    );
  }
});

function containing(some: object): unknown {
  return expect.objectContaining(some);
}

test('people are filtered by the roles in which they are employed', async () => {
  const of = async (filter: object) =>
    (
      await served.data('query ($filter: PersonFilter) { people(filter: $filter, first: 5) { nodes { key } } }', {
        filter,
      })
    )['people'];
  expect(await of({ roles: { has: 'Escort' } })).toEqual({ nodes: [{ key: 'P2' }] });
  expect(await of({ not: { roles: { has: 'Escort' } } })).toEqual({ nodes: [{ key: 'P1' }] });
  expect(await of({ roles: { has: 'Person' } })).toEqual({ nodes: [] });
});
