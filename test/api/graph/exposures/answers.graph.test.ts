import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { exposuresOf } from '#graph/exposure/evaluate.ts';
import { currentEvidence } from '#graph/evidence/evidence-statements.ts';
import { readEvidence } from '#graph/evidence/read-evidence.ts';
import { indexEvidence } from '#graph/exposure/evidence-index.ts';
import type { EvidenceIndex } from '#graph/exposure/evidence-index.ts';
import { exposureGroups, origins } from '#graph/exposure/exposure.ts';
import type { Exposure } from '#graph/exposure/exposure.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import type { ExposureFilter } from '#graph/exposure/filters.ts';
import { bands } from '#graph/priority/bands.ts';
import { countExposures, monthDays } from '#graph/exposures/timeline.ts';
import { diffExposures } from '#graph/comparison/diff.ts';
import { rankChokePoints } from '#graph/exposures/choke-points.ts';
import { findClosures } from '#graph/exposures/closures.ts';
import { measureCoverage } from '#graph/exposures/coverage.ts';
import { findExposedParts } from '#graph/exposures/exposed-parts.ts';
import { flowOfExposures } from '#graph/exposures/flow.ts';
import { countBands, countGaps, crossPrimesAndCountries, groupExposures } from '#graph/exposures/groups.ts';
import type { GroupPage } from '#graph/exposures/groups.ts';
import type { Graph } from '#graph/graph.ts';
import { compareKeys, groupBy, hopKey, nodeKey, nodeRef } from '#graph/model/keys.ts';
import { labels } from '#graph/model/vocabulary.ts';
import { chainFiles } from '#test/chain-files.ts';
import { inWorlds, mergedWorlds } from '#test/cypher/merged-worlds.ts';
import { importPackage } from '#test/import-package.ts';
import { runs } from '#test/runs.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { allDays } from '../exposure/arbitrary-world.ts';
import { directCoverage, directFacets, directFlow, directGroups, directParts, nodesOfChain } from './direct.ts';
import { keysOfWorlds } from './arbitrary-filter.ts';
import { filterCorpus } from './filter-corpus.ts';
import type { FilterKeys } from './filter-corpus.ts';

/** Put into one graph, so that filters find something. */
const worlds = 30;
const seed = 7;
const ofWorlds = inWorlds(worlds);

const keys: FilterKeys = {
  byLabel: keysOfWorlds(ofWorlds),
  lists: [['10USC4872'], ['10USC4872', ...ofWorlds(['L2'])]],
};
const groups = fc.shuffledSubarray([...exposureGroups], { minLength: 2, maxLength: 2 });
const groupPages: fc.Arbitrary<GroupPage> = fc.record(
  {
    orderBy: fc.constantFrom('ACCESSES', 'PRIORITY'),
    skip: fc.constantFrom(0, 0, 1, 2),
    first: fc.constantFrom(1000, 1000, 1, 2),
    counts: fc.constantFrom({ systems: false, people: false }, { systems: false, people: true }),
  },
  { requiredKeys: ['orderBy', 'skip', 'first'] },
);
const pairs = fc.tuple(fc.constantFrom(...allDays), fc.constantFrom(...allDays));
/** Of each, one day is within the worlds' days. */
const starts = fc.constantFrom(...allDays.map((day) => `2024-01-${day.slice(8)}`), '2024-03-01', '2024-03-05');

/** The days to look back on: worlds do not change before `allDays`, but lists began to designate countries after the first two. */
const daysOfChange = ['2018-08-12', '2021-03-21', ...allDays];

/** What the pure code computes from the evidence in the graph. */
type Compute = (filter: ExposureFilter) => readonly Exposure[];

const idsOf = (exposures: readonly Exposure[]) => new Set(exposures.map(({ id }) => id));
const accessesOf = (exposures: readonly Exposure[]) => new Set(exposures.map(({ access }) => access)).size;
const systemsOf = (exposures: readonly Exposure[]) => new Set(exposures.map(({ system }) => system)).size;

test('answers from the graph equal the direct computation', async () => {
  const database = await withEmptyData();
  const graph = { database };
  await importPackage(database, mergedWorlds(worlds, seed), { withRejects: true });
  const rows = await database.read('MATCH (access:Access) RETURN access.key AS key');
  const accesses = rows.map(({ key }) => z.string().parse(key));
  const index = indexEvidence(
    await database.readTransaction((transaction) =>
      readEvidence(currentEvidence(transaction), accesses, { withProperties: true }),
    ),
  );
  const compute: Compute = (filter) => accesses.flatMap((access) => exposuresOf(index, access, filter));
  const found = {
    groups: 0,
    facets: 0,
    flowing: 0,
    covered: 0,
    counted: 0,
    changed: 0,
    choked: 0,
    closed: 0,
    parts: 0,
  };
  const filters = Array.from({ length: runs(1) }, (_, at) => filterCorpus(index, keys, seed + at)).flat();
  const rest = fc.sample(fc.tuple(groups, groupPages, pairs, starts), { numRuns: filters.length, seed });
  const cases = filters.flatMap((filter, at) => rest.slice(at, at + 1).map((one) => [filter, ...one] as const));
  const property = fc.asyncProperty(fc.constantFrom(...cases), async ([filter, bys, page, [from, to], start]) => {
    // No system of these worlds has an agency.
    for (const by of bys) {
      const expected = directGroups(compute(filter), by, page);
      expect(await groupExposures(graph, by, filter, page)).toEqual(expected);
      found.groups += expected.length;
    }
    found.facets += await checkFacets(graph, compute, filter);
    found.flowing += await checkFlow(graph, compute, filter, page.skip + 1);
    found.covered += await checkCoverage(graph, index, compute, filter);
    found.counted += await checkTimeline(graph, compute, filter, start);
    found.changed += await checkDiff(graph, compute, filter, { from, to });
    found.choked += await checkChokePoints(graph, compute, filter);
    found.closed += await checkClosures(graph, compute, filter);
    found.parts += await checkParts(graph, compute, filter);
  });
  await fc.assert(property, { examples: cases.map((one) => [one]), numRuns: cases.length, endOnFailure: true });
  expect(Math.min(...Object.values(found))).toBeGreaterThan(20);
});

async function checkFacets(graph: Pick<Graph, 'database'>, compute: Compute, filter: ExposureFilter): Promise<number> {
  const { bands: ofBands, gaps: ofGaps, matrix } = directFacets(compute(filter));
  expect(await countBands(graph, filter)).toEqual(ofBands);
  expect(await countGaps(graph, filter)).toEqual(ofGaps);
  const cells = await crossPrimesAndCountries(graph, filter, 1000);
  expect(new Set(cells.map((cell) => JSON.stringify(cell)))).toEqual(
    new Set(matrix.map((cell) => JSON.stringify(cell))),
  );
  return matrix.length;
}

/** @param top few, so that there are others */
async function checkFlow(
  graph: Pick<Graph, 'database'>,
  compute: Compute,
  filter: ExposureFilter,
  top: number,
): Promise<number> {
  const { accesses, nodes, links } = await flowOfExposures(graph, filter, top);
  const places = nodes.map(({ stage, kind, node, sensitivity, others }) => {
    const value = kind === 'OTHERS' ? `${others} OTHERS` : kind;
    return `${stage} ${node?.key ?? sensitivity ?? value}`;
  });
  const expected = directFlow(compute(filter), top);
  const sorted = (rows: readonly unknown[]) => rows.map((one) => JSON.stringify(one)).sort();
  expect(accesses).toBe(expected.accesses);
  expect(sorted(nodes.map((node, at) => [places[at], node.accesses]))).toEqual(sorted(expected.nodes));
  expect(sorted(links.map(({ from, to, accesses: count }) => [places[from], places[to], count]))).toEqual(
    sorted(expected.links),
  );
  return nodes.some(({ kind }) => kind === 'OTHERS') ? links.length : 0;
}

async function checkCoverage(
  graph: Pick<Graph, 'database'>,
  index: EvidenceIndex,
  compute: Compute,
  filter: ExposureFilter,
): Promise<number> {
  const direct = directCoverage(compute({ ...filter, origins }), compute(filter), index, filter);
  for (const today of [filter.asOf, '2024-03-08']) {
    const exposedDays = daysOfChange.filter((asOf) => asOf <= today && compute({ ...filter, asOf }).length > 0);
    expect(await measureCoverage(graph, filter, today)).toMatchObject({
      ...direct,
      lastExposedDay: exposedDays.at(-1) ?? null,
    });
  }
  return direct.accesses;
}

test('coverage counts accesses of any origin that meet the conditions on chains', async () => {
  const database = await withEmptyData();
  const engineer = (status: string, ...locations: readonly (readonly [country: string, confidence: number])[]) =>
    importPackage(database, {
      ...chainFiles,
      'people.csv': [
        { id: 'P1', us_person_status: status },
        { id: 'P2', us_person_status: 'citizen' },
      ],
      'locations.csv': [
        { person: 'P2', country: 'US', confidence: 50 },
        ...locations.map(([country, confidence]) => ({ person: 'P1', country, confidence })),
      ],
    });
  const covered = async (conditions: Partial<Omit<ExposureFilter, 'asOf'>>) => {
    const filter = makeFilter('2024-06-01', { primes: ['O1'], ...conditions });
    const { accesses, withKnownLocation, withCompleteLineage, undetermined, systemsExposed } = await measureCoverage(
      { database },
      filter,
      filter.asOf,
    );
    return [accesses, withKnownLocation, withCompleteLineage, undetermined, systemsExposed];
  };
  const listed = { lists: ['10USC4872'] };
  await engineer('citizen', ['IN', 50], ['US', 20]);
  expect(await covered(listed)).toEqual([1, 1, 1, 0, 0]);
  // Without a listed country, both locations are evidence of the origin.
  expect(await covered({ ...listed, minConfidence: 20 })).toEqual([1, 1, 1, 0, 0]);
  expect(await covered({ ...listed, minConfidence: 30 })).toEqual([0, 0, 0, 0, 0]);
  expect(await covered({ ...listed, dataClasses: ['DOCUMENTED'] })).toEqual([1, 1, 1, 0, 0]);
  expect(await covered({ ...listed, dataClasses: ['REPORTED'] })).toEqual([0, 0, 0, 0, 0]);
  await engineer('citizen');
  expect(await covered({})).toEqual([1, 0, 1, 0, 0]);
  expect(await covered(listed)).toEqual([1, 0, 1, 1, 0]);
  await engineer('foreign_person', ['US', 50]);
  expect(await covered(listed)).toEqual([1, 1, 1, 0, 0]);
  await engineer('citizen', ['US', 50]);
  expect(await covered(listed)).toEqual([1, 1, 1, 0, 0]);
  expect(await covered({ ...listed, primes: ['O2'] })).toEqual([0, 0, 0, 0, 0]);
  expect(await covered({ minConfidence: 60 })).toEqual([0, 0, 0, 0, 0]);
});

async function checkTimeline(
  graph: Pick<Graph, 'database'>,
  compute: Compute,
  filter: ExposureFilter,
  from: string,
): Promise<number> {
  const to = '2024-04-02';
  const expected = monthDays(from, to).map((day) => {
    const found = compute({ ...filter, asOf: day });
    return { day, accesses: accessesOf(found), systems: systemsOf(found), onRecord: null };
  });
  expect(await countExposures(graph, { from, to }, filter)).toEqual(expected);
  return Math.max(...expected.map(({ accesses }) => accesses));
}

/** Higher bands first, then by id. */
function byPriority(a: Exposure, b: Exposure): number {
  const rank = ({ priority }: Exposure) => bands.indexOf(priority.high) * 4 + bands.indexOf(priority.low);
  return rank(b) - rank(a) || compareKeys(a.id, b.id);
}

async function checkDiff(
  graph: Pick<Graph, 'database'>,
  compute: Compute,
  filter: ExposureFilter,
  days: { readonly from: string; readonly to: string },
): Promise<number> {
  const [from = '', to = ''] = [days.from, days.to].sort();
  const [before, after] = [compute({ ...filter, asOf: from }), compute({ ...filter, asOf: to })];
  const opened = after.filter(({ id }) => !idsOf(before).has(id)).sort(byPriority);
  const closed = before.filter(({ id }) => !idsOf(after).has(id)).sort(byPriority);
  const difference = await diffExposures(graph, { from, to, filter, first: 3 });
  const { openedEndCursor, closedEndCursor, cypher } = difference;
  expect([openedEndCursor !== null, closedEndCursor !== null]).toEqual([opened.length > 3, closed.length > 3]);
  expect(difference).toEqual({
    cypher,
    openedEndCursor,
    closedEndCursor,
    opened: opened.slice(0, 3).map((exposure) => ({ ...exposure })),
    closed: closed.slice(0, 3).map((exposure) => ({ ...exposure })),
    openedCount: opened.length,
    closedCount: closed.length,
    unchangedCount: after.length - opened.length,
  });
  const next = await diffExposures(graph, {
    ...{ from, to, filter, first: 100 },
    openedAfter: openedEndCursor,
    closedAfter: closedEndCursor,
  });
  const nextOf = (all: readonly Exposure[], cursor: string | null) => all.slice(cursor === null ? 0 : 3, 103);
  expect(next.opened).toEqual(nextOf(opened, openedEndCursor));
  expect(next.closed).toEqual(nextOf(closed, closedEndCursor));
  return opened.length + closed.length;
}

/** Reads all pages of a list. */
async function pagesOf<T extends { readonly cursor: string }>(
  first: number,
  read: (after: string | null) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const all: T[] = [];
  for (let after: string | null = null; ;) {
    const page: readonly T[] = await read(after);
    all.push(...page);
    if (page.length < first) return all;
    after = page.at(-1)?.cursor ?? null;
  }
}

/** What a chain passes through between its ends, from its path as drawn and the contract that it runs under. */
function nodesOf({ path, contract, engineer, system }: Exposure): string[] {
  const drawn = path
    .filter(({ type }) => type !== 'LOCATED_IN')
    .flatMap(({ from, to }) => [from, to])
    .map(({ label, key }) => `${label} ${key}`);
  const between = drawn.filter((node) => node !== `Person ${engineer}` && node !== `System ${system}`);
  return [...between, ...(contract === null ? [] : [`Contract ${contract}`])];
}

async function checkChokePoints(
  graph: Pick<Graph, 'database'>,
  compute: Compute,
  filter: ExposureFilter,
): Promise<number> {
  const exposures = compute(filter);
  const chains = groupBy(exposures, ({ access }) => access);
  const points = [...new Set(exposures.flatMap(nodesOf))]
    .map((node) => {
      const count = [...chains.values()].filter((all) => all.every((one) => nodesOf(one).includes(node))).length;
      const [label = '', key = ''] = node.split(' ');
      return { node: { label, key }, accessesCut: count, share: count / chains.size };
    })
    .filter(({ accessesCut }) => accessesCut > 0)
    .sort(
      (a, b) =>
        b.accessesCut - a.accessesCut || compareKeys(a.node.key, b.node.key) || compareKeys(a.node.label, b.node.label),
    );
  const ranked = await pagesOf(4, (after) => rankChokePoints(graph, filter, 4, after));
  expect(ranked.map(({ cursor, ...point }) => ({ ...point, hasCursor: cursor !== '' }))).toEqual(
    points.map((point) => ({ ...point, hasCursor: true })),
  );
  return chains.size < exposures.length ? points.length : 0;
}

async function checkClosures(
  graph: Pick<Graph, 'database'>,
  compute: Compute,
  filter: ExposureFilter,
): Promise<number> {
  const { asOf, lists: under, origins: of } = filter;
  const holding = idsOf(compute(makeFilter(asOf, { lists: under, origins: of })));
  const closed = new Map<string, { readonly lastDay: string; readonly exposure: Exposure }>();
  for (const day of daysOfChange.filter((one) => one < asOf))
    for (const exposure of compute({ ...filter, asOf: day }))
      if (!holding.has(exposure.id)) closed.set(exposure.id, { lastDay: day, exposure });
  const expected = [...closed.values()].sort(
    (a, b) => compareKeys(b.lastDay, a.lastDay) || byPriority(a.exposure, b.exposure),
  );
  const found = await pagesOf(7, (after) => findClosures(graph, filter, 7, after));
  expect(found.map(({ exposure, lastDay }) => [exposure.id, lastDay])).toEqual(
    expected.map(({ exposure, lastDay }) => [exposure.id, lastDay]),
  );
  return expected.length;
}

/** Asks about most nodes that chains are on, and about some that may be on none. */
async function checkParts(graph: Pick<Graph, 'database'>, compute: Compute, filter: ExposureFilter): Promise<number> {
  const exposures = compute(filter);
  const others = compute(makeFilter(filter.asOf, {})).slice(0, 5);
  const nodes = [...new Set([...exposures, ...others].flatMap(nodesOfChain))].filter((_, at) => at % 7 !== 3);
  const among = nodes.flatMap((node) => {
    const label = labels.find((one) => node.startsWith(`${one}:`));
    return label === undefined ? [] : [nodeRef(label, node.slice(label.length + 1))];
  });
  const parts = await findExposedParts(graph, among, filter);
  const found: readonly (readonly [part: string, of: unknown])[] = [
    ...parts.nodes.map(({ node, chains, highest, countries }) => {
      return [nodeKey(node), { chains, highest, countries: [...countries].sort() }] as const;
    }),
    ...parts.hops.map(({ hop, chains, highest }) => [hopKey(hop), { chains, highest, countries: [] }] as const),
  ];
  const expected = directParts(exposures, new Set(nodes));
  expect(new Map(found)).toEqual(expected);
  expect([found.length, parts.isCut]).toEqual([expected.size, false]);
  return parts.hops.length;
}
