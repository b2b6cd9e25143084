import { Failure } from '#graph/failure.ts';
import type { CellValue, Field, Table } from '#graph/model/table.ts';
import { sources as sourcesTable } from '#graph/model/tables/sources.ts';
import { dataClasses } from '#graph/model/vocabulary.ts';
import type { DataClass } from '#graph/model/vocabulary.ts';
import { hasRangeIndex } from '#graph/schema/schema.ts';
import { findRepeated } from '../bounds.ts';
import { parseCell, parseIndexed, parseInstant, parseKey } from '../cells.ts';
import type { Parsed } from '../cells.ts';
import { delimiterHint, normalizeColumn } from '../csv.ts';
import type { NoticeLog } from '../format.ts';
import { isPersonalColumn } from '../personal-data.ts';

/** How the cells of a column are read. */
export type ParseCell = (text: string) => Parsed<CellValue>;

/** The columns of a file, by the fields of its table. */
export interface TableLayout {
  readonly table: Table;
  readonly file: string;
  readonly fields: readonly {
    readonly field: Field;
    readonly index: number;
    readonly parse: ParseCell;
  }[];
  /** Indexes of the statement columns that the file has, by name. */
  readonly statement: ReadonlyMap<string, number>;
}

/**
 * Matches a file's header with its table's declaration. Names may be written in another case or with other signs between their words. Unknown
 * columns are ignored, with a notice.
 * @throws BAD_USER_INPUT if a required column is missing, or a column is named twice.
 */
export function layOutTable(table: Table, file: string, written: readonly string[], notices: NoticeLog): TableLayout {
  const names = statementFields(table).map(({ name }) => name);
  const known = new Set(columnsOf(table).map(({ name }) => name));
  const header = written.map((column) => columnOf(column, written, known));
  const twice = findRepeated(header);
  if (twice !== undefined)
    throw new Failure('BAD_USER_INPUT', `${file}, line 1: the header names the column ${twice} twice.`);
  const missing = table.fields.find((field) => field.required === true && !header.includes(field.name));
  if (missing !== undefined) {
    const hint = delimiterHint(header);
    throw new Failure('BAD_USER_INPUT', `${file}, line 1: the column ${missing.name} is missing${hint}.`);
  }
  const fields = table.fields.flatMap((field) => {
    const index = header.indexOf(field.name);
    return index < 0 ? [] : [{ field, index, parse: parserOf(table, field) }];
  });
  const statement: ReadonlyMap<string, number> = new Map<string, number>(
    names.map((name) => [name, header.indexOf(name)] as const).filter(([, index]) => index >= 0),
  );
  for (const column of header) {
    if (statement.has(column) || fields.some(({ field }) => field.name === column)) continue;
    notices.add(unknownColumn(file, column, isAboutPersons(table)));
  }
  return { table, file, fields, statement };
}

/**
 * Returns the known column that a header such as `Valid To` or `validTo` stands for. If it were ignored, statements that have ended would stay
 * valid forever.
 */
export function columnOf(column: string, others: readonly string[], known: ReadonlySet<string>): string {
  const name = normalizeColumn(column);
  return known.has(name) && !others.includes(name) ? name : column;
}

function isAboutPersons({ name, foreignKeys }: Table): boolean {
  return name === 'people' || foreignKeys.some(({ references }) => references === 'people');
}

/** Keys and indexed texts are of limited length; `retrieved_at` and `read_at` are a day or an instant. */
function parserOf(table: Table, field: Field): ParseCell {
  if (isKeyField(table, field)) return parseKey;
  if (isIndexedField(table, field)) return parseIndexed;
  return ['retrieved_at', 'read_at'].includes(field.name) ? parseInstant : (text) => parseCell(field, text);
}

function isKeyField(table: Table, field: Field): boolean {
  const refers = table.foreignKeys.some((key) => key.field === field.name && key.references !== 'countries');
  return field.type === 'string' && (refers || table.primaryKey.includes(field.name));
}

function isIndexedField(table: Table, { type, property }: Field): boolean {
  const on = table.kind === 'entity' ? table.label : table.edge;
  return type === 'string' && property !== undefined && hasRangeIndex(on, property);
}

function unknownColumn(file: string, column: string, aboutPersons: boolean) {
  const place = { file, column, line: null };
  if (isPersonalColumn(column, aboutPersons)) {
    return { kind: 'personal-data', ...place, message: 'Personal data: dropped, never stored' } as const;
  }
  const message = column === '' ? 'A column without a name: ignored' : 'Not a column of the format: ignored';
  return { kind: 'unknown-column', ...place, message } as const;
}

/** The source of a row, or why it has none. */
type FoundSource = { readonly id: string; readonly dataClass: DataClass } | { readonly reason: string };

const fields: readonly Field[] = sourcesTable.fields;
const defaultDataClass = fields.find(({ name }) => name === 'data_class')?.default?.toUpperCase();

/** The sources of a package: the rows of its sources.csv. */
export class PackageSources {
  readonly #known = new Map<string, { readonly dataClass: DataClass; readonly place: number; readonly line: number }>();
  #unreadable = 0;

  /** Adds a row of sources.csv, which may be read repeatedly; refuses another row with the same id. */
  declare(
    values: Readonly<Record<string, CellValue>>,
    { line, place }: { readonly line: number; readonly place: number },
  ): FoundSource {
    const id = String(values['id']);
    const before = this.#known.get(id);
    if (before !== undefined && before.place !== place)
      return { reason: `The source ${id} is already on line ${before.line}` };
    const dataClass = dataClasses.find((name) => name === (values['data_class'] ?? defaultDataClass)) ?? 'REPORTED';
    this.#known.set(id, { dataClass, line, place });
    return { id, dataClass };
  }

  /** Counts an unreadable source, so that the package does not have "exactly one" because of it. */
  countUnreadable(): void {
    this.#unreadable++;
  }

  find(id: string | null): FoundSource {
    if (id !== null) {
      const source = this.#known.get(id);
      return source === undefined ? { reason: "Not among the package's sources (sources.csv)" } : { id, ...source };
    }
    const [only] = this.#known;
    const count = this.#known.size + this.#unreadable;
    if (only === undefined || count !== 1)
      return { reason: `Empty, and the package has ${count} sources, not exactly one` };
    return { id: only[0], dataClass: only[1].dataClass };
  }

  ids(): readonly string[] {
    return [...this.#known.keys()];
  }
}

/** Columns that every file except sources.csv may have: properties of the statement itself. */
export const statementColumns = {
  source: { name: 'source', type: 'string', description: 'Id of the source that states the row.' },
  confidence: {
    name: 'confidence',
    type: 'integer',
    description: 'How well the statement is supported, from 0 to 100.',
    minimum: 0,
    maximum: 100,
    default: '50',
  },
  dataClass: {
    name: 'data_class',
    type: 'enum',
    description: "What kind of evidence it is; the source's own where empty.",
    values: ['documented', 'reported', 'inferred', 'synthetic'],
  },
  row: {
    name: 'row',
    type: 'string',
    description: "The source's own row id; derived from the key columns where empty.",
  },
} as const satisfies Readonly<Record<string, Field>>;

/** Columns of files whose rows have a period of validity. */
export const dateColumns = {
  validFrom: { name: 'valid_from', type: 'date', description: 'First day on which it is valid; empty: open.' },
  validTo: { name: 'valid_to', type: 'date', description: 'First day on which it is no longer valid; empty: open.' },
} as const satisfies Readonly<Record<string, Field>>;

/** Returns the columns of a table's file, in order. */
export function columnsOf(table: Table): readonly Field[] {
  return [...table.fields, ...statementFields(table)];
}

/** The columns of a table's file that are about the statement itself. */
function statementFields(table: Table): readonly Field[] {
  return [
    ...(table.dated ? Object.values(dateColumns) : []),
    ...(table.name === 'sources' ? [] : Object.values(statementColumns)),
  ];
}
