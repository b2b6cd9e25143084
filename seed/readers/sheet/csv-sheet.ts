import { Failure } from '#graph/failure.ts';
import { inspectCsv, readCsv } from '../csv.ts';
import type { BrokenRow, CsvForm, CsvRow, Delimiter } from '../csv.ts';
import type { InputFile } from '../files.ts';
import type { OpenSheet, SheetCell, SheetRow } from './cell.ts';
import { findHeader, readNames, searchedRows } from './header.ts';
import type { RecognizesHeader } from './header.ts';
import { tooLongCell, workbookLimits } from './workbook.ts';

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];
const startBytes = 64 * 1024;

/** The first filled lines of a text, without signs between cells inside quotes. */
export interface TextStart {
  readonly lines: readonly { readonly line: number; readonly text: string }[];
  /** The sign that the text itself says separates its cells: `sep=;`. */
  readonly stated: Delimiter | null;
}

/** Says how a text is written, by its start. */
export type RecognizesForm = (start: TextStart) => CsvForm;

/**
 * Opens a CSV file whose cells are separated by commas, semicolons, tabs or pipes.
 * @throws BAD_USER_INPUT if it is empty, not CSV, or has a cell that no spreadsheet can have
 */
export async function openCsvSheet(
  file: InputFile,
  headerRow: number | null,
  recognizes: RecognizesHeader | null = null,
  recognizesForm: RecognizesForm | null = null,
): Promise<OpenSheet> {
  const form = await findForm(file, headerRow, recognizes, recognizesForm);
  const { header: written, rows: rowCount, openLine } = await inspectCsv(file, undefined, form);
  if (written === null)
    throw new Failure(
      'BAD_USER_INPUT',
      headerRow === null ? `${file.name}: the file is empty.` : `${file.name}: the file has no line ${headerRow}.`,
    );
  const header = readNames(file.name, form.headerLine, written);
  for await (const batch of readCsv(file, form))
    for (const row of batch)
      if ('cells' in row && row.cells.some((cell) => cell.length > workbookLimits.cellCharacters))
        throw tooLongCell(file.name, `, line ${row.line}`);
  const sheetRow = (row: CsvRow | BrokenRow): SheetRow | BrokenRow =>
    'reason' in row ? row : { line: row.line, cells: row.cells.map(csvCell) };
  const isFilled = (row: CsvRow | BrokenRow) => 'reason' in row || row.cells.some((cell) => cell.trim() !== '');
  return {
    sheet: null,
    header,
    headerRow: form.headerLine,
    form,
    rowCount,
    openLine,
    notices: [],
    async *rows() {
      for await (const batch of readCsv(file, form)) yield batch.filter(isFilled).map(sheetRow);
    },
  };
}

/** Excel's first line that says which sign separates cells: `sep=;`. */
const separatorLine = /^"?sep=([,;\t|])"?[,;\t|]*\r?(\n|$)/i;

/** Finds the line of the header, and the sign of which it has most. */
async function findForm(
  file: InputFile,
  headerRow: number | null,
  recognizes: RecognizesHeader | null,
  recognizesForm: RecognizesForm | null,
): Promise<CsvForm> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of await file.open()) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= startBytes) break;
  }
  const decoded = new TextDecoder().decode(Buffer.concat(chunks));
  const text = decoded.replace(/"[^"]*"/g, (quoted) => quoted.replace(/[,;\t|]/g, ' '));
  const lines = text.split(/\r\n|\r|\n/).slice(0, Math.max(searchedRows, headerRow ?? 0));
  const stated = separatorLine.exec(decoded)?.[1];
  const filled = [...lines.entries()].filter(([at, line]) => line.trim() !== '' && (at > 0 || stated === undefined));
  const known = delimiters.find((sign) => sign === stated) ?? null;
  if (recognizesForm !== null && !decoded.includes('\0'))
    return recognizesForm({ lines: filled.map(([at, line]) => ({ line: at + 1, text: line })), stated: known });
  const signOf = (line: string) => known ?? mostFrequentSign(line);
  const split = filled.map(([, line]) => cellsOfLine(line, signOf(line)));
  const [headerLine] = headerRow === null ? (filled[findHeader(split, recognizes) ?? -1] ?? [0]) : [headerRow - 1];
  return { delimiter: signOf(lines[headerLine] ?? ''), headerLine: headerLine + 1, hasHeader: true };
}

export function mostFrequentSign(line: string): Delimiter {
  return delimiters.reduce((best, sign) => (line.split(sign).length > line.split(best).length ? sign : best));
}

/** Returns the cells of a line of a text's start, without their quotes. @param sign null: the line is one cell */
export function cellsOfLine(line: string, sign: Delimiter | null): readonly string[] {
  return (sign === null ? [line] : line.split(sign)).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
}

/** Excel writes `="01234"` to keep zeros at the start of a text. */
export function csvCell(written: string): SheetCell {
  const text = written.trim();
  return { text: /^="([^"]*)"$/.exec(text)?.[1] ?? text, form: 'TEXT', problem: null };
}
