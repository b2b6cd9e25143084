import { BadInput } from '#graph/failure/bad-input.ts';
import type { Field, Table } from '#graph/model/table.ts';
import { isPersonalColumn } from '../personal-columns.ts';
import type { NoticeLog } from '../notice-log.ts';
import { dateColumns, statementColumns } from './statement-columns.ts';

/** Which column of a file holds which field of its table. */
export interface TableLayout {
  readonly table: Table;
  readonly file: string;
  readonly fields: readonly { readonly field: Field; readonly index: number; readonly isKey: boolean }[];
  /** Column name → index, of the statement's own columns that the file has. */
  readonly statement: ReadonlyMap<string, number>;
}

const personFiles: readonly string[] = [
  'people',
  'locations',
  'citizenships',
  'employment',
  'vetting',
  'access',
  'escorts',
];

/**
 * Compares a file's header with its table's declaration; columns that the format does not have are noted and left out.
 * @throws BadInput when a column is missing without which no row could be read.
 */
export function layOutTable(table: Table, file: string, header: readonly string[], notices: NoticeLog): TableLayout {
  const missing = table.fields.find((field) => field.required === true && !header.includes(field.name));
  if (missing !== undefined) {
    const separator =
      header.length === 1 ? ['semicolons', 'tabs'][[';', '\t'].findIndex((s) => header[0]?.includes(s))] : undefined;
    const hint = separator === undefined ? '' : `; its cells seem to be separated by ${separator}, not commas`;
    throw new BadInput(`${file}, line 1: the column ${missing.name} is missing${hint}.`);
  }
  const fields = table.fields.flatMap((field) => {
    const index = header.indexOf(field.name);
    return index < 0 ? [] : [{ field, index, isKey: isKeyField(table, field) }];
  });
  const own = table.name === 'sources' ? [] : Object.values(statementColumns);
  const names = [...own, ...(table.dated ? Object.values(dateColumns) : [])].map(({ name }) => name);
  const statement: ReadonlyMap<string, number> = new Map<string, number>(
    names.map((name) => [name, header.indexOf(name)] as const).filter(([, index]) => index >= 0),
  );
  for (const column of header) {
    if (statement.has(column) || fields.some(({ field }) => field.name === column)) continue;
    notices.add(notOfTheFormat(file, column, personFiles.includes(table.name)));
  }
  return { table, file, fields, statement };
}

function isKeyField(table: Table, field: Field): boolean {
  const refers = table.foreignKeys.some((key) => key.field === field.name && key.references !== 'countries');
  return field.type === 'string' && (refers || table.primaryKey.includes(field.name));
}

function notOfTheFormat(file: string, column: string, aboutPersons: boolean) {
  const place = { file, column, line: null };
  if (isPersonalColumn(column, aboutPersons)) {
    return { kind: 'personal-data', ...place, message: 'Personal data: dropped, never stored' } as const;
  }
  const message =
    column === '' ? 'A column without a name: left out' : 'A column that the format does not have: left out';
  return { kind: 'unknown-column', ...place, message } as const;
}
