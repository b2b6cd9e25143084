import type { Chain, ChainPerson } from './chain.ts';
import { runsOf } from './folding.ts';
import type { Folding } from './folding.ts';

/** The box ids of a chain. Chains share a box only if no path through it suggests a chain that does not exist. */
export interface ChainBoxes {
  /** From the prime to the accountable organization; for a BROKEN chain, these two, either of which may be unknown. */
  readonly organizations: readonly string[];
  /** Of the escort, or of the holder of the credential in the escort's place. */
  readonly escort: string | null;
  readonly engineer: string;
  readonly system: string;
}

/**
 * Assigns box ids. Chains share an organization's box in one lane within a contract, and under several contracts if the boxes before it are the same
 * under each: a prime has one box. They share the box of an escort or of a holder of a credential if the same organizations are accountable, and an
 * engineer's box if the whole path to it is the same. So every path from prime to system is on record.
 */
export function chainBoxes(chains: readonly Chain[], folding: Folding | null = null): ReadonlyMap<string, ChainBoxes> {
  const accountable = new Map<string, Set<string>>();
  const paths = new Map<string, Set<string>>();
  const organizations = organizationBoxes(chains, folding);
  for (const chain of chains) {
    const last = organizations.get(chain.id)?.at(-1) ?? '';
    add(accountable, escortPlace(chain), last);
    add(paths, chain.accessKey, `${answeringId(chain)} ${last}`);
  }
  return new Map(
    chains.map((chain) => [
      chain.id,
      {
        organizations: organizations.get(chain.id) ?? [],
        escort:
          answeringOf(chain) === null ? null : `${answeringId(chain)} ← ${joined(accountable, escortPlace(chain))}`,
        engineer: `${chain.engineer.id} ← ${joined(paths, chain.accessKey)}`,
        system: chain.system.id,
      },
    ]),
  );
}

/** The ids of the boxes of each chain's organizations: what it is, where it stands, and the contracts under which the boxes before it are the same. */
function organizationBoxes(chains: readonly Chain[], folding: Folding | null): ReadonlyMap<string, readonly string[]> {
  const all = chains.map((chain) => ({
    ...{ id: chain.id, contract: chain.contract?.key ?? '?', places: placesOf(chain, folding) },
    boxes: new Array<string>(),
  }));
  for (let at = 0; all.some(({ places }) => places.length > at); at += 1) {
    const here = all.flatMap(({ contract, places, boxes }) => {
      const place = places[at];
      return place === undefined ? [] : [{ contract, boxes, place, under: `${place.id}\n${contract}` }];
    });
    const before = new Map<string, Set<string>>();
    for (const { under, boxes } of here) add(before, under, boxes.at(-1) ?? '');
    const groupOf = ({ place, under }: (typeof here)[number]) => `${place.id}\n${joined(before, under)}`;
    const contracts = new Map<string, Set<string>>();
    for (const one of here) add(contracts, groupOf(one), one.contract);
    for (const one of here)
      one.boxes.push(one.place.isOfContract ? one.place.id : `${one.place.id} ${joined(contracts, groupOf(one))}`);
  }
  return new Map(all.map(({ id, boxes }) => [id, boxes]));
}

interface Place {
  readonly id: string;
  /** Whether the contract is in its id, as in those of bundles, which are opened one by one, and of unknown organizations. */
  readonly isOfContract: boolean;
}

function placesOf(chain: Chain, folding: Folding | null): readonly Place[] {
  if (chain.lineage !== 'BROKEN')
    return runsOf(chain, folding).map(({ id, place, organizations, bundle }) =>
      organizations.length > 1 || bundle !== undefined
        ? { id, isOfContract: true }
        : { id: place, isOfContract: false },
    );
  const contract = chain.contract?.key ?? '?';
  return [
    chain.prime === null
      ? { id: `? @0 ${contract}`, isOfContract: true }
      : { id: `${chain.prime.id} @0${folding === null ? '' : ' prime'}`, isOfContract: false },
    chain.accountable === null
      ? { id: `? @? ${contract}`, isOfContract: true }
      : { id: `${chain.accountable.id} @?`, isOfContract: false },
  ];
}

function escortPlace(chain: Chain): string {
  return `${answeringId(chain)} ${chain.accessKey}`;
}

/** The same person has another box as an escort than as the holder of a credential. */
function answeringId({ escort, credentialOf }: Chain): string {
  return escort?.id ?? (credentialOf === null ? '' : `${credentialOf.id} lends`);
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}

function joined(map: ReadonlyMap<string, ReadonlySet<string>>, key: string): string {
  return [...(map.get(key) ?? [])].sort().join(' | ');
}

/** Who answers for an access in the engineer's place: the escort, or the holder of the credential; null: neither is on record. */
export function answeringOf({ escort, credentialOf }: Chain): ChainPerson | null {
  return escort ?? credentialOf;
}
