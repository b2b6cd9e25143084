import { domesticCountries } from '../model/countries.ts';
import type { Day } from '../model/day.ts';
import type { PriorityInput } from '../priority/bands.ts';
import { bestOn, makeTimeline } from './hops.ts';
import type { DatedHop, Timeline } from './hops.ts';

type Ownership = PriorityInput['ownership'];

interface OwnershipFacts {
  /** OWNS hops by the organization owned. */
  readonly owners: ReadonlyMap<string, readonly DatedHop[]>;
  /** Country of registration by organization. */
  readonly countries: ReadonlyMap<string, string | null>;
  /** DESIGNATED_ON hops by country, without export control lists, and by organization. */
  readonly designationsOfCountries: ReadonlyMap<string, readonly DatedHop[]>;
  readonly designationsOfOrganizations: ReadonlyMap<string, readonly DatedHop[]>;
}

export interface OwnershipIndex {
  of(organization: string): Timeline<Ownership>;
  /** Returns the sources of the OWNS hops above an organization, on any day, and of the DESIGNATED_ON hops that affect it and its owners. */
  sourcesOf(organization: string): ReadonlySet<string>;
}

function registrationIn(country: string | null): Ownership {
  if (country === null) return null;
  return domesticCountries.has(country) ? 'domestic' : 'foreign';
}

/** Returns what is known of several organizations together. */
export function joinOwnership(several: readonly Ownership[]): Ownership {
  const found = new Set(several);
  if (found.has('listed')) return 'listed';
  const isOpen = found.has(null) || found.has('foreign-at-least');
  if (found.has('foreign') || found.has('foreign-at-least')) return isOpen ? 'foreign-at-least' : 'foreign';
  return isOpen || found.size === 0 ? null : 'domestic';
}

/** Owners count up to this many OWNS hops above an organization. */
export const maxOwnershipHops = 6;

/**
 * Indexes the ownership of organizations: `listed` if the organization, an owner, or the country of either is designated
 * on any list (export control lists of countries do not count); else `foreign` if one of them is registered abroad, or
 * `foreign-at-least` if the country of another is unknown; else null if the country of one is unknown.
 */
export function indexOwnership(facts: OwnershipFacts): OwnershipIndex {
  const timelines = new Map<string, Timeline<Ownership>>();

  /** Finds the organization and its owners, with the hops between them. */
  function findOwners(organization: string, follows: (hop: DatedHop) => boolean) {
    const reached = new Set([organization]);
    const hops = new Set<DatedHop>();
    let level = [organization];
    for (let depth = 0; depth < maxOwnershipHops && level.length > 0; depth += 1) {
      const next: string[] = [];
      for (const owned of level)
        for (const owner of facts.owners.get(owned) ?? []) {
          if (!follows(owner)) continue;
          hops.add(owner);
          if (reached.has(owner.hop.from.key)) continue;
          reached.add(owner.hop.from.key);
          next.push(owner.hop.from.key);
        }
      level = next;
    }
    return { reached, hops };
  }

  function designationsOf(organization: string): readonly DatedHop[] {
    const country = facts.countries.get(organization) ?? null;
    return [
      ...(facts.designationsOfOrganizations.get(organization) ?? []),
      ...(country === null ? [] : (facts.designationsOfCountries.get(country) ?? [])),
    ];
  }

  function ownershipOn(organization: string, day: Day): Ownership {
    const all = [...findOwners(organization, ({ hop }) => bestOn(hop, day) !== null).reached];
    if (all.some((one) => designationsOf(one).some(({ hop }) => bestOn(hop, day) !== null))) return 'listed';
    return joinOwnership(all.map((one) => registrationIn(facts.countries.get(one) ?? null)));
  }

  const allHops = new Map<string, readonly DatedHop[]>();
  function hopsOf(organization: string): readonly DatedHop[] {
    let found = allHops.get(organization);
    if (found === undefined) {
      const { reached, hops } = findOwners(organization, () => true);
      allHops.set(organization, (found = [...hops, ...[...reached].flatMap(designationsOf)]));
    }
    return found;
  }

  const allSources = new Map<string, ReadonlySet<string>>();

  return {
    sourcesOf(organization) {
      let sources = allSources.get(organization);
      if (sources === undefined) {
        const statements = hopsOf(organization).flatMap(({ hop }) => hop.statements);
        allSources.set(organization, (sources = new Set(statements.map(({ source }) => source))));
      }
      return sources;
    },
    of(organization) {
      let timeline = timelines.get(organization);
      if (timeline === undefined) {
        const changes = hopsOf(organization).flatMap((hop) => hop.changes);
        timelines.set(organization, (timeline = makeTimeline(changes, (day) => ownershipOn(organization, day))));
      }
      return timeline;
    },
  };
}
