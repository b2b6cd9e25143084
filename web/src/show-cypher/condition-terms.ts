import { isAnyEvidence } from '../conditions/is-any-evidence.ts';
import type { Asked } from './statement-draft.ts';
import type { Conditions } from '../address/conditions.ts';

/**
 * The conditions of the page as a statement asks for them; what is no condition is null or empty.
 * @param aboutKey the key of the node that they are about
 */
export function conditionTerms(
  { asOf, lists, minImpactLevel, evidence, about }: Conditions,
  aboutKey: string | null,
): Asked {
  return {
    asOf,
    lists,
    minImpactLevel,
    dataClasses: isAnyEvidence(evidence) ? [] : evidence,
    ...(about === null ? {} : { [about.kind]: aboutKey }),
  };
}
