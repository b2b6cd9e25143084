import { useAnswer } from '../server/use-answer.ts';
import { ClosuresDocument } from '../generated/graphql.ts';
import { toFilter } from '../conditions/to-filter.ts';
import type { Chain } from './use-chain.ts';
import type { Closure } from '../chains/use-closures.ts';
import type { Conditions } from '../address/conditions.ts';

/** Why a chain ended, or will have ended, and by whose word; null where it did not or nothing says so. */
export function useChainClosure(chain: Chain, conditions: Conditions): Closure | null {
  const end = chain.periods.at(-1)?.to ?? null;
  const filter = { ...toFilter(conditions), asOf: end ?? conditions.asOf, systems: [chain.system.key] };
  const answer = useAnswer(ClosuresDocument, { filter, first: 100 }, end === null);
  if (answer.state !== 'here') return null;
  return answer.data.closures.find(({ exposure }) => exposure.id === chain.id) ?? null;
}
