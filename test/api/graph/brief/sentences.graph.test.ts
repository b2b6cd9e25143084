import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeBrief } from '#graph/brief/read-brief.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import { openGraph } from '#graph/graph.ts';
import { documentedCases, loadDocumentedCases, readCaseSentences } from '#seed/cases/cases.ts';
import { importPackage } from '#test/import-package.ts';
import { runs } from '#test/runs.ts';
import { withDesignationLists, withEmptyData } from '#test/with-empty-data.ts';
import { allDays } from '../exposure/arbitrary-world.ts';
import { cell } from '../exposure/world.ts';
import type { World } from '../exposure/world.ts';
import { importableWorlds } from '../exposures/importable-world.ts';
import { packageOf } from '../exposures/world-package.ts';
import { faultsOf } from './sentence-faults.ts';

const today = '2026-12-01';
const cases = await readCaseSentences();

/** The first report of the digital escorts, whose start is not on record. */
const firstReport = '2025-07-15';
const escorts = ['dod-cloud-il4', 'dod-cloud-il5'];

const days = [
  ...['1999-01-01', '2007-06-01', '2008-06-01', '2013-06-01', '2018-01-01', '2024-01-01'],
  ...['2025-07-14', '2025-07-15', '2025-07-18', today, '2030-01-01'],
];

test('on many days, together and each by itself, the sentences of the five cases claim no more than their sources', async () => {
  const database = await withDesignationLists();
  await loadDocumentedCases(database, documentedCases, () => undefined);
  const graph = await openGraph(database);
  for (const asOf of days) {
    // Each case by itself on every second day, which are enough for its own.
    const own = days.indexOf(asOf) % 2 === 0 ? documentedCases.map(({ systems }) => systems) : [];
    for (const systems of [[], ...own, ['f-35', 'dod-cloud-il4']]) {
      const brief = await makeBrief(graph, makeFilter(asOf, { systems }), { today, cases });
      const shown = brief.day ?? asOf;
      const undated = escorts.filter((key) => systems.length === 0 || systems.includes(key)).length;
      const mayNotHaveBegun = shown < firstReport ? undated : 0;
      const known = { asOf, systems: systems.length === 0 ? 6 : systems.length, mayNotHaveBegun };
      expect({ asOf, systems, faults: faultsOf(brief, known) }).toEqual({ asOf, systems, faults: [] });
    }
  }
});

test('where exactly one case is shown, its sentence is the headline, on any day', async () => {
  const database = await withDesignationLists();
  await loadDocumentedCases(database, documentedCases, () => undefined);
  const graph = await openGraph(database);
  const headlineOn = async (asOf: string, systems: readonly string[] = [], countries: readonly string[] = []) =>
    (await makeBrief(graph, makeFilter(asOf, { systems, countries }), { today, cases })).headline;
  for (const { systems, summary } of documentedCases) expect(await headlineOn(today, systems)).toBe(summary);
  const [digital] = documentedCases;
  // Nothing else is exposed on that day.
  expect(await headlineOn('2025-07-17')).toBe(digital?.summary);
  expect(await headlineOn('1999-01-01')).toBe(
    `${digital?.summary} Whether this had begun by 1 January 1999 is not on record.`,
  );
  expect(await headlineOn('2013-06-01')).toMatch(/^Personnel in 3 countries|^Personnel in /);
  // A part of a case, or under conditions that it does not meet, is not the case.
  expect(await headlineOn(today, ['dod-cloud-il5'])).toMatch(
    /^China-based engineers, employed by Microsoft, are reported/,
  );
  expect(await headlineOn(today, ['f-35'], ['CN'])).toBe(
    'F-35 program: no access of foreign personnel is on record under these conditions.',
  );
  expect(await headlineOn('1999-01-01', ['f-35'])).toMatch(/ Nothing of this is on record for 1 January 1999\.$/);
});

test('the sentences of random worlds claim no more than their rows', async () => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  await fc.assert(
    fc.asyncProperty(importableWorlds(['L1', 'L2', 'L3']), async (world) => {
      await importPackage(database, packageOf(world));
      for (const asOf of allDays) {
        for (const systems of [[], ['S0']]) {
          const brief = await makeBrief(graph, makeFilter(asOf, { systems }), { today, cases });
          const known = { asOf, systems: systems.length === 0 ? 2 : 1, mayNotHaveBegun: undatedIn(world, brief.day) };
          const facts = { ...known, mayNotHaveBegun: brief.accesses === 0 ? 0 : brief.mayNotHaveBegun };
          expect({ asOf, faults: faultsOf(brief, facts) }).toEqual({ asOf, faults: [] });
          expect(brief.mayNotHaveBegun).toBeLessThanOrEqual(known.mayNotHaveBegun);
          if (brief.accesses > 0 && known.mayNotHaveBegun === 0) expect(brief.headline).not.toContain('had begun by');
        }
      }
    }),
    { numRuns: runs(5), endOnFailure: true },
  );
});

/** How many accesses have only rows without a first day among those that hold on a day and after it. */
function undatedIn({ access }: World, day: string | null): number {
  if (day === null) return 0;
  const holding = access.filter(
    (row) => cell(row, 'valid_from') <= day && (cell(row, 'valid_to') === '' || day < cell(row, 'valid_to')),
  );
  const ids = new Set(holding.map((row) => cell(row, 'id')));
  return [...ids].filter((id) => holding.every((row) => cell(row, 'id') !== id || cell(row, 'valid_from') === ''))
    .length;
}
