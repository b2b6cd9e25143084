import { Failure } from '#graph/failure.ts';
import type { Table } from '#graph/model/table.ts';
import { tables } from '#graph/model/tables.ts';
import { CellRefused } from '../cells.ts';
import { columnsOf } from '../chain-package/layout.ts';
import { shownValue } from '../csv.ts';
import { emptyCell } from '../sheet/cell.ts';
import type { SheetCell, SheetRow } from '../sheet/cell.ts';
import type { RowSource, SheetChoice } from '../sheet/row-source.ts';
import { profileColumns, suppliersAmong } from './columns.ts';
import { holds } from './input.ts';
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

/** A supplier as a list names it. */
export interface SupplierRow extends Readonly<Record<SupplierField, string | null>> {
  /** Its row in the sheet, or line in a CSV file. */
  readonly row: number;
}

/** A list of suppliers. */
export interface SupplierList {
  /** Null for CSV. */
  readonly sheet: string | null;
  /** The names of all columns, in their order. */
  readonly header: readonly string[];
  /** The columns that are read. */
  readonly columns: Readonly<Partial<Record<SupplierField, string>>>;
  /** The columns that are not. */
  readonly leftOut: readonly string[];
  readonly rows: readonly SupplierRow[];
  /** Sentences without their period. */
  readonly warnings: readonly string[];
}

/** Which columns are read. Without a mapping and columns, they are recognized. */
interface SupplierChoice extends SheetChoice {
  /** Its first part that fills `organizations` says which columns are read. */
  readonly mapping?: Mapping | null;
  readonly columns?: Readonly<Partial<Record<SupplierField, string>>>;
}

/**
 * Reads a list of suppliers: a CSV file or an Excel workbook.
 * @throws BAD_USER_INPUT if the file can't be read, names nobody, lacks a column, or is too long
 */
export async function readSupplierRows(path: string, choice: SupplierChoice = {}): Promise<SupplierList> {
  const { mapping = null, columns: chosen } = choice;
  const { sheet = mapping?.sheet ?? null, headerRow = mapping?.headerRow ?? null } = choice;
  const source = await openRecognized(path, { sheet, headerRow });
  try {
    const found = await recognized(source);
    const columns =
      mapping !== null
        ? mappedColumns(mapping, source)
        : chosen === undefined
          ? found.columns
          : checkColumns(chosen, source);
    const when = mapping === null ? found.when : (organizationsOf(mapping)?.when ?? []);
    const { name, uei, cage, lei } = columns;
    if ([name, uei, cage, lei].every((from) => from === undefined))
      throw new Failure(
        'BAD_USER_INPUT',
        `${source.file}: no column of names, UEI, CAGE codes or LEI is recognized; name a column Name, UEI, CAGE or LEI, or give a mapping.`,
      );
    const reader = new SupplierReader(source, columns, { writing: mapping ?? plainWriting, when });
    for await (const batch of source.rows()) for (const row of batch) reader.add(row);
    return reader.list();
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
}

async function recognized(source: RowSource): Promise<RecognizedList> {
  const profiles = await profileColumns(source);
  const roles = { ref: 'ref', ...suppliersAmong(profiles) };
  const columns = supplierFields.flatMap((field) => {
    const header = profiles.find(({ role }) => role === roles[field])?.header;
    return header === undefined ? [] : [[field, header] as const];
  });
  const kinds = profiles.filter(({ role }) => role === roles.kind);
  return {
    columns: Object.fromEntries(columns),
    when: kinds.map(({ header, persons }) => ({ column: header, isNot: [...persons] })),
  };
}

function checkColumns(chosen: SupplierColumns, { file, header }: RowSource): SupplierColumns {
  const missing = Object.values(chosen)
    .flatMap(headersOf)
    .find((name) => !header.includes(name));
  if (missing !== undefined) throw new Failure('BAD_USER_INPUT', `${file}: it has no column “${shownValue(missing)}”.`);
  return chosen;
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
  readonly #rowsByUei = new Map<string, number[]>();
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
  }

  add(row: SheetRow | { readonly line: number; readonly reason: string }): void {
    this.#count++;
    if (this.#count > mostSuppliers) return;
    if ('reason' in row) this.#warnings.push(`Row ${row.line}: ${row.reason}: not screened`);
    else if (!this.#when.every((condition) => holds(condition, (header) => this.#cellOf(row, header))))
      this.#left.push(row.line);
    else {
      const supplier = this.#supplier(row);
      const { uei, cage, lei, name } = supplier;
      if ([uei, cage, lei, name].every((one) => one === null))
        this.#warnings.push(`Row ${row.line}: neither a name nor an identifier: not screened`);
      else if (
        name !== null &&
        [uei, cage, lei].every((one) => one === null) &&
        nameProblem(name, true) === totalOrNote
      )
        this.#warnings.push(`Row ${row.line}: a total or a note: not screened`);
      else this.#rows.push(supplier);
      if (uei !== null) this.#rowsByUei.set(uei, [...(this.#rowsByUei.get(uei) ?? []), row.line]);
    }
  }

  /** @throws BAD_USER_INPUT if there are too many rows, or none */
  list(): SupplierList {
    const inDigits = (count: number) => count.toLocaleString('en-US');
    if (this.#count > mostSuppliers)
      throw new Failure(
        'BAD_USER_INPUT',
        `The list has ${inDigits(this.#count)} rows; at most ${inDigits(mostSuppliers)} can be screened at once.`,
      );
    if (this.#count === 0) throw new Failure('BAD_USER_INPUT', `${this.#source.file}: the list has no rows.`);
    const shared = [...this.#rowsByUei].flatMap(([uei, rows]) =>
      rows.length < 2 ? [] : [`Rows ${rows.slice(0, 10).join(', ')} have the same UEI (${uei}): each is screened`],
    );
    const { notices, header, sheet } = this.#source;
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
      sheet,
      header,
      columns: Object.fromEntries(
        Object.entries(this.#columns).map(([field, from]) => [field, headersOf(from).join(' / ')]),
      ),
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
