import type { KeyPart, Reject, RowIdentity, ParsedRow } from '#graph/ingest/input.ts';
import type { CellValue, Field } from '#graph/model/table.ts';
import { decodeFrom, decodeTo, openFrom, openTo } from '#graph/model/day.ts';
import { isAboutAddresses, tables } from '#graph/model/tables.ts';
import { dataClasses, tableNames } from '#graph/model/vocabulary.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { CellRefused, optional, parseCell, parseDay, parseKey, required } from '../cells.ts';
import { shifted, toReject } from '../csv.ts';
import type { BrokenRow, CsvRow } from '../csv.ts';
import type { NoticeLog } from '../format.ts';
import { doubtsAboutIdentifiers, upperCaseIdentifiers } from '../identifiers.ts';
import type { Note } from '../source-file.ts';
import { dateColumns, statementColumns } from './layout.ts';
import type { PackageSources, ParseCell, TableLayout } from './layout.ts';

/** Parses one row of a file as its table declares it; the first unreadable cell rejects the row. */
export function parseRow(
  layout: TableLayout,
  row: CsvRow,
  sources: PackageSources,
  notices: NoticeLog,
): ParsedRow | Reject {
  try {
    return readRow(layout, row, sources, notices);
  } catch (error) {
    if (!(error instanceof CellRefused)) throw error;
    return rejectRow(layout, row, sources, error);
  }
}

/** Rejects a row because of one of its cells, with what it is about. */
export function rejectRow(layout: TableLayout, row: CsvRow, sources: PackageSources, problem: CellRefused): Reject {
  const identity = identityOf(layout, row, sources);
  const reject = { ...problem.toReject(layout.file, row.line), content: cellsByColumn(layout, row) };
  return identity === null ? reject : { ...reject, identities: designationsOf(identity) };
}

function readRow(
  layout: TableLayout,
  { line, place, cells }: CsvRow,
  sources: PackageSources,
  notices: NoticeLog,
): ParsedRow {
  const { table, file } = layout;
  const values: Record<string, CellValue> = {};
  for (const { field, index, parse } of layout.fields) {
    const value = optional(field.name, cells[index]?.trim() ?? '', parse);
    if (field.required === true) required(field.name, value);
    if (value !== null) values[field.name] = value;
  }
  checkRow(table.name, values, (kind, column, message) => {
    notices.add({ kind, file, column, message, line }, place);
  });
  const named = textOf(statedCell(layout, cells, statementColumns.source, parseKey));
  const source =
    table.name === 'sources' ? sources.declare(values, { line, place: place ?? line }) : sources.find(named);
  if ('reason' in source) throw new CellRefused(table.name === 'sources' ? 'id' : 'source', source.reason, named);
  // A file may use the graph's days for an open start or end.
  const from = textOf(statedCell(layout, cells, dateColumns.validFrom));
  const to = textOf(statedCell(layout, cells, dateColumns.validTo));
  const validFrom = from === null ? null : decodeFrom(from);
  const validTo = to === null ? null : decodeTo(to);
  if ((validTo ?? openTo) <= (validFrom ?? openFrom)) {
    const reason =
      validFrom === null ? 'Not after the earliest possible day (0001-01-01)' : `Not after valid_from (${validFrom})`;
    throw new CellRefused(dateColumns.validTo.name, reason, validTo);
  }
  const { confidence, dataClass } = statementColumns;
  const statedClass = statedCell(layout, cells, dataClass);
  return {
    table: table.name,
    values,
    source: source.id,
    confidence: Number(statedCell(layout, cells, confidence) ?? confidence.default),
    dataClass: dataClasses.find((name) => name === statedClass) ?? source.dataClass,
    row: textOf(statedCell(layout, cells, statementColumns.row, parseKey)),
    validFrom,
    validTo,
    at: { file, line, place },
  };
}

/** Reads a column about the statement itself; null if it is empty or missing. */
function statedCell(
  { statement }: TableLayout,
  cells: readonly string[],
  field: Field,
  parse: ParseCell = (text) => parseCell(field, text),
): CellValue | null {
  return optional(field.name, cells[statement.get(field.name) ?? -1]?.trim() ?? '', parse);
}

function textOf(value: CellValue | null | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** Returns the cells of an unreadable row, without those of columns that the table does not have. */
function cellsByColumn({ fields, statement }: TableLayout, { cells }: CsvRow): Readonly<Record<string, string>> {
  const indexes = [...fields.map(({ field, index }) => [field.name, index] as const), ...statement];
  return Object.fromEntries(
    indexes.flatMap(([column, index]) => {
      const text = cells[index]?.trim() ?? '';
      return text === '' ? [] : [[column, text] as const];
    }),
  );
}

/** Rejects a row without the right number of cells, with what it may be about: its first cells have the key columns. */
export function rejectBroken(layout: TableLayout, broken: BrokenRow, sources: PackageSources): Reject {
  const { line, seemingRows } = broken;
  const identities = seemingRows.flatMap((row) => {
    const identity = identityOf(layout, { line, cells: row.cells }, sources, true);
    return [...(identity === null ? [] : [identity]), ...byRowId(layout, shifted(row), sources)];
  });
  return { ...toReject(broken), identities };
}

/** Returns what a broken row may be about by its row id and source, whose cells may be in one of several places. */
function byRowId(
  { table, statement }: TableLayout,
  places: readonly (readonly string[])[],
  sources: PackageSources,
): readonly RowIdentity[] {
  const inColumn = ({ name }: Field): readonly string[] => {
    const index = statement.get(name);
    return index === undefined ? [] : [...new Set(places.map((cells) => cells[index]?.trim() ?? ''))];
  };
  const rows = inColumn(statementColumns.row).filter((text) => text !== '' && 'value' in parseKey(text));
  const named = [null, ...inColumn(statementColumns.source)].flatMap((text) => {
    const source = sources.find(text);
    return 'id' in source ? [source.id] : [];
  });
  return named.flatMap((source) =>
    rows.map((row) => ({ table: table.name, source, values: {}, row, validFrom: null })),
  );
}

/**
 * Returns the source and the key columns or row id of an unreadable row; null if they are unreadable too. An unreadable source, role, tier or
 * country is allowed: the other parts still narrow down which statements the row may be about.
 * @param isRagged whether it has too few or too many cells: only the first ones, which have the key columns, are taken for what they should be
 */
function identityOf(
  { table, fields, statement }: TableLayout,
  { cells }: CsvRow,
  sources: PackageSources,
  isRagged = false,
): RowIdentity | null {
  if (table.name === 'sources') return null;
  const cell = (index: number | undefined) => cells[index ?? -1]?.trim() ?? '';
  const stated = (name: string) => (isRagged ? '' : cell(statement.get(name)));
  const named = stated(statementColumns.source.name);
  const source = sources.find(named === '' ? null : named);
  const row = stated(statementColumns.row.name);
  const own = row === '' ? { value: null } : parseKey(row);
  // Two sources may have the same row ids.
  if ('reason' in own || (own.value !== null && 'reason' in source)) return null;
  const unreadable: KeyPart[] = 'reason' in source ? ['source'] : [];
  const values = keyValuesOf({ table, fields }, cell, unreadable);
  if (values === null && own.value === null) return null;
  const from = stated(dateColumns.validFrom.name);
  const day = from === '' ? { value: null } : parseDay(from);
  if (isRagged || 'reason' in day) unreadable.push('day');
  return {
    table: table.name,
    source: 'reason' in source ? '' : source.id,
    values: values ?? {},
    row: own.value,
    validFrom: 'reason' in day || day.value === null ? null : decodeFrom(day.value),
    unreadable,
  };
}

/** Returns the values of the key columns; null if a text among them cannot be read. Notes if another one cannot. */
function keyValuesOf(
  { table, fields }: Pick<TableLayout, 'table' | 'fields'>,
  cell: (index: number) => string,
  unreadable: KeyPart[],
): Readonly<Record<string, CellValue>> | null {
  const values: Record<string, CellValue> = {};
  for (const { field, index, parse } of fields.filter(({ field: { name } }) => table.primaryKey.includes(name))) {
    const text = cell(index);
    if (text === '' && field.required !== true) continue;
    const parsed = parse(text);
    if (text !== '' && 'value' in parsed) values[field.name] = parsed.value;
    else if (field.type === 'string') return null;
    else unreadable.push('column');
  }
  const { country, organization } = values;
  const namesNothing = table.name === 'designations' && country === undefined && organization === undefined;
  // It may be about any country of its list.
  if (namesNothing && !unreadable.includes('column')) unreadable.push('column');
  return values;
}

/** Returns what a row may be about: a designation that names both a country and an organization, about either. */
function designationsOf(identity: RowIdentity): readonly RowIdentity[] {
  const { country, organization, ...others } = identity.values;
  if (identity.table !== 'designations' || country === undefined || organization === undefined) return [identity];
  return [{ country }, { organization }].map((named) => ({ ...identity, values: { ...others, ...named } }));
}

/**
 * Checks the rules of the format that span the cells of one row. Removes a label from `values` if it may be a private person's name, and writes
 * identifiers in upper case.
 * @throws CellRefused
 */
function checkRow(table: TableName, values: Record<string, CellValue>, note: Note): void {
  if (table === 'people') checkPerson(values, note);
  if (table === 'designations') checkDesignation(values);
  if (isAboutAddresses(table)) checkAddresses(values);
  if (table === 'passages') checkPassage(values);
  if (table !== 'organizations' && table !== 'contracts') return;
  for (const { column, reason } of doubtsAboutIdentifiers(values)) note('doubtful-value', column, reason);
  upperCaseIdentifiers(values);
}

function checkPerson(values: Record<string, CellValue>, note: Note): void {
  if (values['label'] === undefined || values['kind'] === 'GROUP') return;
  delete values['label'];
  note('personal-data', 'label', 'Only groups have a label: dropped');
}

function checkDesignation({ country, organization }: Readonly<Record<string, CellValue>>): void {
  if ((country === undefined) !== (organization === undefined)) return;
  const reason =
    country === undefined
      ? 'Neither a country nor an organization is given'
      : 'Both a country and an organization are given';
  throw new CellRefused('organization', reason, textOf(organization));
}

function checkAddresses({ about }: Readonly<Record<string, CellValue>>): void {
  const wrong = typeof about === 'object' ? about.findIndex((item) => !isReference(item)) : -1;
  if (wrong < 0) return;
  // The message does not quote the item, which may be about a person.
  const reason = `Not of the form file:key|key, with a file of the package before the colon: item ${wrong + 1}`;
  throw new CellRefused('about', reason, null);
}

function checkPassage({ about, text, page_sha256: digest }: Readonly<Record<string, CellValue>>): void {
  required('about', about ?? null);
  required('text', text ?? null);
  if (digest === undefined || (typeof digest === 'string' && /^[0-9a-f]{64}$/i.test(digest))) return;
  throw new CellRefused('page_sha256', 'Not a SHA-256 in hexadecimal (64 digits)', textOf(digest));
}

function isReference(item: string): boolean {
  const [, file, rest = ''] = /^([a-z]+)(?:\.csv)?:(.+)$/s.exec(item) ?? [];
  const name = tableNames.find((table) => table === file);
  if (name === undefined || !('value' in parseKey(rest))) return false;
  const keys = rest.split('|');
  return keys[0] !== '' && keys.length <= tables[name].primaryKey.length + 1;
}
