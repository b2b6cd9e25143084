import type { ChainRowFragment } from '../generated/graphql.ts';

/** Which boxes a chain needs, by id; a box is shared by chains only where no line through it is a chain that is none. */
export interface ChainBoxes {
  /** From the prime to the organization that answers; for a BROKEN chain the two ends, either of them perhaps unknown. */
  readonly organizations: readonly string[];
  readonly escort: string | null;
  readonly engineer: string;
  readonly system: string;
}

/**
 * Names the boxes. An organization is shared under one contract in one lane; an escort where the same organizations
 * answer; an engineer where the whole way to it is the same: so every line from prime to system is a chain on record.
 */
export function chainBoxes(chains: readonly ChainRowFragment[]): ReadonlyMap<string, ChainBoxes> {
  const answering = new Map<string, Set<string>>();
  const ways = new Map<string, Set<string>>();
  for (const chain of chains) {
    const last = organizationBoxes(chain).at(-1) ?? '';
    add(answering, escortPlace(chain), last);
    add(ways, chain.accessKey, `${chain.escort?.id ?? ''} ${last}`);
  }
  return new Map(
    chains.map((chain) => [
      chain.id,
      {
        organizations: organizationBoxes(chain),
        escort: chain.escort === null ? null : `${chain.escort.id} ← ${joined(answering, escortPlace(chain))}`,
        engineer: `${chain.engineer.id} ← ${joined(ways, chain.accessKey)}`,
        system: chain.system.id,
      },
    ]),
  );
}

function organizationBoxes(chain: ChainRowFragment): readonly string[] {
  const contract = chain.contract?.key ?? '?';
  if (chain.lineage !== 'BROKEN') return chain.chain.map(({ id }, tier) => `${id} @${tier} ${contract}`);
  return [`${chain.prime?.id ?? '?'} @0 ${contract}`, `${chain.accountable?.id ?? '?'} @? ${contract}`];
}

function escortPlace(chain: ChainRowFragment): string {
  return `${chain.escort?.id ?? ''} ${chain.accessKey}`;
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}

function joined(map: ReadonlyMap<string, ReadonlySet<string>>, key: string): string {
  return [...(map.get(key) ?? [])].sort().join(' | ');
}
