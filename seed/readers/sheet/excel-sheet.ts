import { Failure } from '#graph/failure.ts';
import { inTurns } from '../bounds.ts';
import { emptyCell } from './cell.ts';
import type { OpenSheet, SheetCell, SheetRow } from './cell.ts';
import { findHeader, readNames, searchedRows } from './header.ts';
import type { RecognizesHeader } from './header.ts';
import { lettersOf, readStoredRows } from './sheet-rows.ts';
import type { MergedCells, SheetFacts, StoredRow } from './sheet-rows.ts';
import type { Workbook, WorkbookSheet } from './workbook.ts';

/**
 * Opens a sheet of a workbook. Hidden rows and columns are read. A value of merged cells belongs to the first of them: that it holds for the
 * others would be a guess, so they can't be read.
 * @throws BAD_USER_INPUT if it is empty, has no header, or only formulas without values
 */
export async function openExcelSheet(
  file: string,
  workbook: Workbook,
  sheet: WorkbookSheet,
  headerRow: number | null,
  recognizes: RecognizesHeader | null = null,
): Promise<OpenSheet> {
  const place = `${file}, sheet ${sheet.name}`;
  const facts: SheetFacts = { merges: [], hiddenColumns: 0 };
  const first: StoredRow[] = [];
  let [rows, hidden, withoutValue] = [0, 0, 0];
  let [isChosen, position] = [false, -1];
  const count = (row: StoredRow) => {
    rows++;
    if (row.isHidden) hidden++;
    if ([...row.cells.values()].every(({ problem }) => problem?.startsWith('A formula') === true)) withoutValue++;
  };
  const chooseHeader = () => {
    isChosen = true;
    position =
      (headerRow === null
        ? findHeader(first.map(textsOf), recognizes)
        : first.findIndex(({ line }) => line === headerRow)) ?? -1;
    for (const row of first.slice(position + 1)) count(row);
  };
  for await (const batch of inTurns(readStoredRows(workbook, sheet, facts))) {
    for (const row of batch) {
      if (isChosen) count(row);
      else if (headerRow === null || row.line >= headerRow) {
        first.push(row);
        if (headerRow !== null || first.length === searchedRows) chooseHeader();
      }
    }
  }
  if (!isChosen) chooseHeader();
  const found = first[position];
  if (found === undefined)
    throw new Failure(
      'BAD_USER_INPUT',
      headerRow === null ? `${place}: the sheet is empty.` : `${place}: row ${headerRow} is empty.`,
    );
  const formula = [...found.cells].find(([, { problem }]) => problem !== null);
  if (formula !== undefined)
    throw new Failure(
      'BAD_USER_INPUT',
      `${place}, row ${found.line}, column ${lettersOf(formula[0])}: the header can't be read (${formula[1].problem ?? ''}).`,
    );
  if (rows > 0 && withoutValue === rows)
    throw new Failure(
      'BAD_USER_INPUT',
      `${place}: its cells are formulas without saved values; open the workbook in Excel, save it, and try again.`,
    );
  const names = readNames(place, found.line, textsOf(found));
  return {
    sheet: sheet.name,
    header: names,
    headerRow: found.line,
    form: null,
    rowCount: rows,
    openLine: null,
    notices: noticesOf(facts, hidden, found.line),
    async *rows() {
      const cover = new MergeCover(facts.merges);
      for await (const batch of inTurns(readStoredRows(workbook, sheet, { merges: [], hiddenColumns: 0 }))) {
        const below = batch.filter(({ line }) => line > found.line);
        if (below.length > 0) yield below.map((row) => sheetRow(row, names.length, cover));
      }
    },
  };
}

/** Returns the sheet whose header has most names of columns that are recognized; the first one if none has more. */
export async function chooseRecognized(
  workbook: Workbook,
  sheets: readonly WorkbookSheet[],
  recognizes: RecognizesHeader,
): Promise<WorkbookSheet | undefined> {
  let [best, most] = [sheets[0], 0];
  for (const sheet of sheets.slice(0, searchedSheets)) {
    const first: (readonly string[])[] = [];
    for await (const rows of readStoredRows(workbook, sheet, { merges: [], hiddenColumns: 0 })) {
      first.push(...rows.map(textsOf));
      if (first.length >= searchedRows) break;
    }
    const found = Math.max(0, ...first.slice(0, searchedRows).map(recognizes));
    if (found > most) [best, most] = [sheet, found];
  }
  return best;
}

/** The sheets among which the one that is meant is looked for. */
const searchedSheets = 20;

function noticesOf({ merges, hiddenColumns }: SheetFacts, hiddenRows: number, headerRow: number): OpenSheet['notices'] {
  const below = merges.filter(({ bottom }) => bottom > headerRow);
  const messages = [
    ...(hiddenRows > 0 ? [`Hidden rows are read like others: ${hiddenRows}`] : []),
    ...(hiddenColumns > 0 ? [`Hidden columns are read like others: ${hiddenColumns}`] : []),
    ...(below.length > 0
      ? [
          `Merged cells have one value, in the first of them: ${below.length} (the first is ${below[0]?.reference ?? ''})`,
        ]
      : []),
  ];
  return messages.map((message) => ({ message, line: null, column: null, count: 1 }));
}

function textsOf({ cells }: StoredRow): readonly string[] {
  const last = Math.max(...cells.keys());
  return Array.from({ length: last + 1 }, (_, column) => cells.get(column)?.text ?? '');
}

function sheetRow({ line, cells }: StoredRow, width: number, cover: MergeCover): SheetRow {
  const covering = cover.at(line);
  return {
    line,
    cells: Array.from({ length: width }, (_, column) => cells.get(column) ?? coveredCell(line, column, covering)),
  };
}

function coveredCell(line: number, column: number, covering: readonly MergedCells[]): SheetCell {
  const over = covering.find(({ left, right }) => left <= column && column <= right);
  if (over === undefined || (over.top === line && over.left === column)) return emptyCell;
  return {
    text: '',
    form: 'TEXT',
    problem: `One of merged cells (${over.reference}), of which only the first has a value: unmerge them and fill each`,
  };
}

/** Finds the merged cells of rows that are asked for in their order. */
class MergeCover {
  readonly #pending: MergedCells[];
  #open: readonly MergedCells[] = [];

  constructor(merges: readonly MergedCells[]) {
    this.#pending = merges.toSorted((one, other) => other.top - one.top);
  }

  at(line: number): readonly MergedCells[] {
    const begun: MergedCells[] = [];
    for (let next = this.#pending.at(-1); next !== undefined && next.top <= line; next = this.#pending.at(-1)) {
      this.#pending.pop();
      begun.push(next);
    }
    if (begun.length > 0 || this.#open.some(({ bottom }) => bottom < line))
      this.#open = [...this.#open, ...begun].filter(({ bottom }) => bottom >= line);
    return this.#open;
  }
}
