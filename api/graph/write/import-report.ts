import type { ImportWarning } from './import-warning.ts';
import type { TableName } from '../model/vocabulary.ts';

/** Rows of a table, by what became of them; `closed` counts statements that the input no longer makes. */
export interface RowCounts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly closed: number;
}

export interface ImportReport {
  readonly id: string;
  readonly format: string;
  /** What would have happened: nothing was written. */
  readonly dryRun: boolean;
  /** False for a dry run, and for a strict import with rejects. */
  readonly wentIn: boolean;
  /** Whether it completed what an earlier, killed import left half done. */
  readonly resumed: boolean;
  /** Whether the graph is another than before (would be, for a dry run). */
  readonly changed: boolean;
  readonly sources: readonly string[];
  readonly total: RowCounts;
  readonly tables: Readonly<Partial<Record<TableName, RowCounts>>>;
  readonly warnings: readonly ImportWarning[];
  readonly milliseconds: number;
}
