import type { Day } from '../model/day.ts';
import type { EmploymentRole, Proficiency } from '../model/vocabulary.ts';
import type { PriorityInput, VettingFacts } from '../priority/priority.ts';
import { countsFor } from './access-on.ts';
import type { AccessOnDay, Chain } from './chain.ts';
import { isValidOn } from './dated-hop.ts';
import { listsOf } from './designated-on.ts';
import { groupBy } from './group-by.ts';
import { impactLevelOf, statusOf, type Access, type EvidenceIndex } from './index-evidence.ts';
import { isAbroad, originOn } from './origin-on.ts';

/** The designation list of covered nations. */
const coveredNations = '10USC4872';

/** What the decision table asks of a chain on a day; the same under every filter. */
export function priorityInputOf(
  index: EvidenceIndex,
  access: Access,
  onDay: AccessOnDay,
  chain: Chain,
  day: Day,
): PriorityInput {
  return {
    day,
    impactLevel: impactLevelOf(index, access.system),
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
    lists: listsOf(index, hop.to.key, day),
  }));
  if (lists.some((location) => location.lists.includes(coveredNations))) return 'covered';
  if (lists.some((location) => location.lists.length > 0)) return 'listed';
  const { origin } = originOn(locations, statusOf(index, access.engineer), null);
  switch (origin) {
    case 'FOREIGN':
      return 'foreign';
    case 'UNDETERMINED':
      return 'undetermined';
    case 'DOMESTIC':
      return 'domestic';
  }
}

/** No reference of an approval in any statement does not say that there is none. */
function isApproved(access: Access, day: Day): true | null {
  const valid = access.statements.filter(({ statement }) => isValidOn(statement, day));
  return valid.some(({ approvalRef }) => approvalRef !== null) ? true : null;
}

/**
 * A value like an entity's own: of the best statement that gives one, among those that count for the access, whoever the employer is.
 * What is said of the role in which the person acts here comes before what is said of another.
 */
function proficiencyOf(
  index: EvidenceIndex,
  access: Access,
  person: string,
  acting: EmploymentRole,
  day: Day,
): Proficiency | null {
  const assessed = (index.employmentStatements.get(person) ?? []).filter(
    ({ contract, proficiency, statement }) =>
      proficiency !== null && countsFor(index, access, contract) && isValidOn(statement, day),
  );
  const best = assessed.find(({ role }) => role === acting) ?? assessed[0];
  return best?.proficiency ?? null;
}

/** Of each tier what is said of it, each property by the best statement that gives it. */
function vettingOf(index: EvidenceIndex, person: string, day: Day): readonly VettingFacts[] {
  const held = (index.vetting.get(person) ?? []).filter(({ statement }) => isValidOn(statement, day));
  return [...groupBy(held, ({ tier }) => tier).values()].flatMap((said) => {
    const [best] = said;
    if (best === undefined) return [];
    return {
      tier: best.tier,
      clearance: said.find(({ clearance }) => clearance !== null)?.clearance ?? null,
      adjudication: said.find(({ adjudication }) => adjudication !== 'UNKNOWN')?.adjudication ?? 'UNKNOWN',
      expiresOn: said.find(({ expiresOn }) => expiresOn !== null)?.expiresOn ?? null,
    };
  });
}

function ownershipOf(index: EvidenceIndex, chain: Chain, day: Day): PriorityInput['ownership'] {
  const organizations =
    chain.organizations.length > 0 ? chain.organizations : chain.accountable === null ? [] : [chain.accountable];
  const found = new Set(organizations.map((organization) => index.ownership.of(organization).on(day)));
  if (found.has('listed')) return 'listed';
  if (found.has('foreign')) return 'foreign';
  return found.size === 0 || found.has(null) ? null : 'domestic';
}
