import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { compareKeys } from '../exposure/exposure.ts';
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

interface Classed {
  readonly dataClass: DataClass;
}

/** Whether statements count under a condition on data classes; no class is no condition. */
export function ofClasses(dataClasses: readonly DataClass[]): (statement: Classed) => boolean {
  return ({ dataClass }) => dataClasses.length === 0 || dataClasses.includes(dataClass);
}

/** The order of leads: by kind, organization, country, contract; what is not known first. */
export function comparePlaces(a: LeadPlace, b: LeadPlace): number {
  return (
    leadKinds.indexOf(a.kind) - leadKinds.indexOf(b.kind) ||
    compareKeys(a.organization ?? '', b.organization ?? '') ||
    compareKeys(a.country ?? '', b.country ?? '') ||
    compareKeys(a.contract ?? '', b.contract ?? '')
  );
}

const key = z.string().nullable();
const shape = z.tuple([z.enum(leadKinds), key, key, key]);

export function encodeLeadCursor({ kind, organization, country, contract }: LeadPlace): string {
  return encodeCursor([kind, organization, country, contract]);
}

/** @throws BAD_USER_INPUT for anything that `encodeLeadCursor` did not write. */
export function decodeLeadCursor(cursor: string): LeadPlace {
  const [kind, organization, country, contract] = decodeCursor(cursor, shape);
  return { kind, organization, country, contract };
}
