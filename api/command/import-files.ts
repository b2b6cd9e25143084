import { BadInput } from '#graph/failure/bad-input.ts';
import type { RowCounts } from '#graph/write/import-report.ts';
import { runImport } from '#seed/import/run-import.ts';
import type { ImportResult } from '#seed/import/import-result.ts';
import { checkImport } from './check-import.ts';
import type { ImportOptions } from './import.ts';
import { sayProgress } from './say-progress.ts';
import { withDatabase } from './with-database.ts';

/**
 * Imports and says what came of it, all of it on stderr: an import has no data to give.
 * @throws BadInput for a strict import with rejects.
 */
export async function importFiles(format: string, paths: readonly string[], options: ImportOptions): Promise<void> {
  await checkImport(format, paths);
  const { dryRun = false, strict = false } = options;
  const result = await withDatabase((database) =>
    runImport(database, { format, paths, dryRun, strict, onProgress: sayProgress }),
  );
  for (const line of describe(result)) sayProgress(line);
  const { rejected } = result.total;
  if (strict && rejected > 0)
    throw new BadInput(
      `${rejected} rows can't be read, so nothing went in: correct them as ${result.rejectsFile ?? 'the rejects file'} says, or leave --strict out.`,
    );
}

function describe(result: ImportResult): readonly string[] {
  const tables = Object.entries(result.tables).map(([table, counts]) => `  ${table}: ${describeCounts(counts)}`);
  const notices = result.notices.map(({ file, column, message, line, count }) => {
    const place = [file, ...(line === null ? [] : [`line ${line}`]), ...(column === null ? [] : [`column ${column}`])];
    return `${place.join(', ')}: ${message}${count > 1 ? ` (${count} times)` : ''}`;
  });
  return [
    ...notices,
    ...tables,
    `${result.dryRun ? 'Would import' : 'Imported'}: ${describeCounts(result.total)}${result.resumed ? '; an import that was interrupted is complete now' : ''}.`,
    ...(result.rejectsFile === null ? [] : [`What can't be read, and why, is in ${result.rejectsFile}.`]),
  ];
}

function describeCounts({ created, changed, unchanged, rejected, closed }: RowCounts): string {
  return `${created} new, ${changed} changed, ${unchanged} unchanged, ${closed} no longer stated, ${rejected} rejected`;
}
