import type { AccessMode, DataClass, UsPersonStatus } from '../model/vocabulary.ts';
import type { Lineage, Period } from '../exposure/exposure.ts';
import type { Band } from '../priority/priority.ts';

/** A chain, whatever the day. */
export interface ChainFacts {
  readonly id: string;
  readonly escort: string | null;
  readonly contract: string | null;
  readonly prime: string | null;
  readonly accountable: string | null;
  readonly lineage: Lineage;
  readonly organizations: readonly string[];
}

/** A chain on some days; confidence and classes are those of its hops without the locations, which depend on the lists asked for. */
export interface ChainState {
  /** Which of the access's chains. */
  readonly chain: number;
  readonly confidence: number;
  readonly dataClasses: readonly DataClass[];
  readonly low: Band;
  readonly high: Band;
}

export interface LocationState {
  readonly country: string;
  readonly confidence: number;
  readonly dataClass: DataClass;
}

/** A run of days on which the access holds and nothing that counts changes. */
export interface Segment extends Period {
  readonly isEscorted: boolean;
  readonly locations: readonly LocationState[];
  readonly engineerEmployers: readonly string[];
  readonly chains: readonly ChainState[];
}

/** Everything about an access that any day and filter may ask for, without its evidence. */
export interface AccessHistory {
  readonly access: string;
  readonly engineer: string;
  readonly status: UsPersonStatus;
  readonly system: string;
  readonly mode: AccessMode;
  readonly chains: readonly ChainFacts[];
  /** In order; they do not overlap. */
  readonly segments: readonly Segment[];
}
