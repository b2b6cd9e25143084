import type { Day } from '../model/day.ts';
import type { DataClass, TableName } from '../model/vocabulary.ts';

/** A column's value, parsed: enums and countries in the graph's form (upper case, ISO alpha-2), empty cells left out. */
export type CellValue = string | number | boolean | readonly string[];

/** What one source states in one row of one table: the unit that readers give and the writer takes. */
export interface StatedRow {
  readonly table: TableName;
  /** Column name → value, without the columns below. */
  readonly values: Readonly<Record<string, CellValue>>;
  /** Key of the source; for a row of `sources`, its own id. */
  readonly source: string;
  /** 0–100. */
  readonly confidence: number;
  readonly dataClass: DataClass;
  /** The source's own row id; null: derived from the key columns. */
  readonly row: string | null;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  /** Where it stands, for rejects. */
  readonly at: { readonly file: string; readonly line: number };
}

/** By what a row's statement is known. */
export interface RowIdentity extends Pick<StatedRow, 'table' | 'values' | 'source' | 'row' | 'validFrom'> {
  /** Its first day is given and can't be read. */
  readonly onAnyDay?: boolean;
}

/** A row that can't go in: where, and why in words. */
export interface Reject {
  readonly file: string;
  readonly line: number;
  readonly column: string | null;
  readonly reason: string;
  /** The offending value, cut to a readable length. */
  readonly value: string | null;
  /** What it states all the same, where that can be told. */
  readonly identity?: RowIdentity;
}
