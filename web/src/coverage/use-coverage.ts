import { CoverageDocument } from '../generated/graphql.ts';
import { toFilter } from '../conditions/to-filter.ts';
import { useAnswer } from '../server/use-answer.ts';
import type { Answer } from '../server/answer.ts';
import type { Conditions } from '../address/conditions.ts';
import type { CoverageQuery } from '../generated/graphql.ts';

export type Coverage = CoverageQuery['coverage'];

/** How little is known under the conditions. */
export function useCoverage(conditions: Conditions): Answer<CoverageQuery> {
  return useAnswer(CoverageDocument, { filter: toFilter(conditions) });
}
