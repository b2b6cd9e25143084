import { SyntheticCountDocument } from '../generated/graphql.ts';
import { evidenceClasses } from '../address/conditions.ts';
import { toFilter } from '../conditions/to-filter.ts';
import { useAnswer } from '../server/use-answer.ts';
import type { Answer } from '../server/answer.ts';
import type { Conditions } from '../address/conditions.ts';
import type { SyntheticCountQuery } from '../generated/graphql.ts';

/** What would be exposed if synthetic data counted too. */
export function useSyntheticCount(conditions: Conditions): Answer<SyntheticCountQuery> {
  return useAnswer(SyntheticCountDocument, { filter: toFilter({ ...conditions, evidence: evidenceClasses }) });
}
