import type { ExposureFilter } from '../exposure/exposure-filter.ts';
import { lineages, origins } from '../exposure/exposure.ts';
import { accessModes } from '../model/vocabulary.ts';
import { checkLists } from '../evidence/check-lists.ts';
import { classMask } from './encode-history.ts';
import type { Names } from './names.ts';
import type { NumberLists } from './number-lists.ts';
import { makeOriginJudge, type OriginJudge } from './origin-judge.ts';
import type { Snapshot } from './snapshot.ts';

/** A filter in the numbers of a snapshot; null is no condition. The day is given apart. */
export interface Query {
  readonly judge: OriginJudge;
  /** Bits, as in `Judgement.bit`. */
  readonly origins: number;
  /** By number: 1 where it meets the conditions. */
  readonly systems: Uint8Array | null;
  readonly contracts: Uint8Array | null;
  readonly modes: Uint8Array | null;
  readonly lineages: Uint8Array | null;
  readonly isEscorted: 0 | 1 | null;
  readonly minConfidence: number;
  /** Bits of data classes that no hop may have. */
  readonly refusedClasses: number;
  /** Whether a list of organizations has one that is asked for. */
  readonly organizationLists: ((list: number) => boolean) | null;
  readonly organizations: Uint8Array | null;
  /** Whether one of some locations is in a country that is asked for. */
  readonly locations: ((list: number) => boolean) | null;
}

/** @throws BadInput for a list that is not known, or lists that designate no country. */
export function makeQuery(snapshot: Snapshot, filter: ExposureFilter): Query {
  checkLists(filter.lists, snapshot.lists);
  const { dictionary } = snapshot;
  const organizations = marks(dictionary.organizations, filter.organizations);
  const countries = marks(dictionary.countries, filter.countries);
  return {
    judge: makeOriginJudge(snapshot, filter.lists),
    origins: filter.origins.reduce((bits, origin) => bits | (1 << origins.indexOf(origin)), 0),
    systems: systemMarks(snapshot, filter),
    contracts: marks(dictionary.contracts, filter.contracts),
    modes: positions(accessModes, filter.modes),
    lineages: positions(lineages, filter.lineages),
    isEscorted: filter.escorted === null ? null : filter.escorted ? 1 : 0,
    minConfidence: filter.minConfidence ?? -Infinity,
    refusedClasses: filter.dataClasses.length === 0 ? 0 : ~classMask(filter.dataClasses),
    organizations,
    organizationLists: organizations && hasMarked(dictionary.organizationLists, organizations, 1),
    locations: countries && hasMarked(dictionary.locationLists, countries, 3),
  };
}

function marks(names: Names, keys: readonly string[]): Uint8Array | null {
  if (keys.length === 0) return null;
  const marked = new Uint8Array(names.size);
  for (const key of keys) {
    const number = names.numberOf(key);
    if (number !== undefined) marked[number] = 1;
  }
  return marked;
}

function systemMarks(snapshot: Snapshot, { systems, minImpactLevel }: ExposureFilter): Uint8Array | null {
  const names = snapshot.dictionary.systems;
  const marked = marks(names, systems);
  if (minImpactLevel === null) return marked;
  const high = marked ?? new Uint8Array(names.size).fill(1);
  for (let number = 0; number < names.size; number += 1) {
    const level = snapshot.systems.get(names.keyOf(number))?.impactLevel;
    if (level === undefined || level < minImpactLevel) high[number] = 0;
  }
  return high;
}

function positions<T>(vocabulary: readonly T[], wanted: readonly T[]): Uint8Array | null {
  return wanted.length === 0 ? null : Uint8Array.from(vocabulary, (one) => Number(wanted.includes(one)));
}

/** Looks once at each list. @param stride every how many numbers of a list one that may be marked stands */
function hasMarked(lists: NumberLists, marked: Uint8Array, stride: number): (list: number) => boolean {
  const known = new Map<number, boolean>();
  return (list) => {
    let has = known.get(list);
    if (has === undefined)
      known.set(list, (has = lists.at(list).some((one, at) => at % stride === 0 && marked[one] === 1)));
    return has;
  };
}
