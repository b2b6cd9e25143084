import type { BrokenRow, CsvForm } from '../csv.ts';
import type { Notice } from '../format.ts';

/** What a cell of a sheet holds. A CSV file has texts only. */
export type CellForm = 'TEXT' | 'NUMBER' | 'PERCENT' | 'DATE' | 'BOOLEAN';

/** A cell of a sheet. */
export interface SheetCell {
  /** Trimmed; empty if the cell is. A date is `yyyy-mm-dd`, a percentage the number before the percent sign. */
  readonly text: string;
  readonly form: CellForm;
  /** Why its value can't be known, as a sentence without its period; null if it can. */
  readonly problem: string | null;
}

/** A row below the header, with a cell for each column of it. */
export interface SheetRow {
  /** Its number in the sheet, or its line in a CSV file. */
  readonly line: number;
  readonly cells: readonly SheetCell[];
}

/** The rows of a sheet below its header. They can be read any number of times, in constant memory. */
export interface OpenSheet {
  /** Of the sheet; null for CSV. */
  readonly sheet: string | null;
  /** The columns' names, without line ends; empty for a column without a name. */
  readonly header: readonly string[];
  readonly headerRow: number;
  /** How a CSV file is written; null for a workbook. */
  readonly form: CsvForm | null;
  readonly rowCount: number;
  /** The line of the last record of a CSV file if no line end follows it: the file may end within it. */
  readonly openLine: number | null;
  /** What users should know about the sheet, such as that hidden rows are read. */
  readonly notices: readonly Pick<Notice, 'message' | 'line' | 'column' | 'count'>[];
  rows(): AsyncIterable<readonly (SheetRow | BrokenRow)[]>;
}

export const emptyCell: SheetCell = { text: '', form: 'TEXT', problem: null };

/** Why an identifier can't be read from a cell that holds no text, as the end of a sentence; null if nothing can be lost. */
export function identifierProblem({ text, form }: SheetCell, width: number | null): string | null {
  if (form === 'DATE')
    return 'a date where an identifier is expected: the spreadsheet has turned it into a date; correct the cell and format the column as text';
  if (form === 'TEXT')
    return /^\d(\.\d+)?E\+\d+$/i.test(text)
      ? 'a number in scientific notation where an identifier is expected: the spreadsheet has changed it; correct the cell and format the column as text'
      : null;
  // 12E03 becomes 12000, and 01234 becomes 1234.
  const isWhole = /^\d{1,15}$/.test(text) && (width === null || (text.length === width && !text.endsWith('00')));
  return isWhole && form === 'NUMBER'
    ? null
    : 'a number where an identifier is expected: the spreadsheet may have changed it (1E345, or zeros at the start); correct the cell and format the column as text';
}
