import { ChainDocument } from '../generated/graphql.ts';
import { toFilter } from '../conditions/to-filter.ts';
import { useAnswer } from '../server/use-answer.ts';
import type { Answer } from '../server/answer.ts';
import type { ChainQuery } from '../generated/graphql.ts';
import type { Conditions } from '../address/conditions.ts';

export type Chain = NonNullable<ChainQuery['exposure']>;

/** One chain with all its evidence; where it does not hold on the day, as it was when it last did. */
export function useChain(id: string | null, conditions: Conditions): Answer<ChainQuery> {
  return useAnswer(ChainDocument, { id: id ?? '', filter: toFilter(conditions) }, id === null);
}
