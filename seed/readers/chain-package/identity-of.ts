import type { CellValue, RowIdentity } from '#graph/write/stated-row.ts';
import { parseCell } from '../cells/parse-cell.ts';
import { parseDay } from '../cells/parse-day.ts';
import { parseKey } from '../cells/parse-key.ts';
import type { CsvRow } from '../csv/parse-records.ts';
import type { TableLayout } from './lay-out-table.ts';
import type { PackageSources } from './package-sources.ts';
import { dateColumns, statementColumns } from './statement-columns.ts';

/** What a row that can't be read states all the same: its source and its key columns or row id. Null: that can't be read either. */
export function identityOf(
  { table, fields, statement }: TableLayout,
  { cells }: CsvRow,
  sources: PackageSources,
): RowIdentity | null {
  if (table.name === 'sources') return null;
  const cell = (index: number | undefined) => cells[index ?? -1]?.trim() ?? '';
  const named = cell(statement.get(statementColumns.source.name));
  const source = sources.find(named === '' ? null : named);
  if ('reason' in source) return null;
  const identity = { table: table.name, source: source.id };
  const row = cell(statement.get(statementColumns.row.name));
  if (row !== '') {
    const parsed = parseKey(row);
    return 'reason' in parsed ? null : { ...identity, values: {}, row: parsed.value, validFrom: null };
  }
  const values: Record<string, CellValue> = {};
  for (const { field, index, isKey } of fields.filter(({ field: { name } }) => table.primaryKey.includes(name))) {
    const text = cell(index);
    if (text === '' && field.required === true) return null;
    if (text === '') continue;
    const parsed = isKey ? parseKey(text) : parseCell(field, text);
    if ('reason' in parsed) return null;
    values[field.name] = parsed.value;
  }
  const from = cell(statement.get(dateColumns.validFrom.name));
  const day = from === '' ? { value: null } : parseDay(from);
  const isUnreadable = 'reason' in day;
  return { ...identity, values, row: null, validFrom: isUnreadable ? null : day.value, onAnyDay: isUnreadable };
}
