import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refreshDerived } from '#graph/derive/refresh.ts';
import { exposureOrders, origins } from '#graph/exposure/exposure.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import { exposuresOfAccesses } from './exposures-of-accesses.ts';
import { findExposures } from '#graph/exposures/find.ts';
import { openGraph } from '#graph/graph.ts';
import { importPackage } from '#test/import-package.ts';
import { runs } from '#test/runs.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { comparable } from '../exposure/comparable.ts';
import { referenceExposures } from '../exposure/reference.ts';
import { cell } from '../exposure/world.ts';
import { arbitraryFilter, withoutDomestic } from './arbitrary-filter.ts';
import { directOrder } from './direct.ts';
import { importableWorlds } from './importable-world.ts';
import { packageOf } from './world-package.ts';

const lists = ['L1', 'L2', 'L3'];

test('successive imports give the exposures of the reference', async () => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  const worlds = importableWorlds(lists);
  const filters = fc.array(arbitraryFilter([[], [], ['L1'], ['L2', 'L3']]), { minLength: 3, maxLength: 5 });

  await fc.assert(
    fc.asyncProperty(worlds, filters, fc.constantFrom(...exposureOrders), async (whole, wanted, orderBy) => {
      await importPackage(database, packageOf(whole));

      const accesses = [...new Set(whole.access.map((row) => cell(row, 'id')))];
      for (const filter of wanted.map(withoutDomestic)) {
        if (
          filter.lists.length > 0 &&
          !whole.designations.some((row) => cell(row, 'country') !== '' && filter.lists.includes(cell(row, 'list')))
        ) {
          await expect(findExposures(graph, { filter, orderBy, first: 10, after: null })).rejects.toMatchObject({
            code: 'BAD_USER_INPUT',
          });
          continue;
        }
        const everything = makeFilter(filter.asOf, { lists: filter.lists, origins });
        const direct = await exposuresOfAccesses(graph, accesses, everything);
        expect(comparable(direct)).toEqual(comparable(referenceExposures(whole, filter.asOf, origins, filter.lists)));

        const matching = directOrder(await exposuresOfAccesses(graph, accesses, filter), orderBy);
        const page = await findExposures(graph, { filter, orderBy, first: 100, after: null });
        expect(page.totalCount).toBe(matching.length);
        expect(page.accessCount).toBe(new Set(matching.map(({ access }) => access)).size);
        expect(page.edges.map(({ node }) => node)).toEqual(matching.slice(0, 100));
        if (matching.length < 2) continue;
        const after = page.edges.at(-2)?.cursor ?? null;
        const rest = await findExposures(graph, { filter, orderBy, first: 100, after });
        expect(rest.edges.map(({ node }) => node)).toEqual(matching.slice(-1));
      }

      // What was recomputed for what the import touched is what recomputing everything gives.
      const recorded = () =>
        database.read(
          'MATCH (a:Access) RETURN a.key AS key, a.digest AS digest, a.organizations AS organizations, a.sources AS sources ORDER BY key',
        );
      const touched = await recorded();
      await refreshDerived(database, { write: (work) => database.writeTransaction(work) }, 'all');
      expect(touched).toEqual(await recorded());
    }),
    { numRuns: runs(5), endOnFailure: true },
  );
});
