import type { TableName } from '#graph/model/vocabulary.ts';
import type { Reject, StatedRow } from '#graph/write/stated-row.ts';
import type { Notice } from './notice.ts';

/**
 * What a format's reader found at a path: a stream of rows per table, in constant memory, that can be had any number
 * of times. Everything that damns a file as a whole was refused before one of these exists, so a table once begun
 * is read to its end; single rows that can't be read come as rejects in their place.
 */
export interface StatedInput {
  /** Name of the format. */
  readonly format: string;
  /** Keys of the sources that this input speaks for: what they no longer state is closed. */
  readonly sources: readonly string[];
  /** Whether its sources are files, known by their names, that say nothing of when they were retrieved beyond what a name or a file system tells. */
  readonly sourcesByName: boolean;
  /** SHA-256 over everything read, in hexadecimal: the same input again has the same. */
  readonly digest: string;
  /** The tables that have rows, in the order of `tableNames`. Any order may be asked for. */
  readonly tables: readonly TableName[];
  rows(table: TableName): AsyncIterable<StatedRow | Reject>;
  /** What was noticed up to now: columns left out, doubtful identifiers; whole once every table was read to its end. */
  notices(): readonly Notice[];
  close(): Promise<void>;
}
