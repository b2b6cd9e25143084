import { CsvError, parse } from 'csv-parse/sync';
import type { Reject } from '#graph/write/stated-row.ts';
import { shownValue } from './shown-value.ts';
import type { RawRecord } from './split-records.ts';

/** A record's cells, as written, and the line of its first character. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Parses records that were cut apart before: all at once, or, when one of them is malformed, each by itself. */
export function parseRecords(records: readonly RawRecord[], file: string): readonly (CsvRow | Reject)[] {
  const texts = records.map(({ bytes }) => bytes.toString('utf8'));
  const parsed = parseText(texts.join('\n'));
  if (parsed?.length === records.length) {
    return records.map(({ line }, index) => ({ line, cells: parsed[index] ?? [] }));
  }
  return records.map(({ line }, index) => {
    const text = texts[index] ?? '';
    const [cells, ...more] = parseText(text) ?? [];
    if (cells !== undefined && more.length === 0) return { line, cells };
    const reason = 'Not a CSV record: a quote stands inside a cell that is not quoted, or text follows a closing quote';
    return { file, line, column: null, reason, value: shownValue(text) };
  });
}

/** Null when one of the records is malformed. */
function parseText(text: string): readonly (readonly string[])[] | null {
  try {
    return parse(text, { record_delimiter: '\n', relax_column_count: true });
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}
