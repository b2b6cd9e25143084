import type { Day } from '../model/day.ts';
import { bestOn } from './dated-hop.ts';
import type { EvidenceIndex } from './index-evidence.ts';

/** Lists that designate a country on a day. */
export function listsOf(index: EvidenceIndex, country: string, day: Day): readonly string[] {
  const hops = index.designations.get(country) ?? [];
  return hops.filter(({ hop }) => bestOn(hop, day) !== null).map(({ hop }) => hop.to.key);
}

/** Whether one of some lists designates a country on a day; null: no lists are given. */
export function designatedOn(
  index: EvidenceIndex,
  lists: readonly string[],
  day: Day,
): ((country: string) => boolean) | null {
  if (lists.length === 0) return null;
  return (country) => listsOf(index, country, day).some((list) => lists.includes(list));
}
