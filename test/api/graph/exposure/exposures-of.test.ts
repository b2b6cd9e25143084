import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exposuresOf } from '#graph/exposure/exposures-of.ts';
import type { Exposure } from '#graph/exposure/exposure.ts';
import { indexEvidence } from '#graph/exposure/index-evidence.ts';
import { makeFilter } from '#graph/exposure/make-filter.ts';
import { allDays, arbitraryWorld } from './arbitrary-world.ts';
import { comparable } from './comparable.ts';
import { evidenceOfWorld } from './evidence-of-world.ts';
import { referenceExposures } from './reference.ts';

const originSets: readonly Exposure['origin'][][] = [
  ['FOREIGN'],
  ['FOREIGN', 'UNDETERMINED'],
  ['FOREIGN', 'UNDETERMINED', 'DOMESTIC'],
];
const listSets = [[], [], ['10USC4872'], ['L2', 'L3']];

test('on any day and under any lists the exposures are those of the reference', () => {
  fc.assert(
    fc.property(
      arbitraryWorld(),
      fc.constantFrom(...originSets),
      fc.constantFrom(...listSets),
      (world, origins, lists) => {
        const index = indexEvidence(evidenceOfWorld(world));
        const accesses = [...index.accesses.keys()].sort();
        for (const asOf of allDays) {
          const filter = makeFilter(asOf, { origins, lists });
          const found = accesses.flatMap((access) => exposuresOf(index, access, filter));
          expect(comparable(found)).toEqual(comparable(referenceExposures(world, asOf, origins, lists)));
        }
      },
    ),
    { numRuns: 400 },
  );
});
