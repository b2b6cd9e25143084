import type { EmploymentStep } from './chain-id.ts';
import type { DatedHop } from './dated-hop.ts';
import type { Lineage } from './exposure.ts';

/** How an access comes about, whatever the day: what its id stands for. */
export interface Chain {
  readonly id: string;
  /** Null: no escort on record, the engineer answers. */
  readonly escort: string | null;
  /** Who answers for the access: the escort or the engineer. */
  readonly answering: string;
  readonly contract: string | null;
  readonly prime: string | null;
  readonly step: EmploymentStep;
  /** From the prime to the accountable organization; empty when BROKEN. */
  readonly organizations: readonly string[];
  readonly accountable: string | null;
  readonly lineage: Lineage;
  /** SUBCONTRACTS_TO …, EMPLOYS, ESCORTS. */
  readonly hops: readonly DatedHop[];
}

export interface ChainOnDay {
  readonly chain: Chain;
  /** There are more routes of this access and answering person than are shown. */
  readonly isCut: boolean;
}

/** An access on a day on which it holds. */
export interface AccessOnDay {
  /** LOCATED_IN hops of the engineer that hold. */
  readonly locations: readonly DatedHop[];
  readonly engineerEmployers: readonly string[];
  readonly isEscorted: boolean;
  readonly chains: readonly ChainOnDay[];
}
