import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exposuresOf } from '#graph/exposure/evaluate.ts';
import { indexEvidence } from '#graph/exposure/evidence-index.ts';
import type { Exposure } from '#graph/exposure/exposure.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import type { ExposureFilter } from '#graph/exposure/filters.ts';
import type { NodeRef } from '#graph/model/keys.ts';
import { exposuresOfAccesses } from '#test/api/graph/exposures/exposures-of-accesses.ts';
import { openGraph } from '#graph/graph.ts';
import { askWhatIf } from '#graph/comparison/what-if.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import type { PackageFiles } from '#test/import-package.ts';
import { runs } from '#test/runs.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { evidenceOfWorld } from '../exposure/evidence-of-world.ts';
import { withoutBands } from '#test/api/graph/exposures/arbitrary-filter.ts';
import { directOrder } from '#test/api/graph/exposures/direct.ts';
import { filterCorpus } from '#test/api/graph/exposures/filter-corpus.ts';
import { accessesOf, importWorlds, keys, ofWorlds, seed } from '#test/api/graph/exposures/imported-worlds.ts';
import { packageOf } from '#test/api/graph/exposures/world-package.ts';
import { withPolicyLists } from '#test/api/graph/exposures/with-policy-lists.ts';
import { worldWithout } from '#test/api/graph/exposures/world-without.ts';

/** What is removed: a node of each world, or a country. */
const nodes: readonly (readonly NodeRef[])[] = [
  ...['O0', 'O1', 'O2', 'O3'].map((key) =>
    ofWorlds([key]).map((one): NodeRef => ({ label: 'Organization', key: one })),
  ),
  ...['K0', 'K1', 'K2'].map((key) => ofWorlds([key]).map((one): NodeRef => ({ label: 'Contract', key: one }))),
  ...['P0', 'P1', 'P2'].map((key) => ofWorlds([key]).map((one): NodeRef => ({ label: 'Person', key: one }))),
  ...['CN', 'IN', 'US'].map((key): NodeRef[] => [{ label: 'Country', key }]),
  ofWorlds(['S1']).map((key): NodeRef => ({ label: 'System', key })),
  ofWorlds(['L1']).map((key): NodeRef => ({ label: 'DesignationList', key })),
];
const removals = fc.subarray([...nodes], { minLength: 1, maxLength: 2 }).map((some) => some.flat());

/** What is compared of an exposure; statements' other properties and keys' escapes are not at issue. */
function told({ periods, priority, confidence, gaps, path, id, chain, prime }: Exposure) {
  return {
    id,
    periods,
    priority,
    confidence,
    gaps,
    chain,
    prime,
    path: path.map(({ type, from, to }) => [type, from.key, to.key]),
  };
}

test('a what-if gives what an import without those rows gives', async () => {
  const { database, graph, world } = await importWorlds();
  const withLists = withPolicyLists(world);
  const whole = indexEvidence(evidenceOfWorld(withLists));
  const filters = Array.from({ length: runs(1) }, (_, at) => filterCorpus(whole, keys, seed + at)).flat();
  const removed = fc.sample(removals, { numRuns: filters.length, seed });
  const cases = filters.flatMap((filter, at) =>
    removed.slice(at, at + 1).map((remove) => ({ remove, filter: withoutBands(filter) })),
  );
  const computed = ({ remove, filter }: (typeof cases)[number]) => {
    const index = indexEvidence(evidenceOfWorld(worldWithout(withLists, remove)));
    return accessesOf(worldWithout(world, remove)).flatMap((access) => exposuresOf(index, access, filter));
  };
  const seen = { closed: 0, opened: 0, freed: 0 };
  const property = fc.asyncProperty(fc.constantFrom(...cases), async ({ remove, filter }) => {
    const were = await exposuresOfAccesses(graph, accessesOf(world), filter);
    const are = computed({ remove, filter });
    const found = await askWhatIf(graph, { remove, filter, first: 100 });
    const opened = directOrder(
      are.filter(({ id }) => !were.some((one) => one.id === id)),
      'PRIORITY',
    );
    const closed = directOrder(
      were.filter(({ id }) => !are.some((one) => one.id === id)),
      'PRIORITY',
    );
    const systems = (of: readonly Exposure[]) => new Set(of.map(({ system }) => system));
    const freed = [...systems(were)].filter((system) => !systems(are).has(system)).sort();
    expect(found.before).toBe(new Set(were.map(({ access }) => access)).size);
    expect(found.after).toBe(new Set(are.map(({ access }) => access)).size);
    expect(found.opened.map(told)).toEqual(opened.slice(0, 100).map(told));
    expect(found.closed).toEqual(closed.slice(0, 100));
    expect([found.openedCount, found.closedCount]).toEqual([opened.length, closed.length]);
    expect(found.systemsFreed).toEqual(freed);
    seen.closed += closed.length;
    seen.opened += opened.length;
    seen.freed += freed.length;
  });
  await fc.assert(property, { examples: cases.map((one) => [one]), numRuns: cases.length, endOnFailure: true });
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
  for (const { remove, filter } of cases.slice(-1)) {
    await importPackage(database, packageOf(worldWithout(world, remove)));
    const imported = await exposuresOfAccesses(graph, accessesOf(worldWithout(world, remove)), filter);
    expect(imported.map(({ id }) => id)).toEqual(computed({ remove, filter }).map(({ id }) => id));
  }
});

test('without its escort an access is unescorted; at most `first` are returned', async () => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  await importPackage(database, chainFiles);
  const filter = makeFilter('2025-01-01');
  const found = await askWhatIf(graph, { remove: [{ label: 'Person', key: 'P2' }], filter, first: 5 });
  expect(found).toMatchObject({
    before: 1,
    after: 1,
    closedCount: 1,
    openedCount: 1,
    systemsFreed: [],
    closed: [{ escort: 'P2', chain: ['O1', 'O2'] }],
    opened: [{ escort: null, chain: ['O1'], gaps: ['NO_ESCORT_ON_RECORD'] }],
  });
  expect(await askWhatIf(graph, { remove: [{ label: 'Person', key: 'P1' }], filter, first: 5 })).toMatchObject({
    before: 1,
    after: 0,
    opened: [],
    systemsFreed: ['Y1'],
  });
  expect(await askWhatIf(graph, { remove: [{ label: 'Agency', key: 'G1' }], filter, first: 5 })).toMatchObject({
    before: 1,
    after: 1,
    closed: [],
    opened: [],
  });
});

test('exposures that would open have the properties of their statements, whether few or many accesses are affected', async () => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  const numbered = Array.from({ length: 300 }, (_, at) => `${at}`);
  await importPackage(database, {
    'systems.csv': numbered.map((at) => ({ id: `Y${at}`, impact_level: 5 })),
    'organizations.csv': [{ id: 'P' }, { id: 'E' }],
    'contracts.csv': [{ id: 'C', prime: 'P' }],
    'subcontracts.csv': [{ contract: 'C', contractor: 'P', subcontractor: 'E', subaward_number: '7' }],
    'people.csv': [{ id: 'N' }, { id: 'X', us_person_status: 'citizen' }],
    'locations.csv': [{ person: 'N', country: 'CN' }],
    'employment.csv': [
      { organization: 'E', person: 'N', contract: 'C', role: 'engineer' },
      { organization: 'E', person: 'X', contract: 'C', role: 'escort' },
    ],
    'access.csv': numbered.map((at) => ({
      id: `A${at}`,
      person: 'N',
      system: `Y${at}`,
      contract: 'C',
      mode: 'escorted',
    })),
    'escorts.csv': numbered.map((at) => ({ escort: 'X', access: `A${at}` })),
  });
  const openedOn = async (systems: readonly string[]) => {
    const filter = makeFilter('2025-01-01', { systems });
    const remove: NodeRef[] = [{ label: 'Person', key: 'X' }];
    return (await askWhatIf(graph, { remove, filter, first: 1 })).opened;
  };
  const among = await openedOn([]);
  const described = among.flatMap(({ path }) =>
    path.flatMap(({ type, statements }) =>
      type === 'SUBCONTRACTS_TO' ? statements.map(({ properties }) => properties) : [],
    ),
  );
  expect(described).toMatchObject([{ subawardNumber: '7' }]);
  expect(await openedOn(among.map(({ system }) => system))).toEqual(among);
});

/** Two-digit numbers from 0. */
const numbers = (count: number) => Array.from({ length: count }, (_, at) => String(at).padStart(2, '0'));

/** An access on C1 by an employee of E, with a route from the prime P over each pair of an A and a B to E. */
function manyRoutes(a: number, b: number) {
  const [first, second] = [numbers(a).map((at) => `A${at}`), numbers(b).map((at) => `B${at}`)];
  const hop = (contractor: string, subcontractor: string) => ({ contract: 'C1', contractor, subcontractor });
  return {
    'systems.csv': [{ id: 'Y1', impact_level: 5 }],
    'organizations.csv': [...first, ...second, 'P', 'E', 'R'].map((id) => ({ id })),
    'contracts.csv': [{ id: 'C1', prime: 'P' }],
    'subcontracts.csv': [
      ...first.flatMap((one) => [hop('P', one), ...second.map((other) => hop(one, other))]),
      ...second.map((one) => hop(one, 'E')),
    ],
    'people.csv': [{ id: 'P1' }],
    'locations.csv': [{ person: 'P1', country: 'CN' }],
    'employment.csv': [{ organization: 'E', person: 'P1', contract: 'C1', role: 'engineer' }],
    'access.csv': [{ id: 'A1', person: 'P1', system: 'Y1', contract: 'C1', mode: 'direct' }],
  } as const satisfies PackageFiles;
}

test('a chain that was only not among those shown does not open', async () => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  // Of 225 routes, 200 are shown; without A00, 210 are left, of which 200 are shown.
  await importPackage(database, manyRoutes(15, 15));
  const remove: NodeRef[] = [{ label: 'Organization', key: 'A00' }];
  const filter = makeFilter('2025-01-01');
  expect(await askWhatIf(graph, { remove, filter, first: 5 })).toMatchObject({
    before: 1,
    after: 1,
    opened: [],
    openedCount: 0,
    closedCount: 15,
  });
  // The only routes over A14 are not shown, so none of its chains counts before the removal.
  const about = makeFilter('2025-01-01', { organizations: ['A14'] });
  expect(await askWhatIf(graph, { remove, filter: about, first: 5 })).toMatchObject({ openedCount: 0, closedCount: 0 });
});

test('a chain that is only no longer among those shown does not close, and others really open', async () => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  // Under C2 there is a route only without R, its prime by the better source: 8 shorter ones take the place of some of the 196.
  const files = manyRoutes(14, 14);
  const others = numbers(8).map((at) => `D${at}`);
  const sources = [
    { id: 'S1', title: 'S1', data_class: 'documented' },
    { id: 'S2', title: 'S2', data_class: 'documented' },
  ];
  await importPackage(database, {
    ...files,
    'sources.csv': sources,
    'organizations.csv': [
      ...files['organizations.csv'].map(({ id }) => ({ id, source: 'S1' })),
      ...others.map((id) => ({ id, source: 'S1' })),
    ],
    'contracts.csv': [
      { id: 'C1', prime: 'P', source: 'S1' },
      { id: 'C2', prime: 'R', parent: 'C1', source: 'S1', confidence: 90 },
      { id: 'C2', prime: 'P', source: 'S2', confidence: 50 },
    ],
    'subcontracts.csv': [
      ...files['subcontracts.csv'],
      ...others.flatMap((other) => [
        { contract: 'C2', contractor: 'P', subcontractor: other },
        { contract: 'C2', contractor: other, subcontractor: 'E' },
      ]),
    ].map((row) => ({ ...row, source: 'S1' })),
    'systems.csv': [{ id: 'Y1', impact_level: 5, source: 'S1' }],
    'people.csv': [{ id: 'P1', source: 'S1' }],
    'locations.csv': [{ person: 'P1', country: 'CN', source: 'S1' }],
    'employment.csv': ['C1', 'C2'].map((contract) => ({
      organization: 'E',
      person: 'P1',
      contract,
      role: 'engineer',
      source: 'S1',
    })),
    'access.csv': [{ ...files['access.csv'][0], source: 'S1' }],
  });
  const found = await askWhatIf(graph, {
    remove: [{ label: 'Organization', key: 'R' }],
    filter: makeFilter('2025-01-01'),
    first: 100,
  });
  expect(found).toMatchObject({ before: 1, after: 1, closedCount: 1, openedCount: 8 });
  expect(found.closed.map(({ lineage, contract }) => [lineage, contract])).toEqual([['BROKEN', 'C2']]);
  expect(found.opened.every(({ contract, gaps }) => contract === 'C2' && gaps.includes('ROUTES_CUT'))).toBe(true);
});

test('an access of which a removed company is only on routes that are not shown counts for a filter about these', async () => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  // Of 205 routes, those over A40 are not shown; without them, all are.
  await importPackage(database, manyRoutes(41, 5));
  const ask = (conditions: Partial<ExposureFilter>) =>
    askWhatIf(graph, {
      remove: [{ label: 'Organization', key: 'A40' }],
      filter: makeFilter('2025-01-01', conditions),
      first: 5,
    });
  expect(await ask({})).toMatchObject({ before: 1, after: 1, openedCount: 0, closedCount: 0 });
  expect(await ask({ gaps: ['ROUTES_CUT'] })).toMatchObject({
    ...{ before: 1, after: 0, openedCount: 0, closedCount: 200 },
    systemsFreed: ['Y1'],
  });
  expect(await ask({ excludedGaps: ['ROUTES_CUT'] })).toMatchObject({
    ...{ before: 0, after: 1, openedCount: 200, closedCount: 0 },
  });
});

test('a what-if is refused while the graph holds a part of an import', async () => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  await importPackage(database, chainFiles);
  const ask = () =>
    askWhatIf(graph, { remove: [{ label: 'Person', key: 'P2' }], filter: makeFilter('2025-01-01'), first: 5 });
  await database.write(`CREATE (:Import {id: 'cut', state: 'INTERRUPTED', format: 'chain-package', sources: ['S1'],
    startedAt: toString(datetime())})`);
  await expect(ask()).rejects.toThrow(expect.objectContaining({ code: 'GRAPH_CHANGING' }));
  await expect(ask()).rejects.toThrow('a part of an import');
  await database.write(`MATCH (i:Import {id: 'cut'}) DELETE i`);
  await expect(ask()).resolves.toMatchObject({ before: 1 });
});

test('an access that cannot be exposed does not count against the limit of what a removed contract affects', async () => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  const people = Array.from({ length: 5001 }, (_, at) => `P${at}`);
  await importPackage(database, {
    'sources.csv': [{ id: 'S1' }],
    'contracts.csv': [{ id: 'C1' }],
    'systems.csv': [{ id: 'Y1', impact_level: 5 }],
    'people.csv': people.map((id) => ({ id })),
    'locations.csv': people.map((person, at) => ({ person, country: at === 0 ? 'CN' : 'US' })),
    'access.csv': people.map((person) => ({
      id: `A-${person}`,
      person,
      system: 'Y1',
      contract: 'C1',
      mode: 'direct',
    })),
  });
  const filter = makeFilter('2025-01-01');
  expect(await askWhatIf(graph, { remove: [{ label: 'Contract', key: 'C1' }], filter, first: 5 })).toMatchObject({
    before: 1,
    after: 1,
    closedCount: 1,
    openedCount: 1,
  });
});

test('invalid requests are refused', async () => {
  const graph = await openGraph(await withEmptyData());
  await importPackage(graph.database, chainFiles);
  const ask = (remove: readonly NodeRef[], lists: readonly string[] = []) =>
    askWhatIf(graph, { remove, filter: makeFilter('2025-01-01', { lists }), first: 5 });
  await expect(ask([{ label: 'Source', key: 'S1' }])).rejects.toThrow(
    expect.objectContaining({ code: 'BAD_USER_INPUT' }),
  );
  await expect(ask([{ label: 'DesignationList', key: '10USC4872' }], ['10USC4872'])).rejects.toThrow(
    expect.objectContaining({ code: 'BAD_USER_INPUT' }),
  );
  await expect(ask([], ['NONE'])).rejects.toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  await expect(ask(Array.from({ length: 51 }, (_, at) => ({ label: 'Person', key: `P${at}` })))).rejects.toThrow(
    expect.objectContaining({ code: 'BAD_USER_INPUT' }),
  );
});
