import { dataClasses } from '#graph/model/vocabulary.ts';
import type { Field } from '#graph/model/table.ts';
import type { CellValue, Reject, StatedRow } from '#graph/write/stated-row.ts';
import { CellRefused } from '../cells/cell-refused.ts';
import { parseCell } from '../cells/parse-cell.ts';
import { parseInstant } from '../cells/parse-instant.ts';
import { parseKey } from '../cells/parse-key.ts';
import type { Parsed } from '../cells/parsed.ts';
import type { CsvRow } from '../csv/parse-records.ts';
import type { NoticeLog } from '../notice-log.ts';
import { identityOf } from './identity-of.ts';
import { checkRow } from './check-row.ts';
import type { TableLayout } from './lay-out-table.ts';
import type { PackageSources } from './package-sources.ts';
import { dateColumns, statementColumns } from './statement-columns.ts';

/** Reads one row of a file as its table declares it; the first cell that can't be read rejects the row. */
export function stateRow(
  layout: TableLayout,
  row: CsvRow,
  sources: PackageSources,
  notices: NoticeLog,
): StatedRow | Reject {
  try {
    return readRow(layout, row, sources, notices);
  } catch (error) {
    if (!(error instanceof CellRefused)) throw error;
    const identity = identityOf(layout, row, sources);
    const reject = error.rejecting(layout.file, row.line);
    return identity === null ? reject : { ...reject, identity };
  }
}

function readRow(layout: TableLayout, { line, cells }: CsvRow, sources: PackageSources, notices: NoticeLog): StatedRow {
  const { table, file } = layout;
  const values: Record<string, CellValue> = {};
  for (const { field, index, isKey } of layout.fields) {
    const text = cells[index]?.trim() ?? '';
    if (text !== '') values[field.name] = taken(field, text, isKey ? parseKey : parserOf(field));
    else if (field.required === true) throw new CellRefused(field.name, 'Required, but empty', null);
  }
  for (const finding of checkRow(table.name, values)) {
    if (!finding.rejects)
      notices.add({ kind: finding.kind, file, column: finding.column, message: finding.reason, line });
    else throw new CellRefused(finding.column, finding.reason, textOf(values[finding.column]));
  }
  const stated = (field: Field, parse: (text: string) => Parsed<CellValue>): CellValue | null => {
    const text = cells[layout.statement.get(field.name) ?? -1]?.trim() ?? '';
    return text === '' ? null : taken(field, text, parse);
  };
  const statedKey = (field: Field) => textOf(stated(field, parseKey) ?? undefined);
  const statedDay = (field: Field) => textOf(stated(field, parserOf(field)) ?? undefined);
  const named = statedKey(statementColumns.source);
  const source = table.name === 'sources' ? sources.declare(values, line) : sources.find(named);
  if ('reason' in source) throw new CellRefused(table.name === 'sources' ? 'id' : 'source', source.reason, named);
  const validFrom = statedDay(dateColumns.validFrom);
  const validTo = statedDay(dateColumns.validTo);
  if (validFrom !== null && validTo !== null && validTo <= validFrom) {
    throw new CellRefused(dateColumns.validTo.name, `Not after valid_from (${validFrom})`, validTo);
  }
  const { confidence, dataClass } = statementColumns;
  const statedClass = stated(dataClass, parserOf(dataClass));
  return {
    table: table.name,
    values,
    source: source.id,
    confidence: Number(stated(confidence, parserOf(confidence)) ?? confidence.default),
    dataClass: dataClasses.find((name) => name === statedClass) ?? source.dataClass,
    row: statedKey(statementColumns.row),
    validFrom,
    validTo,
    at: { file, line },
  };
}

/** `retrieved_at` is a day or an instant; every other column is what its type says. */
function parserOf(field: Field): (text: string) => Parsed<CellValue> {
  return field.name === 'retrieved_at' ? parseInstant : (text) => parseCell(field, text);
}

function taken(field: Field, text: string, parse: (text: string) => Parsed<CellValue>): CellValue {
  const parsed = parse(text);
  if ('reason' in parsed) throw new CellRefused(field.name, parsed.reason, text);
  return parsed.value;
}

function textOf(value: CellValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
