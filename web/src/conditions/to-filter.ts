import { evidenceClasses } from '../address/address.ts';
import type { Conditions } from '../address/address.ts';
import type { DataClass, ExposureFilter, LeadFilter } from '../generated/graphql.ts';

/** The conditions as the server takes them; what is no condition is left out. */
export function toFilter({ asOf, lists, minImpactLevel, evidence, about }: Conditions): ExposureFilter {
  return {
    asOf,
    ...(lists.length > 0 ? { lists } : {}),
    ...(minImpactLevel === null ? {} : { minImpactLevel }),
    ...toDataClasses(evidence),
    ...(about?.kind === 'system' ? { systems: [about.key] } : {}),
    ...(about?.kind === 'organization' ? { organizations: [about.key] } : {}),
    ...(about?.kind === 'contract' ? { contracts: [about.key] } : {}),
    ...(about?.kind === 'country' ? { countries: [about.key] } : {}),
  };
}

/** The same for leads, which know neither systems nor impact levels. */
export function toLeadFilter({ asOf, lists, evidence, about }: Conditions): LeadFilter {
  return {
    asOf,
    ...(lists.length > 0 ? { lists } : {}),
    ...toDataClasses(evidence),
    ...(about?.kind === 'organization' ? { organizations: [about.key] } : {}),
    ...(about?.kind === 'contract' ? { contracts: [about.key] } : {}),
    ...(about?.kind === 'country' ? { countries: [about.key] } : {}),
  };
}

/** The condition on evidence as the server takes it; every class is no condition and is left out. */
export function toDataClasses(evidence: readonly DataClass[]): { readonly dataClasses?: readonly DataClass[] } {
  return isAnyEvidence(evidence) ? {} : { dataClasses: evidence };
}

/** Whether a condition on evidence lets every class count. */
export function isAnyEvidence(evidence: readonly DataClass[]): boolean {
  return evidenceClasses.every((one) => evidence.includes(one));
}
