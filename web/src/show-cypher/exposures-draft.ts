import text from './exposures.cypher?raw';
import { conditionTerms } from './condition-terms.ts';
import { statementDraft } from './statement-draft.ts';
import type { Conditions } from '../address/conditions.ts';
import type { Draft } from '../workbench/draft-store.ts';

/** What the chains to a system, or to all, are in Cypher. */
export function exposuresDraft(conditions: Conditions, aboutKey: string | null, system: string | null): Draft {
  const terms = conditionTerms(conditions, aboutKey);
  return statementDraft(text, system === null ? terms : { ...terms, system }, ['evidence']);
}
