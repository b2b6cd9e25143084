import type { Conditions } from '../address/address.ts';
import { toFilter } from '../conditions/to-filter.ts';
import { ChainDocument } from '../generated/graphql.ts';
import type { ChainQuery } from '../generated/graphql.ts';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';

/** How many chains a list loads at a time. */
export const CHAINS_PAGE = 50;

export type Chain = NonNullable<ChainQuery['exposure']>;

/** Returns one chain with all its evidence. If it does not hold on the day, returns it as of the last day before on which it did, or the first after. */
export function useChain(id: string | null, conditions: Conditions): Answer<ChainQuery> {
  return useAnswer(ChainDocument, { id: id ?? '', filter: toFilter(conditions) }, id === null);
}

export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

/** Whether the day is in one of the periods, whose ends are exclusive. */
export function holdsOn(periods: readonly Period[], day: string): boolean {
  return periods.some(({ from, to }) => (from === null || from <= day) && (to === null || day < to));
}
