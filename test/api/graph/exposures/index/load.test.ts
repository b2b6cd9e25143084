import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exposureOrders } from '#graph/exposure/exposure.ts';
import { rankExposures } from '#graph/exposures/find.ts';
import { encodePosition } from '#graph/exposures/index/top.ts';
import { runs } from '#test/runs.ts';
import { analysedWorlds } from './analysed-world.ts';
import { directOrder } from './direct.ts';

test('the analysis ranks and counts what the direct computation finds, page by page', () => {
  fc.assert(
    fc.property(
      analysedWorlds,
      fc.constantFrom(...exposureOrders),
      fc.integer({ min: 1, max: 4 }),
      (of, orderBy, first) => {
        for (const filter of of.filters) {
          const direct = of.compute(filter);
          const expected = directOrder(direct, orderBy);
          const found: string[] = [];
          let after: string | null = null;
          for (;;) {
            const page = rankExposures(of.snapshot, { filter, orderBy, first, after });
            expect(page.totalCount).toBe(direct.length);
            expect(page.accessCount).toBe(new Set(direct.map(({ access }) => access)).size);
            found.push(...page.positions.slice(0, first).map(({ id }) => id));
            if (page.positions.length <= first) break;
            after = encodePosition(orderBy, page.positions[first - 1] ?? { rank: 0, id: '' });
          }
          expect(found).toEqual(expected.map(({ id }) => id));
        }
      },
    ),
    { numRuns: runs(400) },
  );
});
