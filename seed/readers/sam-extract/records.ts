import { inTurns } from '../bounds.ts';
import { shownValue, splitRecords } from '../csv.ts';
import type { BrokenRow, CsvRow } from '../csv.ts';
import type { InputFile } from '../files.ts';

/** The fields of a record, of which the last is `!end`. */
const fieldCount = 142;

/** The first line of an extract, and its last: `BOF PUBLIC V2 00000000 20260301 0874709 0008190`. */
export interface ExtractFrame {
  /** The first day of a daily extract; null for the monthly extract of all registrations. */
  readonly from: string | null;
  /** The day of the extract, as yyyymmdd. */
  readonly on: string;
  /** The number of records that it announces. */
  readonly records: number;
}

/** Parses the first or the last line of an extract; null if it is neither. */
export function parseFrame(line: string, name: 'BOF' | 'EOF'): ExtractFrame | null {
  const [, begins, from = '', on = '', records] = /^(BOF|EOF) PUBLIC V2 (\d{8}) (\d{8}) (\d+)/.exec(line) ?? [];
  if (begins !== name) return null;
  return { from: /^0+$/.test(from) ? null : from, on, records: Number(records) };
}

/** Whether a line begins a record, which starts with a UEI. */
const startsRecord = (text: string) => /^[0-9A-Z]{12}\|/.test(text);

/** The most lines and characters of a record, which may span lines because a field contains line ends. */
const most = { lines: 50, characters: 1_000_000 } as const;

interface OpenRecord {
  readonly line: number;
  readonly lines: number;
  readonly text: string;
}

/**
 * Yields the records of an extract between its first and its last line, in batches; unreadable ones as rejects. A record that is cut
 * off does not affect the next one.
 */
export async function* readExtract(
  chunks: Awaited<ReturnType<InputFile['open']>>,
  file: string,
): AsyncGenerator<readonly (CsvRow | BrokenRow)[], void, undefined> {
  let open: OpenRecord | null = null;
  for await (const lines of inTurns(splitRecords(chunks, file, extractSyntax))) {
    const found: (CsvRow | BrokenRow)[] = [];
    for (const { line, bytes } of lines) {
      const text = bytes.toString('utf8');
      const isFrame = /^(BOF|EOF) PUBLIC V2 /.test(text);
      if (open !== null && (isFrame || startsRecord(text))) {
        found.push(cutOff(file, open));
        open = null;
      }
      if (isFrame) continue;
      const record: OpenRecord =
        open === null ? { line, lines: 1, text } : { ...open, lines: open.lines + 1, text: `${open.text} ${text}` };
      open = null;
      if (record.text.length > most.characters) found.push(cutOff(file, record));
      else if (record.text.endsWith('!end')) found.push(splitFields(file, record));
      else if (record.lines >= most.lines) found.push(cutOff(file, record));
      else open = record;
    }
    if (found.length > 0) yield found;
  }
  if (open !== null) yield [cutOff(file, open)];
}

export const extractSyntax = { name: 'SAM.gov extract', quotes: false } as const;

/** A pipe within a field is written with a backslash, or the field stands between two NUL characters. */
function splitFields(file: string, { line, text }: OpenRecord): CsvRow | BrokenRow {
  const plain = text.split('|');
  if (plain.length === fieldCount) return { line, cells: plain };
  const escaped = text.split(/(?<!\\)\|/);
  if (escaped.length === fieldCount) return { line, cells: escaped.map((cell) => cell.replaceAll('\\|', '|')) };
  const enclosed = splitEnclosed(text);
  if (enclosed.length === fieldCount) return { line, cells: enclosed };
  const reason = `The record has ${plain.length} fields, not ${fieldCount}`;
  const seemingRows = [{ cells: plain, surplus: plain.length - fieldCount }];
  return { file, line, column: null, reason, value: null, seemingRows };
}

/** Splits at the pipes that do not stand between two NUL characters, and drops these. */
function splitEnclosed(text: string): readonly string[] {
  const parts = text.split('\0').map((part, index) => (index % 2 === 1 ? part.replaceAll('|', '\0') : part));
  return parts
    .join('')
    .split('|')
    .map((cell) => cell.replaceAll('\0', '|'));
}

function cutOff(file: string, { line, text }: OpenRecord): BrokenRow {
  const cells = text.split('|', fieldCount);
  const reason =
    text.length > most.characters
      ? `The record is longer than ${most.characters} characters`
      : 'The record does not end with !end';
  const value = shownValue(cells[0] ?? '');
  return { file, line, column: null, reason, value, seemingRows: [{ cells, surplus: cells.length - fieldCount }] };
}
