import { Failure } from '#graph/failure.ts';
import { emptyCell } from './cell.ts';
import type { SheetCell } from './cell.ts';
import { dayOfSerial } from './styles.ts';
import { tooLongCell, unescaped, workbookLimits } from './workbook.ts';
import type { Workbook, WorkbookSheet } from './workbook.ts';
import { readXmlEvents } from './xml-events.ts';
import type { XmlHandler } from './xml-events.ts';

/** A row of a sheet as stored: its cells by their columns, counted from 0. */
export interface StoredRow {
  readonly line: number;
  readonly isHidden: boolean;
  readonly cells: ReadonlyMap<number, SheetCell>;
}

/** Cells that are merged: only the first one has a value. Rows count from 1, columns from 0. */
export interface MergedCells {
  readonly reference: string;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What a sheet says of itself beside its rows; complete once these were read to the end. */
export interface SheetFacts {
  readonly merges: MergedCells[];
  hiddenColumns: number;
}

/**
 * Reads the rows of a sheet, in batches and constant memory.
 * @throws BAD_USER_INPUT if it is not well-formed, or larger than Excel allows
 */
export async function* readStoredRows(
  workbook: Workbook,
  { name, file }: WorkbookSheet,
  facts: SheetFacts,
): AsyncGenerator<readonly StoredRow[], void, undefined> {
  const reader = new SheetReader(workbook, name, facts);
  for await (const read of readXmlEvents(await file.open(), `${workbook.file}, ${file.name}`, reader)) {
    const rows = read.take();
    if (rows.length > 0) yield rows;
  }
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  hasFormula: boolean;
  hasValue: boolean;
  text: string;
}

class SheetReader implements XmlHandler {
  readonly #workbook: Workbook;
  readonly #name: string;
  readonly #facts: SheetFacts;
  #rows: StoredRow[] = [];
  #row: { line: number; isHidden: boolean; cells: Map<number, SheetCell> } | null = null;
  #cell: OpenCell | null = null;
  #line = 0;
  #column = -1;
  #isText = false;
  #isPhonetic = false;

  constructor(workbook: Workbook, name: string, facts: SheetFacts) {
    this.#workbook = workbook;
    this.#name = name;
    this.#facts = facts;
  }

  /** Returns the rows since the last call. */
  take(): readonly StoredRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') this.#openRow(attributes);
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'f' && this.#cell !== null) this.#cell.hasFormula = true;
    else if (name === 'v' || name === 't') {
      this.#isText = true;
      if (this.#cell !== null) this.#cell.hasValue = true;
    } else if (name === 'rPh') this.#isPhonetic = true;
    else if (name === 'col' && ['1', 'true'].includes(attributes['hidden'] ?? '')) {
      const width = Number(attributes['max']) - Number(attributes['min']) + 1;
      // Hiding all columns that follow the last one hides nothing.
      if (width < 1000) this.#facts.hiddenColumns += width;
    } else if (name === 'mergeCell') this.#addMerge(attributes['ref'] ?? '');
  }

  text(part: string): void {
    const cell = this.#cell;
    if (cell === null || !this.#isText || this.#isPhonetic) return;
    cell.text += part;
    if (cell.text.length > workbookLimits.cellCharacters)
      throw tooLongCell(this.#name, `, row ${this.#line}, column ${lettersOf(cell.column)}`);
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#isText = false;
    else if (name === 'rPh') this.#isPhonetic = false;
    else if (name === 'c' && this.#cell !== null) {
      const cell = this.#read(this.#cell);
      if (cell !== emptyCell) this.#row?.cells.set(this.#cell.column, cell);
      this.#cell = null;
    } else if (name === 'row' && this.#row !== null) {
      if (this.#row.cells.size > 0) this.#rows.push(this.#row);
      this.#row = null;
    }
  }

  #openRow({ r, hidden = '' }: Readonly<Record<string, string>>): void {
    const line = r === undefined ? this.#line + 1 : Number(r);
    if (!Number.isSafeInteger(line) || line <= this.#line || line > workbookLimits.rows)
      throw new Failure(
        'BAD_USER_INPUT',
        `${this.#name}: the rows are not numbered in order, at row ${this.#line + 1}; save the workbook in Excel again.`,
      );
    this.#line = line;
    this.#column = -1;
    this.#row = { line, isHidden: ['1', 'true'].includes(hidden), cells: new Map() };
  }

  #openCell({ r, t = 'n', s = '' }: Readonly<Record<string, string>>): void {
    const column = r === undefined ? this.#column + 1 : (addressOf(r)?.column ?? -1);
    if (column <= this.#column || column >= workbookLimits.columns)
      throw new Failure(
        'BAD_USER_INPUT',
        `${this.#name}, row ${this.#line}: the cells are not numbered in order; save the workbook in Excel again.`,
      );
    this.#column = column;
    this.#cell = { column, type: t, style: Number(s), hasFormula: false, hasValue: false, text: '' };
  }

  #addMerge(reference: string): void {
    const [first = '', last = first] = reference.split(':');
    const [start, end] = [addressOf(first), addressOf(last)];
    if (start === null || end === null) return;
    if (this.#facts.merges.length >= workbookLimits.merges)
      throw new Failure('BAD_USER_INPUT', `${this.#name}: more than ${workbookLimits.merges} merged cells.`);
    const { line: top, column: left } = start;
    this.#facts.merges.push({ reference, top, bottom: end.line, left, right: end.column });
  }

  #read({ type, style, hasFormula, hasValue, text }: OpenCell): SheetCell {
    const value = text.trim();
    if (hasFormula && (!hasValue || (value === '' && type !== 'str')))
      return problem('A formula without a saved value: open the workbook in Excel, save it, and try again');
    if (type === 'e') return problem(`An error of the spreadsheet (${value.slice(0, 20)})`);
    if (value === '') return emptyCell;
    if (type === 's') return textCell(this.#workbook.strings[Number(value)] ?? '');
    if (type === 'str' || type === 'inlineStr') return textCell(unescaped(text));
    if (type === 'b') return { text: value === '1' ? 'yes' : 'no', form: 'BOOLEAN', problem: null };
    if (type === 'd') return { text: value.slice(0, 10), form: 'DATE', problem: null };
    return this.#number(value, style);
  }

  #number(value: string, style: number): SheetCell {
    const number = Number(value);
    if (!Number.isFinite(number)) return problem(`Not a number (${value.slice(0, 20)})`);
    const shown = this.#workbook.styles[style] ?? { kind: 'NUMBER' };
    if (shown.kind === 'DATE') {
      // A time of day without a day is a number.
      if (number >= 0 && number < 1) return { text: inDigits(number), form: 'NUMBER', problem: null };
      const day = dayOfSerial(number, this.#workbook.is1904);
      return day === null
        ? problem(`Not a day of the calendar (number ${value.slice(0, 20)}; Excel shows 1900-02-29, which never was)`)
        : { text: day, form: 'DATE', problem: null };
    }
    if (shown.kind === 'PADDED' && Number.isSafeInteger(number) && number >= 0)
      return textCell(String(number).padStart(shown.digits, '0'));
    if (shown.kind === 'PERCENT') return { text: inDigits(number * 100), form: 'PERCENT', problem: null };
    return { text: inDigits(number), form: 'NUMBER', problem: null };
  }
}

function textCell(written: string): SheetCell {
  const text = written.trim();
  return text === '' ? emptyCell : { text, form: 'TEXT', problem: null };
}

function problem(sentence: string): SheetCell {
  return { text: '', form: 'TEXT', problem: sentence };
}

/** Excel has 15 digits. */
function inDigits(number: number): string {
  return String(Number(number.toPrecision(15)));
}

/** Parses an address such as `BC12`: its row counts from 1, its column from 0. */
function addressOf(text: string): { readonly line: number; readonly column: number } | null {
  const [, letters = '', digits = ''] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(text) ?? [];
  if (letters === '') return null;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { line: Number(digits), column: column - 1 };
}

/** Returns the letters of a column, counted from 0. */
export function lettersOf(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest === 0 ? '' : lettersOf(rest - 1)}${String.fromCharCode(65 + (column % 26))}`;
}
