import { ClosuresDocument } from '../generated/graphql.ts';
import { toFilter } from '../conditions/to-filter.ts';
import { useAnswer } from '../server/use-answer.ts';
import type { Answer } from '../server/answer.ts';
import type { ClosuresQuery } from '../generated/graphql.ts';
import type { Conditions } from '../address/conditions.ts';

const LIMIT = 20;
export type Closure = ClosuresQuery['closures'][number];

/** Chains that held once and do not on the day: why, and by whose word. */
export function useClosures(conditions: Conditions): Answer<ClosuresQuery> {
  return useAnswer(ClosuresDocument, { filter: toFilter(conditions), first: LIMIT });
}
