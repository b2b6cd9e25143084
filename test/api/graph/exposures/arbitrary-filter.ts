import fc from 'fast-check';
import { lineages, origins } from '#graph/exposure/exposure.ts';
import { filterParts, makeFilter } from '#graph/exposure/filters.ts';
import type { ExposureFilter, FilterPart } from '#graph/exposure/filters.ts';
import { accessModes, dataClasses, sensitivities } from '#graph/model/vocabulary.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import { allDays } from '../exposure/arbitrary-world.ts';

/** Keys that conditions may name. */
export type KeysByLabel = Readonly<Partial<Record<Label, readonly string[]>>>;

/** The keys in worlds of `arbitraryWorld`. @param ofWorlds returns what keys are called if worlds were merged */
export function keysOfWorlds(ofWorlds = (keys: readonly string[]): readonly string[] => keys): KeysByLabel {
  return {
    System: ofWorlds(['S0', 'S1']),
    Contract: ofWorlds(['K0', 'K1', 'K2']),
    Organization: ofWorlds(['O0', 'O1', 'O2', 'O3']),
    Person: ofWorlds(['P0', 'P1', 'P2']),
    Source: ofWorlds(['A', 'B', 'C']),
    Country: ['CN', 'IN', 'US', 'GU', 'RU'],
  };
}

const mostlyNone = <T>(values: readonly T[]) =>
  fc.oneof({ arbitrary: fc.constant<T[]>([]), weight: 4 }, fc.subarray([...values], { minLength: 1 }));
const mostlyNull = <T>(...values: T[]) => fc.constantFrom<T | null>(null, null, null, ...values);

/** Drawn together, so that several of them may hold. */
const usual = {
  minImpactLevel: mostlyNull(0, 4, 5),
  minSensitivity: mostlyNull(...sensitivities),
  sensitivityOnRecord: mostlyNull(true, false),
  systems: mostlyNone(['S0', 'S1', 'S9']),
  contracts: mostlyNone(['K0', 'K1', 'K2']),
  organizations: mostlyNone(['O0', 'O1', 'O2', 'O3']),
  countries: mostlyNone(['CN', 'IN', 'US', 'GU']),
  modes: mostlyNone(accessModes),
  escorted: mostlyNull(true, false),
  lineages: mostlyNone(lineages),
  minConfidence: mostlyNull(20, 50, 90),
  dataClasses: mostlyNone(dataClasses),
};

/** Filters on the worlds of `arbitraryWorld`, each condition left out more often than not. */
export function arbitraryFilter(lists: readonly (readonly string[])[]): fc.Arbitrary<ExposureFilter> {
  return fc
    .record({
      asOf: fc.constantFrom(...allDays),
      lists: fc.constantFrom(...lists),
      origins: fc.oneof(fc.constant([...origins]), fc.subarray([...origins], { minLength: 1 })),
      ...usual,
    })
    .map(({ asOf, ...conditions }) => makeFilter(asOf, conditions));
}

/** Filters as of `arbitraryFilter` that also have one or two of the other conditions. */
export function arbitraryPicks(lists: readonly (readonly string[])[]): fc.Arbitrary<ExposureFilter> {
  const pick = fc.oneof(...filterParts.filter(({ name }) => !(name in usual)).map(conditionOf));
  return fc
    .tuple(arbitraryFilter(lists), pick, fc.option(pick))
    .map(([{ asOf, ...filter }, one, other]) => makeFilter(asOf, { ...filter, ...one, ...other }));
}

/** One or two values of a condition. */
function conditionOf({ name, condition }: FilterPart): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const one = (value: unknown) => ({ [name]: value });
  if (condition.kind === 'flag') return fc.boolean().map(one);
  if (condition.kind === 'minimum') return fc.integer({ min: 0, max: condition.most }).map(one);
  if (condition.kind === 'lowest') return fc.constantFrom(...condition.values).map(one);
  const values = condition.kind === 'nodes' ? (keysOfWorlds()[condition.label] ?? []) : condition.values;
  return fc.subarray([...values], { minLength: 1, maxLength: 2 }).map(one);
}

/** The same filter without conditions on bands, which depend on more than the chain. */
export function withoutBands(filter: ExposureFilter): ExposureFilter {
  return { ...filter, bands: [], excludedBands: [] };
}

/** The same filter for what refuses the origin DOMESTIC. */
export function withoutDomestic({ asOf, origins: wanted, ...conditions }: ExposureFilter): ExposureFilter {
  return makeFilter(asOf, { ...conditions, origins: wanted.filter((origin) => origin !== 'DOMESTIC') });
}
