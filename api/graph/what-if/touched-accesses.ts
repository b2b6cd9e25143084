import type { Chunk } from '../analysis/chunk.ts';
import { dayNumber } from '../analysis/day-number.ts';
import type { Names } from '../analysis/names.ts';
import { makeQuery } from '../analysis/query.ts';
import { rankedChain, type RankedChain } from '../analysis/ranked-chain.ts';
import { makeMatch, matchAccess, mayMatch, segmentOn, type Match } from '../analysis/scan.ts';
import type { Snapshot } from '../analysis/snapshot.ts';
import type { ExposureFilter } from '../exposure/exposure-filter.ts';
import type { Removed } from './removed.ts';

/** An access that may be otherwise without the nodes that are taken out. */
export interface TouchedAccess {
  readonly access: string;
  readonly system: string;
  /** Its chains under the filter as they are. */
  readonly chains: readonly RankedChain[];
}

export interface TouchedAccesses {
  /** Exposed accesses, touched or not. */
  readonly exposed: number;
  /** By system: exposed accesses that nothing is taken from. */
  readonly untouched: ReadonlyMap<string, number>;
  readonly touched: readonly TouchedAccess[];
}

/**
 * Goes through the accesses that hold on the filter's day and may meet it. What is on none of an access's chains of that day,
 * has no say in who employs whom for it, and is not where its engineer is, changes nothing about it.
 * @param byContract accesses in whose contracts something changes
 */
export function touchedAccesses(
  snapshot: Snapshot,
  filter: ExposureFilter,
  removed: Removed,
  byContract: ReadonlySet<string>,
): TouchedAccesses {
  const query = makeQuery(snapshot, filter);
  const day = dayNumber(filter.asOf);
  const isTouched = toucher(snapshot, removed);
  const touched: TouchedAccess[] = [];
  const untouched = new Map<string, number>();
  let exposed = 0;
  snapshot.chunks.forEach((chunk, at) => {
    const match = makeMatch(chunk);
    chunk.accesses.forEach((access, number) => {
      if (snapshot.outdated[at]?.[number] === 1 || !mayMatch(chunk, query, number)) return;
      const segment = segmentOn(chunk, number, day);
      if (segment < 0) return;
      const isExposed = matchAccess(chunk, query, number, day, match);
      const system = snapshot.dictionary.systems.keyOf(chunk.system[number] ?? -1);
      if (isExposed) exposed += 1;
      if (byContract.has(access) || isTouched(chunk, number, segment))
        touched.push({ access, system, chains: isExposed ? chainsOf(match) : [] });
      else if (isExposed) untouched.set(system, (untouched.get(system) ?? 0) + 1);
    });
  });
  return { exposed, untouched, touched };
}

function chainsOf(match: Match): readonly RankedChain[] {
  return match.states.slice(0, match.count).map((state) => rankedChain(match, state, 'PRIORITY'));
}

function toucher({ dictionary }: Snapshot, removed: Removed) {
  const numbers = (names: Names, keys: readonly string[]) => new Set(keys.flatMap((key) => names.numberOf(key) ?? []));
  const systems = numbers(dictionary.systems, removed.keysOf('System'));
  const people = numbers(dictionary.people, removed.keysOf('Person'));
  const organizations = numbers(dictionary.organizations, removed.keysOf('Organization'));
  const countries = numbers(dictionary.countries, removed.keysOf('Country'));
  const { locationLists, organizationLists } = dictionary;
  const isIn = (set: ReadonlySet<number>, number: number | undefined) => number !== undefined && set.has(number);
  const hasOne = (list: number | undefined) => organizationLists.at(list ?? -1).some((one) => organizations.has(one));

  return (chunk: Chunk, access: number, segment: number): boolean => {
    if (isIn(systems, chunk.system[access]) || isIn(people, chunk.engineer[access])) return true;
    const located = locationLists.at(chunk.locations[segment] ?? -1);
    if (countries.size > 0 && located.some((one, at) => at % 3 === 0 && countries.has(one))) return true;
    if (people.size === 0 && organizations.size === 0) return false;
    if (hasOne(chunk.employers[segment])) return true;
    for (let state = chunk.stateStart[segment] ?? 0; state < (chunk.stateStart[segment + 1] ?? 0); state += 1) {
      const chain = chunk.chain[state] ?? -1;
      if (isIn(people, chunk.escort[chain])) return true;
      if (isIn(organizations, chunk.accountable[chain]) || isIn(organizations, chunk.prime[chain])) return true;
      if (hasOne(chunk.organizations[chain])) return true;
    }
    return false;
  };
}
