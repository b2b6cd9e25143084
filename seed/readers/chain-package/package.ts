import { Failure } from '#graph/failure.ts';
import type { Reject, ParsedRow } from '#graph/ingest/input.ts';
import { tables } from '#graph/model/tables.ts';
import { tableNames } from '#graph/model/vocabulary.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { inspectCsv, markCutOff, readCsv } from '../csv.ts';
import type { CsvInspection } from '../csv.ts';
import { openFiles } from '../files.ts';
import type { FileFilter, InputFile } from '../files.ts';
import { NoticeLog, isReject } from '../format.ts';
import type { ParsedInput } from '../format.ts';
import { PackageSources, layOutTable } from './layout.ts';
import type { TableLayout } from './layout.ts';
import { parseRow, rejectBroken } from './row.ts';

interface PackageFile {
  readonly inspection: CsvInspection;
  readonly layout: TableLayout;
}

/**
 * Reads a chain package, Subtier's native dataset: a folder, or a .zip of it, of CSV files named after the tables.
 * Empty cells are left out of a row's values, even if the format has a default, so that they do not influence an entity's
 * resolved values.
 * @throws BAD_USER_INPUT if the package, or one of its files as a whole, can't be read.
 */
export async function readChainPackage(path: string, filter?: FileFilter): Promise<ParsedInput> {
  const { files, close } = await openFiles(path, filter);
  try {
    const notices = new NoticeLog();
    const sources = new PackageSources();
    const found = await inspect(files, path, notices);
    const layouts = new Map<TableName, PackageFile>();
    for (const [name, inspection] of found) {
      const { file, header } = inspection;
      if (header === null) continue;
      layouts.set(name, { inspection, layout: layOutTable(tables[name], file.name, header, notices) });
    }
    const rows = (table: TableName) => readTable(layouts.get(table), sources, notices);
    for await (const item of rows('sources')) if ('reason' in item) sources.countUnreadable();
    return {
      format: 'chain-package',
      sources: sources.ids(),
      sourcesByName: false,
      tables: tableNames.filter((name) => layouts.has(name)),
      rowCounts: new Map([...found].map(([name, { rows: count }]) => [name, count])),
      rows,
      notices: () => notices.all(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function inspect(
  files: readonly InputFile[],
  path: string,
  notices: NoticeLog,
): Promise<ReadonlyMap<TableName, CsvInspection>> {
  const found = new Map<TableName, CsvInspection>();
  for (const name of tableNames) {
    const [file, other] = files.filter((candidate) => tableOf(candidate) === name);
    if (other !== undefined)
      throw new Failure('BAD_USER_INPUT', `${path}: ${file?.name ?? ''} and ${other.name} are one file of the format.`);
    if (file !== undefined) found.set(name, await inspectCsv(file));
  }
  if (found.size === 0) {
    throw new Failure(
      'BAD_USER_INPUT',
      `${path}: not a chain package (a folder, or a .zip of it, with files such as sources.csv and access.csv).`,
    );
  }
  for (const file of files) {
    if (file.name === 'datapackage.json' || tableOf(file) !== undefined) continue;
    notices.add({
      kind: 'unknown-file',
      file: file.name,
      column: null,
      line: null,
      message: 'Not a file of the format: ignored',
    });
  }
  return found;
}

/** Returns the table of a file, whose name may be in upper case: if it were ignored, all that its sources stated in it would be closed. */
function tableOf({ name }: InputFile): TableName | undefined {
  return tableNames.find((table) => name.toLowerCase() === `${table}.csv`);
}

async function* readTable(
  found: PackageFile | undefined,
  sources: PackageSources,
  notices: NoticeLog,
): AsyncGenerator<ParsedRow | Reject, void, undefined> {
  if (found === undefined) return;
  const { inspection, layout } = found;
  for await (const batch of readCsv(inspection.file)) {
    for (const row of batch) {
      const read = 'reason' in row ? rejectBroken(layout, row, sources) : parseRow(layout, row, sources, notices);
      yield isReject(read) ? markCutOff(read, inspection) : read;
    }
  }
}
