import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import type { Statement } from '../exposure/exposure.ts';
import type { Day } from '../model/day.ts';
import type { DataClass } from '../model/vocabulary.ts';
import type { SameOrganizations } from '../ownership/same-party.ts';

/** In the order of leads. */
export const leadKinds = [
  'WORK_ABROAD',
  'ORGANIZATION_ABROAD',
  'OWNER_ABROAD',
  'LISTED_ORGANIZATION',
  'STAFF_ABROAD',
] as const;
export type LeadKind = (typeof leadKinds)[number];

/** Conditions on leads. All must hold; an empty list is no condition. Nodes are given by key. */
export interface LeadFilter {
  readonly asOf: Day;
  /** If given, only countries and organizations that these lists designate on the day count. */
  readonly lists: readonly string[];
  readonly kinds: readonly LeadKind[];
  readonly contracts: readonly string[];
  readonly organizations: readonly string[];
  readonly countries: readonly string[];
  /** Only statements of these classes count. Designations of countries count whatever their class; those of organizations must have one of these. */
  readonly dataClasses: readonly DataClass[];
  /** Organizations that people decided are the same: a registration, owner or listing of one also counts for the contracts of the others. */
  readonly same?: SameOrganizations;
}

/** What identifies a lead. */
export interface LeadPlace {
  readonly kind: LeadKind;
  /** The organization that the lead is about; null: the contract's prime is unknown. */
  readonly organization: string | null;
  /** The country abroad of the work, the registration, the owner or the staff; for a listed organization its own, if known. */
  readonly country: string | null;
  /** Null for staff whose employment names no contract. */
  readonly contract: string | null;
  /** The organization that the registration, owner or listing is about, if it is the same as `organization` only by a decision. */
  readonly sameAs: string | null;
}

/** Returns the organization that a registration, an owner or a listing is about. */
export function subjectOf({ organization, sameAs }: LeadPlace): string | null {
  return sameAs ?? organization;
}

/** Something for an outsider to look into. Never an exposure, and never ranked with exposures. */
export interface Lead extends LeadPlace {
  /** From the contract's prime to the organization, over subcontracts of that contract that hold on the day; empty: no such route. */
  readonly route: readonly string[];
  /** The evidence on the day: first for the finding, then for the organization's place on the contract; each best first. */
  readonly statements: readonly Statement[];
}

interface Classed {
  readonly dataClass: DataClass;
}

/** Returns whether a statement meets a condition on data classes; an empty list is no condition. */
export function hasDataClass(dataClasses: readonly DataClass[]): (statement: Classed) => boolean {
  return ({ dataClass }) => dataClasses.length === 0 || dataClasses.includes(dataClass);
}

const key = z.string().nullable();

/** What identifies a lead, as the database returns it; without decisions there is no `sameAs`. */
export const leadPlace = z.object({
  kind: z.enum(leadKinds),
  organization: key,
  country: key,
  contract: key,
  sameAs: key.default(null),
});

const shape = z.tuple([z.enum(leadKinds), key, key, key, key]);

export function encodeLeadCursor({ kind, organization, country, contract, sameAs }: LeadPlace): string {
  return encodeCursor([kind, organization, country, contract, sameAs]);
}

/** @throws BAD_USER_INPUT for anything that `encodeLeadCursor` did not write. */
export function decodeLeadCursor(cursor: string): LeadPlace {
  const [kind, organization, country, contract, sameAs] = decodeCursor(cursor, shape);
  return { kind, organization, country, contract, sameAs };
}
