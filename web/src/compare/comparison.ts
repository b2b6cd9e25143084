import type { Change } from '#picture/picture.ts';
import { addDays, isDay } from '../address/address.ts';
import type { Address, ComparisonKind, Conditions } from '../address/address.ts';
import { toFilter, underConditions } from '../conditions/to-filter.ts';
import type { ComparedSide, ExposureFilter } from '../generated/graphql.ts';
import { dayInWords } from '../words.ts';

/** Two sides that can be compared. */
export interface Comparison {
  readonly kind: ComparisonKind;
  readonly from: ComparedSide;
  readonly to: ComparedSide;
  /** What both sides must meet. */
  readonly filter: ExposureFilter;
  readonly title: string;
  /** What is compared, and what counts as the same, in a sentence or two. */
  readonly meaning: string;
  /** The heading of each state. */
  readonly headings: Readonly<Record<Change, string>>;
  /** The word of each state in the picture and in files. */
  readonly words: Readonly<Record<Change, string>>;
  /** The day on which the chains of a state hold; null: they are on no day on record. */
  readonly days: Readonly<Record<Change, string | null>>;
  /** What is said if both sides are the same. */
  readonly nothing: string;
}

/** @returns the comparison, or a sentence that says why there is none */
export function compareDates(conditions: Conditions, from: string): Comparison | string {
  const { asOf } = conditions;
  if (!isDay(from)) return `“${from}” in the address is not a day, such as 2025-07-18.`;
  if (from === asOf) return 'Both days are the same. Choose another one to compare with.';
  const [before, after] = [dayInWords(from), dayInWords(asOf)];
  return {
    kind: 'dates',
    from: { asOf: from },
    to: { asOf },
    filter: toFilter(conditions),
    title: `Between ${before} and ${after}`,
    meaning:
      'The second day is the as-of date above; the other conditions hold on both. A chain is unchanged if it holds on both days, even if its evidence or priority differs.',
    headings: {
      CLOSED: `Closed: only on ${before}`,
      OPENED: `Opened: only on ${after}`,
      UNCHANGED: 'Unchanged: on both days',
    },
    words: { CLOSED: 'closed', OPENED: 'opened', UNCHANGED: 'unchanged' },
    days: { CLOSED: from, OPENED: asOf, UNCHANGED: asOf },
    nothing: `No chain holds on ${before} or on ${after}${underConditions(conditions)}.`,
  };
}

/** A prime, as its name is shown. */
export interface NamedPrime {
  readonly key: string;
  /** Null: no organization has the key. */
  readonly caption: string | null;
}

/** The two primes take the place of any prime in the conditions: with both, one of them would always be empty. */
export function compareConditions(conditions: Conditions): Conditions {
  return { ...conditions, facets: conditions.facets.filter(({ by }) => by !== 'prime') };
}

/** @returns the comparison, or a sentence that says why there is none */
export function comparePrimes(
  conditions: Conditions,
  [first, second]: readonly (NamedPrime | undefined)[],
): Comparison | string {
  if (first === undefined || second === undefined)
    return `Fewer than two primes have exposed accesses on this day${underConditions(conditions)}.`;
  for (const { key, caption } of [first, second])
    if (caption === null) return `No organization has the key “${key}”, which the address names as a prime.`;
  if (first.key === second.key) return 'Both primes are the same. Choose another one to compare with.';
  const { asOf } = conditions;
  const [a, b] = [first.caption ?? first.key, second.caption ?? second.key];
  return {
    kind: 'primes',
    from: { prime: first.key },
    to: { prime: second.key },
    filter: toFilter(compareConditions(conditions)),
    title: `${a} compared with ${b}`,
    meaning:
      'A chain is under both primes if the same engineer reaches the same system under the other prime too. The two primes take the place of any prime in the conditions above.',
    headings: {
      CLOSED: `Only under ${a} (A)`,
      OPENED: `Only under ${b} (B)`,
      UNCHANGED: 'Under both: the same engineer reaches the same system',
    },
    words: { CLOSED: 'only under A', OPENED: 'only under B', UNCHANGED: 'under both' },
    days: { CLOSED: asOf, OPENED: asOf, UNCHANGED: asOf },
    nothing: `Neither has an exposed access on this day${underConditions(conditions)}.`,
  };
}

/** An import, as it is named. */
export interface NamedImport {
  readonly id: string;
  /** “chain-package of 17 Jul 2025, 09:05 UTC (Settlement)”. */
  readonly name: string;
  readonly isRolledBack: boolean;
}

/**
 * @param to null: as it is now
 * @returns the comparison, or a sentence that says why there is none
 */
export function compareImports(
  conditions: Conditions,
  from: NamedImport | undefined,
  to: NamedImport | null,
): Comparison | string {
  if (from === undefined) return 'No earlier import has changed the graph, so that there is no state to compare with.';
  if (from.id === to?.id) return 'Both imports are the same. Choose another one to compare with.';
  for (const one of [from, to])
    if (one?.isRolledBack === true) return `The import ${one.name} was rolled back: nothing that it stated is left.`;
  const { asOf } = conditions;
  const [before, after] = [`after ${from.name}`, to === null ? 'now' : `after ${to.name}`];
  // A chain that another import ended is in no record.
  const day = to === null ? asOf : null;
  return {
    kind: 'imports',
    from: { import: from.id },
    to: to === null ? {} : { import: to.id },
    filter: toFilter(conditions),
    title: `${before.replace('after', 'After')} compared with ${after}`,
    meaning:
      'What the record said after each import, both on the as-of date and under the conditions above. A chain is unchanged if it is in both states, even if its evidence or priority differs. What was rolled back since is in neither.',
    headings: {
      CLOSED: 'Closed: only in the earlier state',
      OPENED: `Opened: only ${to === null ? 'now' : 'in the later state'}`,
      UNCHANGED: 'Unchanged: in both states',
    },
    words: { CLOSED: 'closed', OPENED: 'opened', UNCHANGED: 'unchanged' },
    days: { CLOSED: null, OPENED: day, UNCHANGED: day },
    nothing: `No access is exposed on this day in either state${underConditions(conditions)}.`,
  };
}

interface Struck {
  readonly id: string;
  readonly caption: string;
}

/** @returns the comparison, or a sentence that says why there is none */
export function compareWithout(conditions: Conditions, struck: readonly Struck[]): Comparison | string {
  if (struck.length === 0) return 'Strike out a node: choose one above, or strike out nodes on the canvas.';
  const { asOf } = conditions;
  const names = struck.map(({ caption }) => caption).join(', ');
  return {
    kind: 'what-if',
    from: {},
    to: { without: struck.map(({ id }) => id) },
    filter: toFilter(conditions),
    title: `With and without ${names}`,
    meaning:
      'As if the struck-out nodes and their relations were not on record. Nothing is written. Chains that would open are only in this answer.',
    headings: {
      CLOSED: `Would close without ${names}`,
      OPENED: `Would open without ${names}`,
      UNCHANGED: 'Unchanged',
    },
    words: { CLOSED: 'would close', OPENED: 'would open', UNCHANGED: 'unchanged' },
    days: { CLOSED: asOf, OPENED: null, UNCHANGED: asOf },
    nothing: `No access is exposed on this day${underConditions(conditions)}.`,
  };
}

/**
 * Returns the day that is compared with the page's if the address has none: the last exposed one, if it is before, because something closed
 * since; else the same day a year before.
 */
export function proposedDay(asOf: string, lastExposedDay: string | null): string {
  return lastExposedDay !== null && lastExposedDay < asOf ? lastExposedDay : addDays(asOf, -365);
}

/** The change of the address that exchanges the sides; null: there is nothing to exchange. */
export function swapped({ kind, from, to }: Comparison, { conditions }: Address): Partial<Address> | null {
  switch (kind) {
    case 'dates':
      return { from: conditions.asOf, conditions: { ...conditions, asOf: from.asOf ?? conditions.asOf } };
    case 'primes':
      return { from: to.prime ?? null, to: from.prime ?? null };
    case 'imports':
    case 'what-if':
      return null;
  }
}
