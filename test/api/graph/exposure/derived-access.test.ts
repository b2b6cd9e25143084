import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deriveAccess } from '#graph/exposure/derived-access.ts';
import { exposuresOf } from '#graph/exposure/evaluate.ts';
import { indexEvidence } from '#graph/exposure/evidence-index.ts';
import type { EvidenceIndex } from '#graph/exposure/evidence-index.ts';
import { origins } from '#graph/exposure/exposure.ts';
import type { Origin } from '#graph/exposure/exposure.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import { historyOf } from '#graph/exposure/history.ts';
import { bands } from '#graph/priority/bands.ts';
import { compareKeys } from '#graph/model/keys.ts';
import { runs } from '#test/runs.ts';
import { arbitraryFilter } from '../exposures/arbitrary-filter.ts';
import { directCoverage } from '../exposures/direct.ts';
import { answeredOf, coverageOfRows, exposuresOfRows, shownOf, texts } from './answers-of-rows.ts';
import { allDays, arbitraryWorld } from './arbitrary-world.ts';
import { evidenceOfWorld } from './evidence-of-world.ts';
import { referenceExposures } from './reference.ts';
import { denseWorld } from './route-worlds.ts';

const originSets: readonly Origin[][] = [['FOREIGN'], ['UNDETERMINED'], ['FOREIGN', 'UNDETERMINED']];
const listSets = [[], [], ['10USC4872'], ['L2', 'L3']];

function derivedOf(index: EvidenceIndex) {
  return [...index.accesses.values()].map((access) => deriveAccess(index, access, historyOf(index, access)));
}

test('the derived exposures of any day equal those of the pure code and of the reference, with and without lists', () => {
  fc.assert(
    fc.property(
      fc.oneof({ arbitrary: arbitraryWorld(), weight: 20 }, denseWorld()),
      fc.constantFrom(...originSets),
      fc.constantFrom(...listSets),
      (world, wanted, lists) => {
        const index = indexEvidence(evidenceOfWorld(world));
        const derived = derivedOf(index);
        for (const asOf of allDays) {
          const filter = makeFilter(asOf, { lists, origins: wanted });
          const found = exposuresOfRows(derived, world, filter);
          const computed = [...index.accesses.keys()].flatMap((access) => exposuresOf(index, access, filter));
          const inForm = found.map((one) => ({
            ...shownOf(one),
            id: one.id,
            low: one.low,
            high: one.high,
            vector: one.vector,
          }));
          expect(texts(inForm)).toEqual(texts(computed.map(answeredOf)));
          const reference = referenceExposures(world, asOf, wanted, lists);
          expect(texts(found.map(shownOf))).toEqual(texts(reference.map(shownOf)));
        }
      },
    ),
    { numRuns: runs(300) },
  );
});

test('the runs of accesses give the numbers of coverage under any filter', () => {
  fc.assert(
    fc.property(
      arbitraryWorld(),
      fc.array(arbitraryFilter(listSets), { minLength: 5, maxLength: 5 }),
      (world, filters) => {
        const index = indexEvidence(evidenceOfWorld(world));
        const derived = derivedOf(index);
        const compute = (filter: (typeof filters)[number]) =>
          [...index.accesses.keys()].flatMap((access) => exposuresOf(index, access, filter));
        for (const filter of filters)
          expect(coverageOfRows(derived, world, filter)).toEqual(
            directCoverage(compute({ ...filter, origins }), compute(filter), index, filter),
          );
      },
    ),
    { numRuns: runs(300) },
  );
});

/** As of a source that writes the first or last day of its calendar for a day that it does not know. */
const withoutDays = new Map([
  ['2024-03-01', '0001-01-01'],
  ['2024-03-02', '9999-12-31'],
]);
const worldsWithoutDays = arbitraryWorld().map((world) => ({
  ...world,
  vetting: world.vetting.map((row) => {
    const expiresOn = row['expires_on'] ?? '';
    return { ...row, expires_on: withoutDays.get(expiresOn) ?? expiresOn };
  }),
}));

test.each([
  ['', arbitraryWorld()],
  [', also where a source has no day', worldsWithoutDays],
])('runs of days are as long as possible and do not overlap%s', (_, worlds) => {
  fc.assert(
    fc.property(worlds, (world) => {
      const index = indexEvidence(evidenceOfWorld(world));
      for (const { runs: ofAccess, exposures, domestic } of derivedOf(index)) {
        expectMaximal(ofAccess.map(({ validFrom, validTo, ...value }) => ({ validFrom, validTo, value })));
        for (const { key, chain, validFrom } of exposures) expect(key).toBe(`${chain}/${validFrom}`);
        for (const chains of [exposures, domestic])
          for (const chain of new Set(chains.map((one) => one.chain)))
            expectMaximal(
              chains
                .filter((one) => one.chain === chain)
                .map(({ validFrom, validTo, properties, ...others }) => ({
                  validFrom,
                  validTo,
                  value: { properties, from: 'from' in others ? others.from : null },
                })),
            );
      }
    }),
    { numRuns: runs(200) },
  );
});

function expectMaximal(
  found: readonly { readonly validFrom: string; readonly validTo: string; readonly value: unknown }[],
) {
  for (const [at, { validFrom, validTo, value }] of found.entries()) {
    expect(validFrom < validTo).toBe(true);
    const next = found[at + 1];
    if (next === undefined) continue;
    expect(validTo <= next.validFrom).toBe(true);
    if (validTo === next.validFrom) expect(value).not.toEqual(next.value);
  }
}

test('the order texts sort as the API orders exposures, ties by chain', () => {
  fc.assert(
    fc.property(arbitraryWorld(), (world) => {
      const index = indexEvidence(evidenceOfWorld(world));
      const all = derivedOf(index).flatMap(({ exposures }) => exposures);
      const sortedBy = (textOf: (one: (typeof all)[number]) => string) =>
        [...all].sort((a, b) => compareKeys(textOf(a), textOf(b))).map(textOf);
      const ranked = (ranksOf: (one: (typeof all)[number]) => readonly number[]) =>
        [...all].sort((a, b) => {
          const [ofA, ofB] = [ranksOf(a), ranksOf(b)];
          const at = ofA.findIndex((rank, place) => rank !== ofB[place]);
          return at < 0 ? compareKeys(a.chain, b.chain) : (ofB[at] ?? 0) - (ofA[at] ?? 0);
        });
      expect(sortedBy((one) => one.properties.byPriority)).toEqual(
        ranked(({ properties: { high, low } }) => [bands.indexOf(high), bands.indexOf(low)]).map(
          (one) => one.properties.byPriority,
        ),
      );
      expect(sortedBy((one) => one.properties.byConfidence)).toEqual(
        ranked(({ properties }) => [properties.confidence]).map((one) => one.properties.byConfidence),
      );
      expect(sortedBy((one) => one.properties.byTierDepth)).toEqual(
        ranked(({ properties }) => [properties.tierDepth ?? -1]).map((one) => one.properties.byTierDepth),
      );
    }),
    { numRuns: runs(100) },
  );
});

test('the digest does not depend on other accesses or on the order of the evidence', () => {
  fc.assert(
    fc.property(arbitraryWorld(), (world) => {
      const evidence = evidenceOfWorld(world);
      const index = indexEvidence(evidence);
      for (const access of index.accesses.values()) {
        const alone = indexEvidence({
          ...evidence,
          accesses: evidence.accesses.filter((one) => one.access === access.key).reverse(),
          escorts: [...evidence.escorts].reverse(),
          credentials: [...evidence.credentials].reverse(),
          employment: [...evidence.employment].reverse(),
          locations: [...evidence.locations].reverse(),
          subcontracts: [...evidence.subcontracts].reverse(),
          contracts: [...evidence.contracts].reverse(),
        });
        const same = alone.accesses.get(access.key);
        expect(same).toBeDefined();
        if (same === undefined) continue;
        expect(deriveAccess(alone, same, historyOf(alone, same))).toEqual(
          deriveAccess(index, access, historyOf(index, access)),
        );
      }
    }),
    { numRuns: runs(100) },
  );
});
