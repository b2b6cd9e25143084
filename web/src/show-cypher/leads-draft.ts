import text from './leads.cypher?raw';
import { conditionTerms } from './condition-terms.ts';
import { statementDraft } from './statement-draft.ts';
import type { Conditions } from '../address/conditions.ts';
import type { Draft } from '../workbench/draft-store.ts';

/** What the leads are in Cypher. */
export function leadsDraft(conditions: Conditions, aboutKey: string | null): Draft {
  return statementDraft(text, conditionTerms(conditions, aboutKey));
}
