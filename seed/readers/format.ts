import type { Reject, ParsedRow } from '#graph/ingest/input.ts';
import type { TableName } from '#graph/model/vocabulary.ts';

/** An import format: what the command line, its help and the documentation know of it. */
export interface Format {
  /** As typed on the command line. */
  readonly name: string;
  readonly title: string;
  /** What a path may be, in words. */
  readonly takes: string;
  /**
   * Looks at everything once, from end to end, and refuses what can't be read as a whole.
   * @throws BAD_USER_INPUT with file and, where there is one, line and column.
   */
  read(paths: readonly string[]): Promise<ParsedInput>;
}

/**
 * What a format's reader found at a path: a stream of rows per table, in constant memory, that can be had any number
 * of times. Everything that damns a file as a whole was refused before one of these exists, so a table once begun
 * is read to its end; single rows that can't be read come as rejects in their place.
 */
export interface ParsedInput {
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
  rows(table: TableName): AsyncIterable<ParsedRow | Reject>;
  /** What was noticed up to now: columns left out, doubtful identifiers; whole once every table was read to its end. */
  notices(): readonly Notice[];
  close(): Promise<void>;
}

/** Something the user should know that kept no row out. Alike ones are counted, not repeated. */
export interface Notice {
  readonly kind: 'unknown-file' | 'unknown-column' | 'personal-data' | 'doubtful-value' | 'replaced';
  readonly file: string;
  readonly column: string | null;
  /** One sentence. */
  readonly message: string;
  /** Where it was first seen; null when it is about the whole file or column. */
  readonly line: number | null;
  readonly count: number;
}

/** Counts alike notices, so that a million doubtful identifiers are one line; a table read again counts once. */
export class NoticeLog {
  readonly #notices = new Map<string, { readonly notice: Notice; readonly lastLine: number }>();

  add(notice: Omit<Notice, 'count'>): void {
    const key = JSON.stringify([notice.kind, notice.file, notice.column, notice.message]);
    const before = this.#notices.get(key);
    const lastLine = notice.line ?? 0;
    if (before === undefined) this.#notices.set(key, { notice: { ...notice, count: 1 }, lastLine });
    else if (lastLine > before.lastLine) {
      this.#notices.set(key, { notice: { ...before.notice, count: before.notice.count + 1 }, lastLine });
    }
  }

  all(): readonly Notice[] {
    return [...this.#notices.values()].map(({ notice }) => notice);
  }
}

export function isReject(item: ParsedRow | Reject): item is Reject {
  return 'reason' in item;
}
