import fc from 'fast-check';
import { exposuresOf } from '#graph/exposure/evaluate.ts';
import type { EvidenceIndex } from '#graph/exposure/evidence-index.ts';
import { filterParts, makeFilter } from '#graph/exposure/filters.ts';
import type { ExposureFilter, FilterPart } from '#graph/exposure/filters.ts';
import { startOf } from '#graph/exposures/statement.ts';
import type { Start } from '#graph/exposures/statement.ts';
import { allDays } from '../exposure/arbitrary-world.ts';
import type { KeysByLabel } from './arbitrary-filter.ts';

/**
 * Filters for tests that compare statements with a plain computation. Which conditions a filter has is fixed, so that a few filters are enough: each
 * condition is in some and not in others, each two conditions are together in one at least, and statements start in every way. The values are random.
 */

/** Where a statement starts if a filter has one of these conditions and none of those above it. */
const starts: readonly (readonly [start: Start['by'], conditions: readonly string[]])[] = [
  ['PEOPLE', ['people', 'employers']],
  ['CONTRACTS', ['contracts', 'suppliers']],
  ['SYSTEMS', ['systems']],
  ['ORGANIZATIONS', ['organizations']],
  ['COUNTRIES', ['countries']],
  ['LISTS', ['lists']],
];
const starting = new Set(starts.flatMap(([, conditions]) => conditions));
const others = filterParts.map(({ name }) => name).filter((name) => !starting.has(name));

/** All conditions, in as many groups as there are starts. */
const groups = starts.map(([start, conditions], group) => ({
  start,
  conditions: [...conditions, ...others.filter((_, at) => at % starts.length === group)],
}));

/** The conditions of each filter: of any two groups; of the last one under either start that it allows; none. */
export const conditionsOfFilters: readonly (readonly [start: Start['by'], conditions: readonly string[]])[] = [
  ...groups.flatMap(({ start, conditions }, group) =>
    groups.slice(group + 1).map((other) => [start, [...conditions, ...other.conditions]] as const),
  ),
  ...(['LISTS', 'ALL'] as const).map((start) => [start, groups.at(-1)?.conditions ?? []] as const),
  ['ALL', []],
];

/** What filters may name. */
export interface FilterKeys {
  readonly byLabel: KeysByLabel;
  readonly lists: readonly (readonly string[])[];
}

/**
 * Returns as many filters as `conditionsOfFilters`, each of which finds something. The last one has no condition, and the last day.
 * @param seed equal ones give equal filters
 */
export function filterCorpus(index: EvidenceIndex, keys: FilterKeys, seed: number): readonly ExposureFilter[] {
  return conditionsOfFilters.map(([start, names], at) => {
    const parts = filterParts.filter(({ name }) => names.includes(name));
    const days = names.length === 0 ? allDays.slice(-1) : allDays;
    const attempts = fc.record({
      asOf: fc.constantFrom(...days),
      origins: fc.constantFrom<ExposureFilter['origins'][]>(['FOREIGN'], ['UNDETERMINED'], ['FOREIGN', 'UNDETERMINED']),
      lists: fc.constantFrom(...(names.includes('lists') ? keys.lists : [[]])),
      access: fc.constantFrom(...index.accesses.keys()),
      seed: fc.nat(),
    });
    for (const attempt of fc.sample(attempts, { numRuns: 2000, seed: seed + at })) {
      const filter = findingFilter(index, parts, keys.byLabel, attempt);
      if (filter !== null && startOf(filter).by === start) return filter;
    }
    throw new Error(`There is no chain for a filter by ${names.join()}.`);
  });
}

interface Attempt extends Pick<ExposureFilter, 'asOf' | 'origins' | 'lists'> {
  readonly access: string;
  readonly seed: number;
}

/** Draws conditions that a chain of an access meets; null if it has none, or has no value for one of the conditions. */
function findingFilter(
  index: EvidenceIndex,
  parts: readonly FilterPart[],
  keys: KeysByLabel,
  { access, seed, asOf, ...rest }: Attempt,
): ExposureFilter | null {
  const chains = exposuresOf(index, access, makeFilter(asOf, rest));
  const chain = chains[seed % chains.length];
  if (chain === undefined) return null;
  const isMet = (conditions: Readonly<Record<string, unknown>>) =>
    exposuresOf(index, access, makeFilter(asOf, { ...conditions, ...rest })).some(({ id }) => id === chain.id);
  const conditions: Record<string, unknown> = {};
  for (const part of parts) {
    const values = fc.sample(valueOf(part, keys), { numRuns: 12, seed });
    const met = values.find((value) => isMet({ [part.name]: value }));
    if (met === undefined) return null;
    conditions[part.name] = met;
  }
  return makeFilter(asOf, { ...conditions, ...rest });
}

/** Values of a condition that many exposures meet, so that something is left for several conditions together. */
function valueOf(
  { name, condition, excludes }: FilterPart,
  keys: KeysByLabel,
): fc.Arbitrary<boolean | number | string | readonly string[]> {
  if (condition.kind === 'flag') return fc.boolean();
  if (condition.kind === 'minimum')
    return fc.constantFrom(...[0.2, 0.5, 0.8].map((share) => Math.round(share * condition.most)));
  if (condition.kind === 'lowest') return fc.constantFrom(...condition.values);
  const values = condition.kind === 'nodes' ? (keys[condition.label] ?? []) : condition.values;
  const few = Math.ceil(values.length / 4);
  if (excludes) return fc.subarray([...values], { minLength: 1, maxLength: few });
  // Only foreign countries are a start.
  const least = name === 'countries' ? 1 : Math.ceil(values.length * 0.6);
  return fc.subarray([...values], { minLength: least, maxLength: values.length - few });
}
