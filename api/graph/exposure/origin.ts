import { domesticCountries } from '../model/countries.ts';
import type { Day } from '../model/day.ts';
import type { UsPersonStatus } from '../model/vocabulary.ts';
import type { EvidenceIndex } from './evidence-index.ts';
import type { Origin, OriginBasis } from './exposure.ts';
import { bestOn } from './hops.ts';
import type { DatedHop } from './hops.ts';

export interface OriginOnDay {
  readonly origin: Origin;
  readonly basis: readonly OriginBasis[];
  /** The locations that decide the origin; if it is FOREIGN, only those abroad or listed. */
  readonly locations: readonly DatedHop[];
}

/**
 * Determines the origin of a person on a day. With lists, only locations count; without, a status counts too.
 * @param locations LOCATED_IN hops that hold on the day
 * @param isListed whether one of the given lists designates a country on the day; null: no lists given
 */
export function originOn(
  locations: readonly DatedHop[],
  status: UsPersonStatus,
  isListed: ((country: string) => boolean) | null,
): OriginOnDay {
  const makesForeign = isListed ?? isAbroad;
  const foreign = locations.filter(({ hop }) => makesForeign(hop.to.key));
  const byStatus = isListed === null && status === 'FOREIGN_PERSON';
  if (foreign.length > 0 || byStatus) {
    const basis: OriginBasis[] = foreign.length > 0 ? ['LOCATION'] : [];
    return { origin: 'FOREIGN', basis: byStatus ? [...basis, 'STATUS'] : basis, locations: foreign };
  }
  const isUnknown = locations.length === 0 && (isListed !== null || status === 'UNKNOWN');
  return { origin: isUnknown ? 'UNDETERMINED' : 'DOMESTIC', basis: [], locations };
}

export function isAbroad(country: string): boolean {
  return !domesticCountries.has(country);
}

/** Returns the lists that designate a country on a day. */
export function listsOf(index: EvidenceIndex, country: string, day: Day): readonly string[] {
  const hops = index.designations.get(country) ?? [];
  return hops.filter(({ hop }) => bestOn(hop, day) !== null).map(({ hop }) => hop.to.key);
}

/** Returns a test of whether one of some lists designates a country on a day; null if no lists are given. */
export function designatedOn(
  index: EvidenceIndex,
  lists: readonly string[],
  day: Day,
): ((country: string) => boolean) | null {
  if (lists.length === 0) return null;
  return (country) => listsOf(index, country, day).some((list) => lists.includes(list));
}
