import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exposuresOf } from '#graph/exposure/evaluate.ts';
import { indexEvidence } from '#graph/exposure/evidence-index.ts';
import type { Exposure, Origin } from '#graph/exposure/exposure.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import { runs } from '#test/runs.ts';
import { arbitraryFilter, arbitraryPicks, withoutBands } from '../exposures/arbitrary-filter.ts';
import { allDays, arbitraryWorld } from './arbitrary-world.ts';
import { comparable } from './comparable.ts';
import { evidenceOfWorld } from './evidence-of-world.ts';
import { matchesReference } from './reference-filter.ts';
import { referenceExposures } from './reference.ts';
import type { ReferenceChain } from './reference.ts';
import { denseWorld, lineWorld } from './route-worlds.ts';
import { cell } from './world.ts';
import type { Row, World } from './world.ts';

const originSets: readonly Origin[][] = [
  ['FOREIGN'],
  ['FOREIGN', 'UNDETERMINED'],
  ['FOREIGN', 'UNDETERMINED', 'DOMESTIC'],
];
const listSets = [[], [], ['10USC4872'], ['L2', 'L3']];

function computeAll(world: World) {
  const index = indexEvidence(evidenceOfWorld(world));
  const accesses = [...index.accesses.keys()].sort();
  return (filter: Parameters<typeof exposuresOf>[2]) =>
    accesses.flatMap((access) => exposuresOf(index, access, filter));
}

test('the exposures equal those of the reference on any day and under any lists', () => {
  fc.assert(
    fc.property(
      arbitraryWorld(),
      fc.constantFrom(...originSets),
      fc.constantFrom(...listSets),
      (world, origins, lists) => {
        const compute = computeAll(world);
        for (const asOf of allDays) {
          const found = compute(makeFilter(asOf, { origins, lists }));
          expect(comparable(found)).toEqual(comparable(referenceExposures(world, asOf, origins, lists)));
        }
      },
    ),
    { numRuns: runs(300) },
  );
});

test('every filter condition selects the same exposures as the reference', () => {
  fc.assert(
    fc.property(
      arbitraryWorld(),
      fc.array(fc.oneof(arbitraryFilter(listSets), arbitraryPicks(listSets).map(withoutBands)), {
        minLength: 5,
        maxLength: 5,
      }),
      (world, filters) => {
        const compute = computeAll(world);
        for (const filter of filters) {
          const { asOf, origins, lists } = filter;
          const all = referenceExposures(world, asOf, origins, lists);
          const expected = all.filter((chain) => matchesReference(world, chain, filter));
          expect(comparable(compute(filter))).toEqual(comparable(expected));
        }
      },
    ),
    { numRuns: runs(300) },
  );
});

/** Identifies a chain on any day, as text. */
function identity(chain: Exposure | ReferenceChain): string {
  const step =
    chain.gaps.find((gap) => gap === 'EMPLOYER_UNKNOWN' || gap === 'EMPLOYMENT_NAMES_NO_CONTRACT') ?? 'named';
  const { access, engineer, system, escort, credentialOf, contract, accountable, lineage } = chain;
  const ends = [access, engineer, system, escort, credentialOf];
  return JSON.stringify([...ends, contract, chain.chain, accountable, lineage === 'BROKEN', step]);
}

test('periods are the runs of days on which the reference finds the same chain, with the same id', () => {
  fc.assert(
    fc.property(
      arbitraryWorld(),
      fc.constantFrom(...originSets),
      fc.constantFrom(...listSets),
      (world, origins, lists) => {
        const compute = computeAll(world);
        const byDay = allDays.map((day) => new Set(referenceExposures(world, day, origins, lists).map(identity)));
        const runsOf = (id: string) =>
          allDays.flatMap((day, at) => {
            if (byDay[at]?.has(id) !== true || byDay[at - 1]?.has(id) === true) return [];
            const end = allDays.findIndex((_, other) => other > at && byDay[other]?.has(id) !== true);
            return [{ from: at === 0 ? null : day, to: end < 0 ? null : (allDays[end] ?? null) }];
          });
        const ids = new Map<string, string>();
        for (const asOf of allDays)
          for (const exposure of compute(makeFilter(asOf, { origins, lists }))) {
            expect(exposure.periods).toEqual(runsOf(identity(exposure)));
            expect(ids.get(exposure.id) ?? identity(exposure)).toBe(identity(exposure));
            ids.set(exposure.id, identity(exposure));
          }
        expect(new Set(ids.values()).size).toBe(ids.size);
      },
    ),
    { numRuns: runs(200) },
  );
});

test('no two chains have the same id, even if their accesses have the same key', () => {
  const other = (name: string) => (name.endsWith('0') ? `${name.slice(0, -1)}1` : `${name.slice(0, -1)}0`);
  const withAccesses = (world: World, change: (row: Row) => Row): World => ({
    ...world,
    access: world.access.map((row) => ({ ...row, ...change(row) })),
  });
  fc.assert(
    fc.property(arbitraryWorld(), (world) => {
      const ids = new Map<string, string>();
      for (const one of [
        world,
        withAccesses(world, (row) => ({ person: other(cell(row, 'person')) })),
        withAccesses(world, (row) => ({ system: other(cell(row, 'system')) })),
      ])
        for (const exposure of computeAll(one)(makeFilter('2024-03-04', { origins: ['FOREIGN', 'UNDETERMINED'] }))) {
          expect(ids.get(exposure.id) ?? identity(exposure)).toBe(identity(exposure));
          ids.set(exposure.id, identity(exposure));
        }
      expect(new Set(ids.values()).size).toBe(ids.size);
    }),
    { numRuns: runs(200) },
  );
});

test('routes of eight hops count, routes of nine do not', () => {
  fc.assert(
    fc.property(lineWorld(), ({ world, hops }) => {
      const found = computeAll(world)(makeFilter('2024-03-01'));
      expect(comparable(found)).toEqual(comparable(referenceExposures(world, '2024-03-01', ['FOREIGN'], [])));
      expect(found.some(({ tierDepth }) => tierDepth === hops)).toBe(hops <= 8);
    }),
    { numRuns: runs(40) },
  );
});

test('at most 200 routes are shown, and no accountable organization is lost', () => {
  fc.assert(
    fc.property(denseWorld(), (world) => {
      const found = computeAll(world)(makeFilter('2024-03-01'));
      expect(comparable(found)).toEqual(comparable(referenceExposures(world, '2024-03-01', ['FOREIGN'], [])));
      expect(found.length).toBe(200);
      expect(found.every(({ gaps }) => gaps.includes('ROUTES_CUT'))).toBe(true);
    }),
    { numRuns: runs(4) },
  );
});

test('a route beyond those shown gives its chain if it is named and holds', () => {
  const withoutCut = (chains: readonly (Exposure | ReferenceChain)[]) =>
    comparable(chains).map((chain) => chain.replace(',"ROUTES_CUT"', ''));
  fc.assert(
    fc.property(denseWorld(), fc.nat(), (world, at) => {
      const day = '2024-03-01';
      const routes = referenceExposures(world, day, ['FOREIGN'], [], Infinity).map(({ chain }) => chain);
      // Without one subcontract, the routes over it no longer hold.
      const gone = world.subcontracts[at % world.subcontracts.length];
      const fewer = { ...world, subcontracts: world.subcontracts.filter((row) => row !== gone) };
      const named = [...routes, ['O1'], ['O0', 'nobody', 'O1']].map((organizations) => ({
        contract: 'K',
        organizations,
      }));
      for (const one of [world, fewer]) {
        const found = exposuresOf(indexEvidence(evidenceOfWorld(one)), 'X', makeFilter(day), named);
        const all = referenceExposures(one, day, ['FOREIGN'], [], Infinity);
        expect(withoutCut(found)).toEqual(withoutCut(all));
        expect(found.length).toBeGreaterThan(200);
      }
      const other = named.map(({ organizations }) => ({ contract: 'another', organizations }));
      expect(computeAll(world)(makeFilter(day))).toHaveLength(200);
      expect(exposuresOf(indexEvidence(evidenceOfWorld(world)), 'X', makeFilter(day), other)).toHaveLength(200);
    }),
    { numRuns: runs(4) },
  );
});
