import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exposureGroups, exposureOrders, origins } from '#graph/exposure/exposure.ts';
import { countExposures } from '#graph/exposures/change.ts';
import { measureCoverage } from '#graph/exposures/coverage.ts';
import { rankExposures } from '#graph/exposures/find.ts';
import { groupExposures } from '#graph/exposures/groups.ts';
import { encodePosition } from '#graph/exposures/index/top.ts';
import { runs } from '#test/runs.ts';
import { allDays } from '../../exposure/arbitrary-world.ts';
import { analysedWorlds } from './analysed-world.ts';
import { directCoverage, directGroups, directOrder } from './direct.ts';
import { graphOf } from './graph-of.ts';

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

test('groups, coverage and counts equal the direct computation', async () => {
  await fc.assert(
    fc.asyncProperty(analysedWorlds, async ({ index, compute, snapshot, filters: wanted }) => {
      const graph = graphOf(snapshot);
      for (const filter of wanted) {
        const direct = compute(filter);
        for (const by of exposureGroups)
          expect(await groupExposures(graph, by, filter, 100)).toEqual(directGroups(direct, by));
        const ofAnyOrigin = compute({ ...filter, origins });
        const exposedDays = allDays.filter((asOf) => compute({ ...filter, asOf }).length > 0);
        const today = allDays.at(-2) ?? '';
        expect(await measureCoverage(graph, filter, today)).toMatchObject({
          ...directCoverage(ofAnyOrigin, direct, index, filter),
          lastExposedDay: exposedDays.filter((day) => day <= today).at(-1) ?? null,
        });
        expect(await countExposures(graph, allDays, filter)).toEqual(
          allDays.map((asOf) => {
            const found = compute({ ...filter, asOf });
            return {
              day: asOf,
              accesses: new Set(found.map(({ access }) => access)).size,
              systems: new Set(found.map(({ system }) => system)).size,
            };
          }),
        );
      }
    }),
    { numRuns: runs(150) },
  );
});
