import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exposuresOf } from '#graph/exposure/evaluate.ts';
import { indexEvidence } from '#graph/exposure/evidence-index.ts';
import type { Exposure } from '#graph/exposure/exposure.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import type { ExposureFilter } from '#graph/exposure/filters.ts';
import { compareExposures } from '#graph/comparison/compare.ts';
import { openGraph } from '#graph/graph.ts';
import type { Graph } from '#graph/graph.ts';
import type { NodeRef } from '#graph/model/keys.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import { runs } from '#test/runs.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { allDays } from '../exposure/arbitrary-world.ts';
import { evidenceOfWorld } from '../exposure/evidence-of-world.ts';
import { withoutBands } from '#test/api/graph/exposures/arbitrary-filter.ts';
import { directOrder } from '#test/api/graph/exposures/direct.ts';
import { exposuresOfAccesses } from '#test/api/graph/exposures/exposures-of-accesses.ts';
import { filterCorpus } from '#test/api/graph/exposures/filter-corpus.ts';
import { accessesOf, importWorlds, keys, ofWorlds, seed } from '#test/api/graph/exposures/imported-worlds.ts';
import { withPolicyLists } from '#test/api/graph/exposures/with-policy-lists.ts';
import { worldWithout } from '#test/api/graph/exposures/world-without.ts';

const changes = ['OPENED', 'CLOSED', 'UNCHANGED'] as const;
const asIs = { asOf: null, prime: null, without: [], import: null };
const rows = { hops: 'all', periods: true } as const;

type Sides = Pick<Parameters<typeof compareExposures>[1], 'from' | 'to'>;
/** The chains of a comparison, by state. */
type States = Readonly<Record<(typeof changes)[number], readonly Exposure[]>>;

/** Compares two lists of exposures by what is the same of them; what is on both sides is as on the later one. */
function statesOf(before: readonly Exposure[], after: readonly Exposure[], same: (one: Exposure) => string): States {
  const [were, are] = [new Set(before.map(same)), new Set(after.map(same))];
  const ids = new Set(after.map(({ id }) => id));
  const all = [...before.filter(({ id }) => !ids.has(id)), ...after];
  const state = (isBefore: boolean, isAfter: boolean) =>
    directOrder(
      all.filter((one) => were.has(same(one)) === isBefore && are.has(same(one)) === isAfter),
      'PRIORITY',
    );
  return { OPENED: state(false, true), CLOSED: state(true, false), UNCHANGED: state(true, true) };
}

const idOf = ({ id }: Exposure) => id;
const engineerAndSystem = ({ engineer, system }: Exposure) => `${engineer} ${system}`;

/** Reads each state two chains at a time, and compares it with what is expected; returns how many chains each has. */
async function expectStates(graph: Graph, sides: Sides, filter: ExposureFilter, expected: States): Promise<States> {
  for (const change of changes) {
    const ask = (first: number, after: string | null) =>
      compareExposures(graph, { ...sides, change, filter, first, after, rows });
    const whole = await ask(100, null);
    const shown = expected[change].slice(0, 100);
    expect(whole.edges.map(({ node }) => node.id)).toEqual(shown.map(idOf));
    expect([whole.totalCount, whole.accessCount, whole.hasNextPage]).toEqual([
      expected[change].length,
      new Set(expected[change].map(({ access }) => access)).size,
      expected[change].length > 100,
    ]);
    const [second] = (await ask(1, (await ask(1, null)).edges[0]?.cursor ?? null)).edges;
    expect(second?.node.id).toBe(shown[1]?.id);
    if (change !== 'OPENED' || sides.to.without.length === 0)
      expect(whole.edges.map(({ node }) => node)).toEqual(shown);
  }
  return expected;
}

test('the states of a comparison are the set differences of the exposures of both sides', async () => {
  const { graph, world } = await importWorlds();
  const withLists = withPolicyLists(world);
  const whole = indexEvidence(evidenceOfWorld(withLists));
  const filters = Array.from({ length: runs(1) }, (_, at) => filterCorpus(whole, keys, seed + at)).flat();
  const of = (filter: ExposureFilter) => exposuresOfAccesses(graph, accessesOf(world), filter);
  const seen = { dates: [0, 0, 0], primes: [0, 0, 0], without: [0, 0, 0] };
  const count = (kind: keyof typeof seen, states: States) => {
    seen[kind] = changes.map((change, at) => (seen[kind][at] ?? 0) + states[change].length);
  };
  for (const [at, filter] of filters.entries()) {
    const [from = '', to = ''] = fc.sample(fc.constantFrom(...allDays), { numRuns: 2, seed: seed + at });
    const days = { from: { ...asIs, asOf: from }, to: { ...asIs, asOf: to } };
    const before = await of({ ...filter, asOf: from });
    count('dates', await expectStates(graph, days, filter, statesOf(before, await of({ ...filter, asOf: to }), idOf)));

    const all = await of(filter);
    const [one = 'W0O0', two = 'W0O1'] = [...new Set(all.flatMap(({ prime }) => prime ?? []))];
    const primes = { from: { ...asIs, prime: one }, to: { ...asIs, prime: two } };
    const ofPrime = (key: string) => all.filter(({ prime }) => prime === key);
    count('primes', await expectStates(graph, primes, filter, statesOf(ofPrime(one), ofPrime(two), engineerAndSystem)));

    const keyOf = (letter: string) => ofWorlds([`${letter}${String(at % 3)}`]);
    const without = (at % 2 === 0 ? keyOf('P') : keyOf('O')).map((key): NodeRef => ({
      label: at % 2 === 0 ? 'Person' : 'Organization',
      key,
    }));
    const removing = { from: asIs, to: { ...asIs, without } };
    const left = worldWithout(withLists, without);
    const index = indexEvidence(evidenceOfWorld(left));
    const unbanded = withoutBands(filter);
    const after = accessesOf(left).flatMap((access) => exposuresOf(index, access, unbanded));
    const now = await of(unbanded);
    const states = statesOf(now, after, idOf);
    const asNow = now.filter(({ id }) => states.UNCHANGED.some((unchanged) => unchanged.id === id));
    count(
      'without',
      await expectStates(graph, removing, unbanded, { ...states, UNCHANGED: directOrder(asNow, 'PRIORITY') }),
    );
  }
  // The next test has engineers under both primes.
  expect(Math.min(...seen.dates, ...seen.primes.slice(0, 2), ...seen.without)).toBeGreaterThan(0);
});

test('a chain is under both primes if the same engineer reaches the same system under the other one', async () => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  const access = (id: string, person: string, system: string, contract: string) => ({
    ...{ id, person, system, contract },
    mode: 'direct',
  });
  await importPackage(database, {
    'systems.csv': [{ id: 'Y1' }, { id: 'Y2' }],
    'organizations.csv': [{ id: 'A' }, { id: 'B' }, { id: 'C' }],
    'contracts.csv': [
      { id: 'CA', prime: 'A' },
      { id: 'CB', prime: 'B' },
      { id: 'CC', prime: 'C' },
    ],
    'people.csv': [{ id: 'P' }, { id: 'Q' }],
    'locations.csv': [
      { person: 'P', country: 'CN' },
      { person: 'Q', country: 'IN' },
    ],
    'access.csv': [
      access('A1', 'P', 'Y1', 'CA'),
      access('A2', 'P', 'Y1', 'CB'),
      access('A3', 'P', 'Y2', 'CA'),
      access('A4', 'Q', 'Y1', 'CB'),
      access('A5', 'Q', 'Y2', 'CC'),
    ],
  });
  const filter = makeFilter('2025-01-01');
  const all = await exposuresOfAccesses(graph, ['A1', 'A2', 'A3', 'A4', 'A5'], filter);
  const ofPrime = (key: string) => all.filter(({ prime }) => prime === key);
  const states = await expectStates(
    graph,
    { from: { ...asIs, prime: 'A' }, to: { ...asIs, prime: 'B' } },
    filter,
    statesOf(ofPrime('A'), ofPrime('B'), engineerAndSystem),
  );
  const accesses = changes.map((change) => states[change].map((one) => one.access).sort());
  expect(accesses).toEqual([['A4'], ['A3'], ['A1', 'A2']]);
});

test('refuses sides that cannot be compared, and cursors of other lists', async () => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  await importPackage(database, chainFiles);
  const filter = makeFilter('2025-01-01');
  const ask = (sides: Sides, after: string | null = null) =>
    compareExposures(graph, { ...sides, change: 'CLOSED', filter, first: 5, after, rows });
  const without: readonly NodeRef[] = [{ label: 'Person', key: 'P2' }];
  await expect(ask({ from: { ...asIs, prime: 'O1' }, to: asIs })).rejects.toThrow(
    'Either both from and to name a prime, or neither does.',
  );
  await expect(ask({ from: { ...asIs, without }, to: asIs })).rejects.toThrow('Only to can be without nodes');
  await expect(ask({ from: { ...asIs, asOf: '2024-01-01' }, to: { ...asIs, without } })).rejects.toThrow(
    'compare one thing at a time',
  );
  await expect(ask({ from: asIs, to: asIs }, 'x')).rejects.toThrow('invalid cursor');
  expect(await ask({ from: asIs, to: { ...asIs, without } })).toMatchObject({
    totalCount: 1,
    edges: [{ node: { escort: 'P2' } }],
  });
});
