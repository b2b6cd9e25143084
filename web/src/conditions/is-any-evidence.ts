import { evidenceClasses } from '../address/conditions.ts';
import type { DataClass } from '../generated/graphql.ts';

/** Whether a condition on evidence lets every class count. */
export function isAnyEvidence(evidence: readonly DataClass[]): boolean {
  return evidenceClasses.every((one) => evidence.includes(one));
}
