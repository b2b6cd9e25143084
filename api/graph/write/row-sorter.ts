import type { CheckedBatch } from './checked-batch.ts';
import type { CheckedRow } from './checked-row.ts';
import type { Reject, StatedRow } from './stated-row.ts';

/** Collects what becomes of a batch's rows. */
export class RowSorter implements CheckedBatch {
  readonly rows: CheckedRow[] = [];
  readonly rejects: Reject[] = [];
  repeated = 0;

  reject(row: StatedRow, column: string | null, reason: string, value: string | null): void {
    this.rejects.push({ ...row.at, column, reason, value: value === null ? null : value.slice(0, 200) });
  }
}
