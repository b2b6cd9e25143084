import { Failure } from '#graph/failure.ts';
import type { Table } from '#graph/model/table.ts';
import { tables } from '#graph/model/tables.ts';
import { CellRefused } from '../cells.ts';
import { columnsOf } from '../chain-package/layout.ts';
import { shownValue } from '../csv.ts';
import type { BrokenRow } from '../csv.ts';
import { isPersonalInList } from '../personal-data.ts';
import { emptyCell } from '../sheet/cell.ts';
import type { SheetCell, SheetRow } from '../sheet/cell.ts';
import { csvCell } from '../sheet/csv-sheet.ts';
import type { RowSource } from '../sheet/row-source.ts';
import { profileColumns, suppliersAmong } from './columns.ts';
import type { ColumnProfile } from './columns.ts';
import { holds } from './input.ts';
import { formOfList, separatorIn } from './list-text.ts';
import type { Separator } from './list-text.ts';
import { checkHeader, headersOf } from './mapping.ts';
import type { Condition, Mapping, Value } from './mapping.ts';
import { nameProblem, totalOrNote } from './persons.ts';
import { openRecognized } from './proposal.ts';
import { textFor } from './values.ts';

/** The most rows of a list that are screened at once. */
export const mostSuppliers = 5000;

/** The most warnings about a list that are listed. */
const mostWarnings = 100;

/** What a list may say of a supplier. */
export const supplierFields = ['ref', 'name', 'uei', 'cage', 'lei', 'country'] as const;
export type SupplierField = (typeof supplierFields)[number];

const identifierWords = { uei: 'UEI', cage: 'CAGE code', lei: 'LEI' } as const;
const identifierFields = ['uei', 'cage', 'lei'] as const;

/** A supplier as a list names it. */
export interface SupplierRow extends Readonly<Record<SupplierField, string | null>> {
  /** Its row in the sheet, or line in a CSV file. */
  readonly row: number;
}

/** The columns of a list of suppliers. */
interface ListedColumns {
  /** Null for text. */
  readonly sheet: string | null;
  /** Of text; null for a workbook. */
  readonly separator: Separator | null;
  /** The names of all columns, in their order; `Column 1` and so on if a text has no header. */
  readonly header: readonly string[];
  /** The columns that are read. */
  readonly columns: Readonly<Partial<Record<SupplierField, string>>>;
  /** The columns that are never read, because they may name people. */
  readonly personal: readonly string[];
  /** Some values of each column of the header; none of those that may name people. */
  readonly samples: readonly (readonly string[])[];
}

/** A list of suppliers. */
export interface SupplierList extends ListedColumns {
  /** The columns that are not read. */
  readonly leftOut: readonly string[];
  readonly rows: readonly SupplierRow[];
  /** Sentences without their period. */
  readonly warnings: readonly string[];
}

/** Which columns are read. Without a mapping and columns, they are recognized. */
interface SupplierChoice {
  /** Its first part that fills `organizations` says which columns are read. */
  readonly mapping?: Mapping | null;
  readonly columns?: Readonly<Partial<Record<SupplierField, string>>>;
  /** What separates the columns of a text; null: it is recognized. */
  readonly separator?: Separator | null;
  /** Whether names are taken from the first column with text if nothing says which one has them. A person must look at that. */
  readonly guessesNames?: boolean;
}

/**
 * Reads a list of suppliers: text (rows of a spreadsheet, CSV, or one name a line) or an Excel workbook. Columns that may name people are never read.
 * @throws BAD_USER_INPUT if the file can't be read, names nobody (with its columns), lacks a chosen column, or is too long
 */
export async function readSupplierRows(path: string, choice: SupplierChoice = {}): Promise<SupplierList> {
  const { mapping = null, columns: chosen, separator = null, guessesNames = false } = choice;
  const source = await openRecognized(path, {
    sheet: mapping?.sheet ?? null,
    headerRow: mapping?.headerRow ?? null,
    recognizesForm: mapping === null ? (start) => formOfList(start, separator, Object.values(chosen ?? {})) : null,
  });
  try {
    const found = await recognized(source, guessesNames);
    const columns =
      mapping !== null
        ? mappedColumns(mapping, source)
        : chosen === undefined
          ? found.columns
          : checkColumns(chosen, source);
    const when = mapping === null ? found.when : (organizationsOf(mapping)?.when ?? []);
    const listed = await listedColumns(source, columns, when);
    const { name, uei, cage, lei } = columns;
    if ([name, uei, cage, lei].every((from) => from === undefined))
      throw new Failure(
        'BAD_USER_INPUT',
        `${source.file}: no column of names, UEI, CAGE codes or LEI is recognized; name a column Name, UEI, CAGE or LEI, or give a mapping.`,
        { extensions: { list: listed } },
      );
    const reader = new SupplierReader(source, columns, { writing: mapping ?? plainWriting, when });
    for await (const batch of source.rows()) for (const row of batch) reader.add(row);
    const { warnings, ...list } = reader.list();
    const guess =
      found.isGuessed && chosen === undefined
        ? [`No header is recognized: names are taken from ${listed.columns.name ?? ''}`]
        : [];
    return { ...listed, ...list, warnings: [...guess, ...warnings] };
  } finally {
    await source.close();
  }
}

type SupplierColumns = Readonly<Partial<Record<SupplierField, Value>>>;
type Writing = Parameters<typeof textFor>[4];

const plainWriting: Writing = {
  dateFormat: 'yyyy-mm-dd',
  decimal: 'point',
  listSeparator: ';',
  source: { id: 'list' },
};

/** The columns of a list, and the conditions that a row does not say that it is about a person. */
interface RecognizedList {
  readonly columns: SupplierColumns;
  readonly when: readonly Condition[];
  /** Whether nothing but its place says that the column of names has them. */
  readonly isGuessed: boolean;
}

async function recognized(source: RowSource, guessesNames: boolean): Promise<RecognizedList> {
  const profiles = await profileColumns(source);
  const roles = { ref: 'ref', ...suppliersAmong(profiles) };
  const able = profiles.filter(({ header }) => !isPersonalInList(header));
  const columns = Object.fromEntries(
    supplierFields.flatMap((field) => {
      const header = able.find(({ role }) => role === roles[field])?.header;
      return header === undefined ? [] : [[field, header] as const];
    }),
  );
  const kinds = profiles.filter(({ role }) => role === roles.kind);
  const when = kinds.map(({ header, persons }) => ({ column: header, isNot: [...persons] }));
  const isKnown = source.form?.hasHeader !== false || 'name' in columns;
  const first = isKnown ? undefined : firstOfNames(profiles);
  const identifies = ['uei', 'cage', 'lei'].some((field) => field in columns);
  const isSure = profiles.length === 1 || identifies;
  if (first === undefined || !(isSure || guessesNames)) return { columns, when, isGuessed: false };
  const others = Object.entries(columns).filter(([, header]) => header !== first);
  return { columns: { ...Object.fromEntries(others), name: first }, when, isGuessed: !isSure };
}

/** Returns the column that has the names of a list without a header: the first one with text. */
function firstOfNames(profiles: readonly ColumnProfile[]): string | undefined {
  const [only] = profiles;
  // One name a line may be that of a country, too: Jordan.
  if (profiles.length === 1 && only?.form === 'COUNTRY') return only.header;
  return profiles.find(({ form }) => form === 'TEXT')?.header;
}

function checkColumns(chosen: SupplierColumns, { file, header }: RowSource): SupplierColumns {
  const names = Object.values(chosen).flatMap(headersOf);
  const missing = names.find((name) => !header.includes(name));
  if (missing !== undefined) throw new Failure('BAD_USER_INPUT', `${file}: it has no column “${shownValue(missing)}”.`);
  const personal = names.find(isPersonalInList);
  if (personal !== undefined)
    throw new Failure(
      'BAD_USER_INPUT',
      `${file}: the column “${shownValue(personal)}” may name people, so it is never read; rename it if it names companies.`,
    );
  return chosen;
}

/** The rows from which samples of values are taken, and how many of which length. */
const [sampledRows, mostSamples, sampleCharacters] = [20, 3, 60];

async function listedColumns(
  source: RowSource,
  columns: SupplierColumns,
  when: readonly Condition[],
): Promise<ListedColumns> {
  const { sheet, form, header } = source;
  const values = header.map(() => new Set<string>());
  const isPersonal = header.map(isPersonalInList);
  let rows = 0;
  for await (const batch of source.rows()) {
    for (const row of batch.slice(0, sampledRows - rows)) {
      rows++;
      // What a row says that is about a person, or cells that may have moved, are not shown.
      if (
        'reason' in row ||
        !when.every((condition) => holds(condition, (name) => row.cells[header.indexOf(name)] ?? emptyCell))
      )
        continue;
      for (const [at, { text }] of row.cells.entries())
        if (text !== '' && isPersonal[at] === false) values[at]?.add(text.slice(0, sampleCharacters));
    }
    if (rows >= sampledRows) break;
  }
  return {
    sheet,
    separator: separatorIn(form),
    header,
    columns: Object.fromEntries(Object.entries(columns).map(([field, from]) => [field, headersOf(from).join(' / ')])),
    personal: header.filter(isPersonalInList),
    samples: values.map((each) => [...each].slice(0, mostSamples)),
  };
}

function mappedColumns(mapping: Mapping, source: RowSource): SupplierColumns {
  checkHeader(mapping, source.header, `${source.file}, row ${source.headerRow}`);
  const { id, ...others } = organizationsOf(mapping)?.columns ?? {};
  const named = id !== undefined && typeof id === 'object' && 'organization' in id ? id.organization : {};
  // A key that is a column is the list's own id.
  const ref = id === undefined || (typeof id === 'object' && 'organization' in id) ? {} : { ref: id };
  const all: Readonly<Record<string, Value | undefined>> = { ...ref, ...named, ...others };
  return Object.fromEntries(
    supplierFields.flatMap((field) => {
      const from = all[field];
      return from === undefined ? [] : [[field, from] as const];
    }),
  );
}

function organizationsOf({ rows }: Mapping): Mapping['rows'][number] | undefined {
  return rows.find(({ table }) => table === 'organizations');
}

const organizations: Table = tables.organizations;
const fields = columnsOf(organizations);

class SupplierReader {
  readonly #source: RowSource;
  readonly #columns: SupplierColumns;
  readonly #writing: Writing;
  readonly #when: readonly Condition[];
  readonly #positions: ReadonlyMap<string, number>;
  readonly #rows: SupplierRow[] = [];
  readonly #warnings: string[] = [];
  readonly #rowsByIdentifier = new Map<string, number[]>();
  /** If so, a row is left out whose cells may have moved: they may name people. */
  readonly #hasPersonal: boolean;
  readonly #left: number[] = [];
  #count = 0;

  constructor(
    source: RowSource,
    columns: SupplierColumns,
    { writing, when }: { readonly writing: Writing; readonly when: readonly Condition[] },
  ) {
    this.#when = when;
    this.#source = source;
    this.#columns = columns;
    this.#writing = writing;
    this.#positions = new Map(source.header.map((name, at) => [name, at]));
    this.#hasPersonal = source.header.some(isPersonalInList);
  }

  add(read: SheetRow | BrokenRow): void {
    this.#count++;
    if (this.#count > mostSuppliers) return;
    const row = 'reason' in read ? this.#seeming(read) : read;
    if ('reason' in read && row?.cells.length !== this.#source.header.length)
      this.#warnings.push(`Row ${read.line}: ${read.reason}: ${row === null ? 'not screened' : 'read as it stands'}`);
    if (row === null) return;
    if (!this.#when.every((condition) => holds(condition, (header) => this.#cellOf(row, header)))) {
      this.#left.push(row.line);
      return;
    }
    const supplier = this.#supplier(row);
    const { name } = supplier;
    const identifiers = identifierFields.filter((field) => supplier[field] !== null);
    if (name === null && identifiers.length === 0)
      this.#warnings.push(`Row ${row.line}: neither a name nor an identifier: not screened`);
    else if (name !== null && identifiers.length === 0 && nameProblem(name, true) === totalOrNote)
      this.#warnings.push(`Row ${row.line}: a total or a note: not screened`);
    else this.#rows.push(supplier);
    for (const field of identifiers) {
      const identifier = `${identifierWords[field]} (${supplier[field] ?? ''})`;
      this.#rowsByIdentifier.set(identifier, [...(this.#rowsByIdentifier.get(identifier) ?? []), row.line]);
    }
  }

  /** Returns a row that is too short, or has quotes inside its cells, as far as it can be read; null if it can't be. */
  #seeming({ line, seemingRows: [only, ...more] }: BrokenRow): SheetRow | null {
    if (only === undefined || more.length > 0) return null;
    const missing = this.#source.header.length - only.cells.length;
    return missing < 0 || (missing > 0 && this.#hasPersonal) ? null : { line, cells: only.cells.map(csvCell) };
  }

  /** @throws BAD_USER_INPUT if there are too many rows, or none */
  list(): Pick<SupplierList, 'leftOut' | 'rows' | 'warnings'> {
    const inDigits = (count: number) => count.toLocaleString('en-US');
    if (this.#count > mostSuppliers)
      throw new Failure(
        'BAD_USER_INPUT',
        `The list has ${inDigits(this.#count)} rows; at most ${inDigits(mostSuppliers)} can be screened at once.`,
      );
    if (this.#count === 0) throw new Failure('BAD_USER_INPUT', `${this.#source.file}: the list has no rows.`);
    const shared = [...this.#rowsByIdentifier].flatMap(([identifier, rows]) =>
      rows.length < 2 ? [] : [`Rows ${rows.slice(0, 10).join(', ')} have the same ${identifier}: each is screened`],
    );
    const { notices, header } = this.#source;
    const columns = this.#when.map(({ column }) => column).join(', ');
    const left = this.#left.slice(0, 10).join(', ');
    const leftOut =
      this.#left.length === 0
        ? []
        : [`Not screened by ${columns}, such as persons: ${this.#left.length} (rows ${left})`];
    const all = [...notices.map(({ message }) => message), ...leftOut, ...shared, ...this.#warnings];
    const more = all.length > mostWarnings ? [`${inDigits(all.length - mostWarnings)} more, not listed`] : [];
    const used = new Set(Object.values(this.#columns).flatMap(headersOf));
    return {
      leftOut: header.filter((name) => name !== '' && !used.has(name)),
      rows: this.#rows,
      warnings: [...all.slice(0, mostWarnings), ...more],
    };
  }

  #supplier(row: SheetRow): SupplierRow {
    const read = (field: SupplierField) => this.#read(field, row);
    const [uei, cage, lei] = [read('uei'), read('cage'), read('lei')].map((text) => text?.toUpperCase() ?? null);
    return {
      row: row.line,
      ref: read('ref'),
      name: read('name'),
      uei: uei ?? null,
      cage: cage ?? null,
      lei: lei ?? null,
      country: read('country'),
    };
  }

  #cellOf({ cells }: SheetRow, header: string): SheetCell {
    return cells[this.#positions.get(header) ?? -1] ?? emptyCell;
  }

  /** Returns null, with a warning, if the cell can't be read. */
  #read(name: SupplierField, row: SheetRow): string | null {
    const { line } = row;
    const from = this.#columns[name];
    const field = fields.find((one) => one.name === (name === 'ref' ? 'duplicate_of' : name));
    if (from === undefined || field === undefined) return null;
    const cellOf = (header: string) => this.#cellOf(row, header);
    try {
      const text = textFor(organizations, field, from, cellOf, this.#writing);
      return text === '' ? null : text;
    } catch (error) {
      if (!(error instanceof CellRefused)) throw error;
      const column = headersOf(from).join(' / ');
      const shown = error.text === null ? '' : ` (${shownValue(error.text)})`;
      this.#warnings.push(`Row ${line}, column ${column}: ${error.message}${shown}: read as empty`);
      return null;
    }
  }
}
