import type { SystemAsset } from './words.ts';

/*
 * What a picture needs to know of a chain. The answers of the API have more; a dossier makes it of what its profile shows.
 * Ids tell nodes and hops apart and are never drawn.
 */

interface Named {
  readonly id: string;
  readonly caption: string;
  /** The class of its evidence: synthetic is hatched. */
  readonly dataClass: string;
}

export interface ChainOrganization extends Named {
  /** In which it is registered; null: not on record. */
  readonly country: { readonly name: string; readonly isForeign: boolean } | null;
}

export interface ChainPerson extends Named {
  /** A caption that is the key is a pseudonym. */
  readonly key: string;
  /** Null: it is not to be shown. */
  readonly kind: string | null;
  readonly headcount: number | null;
}

export interface ChainSystem extends Named, SystemAsset {
  /** Tells systems of the same name apart. */
  readonly key: string;
}

interface ChainHop {
  readonly id: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  /** Best first. */
  readonly statements: readonly { readonly dataClass: string }[];
}

/** The ids of the people of a chain who are groups: their verbs are plural. */
export function groupsOf({ engineer, escort, credentialOf }: People): ReadonlySet<string> {
  const people = [engineer, escort, credentialOf].filter((one) => one !== null);
  return new Set(people.flatMap(({ id, kind }) => (kind === 'GROUP' ? [id] : [])));
}

type People = Pick<Chain, 'engineer' | 'escort' | 'credentialOf'>;

/** A chain from prime to system, as it is drawn. */
export interface Chain {
  readonly id: string;
  readonly accessKey: string;
  readonly lineage: string;
  readonly contract: { readonly key: string; readonly caption: string; readonly identified: boolean } | null;
  readonly prime: ChainOrganization | null;
  /** From the prime to the accountable organization; empty if the lineage is BROKEN. */
  readonly chain: readonly ChainOrganization[];
  readonly accountable: ChainOrganization | null;
  readonly escort: ChainPerson | null;
  /** On whose credential the access is used, who answers for it in the escort's place. */
  readonly credentialOf: ChainPerson | null;
  readonly engineer: ChainPerson;
  /** The foreign ones in which the engineer is. */
  readonly countries: readonly { readonly name: string }[];
  readonly engineerEmployers: readonly ChainOrganization[];
  readonly system: ChainSystem;
  readonly path: { readonly edges: readonly ChainHop[] };
}
