import { createHash } from 'node:crypto';
import type { ParsedRow, Reject } from '#graph/ingest/input.ts';
import type { CellValue } from '#graph/model/table.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { CellRefused } from './cells.ts';
import type { InputFile, InputFiles } from './files.ts';
import { NoticeLog, bytesOf } from './format.ts';
import type { Notice, ParsedInput } from './format.ts';

/** A file that is a source of its own. */
export interface SourceFile {
  readonly file: InputFile;
  readonly source: string;
  /** The number of tables for which it is read. */
  readonly readings: number;
  rows(table: TableName): AsyncIterable<ParsedRow | Reject>;
}

/** Records something about a record that does not reject it. */
export type Note = (kind: Notice['kind'], column: string | null, message: string) => void;

/** Returns the files so that closing them also closes the reader's memory. */
export function withMemory(files: InputFiles, memory: { close(): void }): InputFiles {
  return {
    ...files,
    async close() {
      memory.close();
      await files.close();
    },
  };
}

/**
 * Makes an input of files that are sources, and closes them if one is refused.
 * @param inspect reads a file to its end; `notices` are those of the input
 */
export async function inputOfFiles(
  format: string,
  tables: readonly TableName[],
  { files, leftOut = [], close }: InputFiles,
  inspect: (file: InputFile, notices: NoticeLog) => Promise<SourceFile>,
): Promise<ParsedInput> {
  const notices = new NoticeLog();
  for (const file of leftOut) notices.addLeftOut(file);
  const found: SourceFile[] = [];
  try {
    for (const file of files) found.push(await inspect(file, notices));
  } catch (error) {
    await close();
    throw error;
  }
  return inputOfSources(format, tables, found, notices, close);
}

/** Makes an input of files that are sources. */
export function inputOfSources(
  format: string,
  tables: readonly TableName[],
  found: readonly SourceFile[],
  notices: NoticeLog,
  close: () => Promise<void>,
): ParsedInput {
  return {
    format,
    sources: found.map(({ source }) => source),
    sourcesByName: true,
    tables,
    async *rows(table) {
      for (const file of found) yield* file.rows(table);
    },
    bytes: () => bytesOf(found.map(({ file, readings }) => [file, readings])),
    notices: () => notices.all(),
    close,
  };
}

/** Returns what parsing a record gives, or the reject if one of its cells can't be read. */
export function parsedOrReject<T>(file: string, line: number, parse: () => T): T | Reject {
  try {
    return parse();
  } catch (error) {
    if (error instanceof CellRefused) return error.toReject(file, line);
    throw error;
  }
}

/** A row of a table as a reader states it; null values are left out. */
export interface Stated {
  readonly table: TableName;
  readonly values: Readonly<Record<string, CellValue | null>>;
  readonly line: number;
  /** The position of its record in the file, where several may be on one line. */
  readonly place?: number;
  readonly confidence: number;
  readonly row?: string | null;
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
}

/** Makes the rows that a source states in a file. */
export function statedRow(source: string, file: string, stated: Stated): ParsedRow {
  const { table, values, line, place, confidence, row = null, validFrom = null, validTo = null } = stated;
  const given = Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  const at = { file, line, place };
  return {
    table,
    values: Object.fromEntries(given),
    source,
    confidence,
    dataClass: 'DOCUMENTED',
    row,
    validFrom,
    validTo,
    at,
  };
}

/** Describes a file as a source. The file does not say when it was retrieved, so its modification time stands in. */
export function sourceOfFile(
  source: string,
  file: InputFile,
  sha256: string,
  about: Readonly<Record<'title' | 'publisher' | 'url' | 'published_on', string | null>>,
): ParsedRow {
  const values = {
    ...about,
    id: source,
    retrieved_at: file.modified.toISOString().slice(0, 10),
    sha256,
    data_class: 'DOCUMENTED',
  };
  return statedRow(source, file.name, { table: 'sources', values, line: 1, confidence: 90 });
}

/** A short digest that tells texts apart in row ids, where the text itself would be too long or have slashes. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
