import type { Conditions } from '../address/address.ts';
import { toFilter } from '../conditions/to-filter.ts';
import { ChainDocument } from '../generated/graphql.ts';
import type { ChainQuery } from '../generated/graphql.ts';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';

export type Chain = NonNullable<ChainQuery['exposure']>;

/** One chain with all its evidence; where it does not hold on the day, as it was when it last did. */
export function useChain(id: string | null, conditions: Conditions): Answer<ChainQuery> {
  return useAnswer(ChainDocument, { id: id ?? '', filter: toFilter(conditions) }, id === null);
}

interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

/** Whether one of some periods, whose ends are exclusive, has the day in it. */
export function holdsOn(periods: readonly Period[], day: string): boolean {
  return periods.some(({ from, to }) => (from === null || from <= day) && (to === null || day < to));
}
