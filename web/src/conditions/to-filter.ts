import { toDataClasses } from './to-data-classes.ts';
import type { ExposureFilter, LeadFilter } from '../generated/graphql.ts';
import type { Conditions } from '../address/conditions.ts';

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
