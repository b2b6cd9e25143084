import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import {} from '#graph/failure.ts';
import type { LeadFilter } from '#graph/leads/lead.ts';
import { findLeads } from '#graph/leads/leads.ts';
import { importPackage } from '#test/import-package.ts';
import type { PackageFiles } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

/**
 * K1: P → A → B, P → C; A is registered in CN, B is owned over two hops from DE, over six from GB, over seven from FR, C is listed and works in
 * HK. K2: prime A; D → E has no route to it. K3 has no prime. All of K1's subcontracts hold in 2025.
 */
const files: PackageFiles = {
  'sources.csv': [
    { id: 'S1', title: 'S1', data_class: 'documented' },
    { id: 'S2', title: 'S2', data_class: 'reported' },
  ],
  'organizations.csv': [
    { id: 'P', country: 'US', source: 'S1' },
    { id: 'A', country: 'CN', source: 'S1' },
    { id: 'B', country: 'US', source: 'S1' },
    { id: 'C', country: 'PR', source: 'S1' },
    { id: 'D', country: '', source: 'S1' },
    { id: 'E', country: 'RU', source: 'S1' },
    { id: 'H1', country: 'US', source: 'S1' },
    { id: 'H2', country: 'DE', source: 'S1' },
    { id: 'L', country: 'GU', source: 'S1' },
    ...['O2', 'O3', 'O4', 'O5', 'O6'].map((id) => ({ id, country: 'US', source: 'S1' })),
    { id: 'O7', country: 'GB', source: 'S1' },
    { id: 'O8', country: 'FR', source: 'S1' },
  ],
  'ownership.csv': [
    { owner: 'H1', owned: 'B', share_pct: 100, source: 'S1' },
    { owner: 'H2', owned: 'H1', share_pct: 51, valid_from: '2025-01-01', valid_to: '2025-07-01', source: 'S1' },
    // A cycle: an organization is no owner of itself.
    { owner: 'A', owned: 'L', source: 'S1' },
    { owner: 'L', owned: 'A', source: 'S1' },
    // Six hops up from B counts, seven is too far.
    ...['B', 'O2', 'O3', 'O4', 'O5', 'O6', 'O7'].map((owned, at) => ({ owner: `O${at + 2}`, owned, source: 'S1' })),
  ],
  'contracts.csv': [
    { id: 'K1', prime: 'P', performed_in: 'US', valid_from: '2020-01-01', valid_to: '2021-01-01', source: 'S1' },
    { id: 'K2', prime: 'A', performed_in: 'DE', source: 'S1' },
    { id: 'K3', prime: '', source: 'S1' },
  ],
  'subcontracts.csv': [
    { contract: 'K1', contractor: 'P', subcontractor: 'A', performed_in: 'US', source: 'S1', confidence: 90 },
    { contract: 'K1', contractor: 'P', subcontractor: 'A', performed_in: 'US', source: 'S2', confidence: 60 },
    { contract: 'K1', contractor: 'A', subcontractor: 'B', source: 'S1' },
    { contract: 'K1', contractor: 'P', subcontractor: 'C', performed_in: 'HK', source: 'S1' },
    { contract: 'K2', contractor: 'D', subcontractor: 'E', source: 'S1' },
  ].map((row) => ({ ...row, valid_from: '2025-01-01', valid_to: '2026-01-01' })),
  'lists.csv': [
    { id: 'SOME', title: 'Some', source: 'S1' },
    { id: 'OWNERS', title: 'Owners', source: 'S1' },
    { id: 'NOBODY', title: 'Nobody', source: 'S1' },
  ],
  'designations.csv': [
    { list: 'SOME', organization: 'C', valid_from: '2025-01-01', source: 'S1' },
    { list: 'SOME', country: 'DE', source: 'S1' },
    { list: 'OWNERS', organization: 'H1', source: 'S1' },
    { list: 'OWNERS', organization: 'O7', source: 'S1' },
  ],
  'people.csv': ['in-china', 'with-access', 'at-home'].map((id) => ({ id, source: 'S1' })),
  'locations.csv': [
    { person: 'in-china', country: 'CN', source: 'S1' },
    { person: 'with-access', country: 'CN', source: 'S1' },
    { person: 'at-home', country: 'PR', source: 'S1' },
  ],
  'employment.csv': ['in-china', 'with-access', 'at-home'].map((person) => ({
    organization: 'B',
    person,
    contract: 'K1',
    role: 'engineer',
    source: 'S1',
  })),
  'systems.csv': [{ id: 'SYS', impact_level: 5, source: 'S1' }],
  'access.csv': [{ id: 'ACC', person: 'with-access', system: 'SYS', contract: 'K1', mode: 'direct', source: 'S1' }],
};

let database: Database;
beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, files);
});

const filterOn = (asOf: string, conditions: Partial<LeadFilter> = {}): LeadFilter => ({
  asOf,
  lists: [],
  kinds: [],
  contracts: [],
  organizations: [],
  countries: [],
  dataClasses: [],
  ...conditions,
});

async function found(asOf: string, conditions: Partial<LeadFilter> = {}) {
  const { edges, totalCount } = await findLeads(database, filterOn(asOf, conditions), 100);
  expect(totalCount).toBe(edges.length);
  return edges.map(({ node: { kind, contract, organization, country, route } }) =>
    [kind, contract, organization, country, route.join('>')].join(' '),
  );
}

const inMarch = [
  'WORK_ABROAD K2 A DE A',
  'WORK_ABROAD K1 C HK P>C',
  'ORGANIZATION_ABROAD K1 A CN P>A',
  'ORGANIZATION_ABROAD K2 A CN A',
  'ORGANIZATION_ABROAD K2 E RU ',
  'OWNER_ABROAD K1 B DE P>A>B',
  'OWNER_ABROAD K1 B GB P>A>B',
  'LISTED_ORGANIZATION K1 C  P>C',
  'STAFF_ABROAD K1 B CN P>A>B',
];

test('every kind of lead is found on the day, with its route under that contract', async () => {
  expect(await found('2025-03-01')).toEqual(inMarch);
});

test('nothing that does not hold on the day is a lead', async () => {
  expect(await found('2025-07-01')).toEqual(inMarch.filter((lead) => !lead.startsWith('OWNER_ABROAD K1 B DE')));
  // Without the subcontracts of 2025, K2's prime and place of performance are left, and the staff without a route.
  expect(await found('2026-01-01')).toEqual([
    'WORK_ABROAD K2 A DE A',
    'ORGANIZATION_ABROAD K2 A CN A',
    'STAFF_ABROAD K1 B CN ',
  ]);
});

test('with lists, only what they designate counts', async () => {
  expect(await found('2025-03-01', { lists: ['SOME'] })).toEqual([
    'WORK_ABROAD K2 A DE A',
    'OWNER_ABROAD K1 B DE P>A>B',
    'LISTED_ORGANIZATION K1 C  P>C',
  ]);
  expect(await found('2025-03-01', { lists: ['10USC4872'] })).toEqual(
    inMarch.filter((lead) => / (CN|HK|RU) /.test(lead)),
  );
  expect(await found('2018-01-01', { lists: ['10USC4872'] })).toEqual([]);
});

test('with a list of organizations, whatever they own counts, wherever they are registered', async () => {
  const filter = filterOn('2025-03-01', { lists: ['OWNERS'] });
  expect(await found('2025-03-01', { lists: ['OWNERS'] })).toEqual([
    'OWNER_ABROAD K1 B  P>A>B',
    'OWNER_ABROAD K1 B GB P>A>B',
  ]);
  const { edges } = await findLeads(database, filter, 10);
  const [atHome = [], abroad = []] = edges.map(({ node }) => node.statements.map(({ key }) => key));
  expect(atHome[0]).toBe('S1/ownership/H1/B/');
  expect(atHome[1]).toMatch(/^S1\/designations\/OWNERS\/.*H1/);
  expect(abroad.slice(0, 7).map((key) => key.split('/')[1])).toEqual([
    ...Array<string>(6).fill('ownership'),
    'organizations',
  ]);
  expect(abroad[7]).toMatch(/^S1\/designations\/OWNERS\/.*O7/);
});

test('unknown and empty lists are refused', async () => {
  await expect(findLeads(database, filterOn('2025-03-01', { lists: ['10USC4872', 'X'] }), 10)).rejects.toThrow(
    expect.objectContaining({ code: 'BAD_USER_INPUT' }),
  );
  await expect(findLeads(database, filterOn('2025-03-01', { lists: ['NOBODY'] }), 10)).rejects.toThrow(
    /Nothing is designated/,
  );
  await expect(findLeads(database, filterOn('2025-03-01', { lists: ['x'.repeat(200_000)] }), 10)).rejects.toThrow(
    expect.objectContaining({ code: 'BAD_USER_INPUT' }),
  );
});

test('kinds, contracts, organizations and countries filter leads', async () => {
  const only = (pattern: RegExp) => inMarch.filter((lead) => pattern.test(lead));
  expect(await found('2025-03-01', { kinds: ['WORK_ABROAD', 'STAFF_ABROAD'] })).toEqual(only(/^(WORK|STAFF)/));
  expect(await found('2025-03-01', { contracts: ['K2'] })).toEqual(only(/ K2 /));
  expect(await found('2025-03-01', { organizations: ['B', 'E'] })).toEqual(only(/ (B|E) /));
  expect(await found('2025-03-01', { countries: ['CN'] })).toEqual(only(/ CN /));
  expect(await found('2025-03-01', { contracts: ['K1'], countries: ['CN'], kinds: ['STAFF_ABROAD'] })).toEqual(
    only(/^STAFF/),
  );
  expect(await found('2025-03-01', { contracts: ['no such'] })).toEqual([]);
});

test('each lead has its statements, best first', async () => {
  const { edges } = await findLeads(database, filterOn('2025-03-01'), 100);
  const said = new Map(
    edges.map(({ node }) => [
      `${node.kind} ${node.contract ?? ''} ${node.organization ?? ''} ${node.country ?? ''}`,
      node.statements.map(({ key }) => key),
    ]),
  );
  expect(said.get('WORK_ABROAD K1 C HK')).toEqual(['S1/subcontracts/K1/P/C//2025-01-01']);
  expect(said.get('WORK_ABROAD K2 A DE')).toEqual(['S1/contracts/K2//PERFORMED_IN', 'S1/contracts/K2//AWARDED_TO']);
  expect(said.get('ORGANIZATION_ABROAD K1 A CN')).toEqual([
    'S1/organizations/A//REGISTERED_IN',
    'S1/subcontracts/K1/P/A//2025-01-01',
    'S2/subcontracts/K1/P/A//2025-01-01',
  ]);
  expect(said.get('ORGANIZATION_ABROAD K2 E RU')).toEqual([
    'S1/organizations/E//REGISTERED_IN',
    'S1/subcontracts/K2/D/E//2025-01-01',
  ]);
  expect(said.get('OWNER_ABROAD K1 B DE')).toEqual([
    'S1/ownership/H2/H1/2025-01-01',
    'S1/ownership/H1/B/',
    'S1/organizations/H2//REGISTERED_IN',
    'S1/subcontracts/K1/P/A//2025-01-01',
    'S2/subcontracts/K1/P/A//2025-01-01',
    'S1/subcontracts/K1/A/B//2025-01-01',
  ]);
  expect(said.get('LISTED_ORGANIZATION K1 C ')?.[0]).toMatch(/^S1\/designations\/SOME\//);
  expect(said.get('STAFF_ABROAD K1 B CN')?.slice(0, 2).sort()).toEqual([
    'S1/employment/B/in-china/K1/ENGINEER/',
    'S1/locations/in-china/CN/',
  ]);
});

test('of equally confident statements, the one whose source was retrieved later comes first', async () => {
  await importPackage(database, {
    'sources.csv': [
      { id: 'T1', title: 'T1', data_class: 'documented', retrieved_at: '2024-01-01T00:00:00Z' },
      { id: 'T2', title: 'T2', data_class: 'documented', retrieved_at: '2025-01-01T00:00:00Z' },
    ],
    'organizations.csv': [
      { id: 'T', country: 'US', source: 'T1' },
      { id: 'U', country: 'RU', source: 'T1' },
    ],
    'contracts.csv': [
      { id: 'K8', prime: 'T', source: 'T1' },
      { id: 'K9', prime: '', source: 'T1' },
    ],
    'subcontracts.csv': ['K8', 'K9'].flatMap((contract) =>
      ['T1', 'T2'].map((source) => ({
        contract,
        contractor: 'T',
        subcontractor: 'U',
        performed_in: 'RU',
        confidence: 80,
        source,
      })),
    ),
  });
  const { edges } = await findLeads(database, filterOn('2025-03-01', { organizations: ['U'] }), 100);
  expect(edges.map(({ node }) => `${node.kind} ${node.contract ?? ''} ${node.route.join('>')}`)).toEqual([
    'WORK_ABROAD K8 T>U',
    'WORK_ABROAD K9 ',
    'ORGANIZATION_ABROAD K8 T>U',
    'ORGANIZATION_ABROAD K9 ',
  ]);
  for (const { node } of edges)
    expect(node.statements.filter(({ key }) => key.includes('/subcontracts/')).map(({ source }) => source)).toEqual([
      'T2',
      'T1',
    ]);
  await importPackage(database, { 'sources.csv': ['T1', 'T2'].map((id) => ({ id, title: id })) });
});

test('pages of any size add up to the whole', async () => {
  for (const size of [1, 2, 3, 7]) {
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page = await findLeads(database, filterOn('2025-03-01'), size, after);
      expect(page.totalCount).toBe(inMarch.length);
      seen.push(
        ...page.edges.map(({ node }) =>
          [node.kind, node.contract, node.organization, node.country, node.route.join('>')].join(' '),
        ),
      );
      after = page.edges.at(-1)?.cursor ?? null;
      if (!page.hasNextPage) break;
    }
    expect(seen).toEqual(inMarch);
  }
});

test('bad cursors and sizes are refused', async () => {
  const filter = filterOn('2025-03-01');
  for (const after of ['', 'x', 'e30', 'A'.repeat(200_000)])
    await expect(findLeads(database, filter, 5, after)).rejects.toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT' }),
    );
  for (const first of [-1, 101, 1.5, NaN])
    await expect(findLeads(database, filter, first)).rejects.toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT' }),
    );
  expect((await findLeads(database, filter, 0)).edges).toEqual([]);
});

test('leads follow imports, including removals', async () => {
  await importPackage(database, {
    'sources.csv': [{ id: 'S9', title: 'S9' }],
    'subcontracts.csv': [{ contract: 'K3', contractor: 'P', subcontractor: 'E' }],
  });
  expect(await found('2025-03-01', { contracts: ['K3'] })).toEqual(['ORGANIZATION_ABROAD K3 E RU ']);
  await importPackage(database, { 'sources.csv': [{ id: 'S9', title: 'S9' }] });
  expect(await found('2025-03-01', { contracts: ['K3'] })).toEqual([]);
});
