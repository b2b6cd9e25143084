import { Failure, badInput, isFailure } from '#graph/failure.ts';
import { shownRow } from '#graph/ingest/input.ts';
import type { ParsedRow, Reject } from '#graph/ingest/input.ts';
import { readInput } from '#seed/import/import.ts';
import { isReject } from '#seed/readers/format.ts';
import type { ColumnProfile } from '#seed/readers/mapping/columns.ts';
import { spreadsheetFormat } from '#seed/readers/mapping/input.ts';
import {
  checkHeader,
  dateFormats,
  headersOf,
  parseMapping,
  readColumns,
  writeMapping,
} from '#seed/readers/mapping/mapping.ts';
import type { Block, Condition, Mapping, Value } from '#seed/readers/mapping/mapping.ts';
import { openRecognized, proposeMapping } from '#seed/readers/mapping/proposal.ts';
import { goneColumns, renameColumn, retarget, targetsOf, targetsOfColumn } from '#seed/readers/mapping/targets.ts';
import { isPersonalColumn } from '#seed/readers/personal-data.ts';
import type { RowSource } from '#seed/readers/sheet/row-source.ts';
import type { MappedColumn, MappedPicture, MappedRow, MappedSheet, MappingChange } from '../generated/resolvers.ts';
import { DrawnRows } from './drawn-rows.ts';
import type { SheetFile } from './sheets.ts';

/** The rows that are shown. */
const mostRows = 20;
/** The characters of a cell that are shown. */
const mostCharacters = 200;
/** How messages name the mapping. */
const name = 'The mapping';

/** Without what needs the graph. */
type ReadSheet = Omit<MappedSheet, 'alike'>;

interface Wanted {
  readonly sheet?: string | null;
  readonly headerRow?: number | null;
  readonly text?: string | null;
  readonly change?: MappingChange | null;
}

/**
 * Reads what a spreadsheet becomes by a mapping, a given or a proposed one, with one change.
 * @throws BAD_USER_INPUT if the spreadsheet can't be read as a whole, or the mapping or its change is invalid
 */
export async function readMappedSheet({ path, file }: SheetFile, wanted: Wanted): Promise<ReadSheet> {
  try {
    const written = wanted.text == null ? null : parseMapping(wanted.text, name);
    const rows = await openWanted(path, wanted, written);
    try {
      const proposal = await proposeMapping(rows);
      const mapping = changed(written ?? proposal.mapping ?? emptyMapping(rows), wanted, rows);
      const isOther = written?.sheet !== undefined && wanted.sheet == null && written.sheet !== rows.sheet;
      return {
        ...(await describe(path, rows, mapping)),
        columns: columnsOf(rows, mapping, proposal.columns),
        isProposed: written === null,
        warnings: [
          ...(isOther ? [`The mapping is for the sheet ${written.sheet}, which this file does not have`] : []),
          ...rows.notices.map(noticeInWords),
          ...proposal.doubts,
        ],
      };
    } finally {
      await rows.close();
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw Object.assign(error, { message: error.message.replaceAll(path, file) });
  }
}

/**
 * Opens the wanted sheet. If the file has no such sheet as the mapping names, the first one; if the row that the mapping names lacks columns, the
 * row that is recognized, unless that lacks as many.
 */
async function openWanted(path: string, { sheet, headerRow }: Wanted, written: Mapping | null): Promise<RowSource> {
  const row = headerRow ?? written?.headerRow ?? null;
  if (written === null || sheet != null || headerRow != null)
    return openRecognized(path, { sheet: sheet ?? written?.sheet ?? null, headerRow: row });
  const named = await openNamed(path, written, row);
  const gone = goneColumns(written, named.header).length;
  if (gone === 0 || row === null) return named;
  const recognized = await openRecognized(path, { sheet: named.sheet, headerRow: null });
  const isBetter = goneColumns(written, recognized.header).length < gone;
  await (isBetter ? named : recognized).close();
  return isBetter ? recognized : named;
}

async function openNamed(path: string, { sheet }: Mapping, headerRow: number | null): Promise<RowSource> {
  if (sheet === undefined) return openRecognized(path, { headerRow });
  try {
    return await openRecognized(path, { sheet, headerRow });
  } catch (error) {
    if (!isFailure(error, 'BAD_USER_INPUT')) throw error;
    return openRecognized(path, { headerRow });
  }
}

/** The mapping of a sheet of which nothing is recognized: organizations that no column identifies yet. */
function emptyMapping({ file }: RowSource): Mapping {
  const source = { id: file.replace(/\.[^.]*$/, '') || 'spreadsheet', title: file };
  const rows = [{ table: 'organizations', columns: { id: { organization: {} } } }];
  return parseMapping(JSON.stringify({ version: 1, source, rows }), name);
}

function noticeInWords({ message, line, column }: RowSource['notices'][number]): string {
  const place = [...(line === null ? [] : [`row ${line}`]), ...(column === null ? [] : [`column ${column}`])];
  return place.length === 0 ? message : `${message} (${place.join(', ')})`;
}

async function describe(
  path: string,
  rows: RowSource,
  mapping: Mapping,
): Promise<Omit<ReadSheet, 'columns' | 'isProposed' | 'warnings'>> {
  const problem = problemOf(mapping, rows);
  return {
    file: rows.file,
    sheet: rows.sheet,
    sheets: rows.sheets.flatMap((one) => (one.isHidden && one.name !== rows.sheet ? [] : [one.name])),
    headerRow: rows.headerRow,
    rowCount: rows.rowCount,
    header: [...rows.header],
    text: writeMapping(mapping),
    sourceId: mapping.source.id,
    sourceTitle: mapping.source.title ?? null,
    confidence: mapping.confidence,
    dataClass: dataClasses[mapping.class],
    dateFormat: mapping.dateFormat,
    dateFormats: [...dateFormats],
    targets: [...targetsOf(mapping)],
    parts: mapping.rows.map(partOf),
    problem,
    organizationsOnly: mapping.organizationsOnly === true,
    ...(await firstRows(path, rows, problem === null ? mapping : null)),
  };
}

const dataClasses = {
  documented: 'DOCUMENTED',
  reported: 'REPORTED',
  inferred: 'INFERRED',
  synthetic: 'SYNTHETIC',
} as const satisfies Readonly<Record<Mapping['class'], string>>;

/** Applies the change of a request to the mapping, for the sheet that is open. */
function changed(before: Mapping, { change }: Wanted, { sheet, headerRow }: RowSource): Mapping {
  // YAML leaves out what is undefined.
  const chosen: Mapping = { ...before, sheet: sheet ?? undefined, headerRow };
  if (change == null) return chosen;
  const after = withSettings(withColumn(chosen, change), change);
  // A change may take away what a table needs.
  return parseMapping(writeMapping(after), name);
}

function withColumn(mapping: Mapping, { column, target, leaveOut, renamedTo }: MappingChange): Mapping {
  if (column == null) return mapping;
  if (renamedTo != null) return renameColumn(mapping, column, renamedTo);
  if (leaveOut === true) return retarget(mapping, column, null);
  if (target != null) return retarget(mapping, column, target);
  throw badInput('change', 'has a column, and none of target, leaveOut and renamedTo');
}

function withSettings(
  mapping: Mapping,
  { sourceId, sourceTitle, confidence, dataClass, dateFormat, organizationsOnly }: MappingChange,
): Mapping {
  const source = {
    ...mapping.source,
    ...(sourceId == null ? {} : { id: sourceId }),
    ...(sourceTitle == null ? {} : { title: sourceTitle }),
  };
  const format = dateFormats.find((one) => one === dateFormat);
  if (dateFormat != null && format === undefined)
    throw badInput('change.dateFormat', `must be one of ${dateFormats.join(', ')}`);
  const classes = ['documented', 'reported', 'inferred', 'synthetic'] as const;
  const chosenClass = classes.find((one) => dataClasses[one] === dataClass);
  return {
    ...mapping,
    source,
    confidence: confidence ?? mapping.confidence,
    class: chosenClass ?? mapping.class,
    dateFormat: format ?? mapping.dateFormat,
    organizationsOnly: organizationsOnly == null ? mapping.organizationsOnly : organizationsOnly || undefined,
  };
}

/** Why a spreadsheet can't be read by a mapping; null if it can. */
function problemOf(mapping: Mapping, { file, sheet, headerRow, header }: RowSource): string | null {
  const values = mapping.rows.flatMap(({ columns }) => Object.values(columns));
  if (values.some((from) => typeof from !== 'string' && 'organization' in from && headersOf(from).length === 0))
    return 'No column identifies an organization: choose the column with its name, UEI, LEI or CAGE.';
  try {
    checkHeader(mapping, header, `${sheet === null ? file : `${file}, sheet ${sheet}`}, row ${headerRow}`);
    return null;
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
}

function columnsOf({ header }: RowSource, mapping: Mapping, profiles: readonly ColumnProfile[]): MappedColumn[] {
  const read = readColumns(mapping);
  const stateOf = (column: string) =>
    read.has(column) ? 'MAPPED' : mapping.leftOut.includes(column) ? 'LEFT_OUT' : 'NOT_MAPPED';
  return [
    ...profiles.map(({ header: column, form, isPersonal }): MappedColumn => ({
      name: column,
      state: stateOf(column),
      form,
      isPersonal,
      targets: [...targetsOfColumn(mapping, column)],
    })),
    ...goneColumns(mapping, header).map((column): MappedColumn => ({
      name: column,
      state: 'GONE',
      form: null,
      isPersonal: false,
      targets: [...targetsOfColumn(mapping, column)],
    })),
  ];
}

function partOf({ table, columns, when, each }: Block): MappedSheet['parts'][number] {
  const conditions = [...when.map(conditionInWords), ...(each === undefined ? [] : [`once for each value of ${each}`])];
  return {
    table,
    columns: Object.entries(columns).map(([field, from]) => `${field}: ${valueInWords(from)}`),
    condition: conditions.length === 0 ? null : conditions.join(', '),
  };
}

function valueInWords(from: Value): string {
  if (typeof from !== 'string' && 'constant' in from) return `“${from.constant}”`;
  if (typeof from !== 'string' && 'organization' in from) return `organization by ${headersOf(from).join(', ')}`;
  return headersOf(from).join(' + ');
}

function conditionInWords(condition: Condition): string {
  const { column } = condition;
  if ('filled' in condition) return `only if ${column} is ${condition.filled ? 'filled' : 'empty'}`;
  if ('is' in condition) return `only if ${column} is ${condition.is.join(' or ')}`;
  return `only if ${column} is not ${condition.isNot.join(' or ')}`;
}

const noPicture: MappedPicture = { boxes: [], lines: [], left: 0 };

/** Reads the first rows and what they become. @param mapping null: only the cells */
async function firstRows(
  path: string,
  rows: RowSource,
  mapping: Mapping | null,
): Promise<Pick<MappedSheet, 'rows' | 'picture'>> {
  const shown: MappedRow[] = [];
  const isPersonal = rows.header.map((column) => isPersonalColumn(column, false));
  for await (const batch of rows.rows()) {
    for (const row of batch.slice(0, mostRows - shown.length)) {
      const cells = 'cells' in row ? row.cells.map(({ text }, at) => (isPersonal[at] === true ? null : cut(text))) : [];
      shown.push({ line: row.line, cells, becomes: [], rejects: 'reason' in row ? [row.reason] : [] });
    }
    if (shown.length >= mostRows) break;
  }
  if (mapping === null) return { rows: shown, picture: noPicture };
  const drawn = new DrawnRows(mapping);
  const made = await firstStatements(path, mapping, drawn, shown.at(-1)?.line ?? 0);
  const withStatements = shown.map((row) => {
    const own = made.filter(({ line }) => line === row.line);
    const reasons = own.flatMap(({ reject }) => (reject === null ? [] : [reject]));
    return {
      ...row,
      becomes: own.flatMap(({ statement }) => (statement === null ? [] : [statement])),
      rejects: [...new Set([...row.rejects, ...reasons])],
    };
  });
  return { rows: withStatements, picture: drawn.picture() };
}

/** What a row of the sheet becomes, or why a part of it is rejected. */
interface Made {
  readonly line: number;
  readonly statement: MappedRow['becomes'][number] | null;
  readonly reject: string | null;
}

/** Reads what the rows up to a line become, as the import reads them. */
async function firstStatements(
  path: string,
  mapping: Mapping,
  drawn: DrawnRows,
  last: number,
): Promise<readonly Made[]> {
  const made: Made[] = [];
  const input = await readInput({ format: spreadsheetFormat, paths: [path], mapping });
  try {
    for (const table of input.tables) {
      if (table === 'sources') continue;
      for await (const item of input.rows(table)) {
        const isRejected = isReject(item);
        const line = isRejected ? item.line : item.at.line;
        if (line > last) break;
        if (isRejected) {
          made.push({ line, statement: null, reject: rejectInWords(item) });
          continue;
        }
        made.push({ line, statement: { table, words: rowInWords(item) }, reject: null });
        drawn.add(item);
      }
    }
  } finally {
    await input.close();
  }
  return made;
}

function rejectInWords({ column, columns, reason }: Reject): string {
  return column === null ? reason : `${columns?.[column] ?? column}: ${reason}`;
}

function rowInWords(row: ParsedRow): string {
  const cells = Object.entries(shownRow(row)).filter(([column]) => column !== 'source');
  return cells.map(([column, value]) => `${column}: ${cut(value)}`).join(' · ');
}

function cut(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
}
