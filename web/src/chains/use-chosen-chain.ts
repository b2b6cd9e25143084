import { useAddress } from '../address/use-address.ts';
import { useChain } from '../inspector/use-chain.ts';
import { useChains } from './use-chains.ts';
import type { Answer } from '../server/answer.ts';
import type { ChainQuery, ChainRowFragment } from '../generated/graphql.ts';
import type { ExposedSystems } from './use-exposed-systems.ts';
import type { PagesAnswer } from '../server/use-pages.ts';

export interface ChosenChain {
  /** Key of its system. */
  readonly system: string | null;
  /** Id of the chain; null when there is none to choose. */
  readonly id: string | null;
  /** Whether the chains drawn are all there are, whatever their systems. */
  readonly all: boolean;
  readonly answer: Answer<ChainQuery>;
  /** The chains drawn with it: all, where they are few, else those of its system. */
  readonly drawn: PagesAnswer<ChainRowFragment>;
}

/** So many chains are drawn in one picture, whatever their systems. */
const FEW_CHAINS = 50;

/** The chain that the address names, else the most urgent one. */
export function useChosenChain(exposed: ExposedSystems | null): ChosenChain {
  const { address } = useAddress();
  const first = exposed?.systems[0]?.system.key ?? null;
  const known = address.system !== null && exposed?.systems.some((row) => row.system.key === address.system) === true;
  const named = known || address.chain !== null ? address.system : null;
  const all = exposed !== null && exposed.chains <= FEW_CHAINS;
  const drawn = useChains(address.conditions, all ? null : (named ?? first));
  const own = drawn.items.find((chain) => chain.system.key === named) ?? drawn.items[0];
  const system = named ?? own?.system.key ?? first;
  const id = address.chain ?? own?.id ?? null;
  const answer = useChain(id, address.conditions);
  return { system, id, all, answer, drawn };
}
