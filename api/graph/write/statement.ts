import type { CellValue, StatedRow } from './stated-row.ts';
import type { StatementKind } from './statement-kind.ts';

/** One relationship as it should be in the graph. */
export interface Statement {
  readonly kind: StatementKind;
  readonly key: string;
  readonly from: string;
  readonly to: string;
  /** By property; empty cells are left out. */
  readonly properties: Readonly<Record<string, CellValue>>;
  readonly row: StatedRow;
}
