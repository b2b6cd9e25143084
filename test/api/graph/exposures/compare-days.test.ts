import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDays } from '#graph/exposures/change.ts';
import { runs } from '#test/runs.ts';
import { allDays } from '../exposure/arbitrary-world.ts';
import { analysedWorlds } from './index/analysed-world.ts';
import { directOrder } from './index/direct.ts';

const pairs = fc.tuple(fc.constantFrom(...allDays), fc.constantFrom(...allDays));

test('opened and closed chains are those that the direct computation finds on only one of the days', () => {
  let different = 0;
  fc.assert(
    fc.property(analysedWorlds, pairs, fc.integer({ min: 1, max: 4 }), (world, [from, to], first) => {
      for (const filter of world.filters) {
        const before = world.compute({ ...filter, asOf: from });
        const after = world.compute({ ...filter, asOf: to });
        const ids = (of: typeof before) => new Set(of.map(({ id }) => id));
        const opened = directOrder(
          after.filter(({ id }) => !ids(before).has(id)),
          'PRIORITY',
        );
        const closed = directOrder(
          before.filter(({ id }) => !ids(after).has(id)),
          'PRIORITY',
        );
        different += opened.length + closed.length;
        const found = compareDays(world.snapshot, { from, to, filter, first });
        expect(found.opened.ranked.map(({ id, access }) => [id, access])).toEqual(
          opened.slice(0, first).map(({ id, access }) => [id, access]),
        );
        expect(found.closed.ranked.map(({ id }) => id)).toEqual(closed.slice(0, first).map(({ id }) => id));
        expect([found.opened.count, found.closed.count, found.unchangedCount]).toEqual([
          opened.length,
          closed.length,
          after.length - opened.length,
        ]);
      }
    }),
    { numRuns: runs(200) },
  );
  expect(different).toBeGreaterThan(100);
});
