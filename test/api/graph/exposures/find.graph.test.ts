import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Exposure } from '#graph/exposure/exposure.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import { findAccessHistory, findEngineerEmployment } from '#graph/exposures/access-records.ts';
import { measureCoverage } from '#graph/exposures/coverage.ts';
import { findAnyExposure, findConditions, findExposure, findExposures } from '#graph/exposures/find.ts';
import { groupExposures } from '#graph/exposures/groups.ts';
import { openGraph } from '#graph/graph.ts';
import type { Graph } from '#graph/graph.ts';
import type { DataClass } from '#graph/model/vocabulary.ts';
import { generateWorld } from '#seed/generator/generate-world.ts';
import { runImport } from '#seed/import/import.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import type { PackageFiles } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { directGroups } from './direct.ts';
import { exposuresOfAccesses } from './exposures-of-accesses.ts';

const filter = makeFilter('2025-01-01');
const count = async (graph: Graph) =>
  (await findExposures(graph, { filter, orderBy: 'PRIORITY', first: 0, after: null })).totalCount;
/** Foreign by location alone. */
const abroad: PackageFiles = { ...chainFiles, 'people.csv': [{ id: 'P1' }, { id: 'P2', us_person_status: 'citizen' }] };
const moved: PackageFiles = { ...abroad, 'locations.csv': [{ person: 'P1', country: 'US' }] };

test('an empty graph has no exposures', async () => {
  const graph = await openGraph(await withEmptyData());
  expect(await count(graph)).toBe(0);
  expect(await measureCoverage(graph, filter, '2026-01-01')).toMatchObject({
    contracts: 0,
    contractsWithPersonnel: 0,
    accesses: 0,
    withKnownLocation: 0,
    withEscortRecord: 0,
    withCompleteLineage: 0,
    undetermined: 0,
    systems: 0,
    systemsExposed: 0,
    lastExposedDay: null,
  });
});

test('answers follow imports', async () => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  await importPackage(database, abroad);
  expect(await count(graph)).toBe(1);
  await importPackage(database, moved);
  expect(await count(graph)).toBe(0);
  await importPackage(database, { 'sources.csv': [{ id: 'S1' }] });
  expect(await database.read('MATCH (n:Access|Exposure) RETURN n')).toEqual([]);
});

test('what a killed import left underived is derived when the graph is opened', async () => {
  const database = await withEmptyData();
  await importPackage(database, abroad);
  // As if the writer had died between the two: the graph is a version on, and nothing is derived.
  await database.write(
    `MATCH (g:Subtier {key: 'graph'}) SET g.version = g.version + 1 WITH g MATCH (n:Access|Exposure) DETACH DELETE n`,
  );
  const graph = await openGraph(database);
  expect(await count(graph)).toBe(1);
  const [state] = await database.read(`MATCH (g:Subtier {key: 'graph'}) RETURN g.version = g.derivedVersion AS same`);
  expect(state).toEqual({ same: true });
});

test('what was derived in another form is derived again', async () => {
  const database = await withEmptyData();
  await importPackage(database, abroad);
  await database.write(
    `MATCH (g:Subtier {key: 'graph'}) SET g.derivedForm = 'older' WITH g MATCH (n:Access|Exposure) DETACH DELETE n`,
  );
  expect(await count(await openGraph(database))).toBe(1);
});

test('an exposure that counts only under lists is found by its id without lists', async () => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  /** Domestic without lists, and undetermined under any list. */
  const citizen: PackageFiles = {
    ...chainFiles,
    'people.csv': ['P1', 'P2'].map((id) => ({ id, us_person_status: 'citizen' })),
    'locations.csv': [],
  };
  await importPackage(database, citizen);
  const page = await findExposures(graph, {
    filter: { ...filter, lists: ['10USC4872'], origins: ['UNDETERMINED'] },
    orderBy: 'PRIORITY',
    first: 1,
    after: null,
  });
  const id = page.edges[0]?.node.id ?? '';
  const whole = { from: '2024-01-01', to: null };
  expect(page.edges).toMatchObject([{ node: { access: 'A1', origin: 'UNDETERMINED', periods: [whole] } }]);
  for (const asOf of ['2023-01-01', '2025-01-01'])
    expect(await findAnyExposure(graph, id, asOf)).toMatchObject({ id, origin: 'UNDETERMINED', periods: [whole] });
  expect(await findAnyExposure(graph, 'no such chain', '2025-01-01')).toBeNull();
  expect(await findExposure(graph, id, makeFilter('2025-01-01', { origins: ['FOREIGN', 'UNDETERMINED'] }))).toBeNull();
  const policyLists = await findConditions(graph, id);
  expect(policyLists.map(({ list }) => list)).toEqual(expect.arrayContaining(['10USC4872', '15CFR791.4']));
  for (const one of policyLists) expect(one).toEqual({ list: one.list, origin: 'UNDETERMINED', periods: [whole] });
  expect(await findConditions(graph, 'no such chain')).toEqual([]);

  // In a domestic country, which only the second of these lists designates.
  await importPackage(database, {
    ...citizen,
    'locations.csv': [{ person: 'P1', country: 'PR' }],
    'lists.csv': ['L1', 'L2'].map((list) => ({ id: list, title: list })),
    'designations.csv': [{ list: 'L2', country: 'PR', valid_from: '2024-06-01' }],
  });
  expect(await findAnyExposure(graph, id, '2025-01-01')).toMatchObject({
    id,
    origin: 'FOREIGN',
    originBasis: ['LOCATION'],
    periods: [{ from: '2024-06-01', to: null }],
  });
  expect(await findConditions(graph, id)).toEqual([
    { list: 'L2', origin: 'FOREIGN', periods: [{ from: '2024-06-01', to: null }] },
  ]);
});

test('an exposure is found by its id on its nearest day', async () => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  await importPackage(database, {
    ...abroad,
    'locations.csv': [{ person: 'P1', country: 'CN', valid_from: '2024-02-01', valid_to: '2024-05-01' }],
  });
  const page = await findExposures(graph, {
    filter: makeFilter('2024-03-01'),
    orderBy: 'PRIORITY',
    first: 1,
    after: null,
  });
  const [edge] = page.edges;
  const id = edge?.node.id ?? '';
  const periods = [{ from: '2024-02-01', to: '2024-05-01' }];
  expect(edge?.node.periods).toEqual(periods);
  for (const asOf of ['2024-03-01', '2026-01-01', '2023-01-01'])
    expect(await findExposure(graph, id, makeFilter(asOf))).toMatchObject({ id, access: 'A1', periods });
  expect(await findExposure(graph, 'no such chain', makeFilter('2024-03-01'))).toBeNull();
  expect(await findExposure(graph, id, makeFilter('2024-03-01', { origins: ['UNDETERMINED'] }))).toMatchObject({
    origin: 'UNDETERMINED',
    periods: [
      { from: '2024-01-01', to: '2024-02-01' },
      { from: '2024-05-01', to: null },
    ],
  });

  await importPackage(database, {
    ...abroad,
    'locations.csv': [{ person: 'P1', country: 'CN', valid_from: '2024-02-01', valid_to: '2024-05-01' }],
    'access.csv': [
      { id: 'A1', person: 'P1', system: 'Y1', contract: 'C1', mode: 'escorted', valid_from: '2024-03-01' },
    ],
    'escorts.csv': [{ access: 'A1', escort: 'P2', valid_from: '2024-04-01', valid_to: '2024-04-11' }],
  });
  const history = await findAccessHistory(graph, id, makeFilter('2024-03-15'));
  expect(history).toMatchObject({
    onRecord: [{ from: '2024-03-01', to: null }],
    exposed: [{ from: '2024-03-01', to: '2024-05-01' }],
    withoutEscort: [
      { from: '2024-03-01', to: '2024-04-01' },
      { from: '2024-04-11', to: '2024-05-01' },
    ],
    superseded: [{ statement: { validFrom: '2024-01-01', validTo: null } }],
  });
  expect(await findAccessHistory(graph, 'no such chain', makeFilter('2024-03-15'))).toBeNull();
});

test('the employment of an engineer counts on contracts above and under that of the access, and on no other', async () => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  const [order, vehicle, task, other] = ['order', 'vehicle', 'task', 'other'];
  await importPackage(database, {
    ...abroad,
    'contracts.csv': [
      ...chainFiles['contracts.csv'],
      ...[vehicle, other].map((id) => ({ id, prime: 'O1' })),
      { id: order, prime: 'O1', parent: vehicle },
      { id: task, prime: 'O1', parent: order },
    ],
    // The chain is under the vehicle.
    'employment.csv': [
      { organization: 'O2', person: 'P2', contract: vehicle, role: 'escort' },
      ...[order, task, other].map((contract) => ({ organization: 'O1', person: 'P1', contract, role: 'engineer' })),
      { organization: 'O1', person: 'P1', contract: vehicle, role: 'engineer', valid_to: '2024-06-01' },
      { organization: 'O2', person: 'P1', role: 'engineer' },
    ],
    'access.csv': [{ ...chainFiles['access.csv'][0], contract: order }],
  });
  const page = await findExposures(graph, { filter, orderBy: 'PRIORITY', first: 1, after: null });
  const [edge] = page.edges;
  expect(edge?.node.contract).toBe(vehicle);
  const contractsOn = async (day: string) =>
    (await findEngineerEmployment(graph, edge?.node.id ?? '', makeFilter(day)))
      .map(({ under }) => String(under))
      .sort();
  expect(await contractsOn('2024-05-31')).toEqual(['null', 'order', 'task', 'vehicle']);
  expect(await contractsOn('2024-06-01')).toEqual(['null', 'order', 'task']);
  expect(await findEngineerEmployment(graph, 'no such chain', filter)).toEqual([]);
});

test('invalid requests are refused', async () => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  await importPackage(database, abroad);
  const ask = (lists: string[], first = 10, after: string | null = null) =>
    findExposures(graph, { filter: makeFilter('2025-01-01', { lists }), orderBy: 'PRIORITY', first, after });
  await database.write(`CREATE (:DesignationList {key: 'NOBODY'})`);
  await expect(ask(['no such list'])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(ask(['x'.repeat(200_000)])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(ask(['NOBODY'])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(ask([], 101)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(ask([], -1)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(ask([], 10, 'x'.repeat(200_000))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(
    exposuresOfAccesses(graph, ['A1'], makeFilter('2025-01-01', { lists: ['no such list'] })),
  ).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await exposuresOfAccesses(graph, ['no such access', 'x'.repeat(200_000)], filter)).toEqual([]);
});

test('a withdrawn node counts as long as another source has a statement about it', async () => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  const sources = [{ id: 'S1' }, { id: 'S2' }];
  const system = { id: 'Y1', name: 'System', impact_level: 5 };
  const contract = { id: 'C1', prime: 'O1' };
  const ofFirst = { 'systems.csv': [{ ...system, source: 'S1' }], 'contracts.csv': [{ ...contract, source: 'S1' }] };
  const ofSecond: PackageFiles = {
    'organizations.csv': [{ id: 'O1', source: 'S2' }],
    'people.csv': [{ id: 'P1', source: 'S2' }],
    'locations.csv': [{ person: 'P1', country: 'CN', source: 'S2' }],
    'access.csv': [{ id: 'A1', person: 'P1', system: 'Y1', contract: 'C1', mode: 'direct', source: 'S2' }],
  };
  await importPackage(database, { 'sources.csv': sources, ...ofFirst, ...ofSecond });
  await importPackage(database, { 'sources.csv': [{ id: 'S1' }] });
  const high = makeFilter('2025-01-01', { minImpactLevel: 5 });
  const page = await findExposures(graph, { filter: high, orderBy: 'PRIORITY', first: 10, after: null });
  expect(page.edges.map(({ node }) => [node.system, node.contract, node.prime])).toEqual([['Y1', 'C1', null]]);
  expect(await measureCoverage(graph, high, '2026-01-01')).toMatchObject({
    contracts: 1,
    contractsWithPersonnel: 1,
    accesses: 1,
    systems: 1,
    systemsExposed: 1,
    lastExposedDay: '2026-01-01',
  });
});

test.each(['source', 'rows'])(
  'synthetic contracts and systems, marked by their %s, count only if synthetic data does',
  async (by) => {
    const database = await withEmptyData();
    const graph = await openGraph(database);
    await importPackage(database, abroad);
    const marked = <Row extends object>(row: Row) => (by === 'rows' ? { ...row, data_class: 'synthetic' } : row);
    await importPackage(database, {
      'sources.csv': [{ id: 'S2', data_class: by === 'rows' ? 'documented' : 'synthetic' }],
      'systems.csv': [marked({ id: 'SYN-Y', name: 'Invented', impact_level: 5 })],
      'organizations.csv': [marked({ id: 'SYN-O' })],
      'contracts.csv': [marked({ id: 'SYN-C', prime: 'SYN-O' }), marked({ id: 'SYN-D', prime: 'SYN-O' })],
      'people.csv': [marked({ id: 'SYN-P' })],
      'employment.csv': [marked({ organization: 'SYN-O', person: 'SYN-P', contract: 'SYN-C', role: 'engineer' })],
    });
    const counted = async (dataClasses: readonly DataClass[]) => {
      const conditions = makeFilter('2025-01-01', { dataClasses });
      const { contracts, contractsWithPersonnel, systems } = await measureCoverage(graph, conditions, '2026-01-01');
      return { contracts, contractsWithPersonnel, systems };
    };
    const all = { contracts: 3, contractsWithPersonnel: 2, systems: 2 };
    expect(await counted([])).toEqual(all);
    expect(await counted(['SYNTHETIC'])).toEqual(all);
    expect(await counted(['DOCUMENTED'])).toEqual({ contracts: 1, contractsWithPersonnel: 1, systems: 1 });
  },
);

test('on a generated world the graph gives what the direct computation gives', async () => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  const folder = await mkdtemp(join(tmpdir(), 'subtier-world-'));
  try {
    await generateWorld({ scale: 1500, seed: 'analysis', to: folder });
    await runImport(database, { format: 'chain-package', paths: [folder] });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const rows = await database.read('MATCH ()-[r:ACCESSES]->() RETURN DISTINCT r.access AS access');
  const accesses = rows.map(({ access }) => z.string().parse(access));
  expect(accesses.length).toBeGreaterThan(100);
  const systems = await database.read('MATCH (s:System) RETURN s.key AS system, s.agency AS agency');
  const agencies = new Map(systems.map(({ system, agency }) => [system, agency]));
  for (const asOf of ['2021-06-30', '2023-12-31', '2024-02-29', '2025-07-17', '2026-11-24'])
    for (const lists of [[], ['15CFR791.4']]) {
      const wanted = makeFilter(asOf, { lists, origins: ['FOREIGN', 'UNDETERMINED'] });
      const direct = await exposuresOfAccesses(graph, accesses, wanted);
      const found = new Map<string, unknown>();
      let after: string | null = null;
      do {
        const page = await findExposures(graph, { filter: wanted, orderBy: 'CONFIDENCE', first: 100, after });
        expect(page.totalCount).toBe(direct.length);
        for (const { node } of page.edges) found.set(node.id, node);
        after = page.hasNextPage ? (page.edges.at(-1)?.cursor ?? null) : null;
      } while (after !== null);
      expect(found).toEqual(new Map(direct.map((exposure) => [exposure.id, exposure])));
      const groups = await groupExposures(graph, 'AGENCY', wanted, { orderBy: 'ACCESSES', skip: 0, first: 1000 });
      expect(new Map(groups.map(({ group, accesses: count }) => [group.key, count]))).toEqual(
        agenciesOf(direct, agencies),
      );
      const page = { orderBy: 'PRIORITY', skip: 2, first: 20 } as const;
      expect(await groupExposures(graph, 'SYSTEM', wanted, page)).toEqual(directGroups(direct, 'SYSTEM', page));
    }
});

/** How many accesses reach systems of each agency. */
function agenciesOf(exposures: readonly Exposure[], agencies: ReadonlyMap<unknown, unknown>) {
  const accesses = new Map(exposures.map(({ access, system }) => [access, agencies.get(system)]));
  const counts = new Map<unknown, number>();
  for (const agency of accesses.values()) if (agency != null) counts.set(agency, (counts.get(agency) ?? 0) + 1);
  return counts;
}
