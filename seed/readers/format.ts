import type { BytesRead, Reject, ParsedRow, WriterInput } from '#graph/ingest/input.ts';
import type { FileFilter, InputFile } from './files.ts';

/** An import format. */
export interface Format {
  /** As typed on the command line. */
  readonly name: string;
  readonly title: string;
  /** Describes the paths that it reads. */
  readonly takes: string;
  /** Names of files that are parts of one input; without it, each file is an input of its own. */
  readonly parts?: readonly string[];
  /** Whether a file is one of the format, judged by its name and how it begins. */
  readonly recognizes: (file: FileStart) => boolean;
  /** Of a format of CSV: the columns by which it is recognized, and those that it reads, in a file of a name. */
  readonly csv?: (name: string) => { readonly required: readonly string[]; readonly known: readonly string[] } | null;
  /**
   * Whether its files can be imported together with files of other such formats, because one download contains both. These formats identify
   * organizations by UEI; the others may use an LEI, which resolves only against an earlier import.
   */
  readonly combines?: true;
  /**
   * Reads every file once from end to end, and refuses a file that is unusable as a whole.
   * @param filter selects the files at the paths; without it, all are read
   * @throws BAD_USER_INPUT with file and, if known, line and column.
   */
  read(paths: readonly string[], filter?: FileFilter): Promise<ParsedInput>;
}

/** How a file begins. */
export interface FileStart {
  readonly name: string;
  /** Its first characters, at most 64 Ki, without a byte-order mark. */
  readonly text: string;
  /** The columns that its first line names, if it is CSV; else whatever the commas separate. */
  readonly columns: readonly string[];
}

/**
 * The rows that a reader found, as one stream per table, in constant memory, readable any number of times. Files that are
 * unusable as a whole were refused before, so a table can be read to its end; unreadable rows appear as rejects in their place.
 */
export interface ParsedInput extends WriterInput {
  readonly sourcesByName: boolean;
  /** The other identifiers, as keys, of organizations of which a source gives several, by their keys. */
  readonly otherKeys?: ReadonlyMap<string, readonly string[]>;
  /** Notices so far, such as ignored columns and doubtful identifiers; complete once every table was read to its end. */
  notices(): readonly Notice[];
  /** Records that may be about persons, if the format has such. They have no rows unless they are admitted. */
  readonly doubtful?: DoubtfulRecords;
  close(): Promise<void>;
}

/** Records of which the file does not say whether they are about organizations or persons. */
interface DoubtfulRecords {
  read(): AsyncIterable<DoubtfulRecord>;
  /** Lets records in as organizations, by their ids. To be called before any row is read. */
  admit(ids: ReadonlySet<string>): void;
}

export interface DoubtfulRecord {
  readonly id: string;
  readonly name: string;
  /** Of the kinds that organizations have. */
  readonly identifiers: readonly string[];
  readonly file: string;
  readonly line: number;
  /** What a person needs to decide. It may name a person, so it is written only to the file of rejects. */
  readonly cells: Readonly<Record<string, string>>;
}

/** @param files each with the number of times that a reading of all tables reads it */
export function bytesOf(files: readonly (readonly [file: InputFile, times: number])[]): BytesRead {
  let [read, total] = [0, 0];
  for (const [file, times] of files) {
    read += file.bytesRead();
    total += file.size * times;
  }
  return { read, total };
}

/** Something that the user should know and that rejects no row. Equal notices are counted, not repeated. */
export interface Notice {
  readonly kind:
    | 'unknown-file'
    | 'unknown-column'
    | 'missing-column'
    | 'personal-data'
    | 'doubtful-value'
    | 'repeated'
    | 'replaced'
    | 'withheld'
    | 'waiting'
    | 'edition'
    | 'matched'
    | 'partly-written'
    | 'partly-wiped';
  /** “the graph” if it is about no file. */
  readonly file: string;
  readonly column: string | null;
  /** One sentence. */
  readonly message: string;
  /** The line of its first occurrence; null if it is about the whole file or column. */
  readonly line: number | null;
  readonly count: number;
}

/** Returns a notice as one line of text, with its place. */
export function noticeInWords({ file, column, message, line, count }: Notice): string {
  const place = [file, ...(line === null ? [] : [`line ${line}`]), ...(column === null ? [] : [`column ${column}`])];
  return `${place.join(', ')}: ${message}${count > 1 ? ` (${count} times)` : ''}`;
}

/** The most different notices of one kind about a file that are listed: a file may have any number of unknown columns. */
const maxOfKind = 100;

/** Counts equal notices, so that a million doubtful identifiers are one line. Reading a table again does not count twice. */
export class NoticeLog {
  readonly #notices = new Map<string, { readonly notice: Notice; readonly lastPlace: number }>();
  /** The number of different notices by kind and file. */
  readonly #sizes = new Map<string, number>();

  /** @param place of the record in its file; records may share a line */
  add(notice: Omit<Notice, 'count'>, place = notice.line ?? 0): void {
    const key = JSON.stringify([notice.kind, notice.file, notice.column, notice.message]);
    const before = this.#notices.get(key);
    if (before === undefined) {
      const { kind, file } = notice;
      const group = JSON.stringify([kind, file]);
      const size = this.#sizes.get(group) ?? 0;
      this.#sizes.set(group, size + 1);
      if (size < maxOfKind) this.#notices.set(key, { notice: { ...notice, count: 1 }, lastPlace: place });
      else {
        const message = 'More like these, not listed';
        this.#notices.set(group, { notice: { kind, file, column: null, line: null, message, count: 1 }, lastPlace: 0 });
      }
    } else if (place > before.lastPlace) {
      this.#notices.set(key, { notice: { ...before.notice, count: before.notice.count + 1 }, lastPlace: place });
    }
  }

  /** Adds that columns of a file are not read, because they are about persons. */
  addDroppedColumns(file: string, columns: readonly string[]): void {
    if (columns.length === 0) return;
    const message = `Personal data: dropped, never stored (${columns.join(', ')})`;
    this.add({ kind: 'personal-data', file, column: null, line: null, message });
  }

  /**
   * Adds which columns a file lacks that it can be read without, but not as well.
   * @param consequences what their absence means, by column, as a sentence without its period
   */
  addMissingColumns(
    file: string,
    consequences: Readonly<Partial<Record<string, string>>>,
    has: (column: string) => boolean,
  ): void {
    for (const [column, consequence = ''] of Object.entries(consequences))
      if (!has(column))
        this.add({ kind: 'missing-column', file, column, line: null, message: `Missing: ${consequence}` });
  }

  /** Adds that a file beside those of the format is not read, because of how its name ends. */
  addLeftOut(file: string): void {
    const message = 'Not a file extension of this format: not read';
    this.add({ kind: 'unknown-file', file, column: null, line: null, message });
  }

  all(): readonly Notice[] {
    return [...this.#notices.values()].map(({ notice }) => notice);
  }
}

export function isReject(item: ParsedRow | Reject): item is Reject {
  return 'reason' in item;
}
