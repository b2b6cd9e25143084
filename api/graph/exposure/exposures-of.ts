import type { Priority } from '../priority/priority.ts';
import { rankPriority } from '../priority/rank-priority.ts';
import { accessOn } from './access-on.ts';
import type { AccessOnDay, ChainOnDay } from './chain.ts';
import { compareKeys } from './compare-keys.ts';
import { isValidOn, type DatedHop } from './dated-hop.ts';
import { designatedOn } from './designated-on.ts';
import { evidenceOn, hopOn } from './evidence-on.ts';
import type { ExposureFilter } from './exposure-filter.ts';
import type { Exposure, Period } from './exposure.ts';
import { gapsOf } from './gaps-of.ts';
import { historyOf } from './history-of.ts';
import { impactLevelOf, statusOf, type Access, type EvidenceIndex } from './index-evidence.ts';
import { matchesFilter } from './matches-filter.ts';
import { isAbroad, originOn, type OriginOnDay } from './origin-on.ts';
import { priorityInputOf } from './priority-input-of.ts';

/**
 * The exposures of an access under a filter, in the order of their ids: DESIGN, section 3.
 * @param access its key; one that the evidence does not know has none
 */
export function exposuresOf(index: EvidenceIndex, access: string, filter: ExposureFilter): readonly Exposure[] {
  const found = index.accesses.get(access);
  const onDay = found === undefined ? null : accessOn(index, found, filter.asOf);
  if (found === undefined || onDay === null) return [];
  const origin = originUnder(index, found, onDay, filter);
  if (!filter.origins.includes(origin.origin)) return [];
  const located = onDay.locations.map(({ hop }) => hop.to.key);
  const matching = onDay.chains
    .map((chain) => describe(index, found, onDay, origin, chain, filter))
    .filter((exposure) => matchesFilter(exposure, located, filter));
  // The whole history is gone through for them, and lists of chains do not show them.
  let periods: ReadonlyMap<string, readonly Period[]> | null = null;
  return matching
    .map((exposure) => ({
      ...exposure,
      get periods() {
        return (periods ??= periodsUnder(index, found, filter)).get(exposure.id) ?? [];
      },
    }))
    .sort((a, b) => compareKeys(a.id, b.id));
}

function originUnder(
  index: EvidenceIndex,
  access: Access,
  onDay: AccessOnDay,
  { lists, asOf }: Pick<ExposureFilter, 'lists' | 'asOf'>,
): OriginOnDay {
  return originOn(onDay.locations, statusOf(index, access.engineer), designatedOn(index, lists, asOf));
}

/** The longest runs of days on which each chain holds under the filter's lists and origins, by chain. */
function periodsUnder(
  index: EvidenceIndex,
  access: Access,
  { lists, origins }: ExposureFilter,
): ReadonlyMap<string, readonly Period[]> {
  const periods = new Map<string, Period[]>();
  for (const { from, to, day, onDay } of historyOf(index, access)) {
    if (!origins.includes(originUnder(index, access, onDay, { lists, asOf: day }).origin)) continue;
    for (const { chain } of onDay.chains) {
      const known = periods.get(chain.id) ?? [];
      const last = known.at(-1);
      if (from !== null && last?.to === from) known.splice(-1, 1, { from: last.from, to });
      else known.push({ from, to });
      periods.set(chain.id, known);
    }
  }
  return periods;
}

function describe(
  index: EvidenceIndex,
  access: Access,
  onDay: AccessOnDay,
  origin: OriginOnDay,
  chainOnDay: ChainOnDay,
  { asOf }: ExposureFilter,
): Omit<Exposure, 'periods'> {
  const { chain } = chainOnDay;
  const path: readonly DatedHop[] = [...chain.hops, access.hop, ...origin.locations];
  return {
    id: chain.id,
    access: access.key,
    system: access.system,
    impactLevel: impactLevelOf(index, access.system),
    mode: access.mode,
    basis: access.statements.find(({ statement }) => isValidOn(statement, asOf))?.basis ?? 'AUTHORIZED',
    engineer: access.engineer,
    origin: origin.origin,
    originBasis: origin.basis,
    countries: onDay.locations.map(({ hop }) => hop.to.key).filter(isAbroad),
    engineerEmployers: onDay.engineerEmployers,
    escort: chain.escort,
    contract: chain.contract,
    prime: chain.prime,
    chain: chain.organizations,
    accountable: chain.accountable,
    tierDepth: chain.lineage === 'BROKEN' ? null : chain.organizations.length - 1,
    lineage: chain.lineage,
    gaps: gapsOf(index, access, chainOnDay, origin.origin),
    priority: rank(index, access, onDay, chainOnDay, asOf),
    ...evidenceOn(path, asOf),
    path: path.map((hop) => hopOn(hop, asOf)),
  };
}

function rank(index: EvidenceIndex, access: Access, onDay: AccessOnDay, { chain }: ChainOnDay, day: string): Priority {
  return rankPriority(priorityInputOf(index, access, onDay, chain, day));
}
