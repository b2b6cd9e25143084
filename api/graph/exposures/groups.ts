import { compareKeys } from '../exposure/exposure.ts';
import type { ExposureFilter, ExposureGroup, NodeRef } from '../exposure/exposure.ts';
import { bands } from '../exposure/priority.ts';
import type { Band } from '../exposure/priority.ts';
import { domesticCountries } from '../model/countries.ts';
import { dayNumber } from '../model/day.ts';
import type { Label } from '../model/vocabulary.ts';
import type { Snapshot } from './index/columns.ts';
import type { Graph } from './index/graph.ts';
import { makeQuery, scan } from './index/match.ts';
import type { Match } from './index/match.ts';

export interface ExposureGroupRow {
  readonly group: NodeRef;
  readonly accesses: number;
  readonly systems: number;
  /** Engineers who have the accesses. */
  readonly people: number;
  /** The highest of the chains' `high`. */
  readonly highest: Band;
}

interface Tally {
  accesses: number;
  readonly systems: Set<number>;
  readonly people: Set<number>;
  highest: number;
}

/**
 * Groups exposed accesses and counts them, most accesses first, then highest band, then key. An access counts in every group that
 * one of its chains belongs to; chains without a group (no contract, no escort …) are not counted.
 * @throws BAD_USER_INPUT as `findExposures`.
 */
export async function groupExposures(
  graph: Graph,
  by: ExposureGroup,
  filter: ExposureFilter,
  first: number,
): Promise<readonly ExposureGroupRow[]> {
  const snapshot = await graph.analysis.current();
  const { label, keysOf } = groupings(snapshot)[by];
  const tallies = new Map<string, Tally>();
  scan(snapshot, makeQuery(snapshot, filter), dayNumber(filter.asOf), (match) => {
    const { chunk, access } = match;
    for (const [key, highest] of keysOf(match)) {
      const tally = tallies.get(key) ?? { accesses: 0, systems: new Set(), people: new Set(), highest: 0 };
      tallies.set(key, tally);
      tally.accesses += 1;
      tally.systems.add(chunk.system[access] ?? -1);
      tally.people.add(chunk.engineer[access] ?? -1);
      tally.highest = Math.max(tally.highest, highest);
    }
  });
  return [...tallies]
    .sort(([a, of], [b, other]) => other.accesses - of.accesses || other.highest - of.highest || compareKeys(a, b))
    .slice(0, Math.max(0, first))
    .map(([key, { accesses, systems, people, highest }]) => ({
      group: { label, key },
      accesses,
      systems: systems.size,
      people: people.size,
      highest: bands[highest] ?? 'CRITICAL',
    }));
}

interface Grouping {
  readonly label: Label;
  /** Returns the groups of an access, each with the highest band of its chains in the group. */
  readonly keysOf: (match: Match) => ReadonlyMap<string, number>;
}

function groupings({ dictionary, systems }: Snapshot): Readonly<Record<ExposureGroup, Grouping>> {
  const { organizations, contracts, people, countries, organizationLists, locationLists } = dictionary;
  const systemOf = ({ chunk, access }: Match) => dictionary.systems.keyOf(chunk.system[access] ?? -1);
  const known = (number: number | undefined, names: { keyOf(number: number): string }) =>
    number === undefined || number < 0 ? [] : [names.keyOf(number)];

  return {
    SYSTEM: { label: 'System', keysOf: forAccess((match) => [systemOf(match)]) },
    AGENCY: { label: 'Agency', keysOf: forAccess((match) => maybe(systems.get(systemOf(match))?.agency)) },
    CONTRACT: { label: 'Contract', keysOf: forChains(({ chunk }, chain) => known(chunk.contract[chain], contracts)) },
    PRIME: { label: 'Organization', keysOf: forChains(({ chunk }, chain) => known(chunk.prime[chain], organizations)) },
    ACCOUNTABLE: {
      label: 'Organization',
      keysOf: forChains(({ chunk }, chain) => known(chunk.accountable[chain], organizations)),
    },
    ENGINEER_EMPLOYER: {
      label: 'Organization',
      keysOf: forAccess(({ chunk, segment }) =>
        organizationLists.at(chunk.employers[segment] ?? -1).map((one) => organizations.keyOf(one)),
      ),
    },
    ESCORT: { label: 'Person', keysOf: forChains(({ chunk }, chain) => known(chunk.escort[chain], people)) },
    COUNTRY: {
      label: 'Country',
      keysOf: forAccess(({ chunk, segment }) =>
        locationLists
          .at(chunk.locations[segment] ?? -1)
          .filter((_, at) => at % 3 === 0)
          .map((one) => countries.keyOf(one))
          .filter((country) => !domesticCountries.has(country)),
      ),
    },
  };
}

function maybe(key: string | null | undefined): readonly string[] {
  return key == null ? [] : [key];
}

/** Groups that contain all chains of an access. */
function forAccess(keysOf: (match: Match) => readonly string[]): Grouping['keysOf'] {
  return (match) => {
    let highest = 0;
    for (let at = 0; at < match.count; at += 1)
      highest = Math.max(highest, match.chunk.high[match.states[at] ?? -1] ?? 0);
    return new Map(keysOf(match).map((key) => [key, highest]));
  };
}

/** Groups that contain single chains. */
function forChains(keysOf: (match: Match, chain: number) => readonly string[]): Grouping['keysOf'] {
  return (match) => {
    const found = new Map<string, number>();
    for (let at = 0; at < match.count; at += 1) {
      const state = match.states[at] ?? -1;
      const high = match.chunk.high[state] ?? 0;
      for (const key of keysOf(match, match.chunk.chain[state] ?? -1))
        found.set(key, Math.max(found.get(key) ?? 0, high));
    }
    return found;
  };
}
