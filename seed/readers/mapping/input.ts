import { createHash } from 'node:crypto';
import { Failure } from '#graph/failure.ts';
import type { ParsedRow, Reject } from '#graph/ingest/input.ts';
import type { Field, Table } from '#graph/model/table.ts';
import { tables } from '#graph/model/tables.ts';
import { tableNames } from '#graph/model/vocabulary.ts';
import { findRepeated } from '../bounds.ts';
import { CellRefused } from '../cells.ts';
import { PackageSources, columnsOf, layOutTable } from '../chain-package/layout.ts';
import type { TableLayout } from '../chain-package/layout.ts';
import { parseRow, rejectRow } from '../chain-package/row.ts';
import { markCutOff, shifted, toReject } from '../csv.ts';
import type { BrokenRow } from '../csv.ts';
import { NoticeLog, isReject } from '../format.ts';
import type { Notice, ParsedInput } from '../format.ts';
import { statedRow } from '../source-file.ts';
import { emptyCell } from '../sheet/cell.ts';
import type { SheetCell, SheetRow } from '../sheet/cell.ts';
import { openRows } from '../sheet/row-source.ts';
import type { RowSource } from '../sheet/row-source.ts';
import { checkHeader, headersOf } from './mapping.ts';
import type { Block, Condition, Mapping, Value } from './mapping.ts';
import { textFor } from './values.ts';
import type { CellOf } from './values.ts';

/** As an input of spreadsheets is named. */
export const spreadsheetFormat = 'spreadsheet';

/**
 * Reads spreadsheets by a mapping, as the rows of a chain package of one source.
 * @throws BAD_USER_INPUT if a file can't be read as a whole, or lacks a column that the mapping reads
 */
export async function readMapped(paths: readonly string[], mapping: Mapping): Promise<ParsedInput> {
  if (paths.length === 0)
    throw new Failure('BAD_USER_INPUT', 'Nothing to import: give a CSV file or an Excel workbook (.xlsx).');
  const sheets: RowSource[] = [];
  const close = async () => {
    for (const sheet of sheets) await sheet.close();
  };
  try {
    const notices = new NoticeLog();
    for (const path of paths) {
      const sheet = await openRows(path, { sheet: mapping.sheet ?? null, headerRow: mapping.headerRow ?? null });
      sheets.push(sheet);
      addNotices(mapping, sheet, notices);
    }
    const twice = findRepeated(sheets.map(({ file }) => file));
    if (twice !== undefined) throw new Failure('BAD_USER_INPUT', `${twice}: two files have this name; rename one.`);
    return inputOf(mapping, sheets, notices, close);
  } catch (error) {
    await close();
    throw error;
  }
}

function addNotices(mapping: Mapping, sheet: RowSource, notices: NoticeLog): void {
  const place = `${placeOf(sheet)}, row ${sheet.headerRow}`;
  const file = placeOf(sheet);
  for (const column of checkHeader(mapping, sheet.header, place))
    notices.add({ kind: 'unknown-column', file, column, line: null, message: 'Not in the mapping: not read' });
  if (sheet.header.includes(''))
    notices.add({
      kind: 'unknown-column',
      file,
      column: null,
      line: null,
      message: 'A column without a name: not read',
    });
  for (const { column, message, line } of sheet.notices)
    notices.add({ kind: 'doubtful-value', file, column, line, message });
}

/** A sheet as messages name it. */
function placeOf({ file, sheet }: RowSource): string {
  return sheet === null ? file : `${file}, sheet ${sheet}`;
}

function inputOf(
  mapping: Mapping,
  sheets: readonly RowSource[],
  notices: NoticeLog,
  close: () => Promise<void>,
): ParsedInput {
  const sources = new PackageSources();
  sources.declare({ id: mapping.source.id, data_class: mapping.class.toUpperCase() }, { line: 1, place: 1 });
  const compiled = new Map(
    sheets.map((sheet) => [
      sheet,
      mapping.rows.map((block, at) => new CompiledBlock(block, at, mapping, sheet, sources)),
    ]),
  );
  const all = [...compiled.values()].flat();
  return {
    format: spreadsheetFormat,
    sources: [mapping.source.id],
    sourcesByName: false,
    tables: tableNames.filter((name) => name === 'sources' || mapping.rows.some(({ table }) => table === name)),
    async *rows(table) {
      if (table === 'sources') yield sourceRow(mapping, sheets);
      for (const [sheet, blocks] of compiled) {
        const own = blocks.filter((block) => block.table.name === table);
        // A broken row is one reject, whatever it would have made.
        const reported = blocks[0]?.table.name === table ? blocks : [];
        if (own.length > 0) yield* rowsOf(sheet, own, reported);
      }
    },
    notices: () => [...notices.all(), ...all.flatMap((block) => block.notices())],
    close,
  };
}

async function* rowsOf(
  sheet: RowSource,
  blocks: readonly CompiledBlock[],
  reported: readonly CompiledBlock[],
): AsyncGenerator<ParsedRow | Reject, void, undefined> {
  for await (const batch of sheet.rows())
    for (const row of batch) {
      if (!('reason' in row)) for (const block of blocks) yield* block.read(row);
      else if (reported.length > 0) {
        const identities = reported.flatMap((block) => block.identitiesOf(row));
        yield markCutOff({ ...toReject(row), file: placeOf(sheet), identities }, sheet);
      }
    }
}

function sourceRow(mapping: Mapping, sheets: readonly RowSource[]): ParsedRow {
  const { id, title = null, publisher = null, url = null, publishedOn = null } = mapping.source;
  const digests = sheets.map(({ sha256 }) => sha256);
  const [only = ''] = digests;
  const sha256 = digests.length === 1 ? only : createHash('sha256').update(digests.join('\n')).digest('hex');
  const retrieved = new Date(Math.max(...sheets.map(({ modified }) => modified.getTime())));
  const values = {
    id,
    title: title ?? sheets.map(({ file }) => file).join(', '),
    publisher,
    url,
    published_on: publishedOn,
    retrieved_at: retrieved.toISOString().slice(0, 10),
    sha256,
    data_class: mapping.class.toUpperCase(),
  };
  const [first] = sheets;
  const file = first === undefined ? '' : placeOf(first);
  return statedRow(id, file, { table: 'sources', values, line: 1, confidence: mapping.confidence });
}

/** A block of a mapping for one sheet. */
class CompiledBlock {
  readonly table: Table;
  readonly #block: Block;
  readonly #at: number;
  readonly #mapping: Mapping;
  readonly #sources: PackageSources;
  readonly #positions: ReadonlyMap<string, number>;
  readonly #values: readonly (readonly [field: Field, from: Value])[];
  readonly #layout: TableLayout;
  /** What the sheet calls the columns of the table. */
  readonly #columns: Readonly<Record<string, string>>;
  readonly #notices = new NoticeLog();

  constructor(block: Block, at: number, mapping: Mapping, sheet: RowSource, sources: PackageSources) {
    this.table = tables[block.table];
    this.#block = block;
    this.#at = at;
    this.#mapping = mapping;
    this.#sources = sources;
    this.#positions = new Map(sheet.header.map((name, position) => [name, position]));
    const { confidence = { constant: String(mapping.confidence) }, ...columns } = block.columns;
    const fields = columnsOf(this.table);
    this.#values = Object.entries({ ...columns, confidence }).flatMap(([name, from]) => {
      const field = fields.find((one) => one.name === name);
      return field === undefined ? [] : [[field, from] as const];
    });
    const names = this.#values.map(([{ name }]) => name);
    this.#layout = layOutTable(this.table, placeOf(sheet), names, this.#notices);
    this.#columns = Object.fromEntries(
      this.#values.flatMap(([{ name }, from]) => {
        const headers = headersOf(from);
        return headers.length === 0 ? [] : [[name, headers.join(' / ')] as const];
      }),
    );
  }

  notices(): readonly Notice[] {
    return this.#notices.all().map((notice) => {
      const { column } = notice;
      return column === null ? notice : { ...notice, column: this.#columns[column] ?? column };
    });
  }

  /** Yields the rows that a row of the sheet makes. */
  *read({ line, cells }: SheetRow): Generator<ParsedRow | Reject, void, undefined> {
    const cellOf: CellOf = (header) => cells[this.#positions.get(header) ?? -1] ?? emptyCell;
    if (!this.#block.when.every((condition) => holds(condition, cellOf))) return;
    const place = line * this.#mapping.rows.length + this.#at;
    for (const items of this.#itemsOf(cellOf)) {
      const { texts, refused, header } = this.#texts(items);
      const row = { line, place, cells: texts };
      const read =
        refused === null
          ? parseRow(this.#layout, row, this.#sources, this.#notices)
          : rejectRow(this.#layout, row, this.#sources, refused);
      yield isReject(read)
        ? { ...read, columns: refused === null ? this.#columns : { ...this.#columns, [refused.column]: header } }
        : { ...read, at: { ...read.at, columns: this.#columns } };
    }
  }

  /** Returns what a broken row may be about, by cells that may have moved. */
  identitiesOf({ line, seemingRows }: BrokenRow): NonNullable<Reject['identities']> {
    const refused = new CellRefused('', '', null);
    return seemingRows.flatMap(shifted).flatMap((texts) => {
      const cellOf: CellOf = (header) => textCell(texts[this.#positions.get(header) ?? -1] ?? '');
      const row = { line, cells: this.#texts(cellOf).texts };
      return rejectRow(this.#layout, row, this.#sources, refused).identities ?? [];
    });
  }

  /** The cells of a row, once for each item of the column that has several. */
  #itemsOf(cellOf: CellOf): readonly CellOf[] {
    const { each } = this.#block;
    if (each === undefined) return [cellOf];
    const cell = cellOf(each);
    const items = cell.text.split(this.#mapping.listSeparator).map((item) => item.trim());
    const filled = items.filter((item) => item !== '');
    if (cell.problem !== null || filled.length < 2) return [cellOf];
    return filled.map((text) => (header) => (header === each ? { ...cell, text } : cellOf(header)));
  }

  /** The cells of a row of the table; why the first one can't be read, and the column of the sheet that is to blame. */
  #texts(cellOf: CellOf): {
    readonly texts: readonly string[];
    readonly refused: CellRefused | null;
    readonly header: string;
  } {
    let [refused, header, last]: [CellRefused | null, string, string] = [null, '', ''];
    const followed: CellOf = (name) => {
      last = name;
      return cellOf(name);
    };
    const texts = this.#values.map(([field, from]) => {
      try {
        return textFor(this.table, field, from, followed, this.#mapping);
      } catch (error) {
        if (!(error instanceof CellRefused)) throw error;
        if (refused === null) [refused, header] = [error, last];
        return '';
      }
    });
    return { texts, refused, header };
  }
}

function holds(condition: Condition, cellOf: CellOf): boolean {
  const { text, problem } = cellOf(condition.column);
  // A cell that can't be read meets every condition, so that its row is rejected and not left out.
  if (problem !== null) return true;
  if ('filled' in condition) return (text !== '') === condition.filled;
  const isAmong = (texts: readonly string[]) => texts.some((one) => one.toLowerCase() === text.toLowerCase());
  return 'is' in condition ? isAmong(condition.is) : !isAmong(condition.isNot);
}

function textCell(text: string): SheetCell {
  return { text: text.trim(), form: 'TEXT', problem: null };
}
