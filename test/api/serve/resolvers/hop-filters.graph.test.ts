import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { encodeId } from '#serve/ids.ts';
import { hopFields, rootLists } from '#serve/schema/fields.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { serveGraph } from '../serve-graph.ts';
import type { ServedGraph } from '../serve-graph.ts';

let database: Database;
let served: ServedGraph;

beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, {
    ...chainFiles,
    'organizations.csv': [...chainFiles['organizations.csv'], { id: 'O3', name: 'Alone', country: 'DE' }],
    'ownership.csv': [{ owner: 'O3', owned: 'O2', share_pct: 60 }],
    'employment.csv': [
      ...chainFiles['employment.csv'].map((row) => ({ ...row, confidence: 90, valid_from: '', valid_to: '' })),
      {
        organization: 'O3',
        person: 'P2',
        role: 'escort',
        confidence: 40,
        valid_from: '2020-01-01',
        valid_to: '2021-01-01',
      },
    ],
  });
  served = await serveGraph(database);
});

const page = z.record(z.string(), z.object({ nodes: z.array(z.looseObject({ key: z.string() })) }));

async function keys(list: string, filter: string): Promise<readonly string[]> {
  const found = page.parse(await served.data(`{ ${list}(first: 100, filter: ${filter}) { nodes { key } } }`));
  // The lists that every database has designate organizations too.
  return (found[list]?.nodes ?? []).map(({ key }) => key).filter((key) => !key.startsWith('section889-'));
}

test.each([
  ['organizations', '{ employs: { exists: true } }', ['O1', 'O2', 'O3']],
  ['organizations', '{ employs: { exists: false } }', []],
  ['organizations', '{ employs: { some: { node: { key: { eq: "P2" } } } } }', ['O2', 'O3']],
  ['organizations', '{ employs: { none: { node: { key: { eq: "P2" } } } } }', ['O1']],
  ['organizations', '{ not: { employs: { some: { node: { key: { eq: "P2" } } } } } }', ['O1']],
  ['organizations', '{ employs: { some: { statement: { role: { eq: ESCORT } } } } }', ['O2', 'O3']],
  ['organizations', '{ employs: { some: { statement: { role: { eq: ESCORT } }, asOf: "2024-06-01" } } }', ['O2']],
  ['organizations', '{ employs: { some: { asOf: "2020-06-01", node: { key: { eq: "P2" } } } } }', ['O2', 'O3']],
  // Both are about one hop, and about one statement of it.
  [
    'organizations',
    '{ employs: { some: { node: { key: { eq: "P2" } }, statement: { confidence: { gte: 50 } } } } }',
    ['O2'],
  ],
  [
    'organizations',
    '{ employs: { some: { node: { key: { eq: "P1" } } } , none: { node: { key: { eq: "P2" } } } } }',
    ['O1'],
  ],
  ['organizations', '{ or: [{ country: { eq: "de" } }, { subcontractsTo: { exists: true } }] }', ['O1', 'O3']],
  [
    'organizations',
    '{ or: [{ not: { employs: { exists: true } } }, { ownedBy: { some: { node: { country: { eq: "DE" } } } } }] }',
    ['O2'],
  ],
  // Hops within hops.
  ['organizations', '{ employs: { some: { node: { accesses: { some: { node: { key: { eq: "Y1" } } } } } } } }', ['O1']],
  ['systems', '{ accessedBy: { some: { node: { locatedIn: { some: { node: { key: { eq: "cn" } } } } } } } }', ['Y1']],
  [
    'systems',
    '{ accessedBy: { none: { node: { escortedBy: { some: { node: { employedBy: { some: { node: { key: { eq: "O2" } } } } } } } } } } }',
    [],
  ],
  // What is empty is not a condition.
  ['organizations', '{ employs: { some: {}, none: { node: {}, statement: { and: [] } } } }', ['O1', 'O2', 'O3']],
  ['organizations', '{ not: { employs: {} } }', ['O1', 'O2', 'O3']],
])('%s(filter: %s)', async (list, filter, expected) => {
  expect(await keys(list, filter)).toEqual(expected);
});

test('ids are taken, and the nodes at the other ends of hops are filtered the same way', async () => {
  const id = encodeId('Person', 'P2');
  expect(await keys('organizations', `{ employs: { some: { node: { key: { eq: "${id}" } } } } }`)).toEqual([
    'O2',
    'O3',
  ]);
  const { organizations } = await served.data(
    '{ organizations(first: 1, filter: { key: { eq: "O1" } }) { nodes { subcontractsTo(first: 5, filter: { employs: { some: { node: { roles: { has: "Escort" } } } } }) { totalCount nodes { key } } } } }',
  );
  expect(organizations).toEqual({ nodes: [{ subcontractsTo: { totalCount: 1, nodes: [{ key: 'O2' }] } }] });
  const none =
    '{ organizations(first: 1, filter: { employs: { some: { node: { key: { eq: "x\' OR true //" } } } } }) { totalCount } }';
  expect(await served.data(none)).toEqual({ organizations: { totalCount: 0 } });
});

test('each kind of hop can be tested for', async () => {
  for (const { name: list, label } of rootLists) {
    const hops = hopFields.filter(({ near }) => near === label);
    const lists = hops.map(
      ({ name }) => `${name}: ${list}(first: 100, filter: { ${name}: { exists: true } }) { nodes { key } }`,
    );
    const found = page.parse(await served.data(`{ ${lists.join(' ')} }`));
    for (const { name, far, relationship, isForward } of hops) {
      const arrow = isForward ? `-[:${relationship.edge}]->` : `<-[:${relationship.edge}]-`;
      const rows = await database.read(
        `MATCH (n:${label})${arrow}(:${far}) WHERE n.withdrawn IS NULL RETURN DISTINCT n.key AS key ORDER BY key LIMIT 100`,
      );
      const expected = rows.map(({ key }) => key);
      expect([label, name, found[name]?.nodes.map(({ key }) => key)]).toEqual([label, name, expected]);
    }
  }
});

test('hops within hops are limited, and each costs what it reads', async () => {
  const within = (levels: number): string =>
    levels === 0 ? '{ key: { eq: "O1" } }' : `{ subcontractsTo: { some: { node: ${within(levels - 1)} } } }`;
  expect(await keys('organizations', within(3))).toEqual([]);
  const { errors } = await served.ask(`{ organizations(first: 1, filter: ${within(4)}) { totalCount } }`);
  expect(errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT', argument: 'filter', limit: 'filterHops', most: 3 } },
  ]);
  const costed = z.object({ extensions: z.object({ cost: z.object({ asked: z.number() }) }) });
  const cost = async (filter: string) => {
    const query = `{ organizations(first: 1, filter: ${filter}) { totalCount } }`;
    const response = await fetch(`${served.url}graphql?query=${encodeURIComponent(query)}`);
    return costed.parse(await response.json()).extensions.cost.asked;
  };
  expect((await cost(within(2))) - (await cost('{}'))).toBe(2000);
});
