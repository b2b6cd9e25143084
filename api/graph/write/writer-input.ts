import type { TableName } from '../model/vocabulary.ts';
import type { Reject, StatedRow } from './stated-row.ts';

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
  rows(table: TableName): AsyncIterable<StatedRow | Reject>;
}
