import { chainBoxes } from './chain-boxes.ts';
import type { ChainRowFragment } from '../generated/graphql.ts';

/** The chains of a picture that can be read, and those that are left out of it. */
export interface NearestChains {
  readonly drawn: readonly ChainRowFragment[];
  readonly rest: readonly ChainRowFragment[];
}

/**
 * The chosen chain and those nearest to it, as long as no lane gets more boxes than `rows`: the same access first, then
 * the same engineer, the same answering people or organization, the same contract; else in the order given.
 */
export function nearestChains(chains: readonly ChainRowFragment[], chosen: string | null, rows: number): NearestChains {
  const own = chains.find((chain) => chain.id === chosen) ?? chains[0];
  if (own === undefined) return { drawn: [], rest: [] };
  const nearness = (chain: ChainRowFragment): number => nearnessTo(own, chain);
  const others = chains.filter((chain) => chain !== own).sort((a, b) => nearness(b) - nearness(a));
  let count = 0;
  while (count < others.length && tallest([own, ...others.slice(0, count + 1)]) <= rows) count += 1;
  const drawn = new Set([own, ...others.slice(0, count)]);
  return {
    drawn: chains.filter((chain) => drawn.has(chain)),
    rest: chains.filter((chain) => !drawn.has(chain)),
  };
}

function nearnessTo(own: ChainRowFragment, chain: ChainRowFragment): number {
  const same = [
    chain.contract?.key === own.contract?.key,
    chain.accountable?.id === own.accountable?.id,
    chain.escort !== null && chain.escort.id === own.escort?.id,
    chain.engineer.id === own.engineer.id,
    chain.accessKey === own.accessKey,
  ];
  return same.reduce((sum, holds, i) => sum + (holds ? 2 ** i : 0), 0);
}

/** How many boxes the fullest lane has. */
function tallest(chains: readonly ChainRowFragment[]): number {
  const lanes = new Map<string, Set<string>>();
  const put = (lane: string, id: string): void => {
    lanes.set(lane, (lanes.get(lane) ?? new Set()).add(id));
  };
  const names = chainBoxes(chains);
  for (const chain of chains) {
    const named = names.get(chain.id);
    if (named === undefined) continue;
    named.organizations.forEach((id, tier) => {
      put(chain.lineage === 'BROKEN' && tier > 0 ? 'tier ?' : `tier ${String(tier)}`, id);
    });
    if (named.escort !== null) put('escort', named.escort);
    put('engineer', named.engineer);
    put('system', named.system);
  }
  return Math.max(0, ...[...lanes.values()].map((ids) => ids.size));
}
