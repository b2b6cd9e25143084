import { createHash } from 'node:crypto';
import { Failure } from '#graph/failure.ts';
import type { ParsedRow, Reject } from '#graph/ingest/input.ts';
import type { Field, Table } from '#graph/model/table.ts';
import { tables } from '#graph/model/tables.ts';
import { tableNames } from '#graph/model/vocabulary.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { findRepeated } from '../bounds.ts';
import { CellRefused, parseCell } from '../cells.ts';
import { PackageSources, columnsOf, layOutTable } from '../chain-package/layout.ts';
import type { TableLayout } from '../chain-package/layout.ts';
import { parseRow, rejectRow } from '../chain-package/row.ts';
import { markCutOff, shifted, toReject } from '../csv.ts';
import type { BrokenRow } from '../csv.ts';
import { isCage, isLei, isUei } from '../identifiers.ts';
import { NoticeLog, isReject } from '../format.ts';
import type { Notice, ParsedInput } from '../format.ts';
import { statedRow } from '../source-file.ts';
import { emptyCell } from '../sheet/cell.ts';
import type { SheetCell, SheetRow } from '../sheet/cell.ts';
import { openRows } from '../sheet/row-source.ts';
import type { RowSource } from '../sheet/row-source.ts';
import { checkHeader, headersOf } from './mapping.ts';
import type { Block, Condition, Mapping, Value } from './mapping.ts';
import { saysPerson } from './persons.ts';
import { NameRefused, checkName, foldedName, textFor } from './values.ts';
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
  const prints = new FirstPrints();
  sources.declare({ id: mapping.source.id, data_class: mapping.class.toUpperCase() }, { line: 1, place: 1 });
  const compiled = new Map(
    sheets.map((sheet) => [
      sheet,
      mapping.rows.map((block, at) => new CompiledBlock(block, at, mapping, sheet, sources, prints)),
    ]),
  );
  for (const blocks of compiled.values())
    blocks.sort((one, next) => tableNames.indexOf(one.table.name) - tableNames.indexOf(next.table.name));
  const all = [...compiled.values()].flat();
  return {
    format: spreadsheetFormat,
    sources: [mapping.source.id],
    sourcesByName: false,
    tables: tableNames.filter((name) => name === 'sources' || mapping.rows.some(({ table }) => table === name)),
    async *rows(table) {
      if (table === 'sources') yield sourceRow(mapping, sheets);
      for (const [sheet, blocks] of compiled)
        if (blocks.some((block) => block.table.name === table)) yield* rowsOf(sheet, blocks, table);
    },
    notices: () => [...notices.all(), ...all.flatMap((block) => block.notices())],
    close,
  };
}

/**
 * Yields the rows of a table. A row of the sheet is one reject, whatever it would have made: where it is first rejected, with all reasons.
 * @param blocks all those of the sheet, in the order in which their tables are read
 */
async function* rowsOf(
  sheet: RowSource,
  blocks: readonly CompiledBlock[],
  table: TableName,
): AsyncGenerator<ParsedRow | Reject, void, undefined> {
  const own = blocks.filter((block) => block.table.name === table);
  for await (const batch of sheet.rows())
    for (const row of batch) {
      if (!('reason' in row)) yield* rowsMadeOf(row, blocks, own);
      else if (own[0] === blocks[0]) {
        const identities = blocks.flatMap((block) => block.identitiesOf(row));
        yield markCutOff({ ...toReject(row), file: placeOf(sheet), identities }, sheet);
      }
    }
}

function* rowsMadeOf(
  row: SheetRow,
  blocks: readonly CompiledBlock[],
  own: readonly CompiledBlock[],
): Generator<ParsedRow | Reject, void, undefined> {
  for (const block of own) {
    let isRejected = false;
    for (const made of block.read(row)) {
      if (!isReject(made)) yield made;
      else if (!isRejected) {
        isRejected = true;
        const all = blocks.map((each) => ({ each, rejects: [...each.read(row)].filter(isReject) }));
        if (all.find(({ rejects }) => rejects.length > 0)?.each !== block) continue;
        yield joined(
          made,
          all.flatMap(({ rejects }) => rejects),
        );
      }
    }
  }
}

/** One reject of all those of a row. */
function joined(first: Reject, all: readonly Reject[]): Reject {
  const named = all.map(({ column, columns = {}, reason }) => ({ header: columns[column ?? ''] ?? column, reason }));
  const others = [...new Set(named.map(({ header, reason }) => `${header ?? ''}: ${reason}`))].slice(1);
  return {
    ...first,
    reason: [first.reason, ...others].join('; '),
    identities: all.flatMap(({ identities = [] }) => identities),
  };
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

/** Such as `25-50%` or `5 to 10`. */
const range = /^\s*[<>≥≤]?\s*\d[\d.,]*\s*%?\s*(?:-|–|—|to|bis|à|a)\s*\d[\d.,]*\s*%?\s*$/i;

/** How each organization's name was first written: a list may write one in several ways. */
class FirstPrints {
  readonly #names = new Map<string, string>();

  /** Returns the first print of a name; the name itself if it differs in more than its print. */
  of(key: string, name: string): string {
    const first = this.#names.get(key);
    if (first === undefined) this.#names.set(key, name);
    return first !== undefined && foldedName(first) === foldedName(name) ? first : name;
  }
}

/** A block of a mapping for one sheet. */
class CompiledBlock {
  readonly table: Table;
  readonly #block: Block;
  readonly #at: number;
  readonly #mapping: Mapping;
  readonly #sources: PackageSources;
  readonly #prints: FirstPrints;
  readonly #positions: ReadonlyMap<string, number>;
  readonly #values: readonly (readonly [field: Field, from: Value])[];
  readonly #layout: TableLayout;
  /** What the sheet calls the columns of the table. */
  readonly #columns: Readonly<Record<string, string>>;
  readonly #notices = new NoticeLog();

  constructor(
    block: Block,
    at: number,
    mapping: Mapping,
    sheet: RowSource,
    sources: PackageSources,
    prints: FirstPrints,
  ) {
    this.#prints = prints;
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
    const writing = this.#saysOrganization(cellOf)
      ? { ...this.#mapping, organizationsOnly: true as const }
      : this.#mapping;
    for (const items of this.#itemsOf(cellOf)) {
      const { texts, refused, header } = this.#texts(items, writing, line);
      const row = { line, place, cells: texts };
      const read =
        refused === null
          ? parseRow(this.#layout, row, this.#sources, this.#notices)
          : rejectRow(this.#layout, row, this.#sources, refused);
      yield isReject(read)
        ? {
            ...read,
            ...(refused instanceof NameRefused ? { content: {} } : {}),
            columns: refused === null ? this.#columns : { ...this.#columns, [refused.column]: header },
          }
        : this.#inFirstPrint({ ...read, at: { ...read.at, columns: this.#columns } });
    }
  }

  /** Whether a condition has told organizations from persons, by a cell that is filled. */
  #saysOrganization(cellOf: CellOf): boolean {
    return this.#block.when.some(
      (one) => 'isNot' in one && one.isNot.some(saysPerson) && cellOf(one.column).text !== '',
    );
  }

  #inFirstPrint(row: ParsedRow): ParsedRow {
    const { id, name } = row.values;
    if (row.table !== 'organizations' || row.row !== null || typeof id !== 'string' || typeof name !== 'string')
      return row;
    const first = this.#prints.of(id, name);
    if (first === name) return row;
    const { line, place } = row.at;
    this.#note('name', 'Written in several ways: the first one is stored', line, place);
    return { ...row, values: { ...row.values, name: first } };
  }

  #note(column: string, message: string, line: number, place?: number): void {
    this.#notices.add({ kind: 'doubtful-value', file: this.#layout.file, column, message, line }, place);
  }

  /** Returns what a broken row may be about, by cells that may have moved. */
  identitiesOf({ line, seemingRows }: BrokenRow): NonNullable<Reject['identities']> {
    const refused = new CellRefused('', '', null);
    return seemingRows.flatMap(shifted).flatMap((texts) => {
      const cellOf: CellOf = (header) => textCell(texts[this.#positions.get(header) ?? -1] ?? '');
      const row = { line, cells: this.#texts(cellOf, this.#mapping, line).texts };
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
  #texts(
    cellOf: CellOf,
    writing: Mapping,
    line: number,
  ): {
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
        const text = textFor(this.table, field, from, followed, writing);
        if (field.name === 'name' && this.table.name === 'organizations' && text !== '')
          checkName('name', text, writing.organizationsOnly === true || this.#isIdentified(cellOf));
        return this.#isLost(field, text, line) ? '' : text;
      } catch (error) {
        if (!(error instanceof CellRefused)) throw error;
        if (refused === null) [refused, header] = [error, last];
        return '';
      }
    });
    return { texts, refused, header };
  }

  /** Whether a number can't be read that a row can do without. */
  #isLost(field: Field, text: string, line: number): boolean {
    const isOptional = field.required !== true && this.table.fields.includes(field);
    if (text === '' || !isOptional || (field.type !== 'number' && field.type !== 'integer')) return false;
    const parsed = parseCell(field, text);
    if ('value' in parsed) return false;
    const reason = range.test(text)
      ? 'a range, and the field holds one number: only the cell is not read, so the value is not on record'
      : `${parsed.reason}: only the cell is not read`;
    this.#note(field.name, `Cells that are ${reason}`, line);
    return true;
  }

  /** Whether an identifier, or another name that is accepted, says that the row is about an organization. */
  #isIdentified(cellOf: CellOf): boolean {
    const { id, uei, lei, cage, name } = this.#block.columns;
    const ofKey = id !== undefined && typeof id === 'object' && 'organization' in id ? id.organization : {};
    if (ofKey.name !== undefined && ofKey.name !== name && cellOf(ofKey.name).text !== '') return true;
    const headers = [uei, lei, cage, ofKey.uei, ofKey.lei, ofKey.cage].flatMap((from) =>
      from === undefined ? [] : headersOf(from),
    );
    return headers.map((header) => cellOf(header).text).some((text) => isUei(text) || isLei(text) || isCage(text));
  }
}

/** Whether a row meets a condition. */
export function holds(condition: Condition, cellOf: CellOf): boolean {
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
