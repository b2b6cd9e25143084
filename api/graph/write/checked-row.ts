import type { Label } from '../model/vocabulary.ts';
import type { StatedRow } from './stated-row.ts';

/** A node that a claim is about, with the address that names it or the hop of which it is an end. */
export interface AboutEnd {
  readonly address: string;
  readonly label: Label;
  readonly key: string;
}

/** A row that may go in, with what only the check of its references could tell. */
export interface CheckedRow {
  readonly row: StatedRow;
  /** Of an escort: the person whose access it is. */
  readonly engineer: string | null;
  /** Of a claim. */
  readonly about: readonly AboutEnd[];
  /** Of a claim: whether the claimant is an organization's id, not an office in words. */
  readonly byOrganization: boolean;
}
