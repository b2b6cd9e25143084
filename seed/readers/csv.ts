import { isUtf8 } from 'node:buffer';
import type { Hash } from 'node:crypto';
import { CsvError, parse } from 'csv-parse/sync';
import { Failure } from '#graph/failure.ts';
import type { Reject } from '#graph/ingest/input.ts';
import { defaultMaxLength } from '#graph/model/table.ts';
import { bounds, findRepeated, inTurns, tooMany } from './bounds.ts';
import type { InputFile } from './files.ts';

/** The bytes of a record, without its line end, and the line of its first character. */
interface RawRecord {
  readonly line: number;
  readonly bytes: Buffer;
  /** The number of its cells, counted before it is parsed. */
  readonly cells: number;
}

const [nul, lf, cr, quote, comma] = [0x00, 0x0a, 0x0d, 0x22, 0x2c];
type State = 'field-start' | 'plain' | 'quoted' | 'quote-in-quoted';

/** How the records of a file are written. */
interface Syntax {
  /** What the file should be, as messages name it. */
  readonly name: string;
  /** Whether quotes enclose cells, which may then contain line ends. */
  readonly quotes: boolean;
  /** The sign between two cells; a comma if it is left out. Null: each line is one cell. */
  readonly delimiter?: Delimiter | null;
}

/** How a file of cells is written. */
export interface CsvForm {
  /** Null: each line is one cell, in which quotes mean nothing. */
  readonly delimiter: Delimiter | null;
  /** The line of its header, or of its first row if it has none: the lines above it are not read. */
  readonly headerLine: number;
  /** Without a header, its columns are `Column 1` and so on, and rows may have fewer cells than others. */
  readonly hasHeader: boolean;
}

export type Delimiter = ',' | ';' | '\t' | '|';
const plainForm: CsvForm = { delimiter: ',', headerLine: 1, hasHeader: true };

const csvSyntax: Syntax = { name: 'CSV', quotes: true };

/**
 * Splits a CSV stream into records (RFC 4180; line ends LF, CRLF or CR) without parsing them. Line numbers are right even if quoted
 * cells contain line ends, a malformed record does not affect others, and memory is bounded. Empty lines are skipped. If a quote is never
 * closed, the last record begins with the one that has it.
 * @throws BAD_USER_INPUT if the stream is not UTF-8 text, a record is too long, its header too wide, or a quote closed far too late.
 */
export async function* splitRecords(
  chunks: AsyncIterable<Buffer>,
  file: string,
  syntax: Syntax = csvSyntax,
): AsyncGenerator<readonly RawRecord[], void, undefined> {
  const { name, quotes } = syntax;
  const delimiter = (syntax.delimiter ?? ',').charCodeAt(0);
  let state: State = 'field-start';
  /** What earlier chunks have of the record that is open, and its size. */
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  let line = 1;
  let recordLine = 1;
  let quoteLine = 1;
  let afterCr = false;
  let [cells, columns, isMalformed] = [1, 0, false];
  const fail = (at: number, why: string) => new Failure('BAD_USER_INPUT', `${file}, line ${at}: ${why}.`);
  /** Checks a record that has ended. */
  const check = () => {
    if (!quotes) return;
    if (columns === 0 && cells > bounds.columns) throw fail(recordLine, tooMany(cells, bounds.columns, 'columns'));
    if (columns === 0) columns = cells;
    const lines = line - recordLine;
    if (lines > bounds.joinedLines && (isMalformed || cells !== columns))
      throw fail(quoteLine, `a quote opened here joins ${lines} lines to a record that is not CSV`);
  };
  for await (const chunk of withoutByteOrderMark(chunks, file, name)) {
    const records: RawRecord[] = [];
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? nul;
      // No other character above the comma is special; it only ends the start of a field. Without quotes, only line ends are special.
      if ((byte > comma && byte !== delimiter) || (!quotes && byte !== lf && byte !== cr)) {
        if (state !== 'quoted' && state !== 'plain') {
          isMalformed ||= state === 'quote-in-quoted';
          state = 'plain';
        }
        afterCr = false;
        continue;
      }
      if (byte === lf || byte === cr) {
        const secondHalf = byte === lf && afterCr;
        afterCr = byte === cr;
        if (!secondHalf) line++;
        if (state === 'quoted') continue;
        if (!secondHalf && pendingBytes + at > start) {
          check();
          const last = chunk.subarray(start, at);
          const bytes = pending.length === 0 ? last : Buffer.concat([...pending, last]);
          records.push({ line: recordLine, bytes, cells });
        }
        start = at + 1;
        recordLine = line;
        state = 'field-start';
        [cells, isMalformed, pending, pendingBytes] = [1, false, [], 0];
        continue;
      }
      afterCr = false;
      if (byte === nul)
        throw fail(line, 'not a CSV file (it contains NUL bytes: binary, or UTF-16); save it as UTF-8 CSV');
      if (byte === quote) {
        if (state === 'field-start') {
          state = 'quoted';
          quoteLine = line;
        } else if (state === 'quoted') state = 'quote-in-quoted';
        else if (state === 'quote-in-quoted') state = 'quoted';
        else isMalformed = true;
      } else if (state !== 'quoted') {
        if (byte === delimiter) cells++;
        else if (state === 'quote-in-quoted') isMalformed = true;
        state = byte === delimiter ? 'field-start' : 'plain';
      }
    }
    requireText(records, file, name);
    if (start < chunk.length) pending.push(chunk.subarray(start));
    pendingBytes += chunk.length - start;
    const tooLong = records.find(({ bytes }) => bytes.length > csvLimits.recordBytes);
    if (tooLong !== undefined || pendingBytes > csvLimits.recordBytes)
      throw fail(
        tooLong?.line ?? recordLine,
        `a record longer than ${csvLimits.recordBytes / 1024 / 1024} MiB; this is not a readable ${name} file${
          state === 'quoted' ? `, or the quote opened on line ${quoteLine} is never closed` : ''
        }`,
      );
    if (records.length > 0) yield records;
  }
  if (pendingBytes > 0) {
    isMalformed ||= state === 'quoted';
    check();
    const last = [{ line: recordLine, bytes: Buffer.concat(pending), cells }];
    requireText(last, file, name);
    yield last;
  }
}

function requireText(records: readonly RawRecord[], file: string, name: string): void {
  const unreadable = records.find(({ bytes }) => !isUtf8(bytes));
  if (unreadable === undefined) return;
  const { line } = unreadable;
  throw new Failure('BAD_USER_INPUT', `${file}, line ${line}: not UTF-8 text; save the file as UTF-8 ${name}.`);
}

const marks = {
  utf8: Buffer.from([0xef, 0xbb, 0xbf]),
  utf16: [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])],
  zip: Buffer.from('PK\u0003\u0004', 'latin1'),
} as const;

/**
 * Removes a UTF-8 byte-order mark from the stream.
 * @param name what the file should be, as messages name it
 * @throws BAD_USER_INPUT for UTF-16, and for an archive named like a CSV file.
 */
export async function* withoutByteOrderMark(
  chunks: AsyncIterable<Buffer>,
  file: string,
  name: string,
): AsyncGenerator<Buffer, void, undefined> {
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (head === null) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < marks.zip.length) continue;
    yield strip(head, file, name);
    head = null;
  }
  if (head !== null && head.length > 0) yield strip(head, file, name);
}

function strip(head: Buffer, file: string, name: string): Buffer {
  const startsWith = (mark: Buffer) => head.subarray(0, mark.length).equals(mark);
  if (marks.utf16.some(startsWith)) {
    throw new Failure('BAD_USER_INPUT', `${file}: UTF-16 text can't be read; save the file as UTF-8 ${name}.`);
  }
  if (startsWith(marks.zip)) {
    throw new Failure(
      'BAD_USER_INPUT',
      `${file}: not a ${name} file but an archive or a spreadsheet; save it as UTF-8 ${name}.`,
    );
  }
  return startsWith(marks.utf8) ? head.subarray(marks.utf8.length) : head;
}

/** The unchanged cells of a record, and the line of its first character. */
export interface CsvRow {
  readonly line: number;
  /** Of a row made of a record of another format: its position in the file, where several may be on one line. */
  readonly place?: number;
  readonly cells: readonly string[];
}

/** A record that is malformed, or has too few or too many cells. */
export interface BrokenRow extends Reject {
  /** What its lines seem to be: a quote may have joined several rows. */
  readonly seemingRows: readonly SeemingRow[];
}

interface SeemingRow {
  /** The first ones are likely to be what they should be, and show what the row is about. */
  readonly cells: readonly string[];
  /** How many cells more than the header it has; negative: fewer. */
  readonly surplus: number;
}

/** Larger shifts are not tried: a row that far off is not a slip. */
const mostShift = 8;

/** The characters of a broken row that are parsed. */
const seemingCharacters = 64 * 1024;

/** Returns the cells of a broken row as they should be if none of them has moved, if all have moved by one place, and so on. */
export function shifted({ cells, surplus }: SeemingRow): readonly (readonly string[])[] {
  return Array.from({ length: Math.min(Math.abs(surplus), mostShift) + 1 }, (_, by) =>
    surplus >= 0 ? cells.slice(by) : [...Array.from({ length: by }, () => ''), ...cells],
  );
}

/** A record that is not CSV. */
interface MalformedRecord {
  readonly line: number;
  readonly reason: string;
}

/** Parses split records: all at once, or, if one of them is malformed, each by itself. */
function parseRecords(
  records: readonly RawRecord[],
  delimiter: Delimiter | null,
): readonly (CsvRow | MalformedRecord)[] {
  if (delimiter === null) return records.map(({ line, bytes }) => ({ line, cells: [bytes.toString('utf8')] }));
  const one = (record: RawRecord) => parseRecord(record, delimiter);
  if (records.some(isTooWide)) return records.map(one);
  const texts = records.map(({ bytes }) => bytes.toString('utf8'));
  // Without quotes, only the sign between cells has a meaning.
  if (!texts.some((text) => text.includes('"')))
    return records.map(({ line }, index) => ({ line, cells: texts[index]?.split(delimiter) ?? [] }));
  const parsed = parseText(texts.join('\n'), delimiter);
  if (parsed?.length === records.length) {
    return records.map(({ line }, index) => ({ line, cells: parsed[index] ?? [] }));
  }
  return records.map(one);
}

function isTooWide({ cells }: RawRecord): boolean {
  return cells > bounds.columns;
}

function parseRecord(record: RawRecord, delimiter: Delimiter): CsvRow | MalformedRecord {
  const { line, bytes } = record;
  if (isTooWide(record)) return { line, reason: `The row has ${tooMany(record.cells, bounds.columns, 'cells')}` };
  const [cells, ...more] = parseText(bytes.toString('utf8'), delimiter) ?? [];
  if (cells !== undefined && more.length === 0) return { line, cells };
  const reason =
    'Not a CSV record: a quote is never closed or is inside an unquoted cell, or text follows a closing quote';
  return { line, reason };
}

/** Returns null if one of the records is malformed. */
function parseText(text: string, delimiter: Delimiter, isRelaxed = false): readonly (readonly string[])[] | null {
  try {
    return parse(text, { delimiter, record_delimiter: '\n', relax_column_count: true, relax_quotes: isRelaxed });
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

/** Yields the records of a CSV file below its header, in batches. */
export async function* readCsv(
  file: InputFile,
  form: CsvForm = plainForm,
): AsyncGenerator<readonly (CsvRow | BrokenRow)[], void, undefined> {
  const { delimiter, headerLine, hasHeader } = form;
  let columns: number | null = hasHeader ? null : 0;
  const split = splitRecords(await file.open(), file.name, { ...csvSyntax, quotes: delimiter !== null, delimiter });
  for await (const records of inTurns(split)) {
    const rows: (CsvRow | BrokenRow)[] = [];
    for (const [at, row] of parseRecords(records, delimiter).entries()) {
      if (row.line < headerLine) continue;
      if (columns === null) columns = 'cells' in row ? row.cells.length : 0;
      else if ('cells' in row && (!hasHeader || row.cells.length === columns)) rows.push(row);
      else rows.push(broken(file.name, row, records[at]?.bytes.toString('utf8') ?? '', columns, delimiter));
    }
    if (rows.length > 0) yield rows;
  }
}

/** Returns a broken row without its cells, which may have personal data. */
export function toReject({ file, line, column, reason, value }: BrokenRow): Reject {
  return { file, line, column, reason, value };
}

function broken(
  file: string,
  row: CsvRow | MalformedRecord,
  text: string,
  columns: number,
  delimiter: Delimiter | null,
): BrokenRow {
  const { line } = row;
  const seemingCells = (part: string) => seemingCellsOf(part, delimiter);
  const [first, ...further] = text.split(/\r\n|\r|\n/).map(seemingCells);
  const cells = 'cells' in row ? row.cells : further.length === 0 ? (first ?? []) : seemingCells(text);
  const reason = 'cells' in row ? `The row has ${cells.length} cells, the header has ${columns}` : row.reason;
  const value = 'cells' in row ? null : shownValue(text);
  const seemingRows = [cells, ...further].map((each) => ({ cells: each, surplus: each.length - columns }));
  return { file, line, column: null, reason, value, seemingRows };
}

/** Only the first cells show what a row is about, so that the rest of a long one is not parsed. */
function seemingCellsOf(text: string, delimiter: Delimiter | null): readonly string[] {
  const start = text.slice(0, seemingCharacters);
  if (delimiter === null) return [start];
  const parsed = start.includes('"') ? parseText(start, delimiter, true)?.[0] : undefined;
  return (parsed ?? start.split(delimiter, bounds.columns)).slice(0, bounds.columns);
}

export interface CsvInspection {
  readonly file: InputFile;
  /** Trimmed column names; null if the file is empty. */
  readonly header: readonly string[] | null;
  /** The number of records below the header, or of all if there is none. */
  readonly rows: number;
  /** The line of the last record if no line end follows it: the file may end within it. */
  readonly openLine: number | null;
}

/** Marks a reject as cut off if it is of the last record and no line end follows. */
export function markCutOff(reject: Reject, { openLine }: Pick<CsvInspection, 'openLine'>): Reject {
  return reject.line === openLine
    ? { ...reject, reason: `${reject.reason}; the file ends here`, isCutOff: true }
    : reject;
}

/**
 * Reads a CSV file once from end to end, so that an unusable file is refused before any row is imported.
 * @param hash gets the file's bytes
 * @throws BAD_USER_INPUT if it is not a CSV file, or its header is malformed or names a column twice.
 */
export async function inspectCsv(file: InputFile, hash?: Hash, form: CsvForm = plainForm): Promise<CsvInspection> {
  const { delimiter, headerLine, hasHeader } = form;
  let header: readonly string[] | null = null;
  let records = 0;
  let last: RawRecord | undefined;
  let lastByte = lf;
  async function* chunks(): AsyncGenerator<Buffer, void, undefined> {
    for await (const chunk of await file.open()) {
      hash?.update(chunk);
      lastByte = chunk.at(-1) ?? lastByte;
      yield chunk;
    }
  }
  for await (const all of splitRecords(chunks(), file.name, { ...csvSyntax, quotes: delimiter !== null, delimiter })) {
    const batch = headerLine === 1 ? all : all.filter(({ line }) => line >= headerLine);
    if (batch.length === 0) continue;
    if (hasHeader) header ??= readHeader(batch.slice(0, 1), file.name, delimiter);
    else header = numberedColumns(batch.reduce((most, { cells }) => Math.max(most, cells), header?.length ?? 0));
    records += batch.length;
    last = batch.at(-1) ?? last;
  }
  const isEnded = (byte: number | undefined) => byte === lf || byte === cr;
  // An open quote takes the line ends that follow it into its record.
  const isOpen = !isEnded(lastByte) || isEnded(last?.bytes.at(-1));
  const openLine = records > 1 && last !== undefined && isOpen ? last.line : null;
  return { file, header, rows: Math.max(0, records - Number(hasHeader)), openLine };
}

function numberedColumns(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `Column ${at + 1}`);
}

function readHeader(records: readonly RawRecord[], file: string, delimiter: Delimiter | null): readonly string[] {
  const [row] = parseRecords(records, delimiter);
  if (row === undefined || !('cells' in row)) {
    throw new Failure(
      'BAD_USER_INPUT',
      `${file}, line ${row?.line ?? 1}: the header is not a CSV record (${row?.reason ?? 'it is empty'}).`,
    );
  }
  const names = row.cells.map((cell) => cell.trim());
  const twice = findRepeated(names);
  if (twice !== undefined)
    throw new Failure('BAD_USER_INPUT', `${file}, line ${row.line}: the header names the column ${twice} twice.`);
  return names;
}

/** Signs other than a comma that separate columns in files that are called CSV. */
const delimiters = [
  { sign: ';', name: 'semicolons' },
  { sign: '\t', name: 'tabs' },
  { sign: '|', name: 'pipes' },
] as const;

/** Returns the sign that seems to separate the columns of a header that has no commas; null if none does. */
export function findDelimiter(header: string): (typeof delimiters)[number] | null {
  return delimiters.find(({ sign }) => header.includes(sign)) ?? null;
}

/** Says what seems to separate the columns of a header, if it is not commas, as the end of a sentence about what is missing. */
export function delimiterHint(header: readonly string[]): string {
  const found = header.length === 1 ? findDelimiter(header[0] ?? '') : null;
  return found === null ? '' : `; its cells seem to be separated by ${found.name}, not commas`;
}

/** Returns a column's name in lower case with underscores: `Valid To` and `validTo` become `valid_to`. */
export function normalizeColumn(column: string): string {
  return column
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_');
}

/** Yields the chunks and adds them to a digest. */
export async function* hashed(chunks: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

/** Limits of length. A file with a longer record is refused; a row with a longer key, UEI or PIID is rejected. */
export const csvLimits = {
  /** Bytes of a record. A longer one indicates a file without line ends, or an attack. */
  recordBytes: 8 * 1024 * 1024,
  /** Characters of a key, and of other text that the graph indexes. */
  keyCharacters: defaultMaxLength,
  /** Characters of a rejected value that a message shows. */
  shownCharacters: 200,
} as const;

/** Returns a value as messages show it: on one line, and shortened if it is long. */
export function shownValue(value: string): string {
  const start = value.slice(0, csvLimits.shownCharacters).replace(/\p{Cc}/gu, ' ');
  return value.length > csvLimits.shownCharacters ? `${start}… (${value.length} characters)` : start;
}
