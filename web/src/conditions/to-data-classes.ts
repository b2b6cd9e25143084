import { isAnyEvidence } from './is-any-evidence.ts';
import type { DataClass } from '../generated/graphql.ts';

/** The condition on evidence as the server takes it; every class is no condition and is left out. */
export function toDataClasses(evidence: readonly DataClass[]): { readonly dataClasses?: readonly DataClass[] } {
  return isAnyEvidence(evidence) ? {} : { dataClasses: evidence };
}
