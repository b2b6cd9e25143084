import fc from 'fast-check';
import { gaps, lineages, origins } from '#graph/exposure/exposure.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import type { ExposureFilter } from '#graph/exposure/filters.ts';
import { bands } from '#graph/priority/bands.ts';
import { accessModes, dataClasses, engineerClearances } from '#graph/model/vocabulary.ts';
import { allDays } from '../exposure/arbitrary-world.ts';

const mostlyNone = <T>(values: readonly T[]) =>
  fc.oneof({ arbitrary: fc.constant<T[]>([]), weight: 4 }, fc.subarray([...values], { minLength: 1 }));
const mostlyNull = <T>(...values: T[]) => fc.constantFrom<T | null>(null, null, null, ...values);

/** Filters on the worlds of `arbitraryWorld`, each condition left out more often than not. */
export function arbitraryFilter(lists: readonly (readonly string[])[]): fc.Arbitrary<ExposureFilter> {
  return fc
    .record({
      asOf: fc.constantFrom(...allDays),
      lists: fc.constantFrom(...lists),
      origins: fc.oneof(fc.constant([...origins]), fc.subarray([...origins], { minLength: 1 })),
      minImpactLevel: mostlyNull(4, 5),
      systems: mostlyNone(['S0', 'S1', 'S9']),
      contracts: mostlyNone(['K0', 'K1', 'K2']),
      organizations: mostlyNone(['O0', 'O1', 'O2', 'O3']),
      countries: mostlyNone(['CN', 'IN', 'US', 'GU']),
      modes: mostlyNone(accessModes),
      escorted: mostlyNull(true, false),
      lineages: mostlyNone(lineages),
      minConfidence: mostlyNull(20, 50, 90),
      dataClasses: mostlyNone(dataClasses),
    })
    .map(({ asOf, ...conditions }) => makeFilter(asOf, conditions));
}

/** Filters as of `arbitraryFilter` that also select and exclude values of one or two kinds. */
export function arbitraryPicks(lists: readonly (readonly string[])[]): fc.Arbitrary<ExposureFilter> {
  const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1, maxLength: 2 });
  const organizations = some(['O0', 'O1', 'O2', 'O3']);
  const pick = fc.oneof<fc.Arbitrary<Partial<ExposureFilter>>[]>(
    fc.record({ primes: organizations }),
    fc.record({ employers: organizations }),
    fc.record({ suppliers: organizations }),
    fc.record({ people: some(['P0', 'P1', 'P2']) }),
    fc.record({ clearances: some(engineerClearances) }),
    fc.record({ bands: some(bands) }),
    fc.record({ gaps: some(gaps) }),
    fc.record({ sources: some(['A', 'B', 'C']) }),
    fc.record({ excludedSystems: some(['S0', 'S1']) }),
    fc.record({ excludedCountries: some(['CN', 'IN', 'US', 'GU']) }),
    fc.record({ excludedPrimes: organizations }),
    fc.record({ excludedEmployers: organizations }),
    fc.record({ excludedSuppliers: organizations }),
    fc.record({ excludedBands: some(bands) }),
    fc.record({ excludedGaps: some(gaps) }),
    fc.record({ excludedSources: some(['A', 'B', 'C']) }),
  );
  return fc
    .tuple(arbitraryFilter(lists), pick, fc.option(pick))
    .map(([{ asOf, ...filter }, one, other]) => makeFilter(asOf, { ...filter, ...one, ...other }));
}

/** The same filter without conditions on bands, which depend on more than the chain. */
export function withoutBands(filter: ExposureFilter): ExposureFilter {
  return { ...filter, bands: [], excludedBands: [] };
}

/** The same filter for what refuses the origin DOMESTIC. */
export function withoutDomestic({ asOf, origins: wanted, ...conditions }: ExposureFilter): ExposureFilter {
  return makeFilter(asOf, { ...conditions, origins: wanted.filter((origin) => origin !== 'DOMESTIC') });
}
