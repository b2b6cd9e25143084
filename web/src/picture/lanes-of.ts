import type { ChainRowFragment } from '../generated/graphql.ts';

/** Where each kind of box stands in a picture of these chains. */
export interface Lanes {
  readonly titles: readonly string[];
  /** Lane of organizations whose place under the prime is not known; null where there is none. */
  readonly unplaced: number | null;
  readonly escort: number;
  readonly engineer: number;
  readonly system: number;
}

/** Prime | tier 1 | tier 2 … | tier ? | escort | engineer | system, as many tiers as the chains have. */
export function lanesOf(chains: readonly ChainRowFragment[]): Lanes {
  const deepest = Math.max(0, ...chains.map((chain) => chain.chain.length - 1));
  const broken = chains.some((chain) => chain.lineage === 'BROKEN');
  const tiers = Array.from({ length: deepest }, (_, i) => `Tier ${String(i + 1)}`);
  const organizations = ['Prime', ...tiers, ...(broken ? ['Tier ?'] : [])];
  const escort = organizations.length;
  return {
    titles: [...organizations, 'Escort', 'Engineer', 'System'],
    unplaced: broken ? escort - 1 : null,
    escort,
    engineer: escort + 1,
    system: escort + 2,
  };
}
