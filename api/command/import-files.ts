import { readPersonIdKey } from '#graph/engine/person-id-key.ts';
import { readEnvironment } from '#graph/env.ts';
import { BadInput } from '#graph/failure/bad-input.ts';
import type { RowCounts } from '#graph/write/import-report.ts';
import { importInput } from '#seed/import/import-input.ts';
import type { ImportResult } from '#seed/import/import-result.ts';
import { readInput } from '#seed/import/read-input.ts';
import type { ImportOptions } from './import.ts';
import { sayProgress } from './say-progress.ts';
import { warnOfUnfinished } from './warn-of-unfinished.ts';
import { withDatabase } from './with-database.ts';

/**
 * Imports and says what came of it, all of it on stderr: an import has no data to give. What can't be read is refused before a
 * database is started for it.
 * @throws BadInput for a strict import with rejects.
 */
export async function importFiles(format: string, paths: readonly string[], options: ImportOptions): Promise<void> {
  const { dryRun = false, strict = false, replace = false } = options;
  const personIdKey = options.hashPersonIds === true ? await readPersonIdKey(readEnvironment()) : null;
  const input = await readInput({ format, paths, personIdKey });
  try {
    const request = { format, paths, dryRun, strict, replace, onProgress: sayProgress };
    const result = await withDatabase(async (database) => {
      const imported = await importInput(database, input, request);
      await warnOfUnfinished(database);
      return imported;
    });
    for (const line of notices(result)) sayProgress(line);
    const { rejected } = result.total;
    if (strict && rejected > 0)
      throw new BadInput(
        `${rejected} ${rejected === 1 ? "row can't" : "rows can't"} be read, so nothing ${dryRun ? 'would go' : 'went'} in: correct as ${result.rejectsFile ?? 'the rejects file'} says, or leave --strict out.`,
      );
    for (const line of outcome(result)) sayProgress(line);
  } finally {
    await input.close();
  }
}

function notices(result: ImportResult): readonly string[] {
  return result.notices.map(({ file, column, message, line, count }) => {
    const place = [file, ...(line === null ? [] : [`line ${line}`]), ...(column === null ? [] : [`column ${column}`])];
    return `${place.join(', ')}: ${message}${count > 1 ? ` (${count} times)` : ''}`;
  });
}

function outcome(result: ImportResult): readonly string[] {
  const tables = Object.entries(result.tables).map(([table, counts]) => `  ${table}: ${describeCounts(counts)}`);
  return [
    ...tables,
    `${result.dryRun ? 'Would import' : 'Imported'}: ${describeCounts(result.total)}${result.resumed ? '; an import that was interrupted is complete now' : ''}.`,
    ...(result.rejectsFile === null ? [] : [`What can't be read, and why, is in ${result.rejectsFile}.`]),
  ];
}

function describeCounts({ created, changed, unchanged, rejected, closed }: RowCounts): string {
  return `${created} new, ${changed} changed, ${unchanged} unchanged, ${closed} no longer stated, ${rejected} rejected`;
}
