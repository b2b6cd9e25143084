import type { Day } from '../model/day.ts';
import type { DataClass, Label, TableName } from '../model/vocabulary.ts';

/** A column's value, parsed: enums and countries in the graph's form (upper case, ISO alpha-2), empty cells left out. */
export type CellValue = string | number | boolean | readonly string[];

/** What one source states in one row of one table: the unit that readers give and the writer takes. */
export interface ParsedRow {
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
export interface RowIdentity extends Pick<ParsedRow, 'table' | 'values' | 'source' | 'row' | 'validFrom'> {
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

/** What the writer takes: rows by table, that can be had any number of times and are the same each time. */
export interface WriterInput {
  readonly format: string;
  /** Keys of the sources that the input speaks for: what they no longer state is closed. */
  readonly sources: readonly string[];
  /** Whether a source's `retrieved_at` is only when its file was last written: the same file again keeps what it had. */
  readonly sourcesByName?: boolean;
  /** Designation lists that are in every graph that is written to, and so count as known in a dry run too. */
  readonly listsToCome?: readonly string[];
  /** The tables that have rows. */
  readonly tables: readonly TableName[];
  rows(table: TableName): AsyncIterable<ParsedRow | Reject>;
}

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

/** Something that an import does which its user may not have meant. */
export interface ImportWarning {
  readonly file: string;
  readonly column: string | null;
  readonly line: number | null;
  /** One sentence, without its full stop. */
  readonly message: string;
}

/** A node that a claim is about, with the address that names it or the hop of which it is an end. */
export interface AboutEnd {
  readonly address: string;
  readonly label: Label;
  readonly key: string;
}

/** A row that may go in, with what only the check of its references could tell. */
export interface CheckedRow {
  readonly row: ParsedRow;
  /** Of an escort: the person whose access it is. */
  readonly engineer: string | null;
  /** Of a claim. */
  readonly about: readonly AboutEnd[];
  /** Of a claim: whether the claimant is an organization's id, not an office in words. */
  readonly byOrganization: boolean;
}

/** Rows to write together, and those that can't go in. */
export interface CheckedBatch {
  readonly rows: readonly CheckedRow[];
  /** Rows that say word for word what an earlier one says. */
  readonly repeated: number;
  readonly rejects: readonly Reject[];
}

type Outcome = keyof RowCounts;

const none: RowCounts = { created: 0, changed: 0, unchanged: 0, rejected: 0, closed: 0 };

/** Counts what became of an import's rows. */
export class RowTally {
  readonly #tables = new Map<TableName, Record<Outcome, number>>();

  add(table: TableName, outcome: Outcome, count: number): void {
    if (count === 0) return;
    const counts = this.#tables.get(table) ?? { ...none };
    counts[outcome] += count;
    this.#tables.set(table, counts);
  }

  tables(): Readonly<Partial<Record<TableName, RowCounts>>> {
    return Object.fromEntries(this.#tables);
  }

  total(): RowCounts {
    const total = { ...none };
    for (const counts of this.#tables.values()) {
      total.created += counts.created;
      total.changed += counts.changed;
      total.unchanged += counts.unchanged;
      total.rejected += counts.rejected;
      total.closed += counts.closed;
    }
    return total;
  }
}
