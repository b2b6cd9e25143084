import text from './exposures.cypher?raw';
import { conditionTerms } from './condition-terms.ts';
import { isAnyEvidence } from '../conditions/is-any-evidence.ts';
import { statementDraft } from './statement-draft.ts';
import type { Conditions } from '../address/conditions.ts';
import type { Draft } from '../workbench/draft-store.ts';

/** What the coverage is in Cypher: chains of any origin, counted. Their evidence is fetched only where it is asked about. */
export function coverageDraft(conditions: Conditions, aboutKey: string | null): Draft {
  const needed = isAnyEvidence(conditions.evidence) ? ['coverage'] : ['coverage', 'evidence'];
  return statementDraft(text, conditionTerms(conditions, aboutKey), needed);
}
