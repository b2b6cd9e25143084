import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import type { Exposure } from '#graph/exposure/exposure.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import type { ExposureFilter } from '#graph/exposure/filters.ts';
import { compareExposures } from '#graph/comparison/compare.ts';
import { findExposures } from '#graph/exposures/find.ts';
import { isFailure } from '#graph/failure.ts';
import { openGraph } from '#graph/graph.ts';
import type { Graph } from '#graph/graph.ts';
import { questionLimits } from '#graph/limits.ts';
import { rollBack } from '#seed/import/rollback.ts';
import { chainFiles } from '#test/chain-files.ts';
import { mergeWorlds } from '#test/cypher/merged-worlds.ts';
import { importPackage } from '#test/import-package.ts';
import type { PackageFiles } from '#test/import-package.ts';
import { runs } from '#test/runs.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { importAwards, rosterOn } from '#test/seed/import/roster-and-awards.ts';
import { twoVersions } from '#test/seed/import/two-versions.ts';
import { allDays } from '../exposure/arbitrary-world.ts';
import { importableWorlds } from '#test/api/graph/exposures/importable-world.ts';
import { packageOf } from '#test/api/graph/exposures/world-package.ts';

const changes = ['OPENED', 'CLOSED', 'UNCHANGED'] as const;
type States = Readonly<Record<(typeof changes)[number], readonly Exposure[]>>;
const rows = { hops: 'all', periods: true } as const;
const side = { asOf: null, prime: null, without: [] };
const silent = () => undefined;

function ask(
  graph: Graph,
  [from, to]: readonly [from: string, to: string | null],
  change: (typeof changes)[number],
  filter: ExposureFilter,
  { first = 100, after = null }: { readonly first?: number; readonly after?: string | null } = {},
) {
  const sides = { from: { ...side, import: from }, to: { ...side, import: to } };
  return compareExposures(graph, { ...sides, change, filter, first, after, rows });
}

/** Reads all chains of each state of a comparison, page by page. */
async function readStates(
  graph: Graph,
  imports: readonly [from: string, to: string | null],
  filter: ExposureFilter,
): Promise<States> {
  const of = async (change: (typeof changes)[number]) => {
    const found: Exposure[] = [];
    for (let after: string | null = null; ;) {
      const page = await ask(graph, imports, change, filter, { first: 40, after });
      found.push(...page.edges.map(({ node }) => node));
      after = page.edges.at(-1)?.cursor ?? null;
      if (page.hasNextPage) continue;
      expect([page.totalCount, page.accessCount]).toEqual([
        found.length,
        new Set(found.map(({ access }) => access)).size,
      ]);
      return found;
    }
  };
  return { OPENED: await of('OPENED'), CLOSED: await of('CLOSED'), UNCHANGED: await of('UNCHANGED') };
}

/** All chains in the graph. */
async function readAll(graph: Graph, filter: ExposureFilter): Promise<readonly Exposure[]> {
  const found: Exposure[] = [];
  for (let after: string | null = null; ;) {
    const page = await findExposures(graph, { filter, orderBy: 'PRIORITY', first: 100, after });
    found.push(...page.edges.map(({ node }) => node));
    if (!page.hasNextPage) return found;
    after = page.edges.at(-1)?.cursor ?? null;
  }
}

const idsOf = (exposures: readonly Exposure[]) => exposures.map(({ id }) => id).sort();
const byId = (exposures: readonly Exposure[]) => exposures.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/**
 * Compares what comparisons say of the state after each of some imports with the graph once the later ones are really rolled back, one after the
 * other. Returns how many chains were in each state.
 */
async function expectRewound(
  graph: Graph,
  imports: readonly string[],
  filters: readonly ExposureFilter[],
): Promise<readonly number[]> {
  const counts = [0, 0, 0];
  const pairs = imports.flatMap((from, at) =>
    [...imports.slice(at + 1), null].map((to): readonly [string, string | null] => [from, to]),
  );
  const compared: {
    readonly pair: (typeof pairs)[number];
    readonly filter: ExposureFilter;
    readonly states: States;
  }[] = [];
  for (const filter of filters)
    for (const pair of pairs) {
      const states = await readStates(graph, pair, filter);
      compared.push({ pair, filter, states });
      for (const [at, change] of changes.entries()) counts[at] = (counts[at] ?? 0) + states[change].length;
    }
  for (const now of [null, ...imports.toReversed().slice(1)]) {
    const undone = now === null ? undefined : imports[imports.indexOf(now) + 1];
    if (undone !== undefined) await rollBack(graph.database, undone, silent);
    for (const filter of filters) {
      const real = byId(await readAll(graph, filter));
      const chains = new Map(real.map((one) => [one.id, one]));
      for (const { pair, states } of compared.filter((one) => one.filter === filter)) {
        const [from, to] = pair;
        const isLatest = now === null && (to === null || to === imports.at(-1));
        if (isLatest || (now !== null && to === now))
          expect(byId([...states.OPENED, ...states.UNCHANGED])).toEqual(real);
        if (from !== now) continue;
        expect(idsOf([...states.CLOSED, ...states.UNCHANGED])).toEqual(idsOf(real));
        expect(states.CLOSED).toEqual(states.CLOSED.map(({ id }) => chains.get(id)));
      }
    }
  }
  return counts;
}

/** Put into one graph, so that each import changes many accesses. */
const worlds = 10;

/** The rows of some sources, of each of the worlds. */
function ofSources(files: PackageFiles, sources: readonly string[]): PackageFiles {
  const isOf = (key: unknown) => sources.some((source) => String(key).endsWith(source));
  return Object.fromEntries(
    Object.entries(files).map(([name, all]) => [
      name,
      all.filter((row) => (name === 'sources.csv' ? isOf(row['id']) : isOf(row['source']))),
    ]),
  );
}

test('the state after an import is what a rollback of the later ones gives, on random packages', async () => {
  const counts = [0, 0, 0];
  for (let seed = 0; seed < runs(1); seed += 1) {
    const database = await withEmptyData();
    const graph = await openGraph(database);
    const versions = [0, 1, 2].map((version) =>
      packageOf(
        mergeWorlds(fc.sample(importableWorlds(['10USC4872', 'L2']), { numRuns: worlds, seed: 10 * seed + version })),
      ),
    );
    const [first = {}, second = {}, third = {}] = versions;
    const imports: string[] = [];
    // Each replaces what some sources said before; the others still say it.
    for (const files of [first, ofSources(second, ['A', 'B']), ofSources(third, ['B', 'C'])])
      imports.push((await importPackage(database, files, { withRejects: true })).id);
    const days = fc.sample(fc.constantFrom(...allDays), { numRuns: 3, seed });
    const origins = ['FOREIGN', 'UNDETERMINED'] as const;
    const filters = [
      makeFilter(days[0] ?? '2024-03-03', { origins }),
      makeFilter(days[1] ?? '2024-03-03', { origins, lists: ['10USC4872'] }),
      makeFilter(days[2] ?? '2024-03-03', { bands: ['CRITICAL', 'HIGH'], countries: ['CN', 'IN'] }),
    ];
    for (const [at, count] of (await expectRewound(graph, imports, filters)).entries())
      counts[at] = (counts[at] ?? 0) + count;
  }
  expect(Math.min(...counts)).toBeGreaterThan(20);
});

/** The ids of imports of packages, one after the other. */
async function importAll(database: Database, packages: readonly PackageFiles[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const files of packages) ids.push((await importPackage(database, files)).id);
  return ids;
}

const ofS1 = <T extends object>(row: T) => ({ ...row, source: 'S1' });

test.each([
  [
    'the engineer of an access changes, its escorts move, and others close',
    [twoVersions(40).older, twoVersions(40).newer],
  ],
  [
    'another source decides on the prime and the parent, and a later edition of a source wins a tie',
    [
      { ...chainFiles, 'sources.csv': [{ id: 'S1', published_on: '2025-01-01' }] },
      {
        'sources.csv': [{ id: 'S2', published_on: '2024-06-01' }],
        'organizations.csv': [{ id: 'O3' }],
        'contracts.csv': [
          { id: 'C0', prime: 'O3' },
          { id: 'C1', prime: 'O3', parent: 'C0' },
        ],
        'people.csv': [{ id: 'P1', us_person_status: 'citizen' }],
        'systems.csv': [{ id: 'Y1', impact_level: 4 }],
      },
      {
        'sources.csv': [{ id: 'S2', published_on: '2026-01-01', retrieved_at: '2026-02-01T08:00:00.500Z' }],
        'organizations.csv': [{ id: 'O3' }],
        'contracts.csv': [
          { id: 'C0', prime: 'O3' },
          { id: 'C1', prime: 'O3', parent: 'C0' },
        ],
        'people.csv': [{ id: 'P1', us_person_status: 'citizen' }],
        'systems.csv': [{ id: 'Y1', impact_level: 4 }],
      },
    ],
  ],
  [
    'a system, a person and a contract are withdrawn while another source still refers to them',
    [
      {
        'sources.csv': [{ id: 'S1' }, { id: 'S2' }],
        ...Object.fromEntries(Object.entries(chainFiles).map(([name, all]) => [name, all.map(ofS1)])),
        'access.csv': chainFiles['access.csv'].map((row) => ({ ...row, source: 'S2' })),
        'locations.csv': [{ person: 'P1', country: 'CN', source: 'S2' }],
      },
      { 'sources.csv': [{ id: 'S1' }] },
      { 'sources.csv': [{ id: 'S1' }], 'systems.csv': [{ id: 'Y1', sensitivity: 'public' }] },
    ],
  ],
  [
    'vetting, ownership, a list and the location change',
    [
      chainFiles,
      {
        'sources.csv': [{ id: 'S1' }, { id: 'S2' }],
        ...Object.fromEntries(Object.entries(chainFiles).map(([name, all]) => [name, all.map(ofS1)])),
        'vetting.csv': [{ person: 'P2', tier: 'T5', clearance: 'TS', adjudication: 'favorable', source: 'S2' }],
        'ownership.csv': [{ owner: 'O9', owned: 'O2', share_pct: 80, source: 'S2' }],
        'organizations.csv': [...chainFiles['organizations.csv'].map(ofS1), { id: 'O9', country: 'CN', source: 'S2' }],
        'lists.csv': [{ id: 'L9', title: 'List', source: 'S2' }],
        'designations.csv': [{ list: 'L9', organization: 'O9', source: 'S2' }],
        'locations.csv': [{ person: 'P1', country: 'RU', source: 'S2' }],
      },
      { 'sources.csv': [{ id: 'S2' }], 'credentials.csv': [{ holder: 'P2', access: 'A1' }] },
    ],
  ],
] satisfies readonly (readonly [string, readonly PackageFiles[]])[])('rewinds if %s', async (_, packages) => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  const imports = await importAll(database, packages);
  const filters = [[], ['10USC4872']].map((lists) =>
    makeFilter('2025-01-01', { lists, origins: ['FOREIGN', 'UNDETERMINED'] }),
  );
  const [opened = 0, closed = 0, unchanged = 0] = await expectRewound(graph, imports, filters);
  expect(opened + closed + unchanged).toBeGreaterThan(0);
});

test('a row that waited for its contract states nothing before that arrives', async () => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  const roster = await importPackage(database, rosterOn('FA875019F0001'));
  const awards = await importAwards(database);
  expect(awards.arrived).toBeGreaterThan(0);
  const [opened] = await expectRewound(graph, [roster.id, awards.id], [makeFilter('2025-01-01')]);
  expect(opened).toBeGreaterThan(0);
});

test('refuses to rewind rows that were stated anew when a provisional contract became an award', async () => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  const roster = await importPackage(
    database,
    rosterOn('C-7', { 'contracts.csv': [{ id: 'C-7', piid: 'FA8750-19-F-0001', title: 'Cloud' }] }),
  );
  await importPackage(database, { 'sources.csv': [{ id: 'S9' }], 'people.csv': [{ id: 'P9' }] });
  const filter = makeFilter('2025-01-01');
  expect(await ask(graph, [roster.id, null], 'UNCHANGED', filter)).toMatchObject({ totalCount: 1 });
  await importAwards(database);
  await expect(ask(graph, [roster.id, null], 'CLOSED', filter)).rejects.toThrow('C-7 were stated anew');
  const latest = await importPackage(database, { 'sources.csv': [{ id: 'S9' }], 'people.csv': [{ id: 'P8' }] });
  expect(await ask(graph, [latest.id, null], 'UNCHANGED', filter)).toMatchObject({ totalCount: 1 });
});

test('refuses imports that have left no state, and sides that name more than imports', async () => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  const [first = '', second = '', third = ''] = await importAll(database, [
    chainFiles,
    { 'sources.csv': [{ id: 'S2' }], 'people.csv': [{ id: 'P8' }] },
    { 'sources.csv': [{ id: 'S3' }], 'people.csv': [{ id: 'P9' }] },
  ]);
  const filter = makeFilter('2025-01-01');
  const refusal = async (from: string, to: string | null) => {
    const error: unknown = await ask(graph, [from, to], 'OPENED', filter).catch((cause: unknown) => cause);
    if (!isFailure(error, 'BAD_USER_INPUT')) throw new Error('not refused');
    return [error.extensions['argument'], error.message];
  };
  expect(await refusal('nothing', null)).toEqual(['from.import', 'from.import does not exist: “nothing”.']);
  expect(await refusal(first, 'nothing')).toEqual(['to.import', 'to.import does not exist: “nothing”.']);
  expect(await refusal(second, first)).toEqual([
    'to.import',
    'to.import is an earlier import than from.import: exchange them.',
  ]);
  expect(await refusal(second, second)).toEqual(['to.import', 'Both sides name the same import.']);
  await rollBack(database, third, silent);
  expect(await refusal(third, null)).toEqual([
    'from.import',
    `The import ${third} was rolled back: nothing that it stated is left.`,
  ]);
  const states = [
    ['INTERRUPTED', 'has not finished'],
    ['COMPLETED', `${first} completed it`],
  ] as const;
  for (const [state, words] of states) {
    await database.write(
      `CREATE (:Import {id: $state, state: $state, undone: true, completedBy: $first, startedAt: datetime.realtime(), sources: []})`,
      { state, first },
    );
    expect((await refusal(state, null))[1]).toContain(words);
  }
  const request = { change: 'OPENED', filter, first: 5, after: null, rows } as const;
  const none = { ...side, import: null };
  const from = { ...side, import: first };
  const compare = (sides: Pick<Parameters<typeof compareExposures>[1], 'from' | 'to'>) =>
    compareExposures(graph, { ...sides, ...request });
  await expect(compare({ from: none, to: from })).rejects.toThrow('from must name an earlier import');
  await expect(compare({ from, to: { ...none, asOf: '2025-01-01' } })).rejects.toThrow('compare one thing at a time');
  await expect(compare({ from: { ...from, prime: 'O1' }, to: { ...none, prime: 'O2' } })).rejects.toThrow(
    'compare one thing at a time',
  );
  expect(await compare({ from, to: none })).toMatchObject({ totalCount: 0 });
});

test('refuses to compare with a state since which too many accesses were affected, and says how many', async () => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  const { id } = await importPackage(database, chainFiles);
  const accesses = Array.from({ length: questionLimits.importAccesses.most + 1 }, (_, at) => ({
    ...{ id: `B${at}`, person: 'P1', system: 'Y1', mode: 'direct' },
  }));
  await importPackage(database, { 'sources.csv': [{ id: 'S2' }], 'access.csv': accesses });
  const error: unknown = await ask(graph, [id, null], 'OPENED', makeFilter('2025-01-01')).catch(
    (cause: unknown) => cause,
  );
  if (!isFailure(error, 'BAD_USER_INPUT')) throw new Error('not refused');
  expect(error.message).toBe(
    'More than 5,000 accesses were affected since that import, which is the limit: name a later one.',
  );
  expect(error.extensions).toMatchObject({ argument: 'from.import', limit: 'importAccesses', asked: accesses.length });
});
