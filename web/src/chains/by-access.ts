import type { ChainRowFragment } from '../generated/graphql.ts';

/** One access and the chains by which it comes about, in the order in which they came. */
export interface AccessChains {
  readonly access: string;
  readonly chains: readonly ChainRowFragment[];
}

/** The access is what is counted; its chains belong together. */
export function byAccess(chains: readonly ChainRowFragment[]): readonly AccessChains[] {
  const accesses = new Map<string, ChainRowFragment[]>();
  for (const chain of chains) {
    const before = accesses.get(chain.accessKey);
    if (before === undefined) accesses.set(chain.accessKey, [chain]);
    else before.push(chain);
  }
  return [...accesses].map(([access, own]) => ({ access, chains: own }));
}
