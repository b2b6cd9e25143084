import { openFrom } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { compareKeys, groupBy } from '../model/keys.ts';
import type { EmploymentRole, Proficiency } from '../model/vocabulary.ts';
import { clearanceOn, exportControlLists } from '../priority/bands.ts';
import type { PriorityInput, VettingFacts } from '../priority/bands.ts';
import { rankPriorities } from '../priority/priority.ts';
import { accessOn, countsFor, gapsOf } from './chains.ts';
import type { AccessOnDay, Chain, ChainOnDay } from './chains.ts';
import { statusOf, systemOf } from './evidence-index.ts';
import type { Access, EvidenceIndex } from './evidence-index.ts';
import type { Exposure, Period, Statement } from './exposure.ts';
import { matchesFilter } from './filters.ts';
import type { ExposureFilter } from './filters.ts';
import { historyOf } from './history.ts';
import { evidenceOn, hopOn, isValidOn, joinPeriods } from './hops.ts';
import type { DatedHop } from './hops.ts';
import { designatedOn, isAbroad, listsOf, originOn } from './origin.ts';
import type { OriginOnDay } from './origin.ts';
import { joinOwnership } from './ownership.ts';
import type { RouteName } from './routes.ts';

/**
 * Returns the exposures of an access under a filter, sorted by id.
 * @param access the access's key; an access without evidence has no exposures
 * @param beyondCut routes whose chains are returned even if they are not among those shown
 */
export function exposuresOf(
  index: EvidenceIndex,
  access: string,
  filter: ExposureFilter,
  beyondCut: readonly RouteName[] = [],
): readonly Exposure[] {
  const found = index.accesses.get(access);
  const onDay = found === undefined ? null : accessOn(index, found, filter.asOf, beyondCut);
  if (found === undefined || onDay === null) return [];
  const origin = originUnder(index, found, onDay, filter);
  if (!filter.origins.includes(origin.origin)) return [];
  const located = onDay.locations.map(({ hop }) => hop.to.key);
  const matching = onDay.chains
    .map((chain) => ({
      ...describeChain(index, found, onDay, origin, chain, filter.asOf),
      path: pathOf(found, origin, chain).map((hop) => hopOn(hop, filter.asOf)),
    }))
    .filter((exposure) => matchesFilter(exposure, located, filter));
  // Computed on first use, because it takes the whole history and lists of chains do not show periods.
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

/** Whether an access has more routes on a day than are shown. */
export function hasCutRoutes(index: EvidenceIndex, access: string, day: Day): boolean {
  const found = index.accesses.get(access);
  return found !== undefined && accessOn(index, found, day)?.chains.some(({ isCut }) => isCut) === true;
}

function originUnder(
  index: EvidenceIndex,
  access: Access,
  onDay: AccessOnDay,
  { lists, asOf }: Pick<ExposureFilter, 'lists' | 'asOf'>,
): OriginOnDay {
  return originOn(onDay.locations, statusOf(index, access.engineer), designatedOn(index, lists, asOf));
}

/** Returns, by chain, the longest runs of days on which it holds under the filter's lists and origins. */
function periodsUnder(
  index: EvidenceIndex,
  access: Access,
  { lists, origins }: ExposureFilter,
): ReadonlyMap<string, readonly Period[]> {
  const holding = historyOf(index, access)
    .filter(({ day, onDay }) => origins.includes(originUnder(index, access, onDay, { lists, asOf: day }).origin))
    .flatMap(({ from, to, onDay }) => onDay.chains.map(({ chain }) => ({ id: chain.id, period: { from, to } })));
  const byChain = groupBy(holding, ({ id }) => id);
  return new Map([...byChain].map(([id, all]) => [id, joinPeriods(all.map(({ period }) => period))]));
}

/** Returns the hops of a chain with those of its access and of the engineer's locations. */
function pathOf(access: Access, { locations }: OriginOnDay, { chain }: ChainOnDay): readonly DatedHop[] {
  return [...chain.hops, access.hop, ...locations];
}

/** Describes a chain on a day without its path, under the lists that the origin was determined with. */
export function describeChain(
  index: EvidenceIndex,
  access: Access,
  onDay: AccessOnDay,
  origin: OriginOnDay,
  chainOnDay: ChainOnDay,
  asOf: Day,
): Omit<Exposure, 'periods' | 'path'> {
  const { chain } = chainOnDay;
  const inputs = escortsFor(onDay, chain).map((escort) =>
    priorityInputOf(index, access, onDay, { ...chain, escort }, asOf),
  );
  const { impactLevel, sensitivity } = systemOf(index, access.system);
  return {
    id: chain.id,
    access: access.key,
    system: access.system,
    impactLevel,
    sensitivity,
    mode: access.mode,
    basis: access.statements.find(({ statement }) => isValidOn(statement, asOf))?.basis ?? 'AUTHORIZED',
    engineer: access.engineer,
    clearance: clearanceOn(vettingOf(index, access.engineer, asOf), asOf),
    origin: origin.origin,
    originBasis: origin.basis,
    countries: onDay.locations.map(({ hop }) => hop.to.key).filter(isAbroad),
    engineerEmployers: onDay.engineerEmployers,
    escort: chain.escort,
    credentialOf: chain.credentialOf,
    contract: chain.contract,
    prime: chain.prime,
    chain: chain.organizations,
    accountable: chain.accountable,
    tierDepth: chain.lineage === 'BROKEN' ? null : chain.organizations.length - 1,
    lineage: chain.lineage,
    gaps: gapsOf(index, access, onDay, chainOnDay, origin.origin),
    priority: rankPriorities(inputs),
    ...evidenceOn(pathOf(access, origin, chainOnDay), asOf),
  };
}

/** The designation list that names the covered nations. */
const coveredNations = '10USC4872';

/** Returns the escorts by whom a chain is ranked: its own, or for the holder of a credential, all those of the access. Null: there is none. */
function escortsFor({ escorts }: AccessOnDay, { escort, credentialOf }: Chain): readonly (string | null)[] {
  return credentialOf === null || escorts.length === 0 ? [escort] : escorts;
}

/** Returns the inputs of the decision table for a chain on a day. They do not depend on the filter. */
export function priorityInputOf(
  index: EvidenceIndex,
  access: Access,
  onDay: AccessOnDay,
  chain: Chain,
  day: Day,
): PriorityInput {
  return {
    day,
    system: systemOf(index, access.system),
    origin: rankedOrigin(index, access, onDay, day),
    mode: access.mode,
    approved: isApproved(access, day),
    escorted: chain.escort !== null,
    escortProficiency: chain.escort === null ? null : proficiencyOf(index, access, chain.escort, 'ESCORT', day),
    engineerProficiency: proficiencyOf(index, access, access.engineer, 'ENGINEER', day),
    escortVetting: chain.escort === null ? [] : vettingOf(index, chain.escort, day),
    engineerVetting: vettingOf(index, access.engineer, day),
    ownership: ownershipOf(index, chain, day),
  };
}

function rankedOrigin(
  index: EvidenceIndex,
  access: Access,
  { locations }: AccessOnDay,
  day: Day,
): PriorityInput['origin'] {
  const lists = locations.map(({ hop }) => ({
    isAbroad: isAbroad(hop.to.key),
    lists: listsOf(index, hop.to.key, day).filter((list) => !exportControlLists.has(list)),
  }));
  if (lists.some((location) => location.lists.includes(coveredNations))) return 'covered';
  if (lists.some((location) => location.lists.length > 0)) return 'listed';
  const status = statusOf(index, access.engineer);
  if (locations.length === 0) return status === 'FOREIGN_PERSON' ? 'foreign-person' : 'undetermined';
  return originOn(locations, status, null).origin === 'FOREIGN' ? 'foreign' : 'domestic';
}

/** Null if no statement refers to an approval: the absence of a reference does not prove that there is no approval. */
function isApproved(access: Access, day: Day): true | null {
  const valid = access.statements.filter(({ statement }) => isValidOn(statement, day));
  return valid.some(({ approvalRef }) => approvalRef !== null) ? true : null;
}

/**
 * Returns a person's proficiency from the best statement that gives one and is not outdated, among the employment that counts for
 * the access, whatever the employer. Statements about the role in which the person acts here take precedence over other roles.
 */
function proficiencyOf(
  index: EvidenceIndex,
  access: Access,
  person: string,
  actingRole: EmploymentRole,
  day: Day,
): Proficiency | null {
  const assessed = (index.employmentStatements.get(person) ?? []).filter(
    ({ contract, proficiency, statement }) =>
      proficiency !== null && countsFor(index, access, contract) && isValidOn(statement, day),
  );
  const ofRole = assessed.filter(({ role }) => role === actingRole);
  const [best] = withoutOutdated(ofRole.length > 0 ? ofRole : assessed);
  return best?.proficiency ?? null;
}

/** Returns the facts of each tier, each property from the best statement that gives it and is not outdated. */
export function vettingOf(index: EvidenceIndex, person: string, day: Day): readonly VettingFacts[] {
  const held = (index.vetting.get(person) ?? []).filter(({ statement }) => isValidOn(statement, day));
  return [...groupBy(held, ({ tier }) => tier).values()].flatMap((all) => {
    const ofTier = withoutOutdated(all);
    const [best] = ofTier;
    if (best === undefined) return [];
    return {
      tier: best.tier,
      clearance: ofTier.find(({ clearance }) => clearance !== null)?.clearance ?? null,
      adjudication: ofTier.find(({ adjudication }) => adjudication !== 'UNKNOWN')?.adjudication ?? 'UNKNOWN',
      expiresOn: ofTier.find(({ expiresOn }) => expiresOn !== null)?.expiresOn ?? null,
    };
  });
}

function withoutOutdated<T extends { readonly statement: Statement }>(all: readonly T[]): readonly T[] {
  return all.filter((one) => !all.some((other) => isOutdatedBy(one.statement, other.statement)));
}

/** Whether another statement replaces a statement: it is of the same source, begins later, and is at least as certain. */
function isOutdatedBy({ source, validFrom, confidence }: Statement, later: Statement): boolean {
  return (
    later.source === source && later.confidence >= confidence && (later.validFrom ?? openFrom) > (validFrom ?? openFrom)
  );
}

function ownershipOf(index: EvidenceIndex, chain: Chain, day: Day): PriorityInput['ownership'] {
  const organizations =
    chain.organizations.length > 0 ? chain.organizations : chain.accountable === null ? [] : [chain.accountable];
  return joinOwnership(organizations.map((organization) => index.ownership.of(organization).on(day)));
}
