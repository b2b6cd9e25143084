import type { Statement } from '../exposure/exposure.ts';
import type { Day } from '../model/day.ts';
import type { DataClass } from '../model/vocabulary.ts';

/** In the order in which they are listed. */
export const leadKinds = [
  'WORK_ABROAD',
  'ORGANIZATION_ABROAD',
  'OWNER_ABROAD',
  'LISTED_ORGANIZATION',
  'STAFF_ABROAD',
] as const;
export type LeadKind = (typeof leadKinds)[number];

/** All conditions hold together; an empty list is no condition. Nodes by key. */
export interface LeadFilter {
  readonly asOf: Day;
  /** With lists, only what they designate on the day counts. */
  readonly lists: readonly string[];
  readonly kinds: readonly LeadKind[];
  readonly contracts: readonly string[];
  readonly organizations: readonly string[];
  readonly countries: readonly string[];
  /** Only what statements of these classes say counts; what a list designates counts whoever says it. */
  readonly dataClasses: readonly DataClass[];
}

/** What makes a lead that lead. */
export interface LeadPlace {
  readonly kind: LeadKind;
  /** The organization that it is about; null: the contract's prime is not known. */
  readonly organization: string | null;
  /** The country abroad: of the work, of registration, of the owner, of the staff. A listed organization's own, when known. */
  readonly country: string | null;
  /** Null: staff whose employment names none. */
  readonly contract: string | null;
}

/** Something for the outsider to look into. Never an exposure, and never ranked with them. */
export interface Lead extends LeadPlace {
  /** From the contract's prime to the organization over subcontracts of that contract that hold on the day; empty: no such route. */
  readonly route: readonly string[];
  /** What says so on the day: first the finding, then how the organization is on the contract; each best first. */
  readonly statements: readonly Statement[];
}
