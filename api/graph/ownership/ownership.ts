import type { Statement } from '../exposure/exposure.ts';
import type { Day } from '../model/day.ts';

/** A share in percent, 0 to 100: at least `low` and at most `high`, by what is on record. */
export interface ShareRange {
  readonly low: number;
  readonly high: number;
}

/** Limits a share to 0 to 100 percent. */
export function clampShare(share: number): number {
  return Math.min(100, Math.max(0, share));
}

/** A step of the arithmetic: an owner, what it owns, and what follows for the organization owned. */
export interface OwnershipStep {
  /** The key of the owner; null for what the stated shares leave, which anybody may hold. */
  readonly owner: string | null;
  /** The key of the organization owned. */
  readonly owned: string;
  /** The share that the owner holds. */
  readonly share: ShareRange;
  /** How the share counts under the rule, in words. */
  readonly counts: string;
  /** What it adds to the result of the organization owned; null for rules without a sum. */
  readonly adds: ShareRange | null;
  /** The result of the organization owned: all that its owners add. Null for rules without a sum. */
  readonly result: ShareRange | null;
  /** Whether people decided that the owner or the organization owned is the same as others, so that the statements may be about these. */
  readonly isJoined: boolean;
  /** The statements of the hop that hold on the day, the best first. */
  readonly statements: readonly Statement[];
}

/** Most steps of the arithmetic of one rule. A company may have thousands of owners. */
export const maxSteps = 200;

/**
 * COVERED: by what is on record, the rule covers the company. CANNOT_TELL: it may, because something is not on record. NOT_REACHED: even if
 * everything that is not on record counts, the share stays below the threshold. NONE_ON_RECORD: no control or affiliation by a
 * designated party is on record. DOES_NOT_APPLY: the rule is about other companies. NOT_IN_FORCE: the rule was suspended on the day. NOT_COMPARED: the text of the rule on the day was not compared.
 * NOT_LOOKED_AT: the day is before the first version that was looked at.
 */
export const ownershipVerdicts = [
  'COVERED',
  'CANNOT_TELL',
  'NOT_REACHED',
  'NONE_ON_RECORD',
  'DOES_NOT_APPLY',
  'NOT_IN_FORCE',
  'NOT_COMPARED',
  'NOT_LOOKED_AT',
] as const;
export type OwnershipVerdict = (typeof ownershipVerdicts)[number];

export interface OwnershipQuestion {
  readonly asOf: Day;
  /**
   * Keys of the lists by which owners count as designated; empty: every list. A list designates organizations; a list that is named also designates
   * those registered in a country on it. The caller has checked that they exist.
   */
  readonly lists: readonly string[];
}
