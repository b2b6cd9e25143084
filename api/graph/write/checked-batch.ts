import type { CheckedRow } from './checked-row.ts';
import type { Reject } from './stated-row.ts';

/** Rows to write together, and those that can't go in. */
export interface CheckedBatch {
  readonly rows: readonly CheckedRow[];
  /** Rows that say word for word what an earlier one says. */
  readonly repeated: number;
  readonly rejects: readonly Reject[];
}
