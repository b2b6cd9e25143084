import { evidenceClasses } from '../address/address.ts';
import type { Conditions } from '../address/address.ts';
import type { DataClass, ExposureFilter, LeadFilter } from '../generated/graphql.ts';

/** Converts the conditions to the server's exposure filter, omitting those that are not set. */
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

/** Converts the conditions to the server's lead filter, which has no systems or impact levels. */
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

/** Converts the evidence condition to the server's; omitted when every class counts. */
export function toDataClasses(evidence: readonly DataClass[]): { readonly dataClasses?: readonly DataClass[] } {
  return isAnyEvidence(evidence) ? {} : { dataClasses: evidence };
}

/** Whether every class of evidence counts. */
export function isAnyEvidence(evidence: readonly DataClass[]): boolean {
  return evidenceClasses.every((one) => evidence.includes(one));
}
