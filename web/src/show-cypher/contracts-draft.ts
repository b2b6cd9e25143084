import text from './contracts.cypher?raw';
import { conditionTerms } from './condition-terms.ts';
import { statementDraft } from './statement-draft.ts';
import type { Conditions } from '../address/conditions.ts';
import type { Draft } from '../workbench/draft-store.ts';

/** What the list of contracts is in Cypher. */
export function contractsDraft(conditions: Conditions, aboutKey: string | null): Draft {
  return statementDraft(text, conditionTerms(conditions, aboutKey));
}
