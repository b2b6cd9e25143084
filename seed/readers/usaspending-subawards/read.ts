import { createHash } from 'node:crypto';
import type { Reject, ParsedRow } from '#graph/ingest/input.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { NoticeLog } from '../format.ts';
import type { ParsedInput } from '../format.ts';
import { SubawardFile, openSubawardFiles } from './files.ts';

const format = 'usaspending-subawards';
const tables = ['sources', 'agencies', 'organizations', 'ownership', 'contracts', 'subcontracts'] as const;

/**
 * Reads USAspending's contract subawards as downloaded: CSV files, or .zip archives or folders of them. Each file is a source,
 * identified by its name: a file of the same name is its newer version.
 * @throws BAD_USER_INPUT if a path contains no such file, or one of them can't be read as a whole.
 */
export async function readUsaspendingSubawards(paths: readonly string[]): Promise<ParsedInput> {
  const notices = new NoticeLog();
  const { inspections, close } = await openSubawardFiles(paths, notices);
  const files = inspections.map(
    (inspection) => new SubawardFile(inspection, `${format}:${inspection.file.name}`, notices),
  );
  const digest = createHash('sha256');
  for (const { file, sha256 } of inspections) digest.update(`${file.name} ${sha256}\n`);
  return {
    format,
    sources: files.map(({ source }) => source),
    sourcesByName: true,
    digest: digest.digest('hex'),
    tables,
    rows: (table) => rowsOf(files, table),
    notices: () => notices.all(),
    close,
  };
}

async function* rowsOf(
  files: readonly SubawardFile[],
  table: TableName,
): AsyncGenerator<ParsedRow | Reject, void, undefined> {
  for (const file of files) yield* file.rows(table);
}
