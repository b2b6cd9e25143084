import type { SavedQuery } from '../library/saved-query.ts';
import type { Verdict } from '../library/verdicts-in-force.ts';
import type { Day } from '../model/day.ts';

/** One thing that a finding is about: an entity, a statement, or a value. */
export interface FindingPart {
  readonly column: string;
  /** A label or an edge type; null: a value. */
  readonly type: string | null;
  readonly key: string;
  /** What people call it. */
  readonly caption: string;
}

/** A subject that violates a rule, or of which nobody can tell. */
export interface Finding {
  /** The same for the same query and subject, whatever the day: 64 hexadecimal digits. */
  readonly fingerprint: string;
  readonly verdict: Extract<Verdict, 'VIOLATED' | 'CANNOT_TELL'>;
  readonly subject: readonly FindingPart[];
  /** The row's own word for what it found, where it has a column `finding`. */
  readonly finding: string | null;
  /** Whether the baseline does not have it, or has it as one of which nobody could tell and it is a violation now. */
  readonly isNew: boolean;
}

/** What was found before: verdicts by fingerprint. */
export type Baseline = ReadonlyMap<string, Finding['verdict']>;

/** Of how many subjects how many violate, and of how many nobody can tell: `12 of 80 systems`. */
export interface Counts {
  readonly violated: number;
  readonly cannotTell: number;
  readonly of: number;
  readonly noun: string;
}

/** Why a check is not complete. */
export interface Shortfall {
  /**
   * CUT: there may be more findings than are told; FAILED: nothing is known. UNLISTED: every violation is told, and the counts are
   * whole, but not each subject of which nobody can tell is among the findings.
   */
  readonly kind: 'CUT' | 'FAILED' | 'UNLISTED';
  /** The failure's; `ROWS_CUT` of the other kinds. */
  readonly code: string;
  /** In words, a sentence. */
  readonly reason: string;
}

export interface CheckOutcome {
  readonly query: SavedQuery;
  /** Whether the rule was in force on the day; where not, nothing was looked at. */
  readonly inForce: boolean;
  readonly findings: readonly Finding[];
  /** Null where nothing was looked at, or nothing came of it. */
  readonly counts: Counts | null;
  /** Null: it is complete. */
  readonly shortfall: Shortfall | null;
}

export interface CheckReport {
  readonly asOf: Day;
  /** Most severe first, then by name. */
  readonly checks: readonly CheckOutcome[];
}
