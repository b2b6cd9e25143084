import { Command } from 'commander';
import type { Database } from '#graph/database/database.ts';
import { readPersonIdKey } from '#graph/engine/person-id-key.ts';
import { readEnvironment } from '#graph/env.ts';
import { Failure } from '#graph/failure.ts';
import type { RowCounts } from '#graph/ingest/input.ts';
import { describeUnfinished, findUnfinished } from '#graph/ingest/journal.ts';
import { importInput, readInput } from '#seed/import/import.ts';
import type { ImportResult } from '#seed/import/import.ts';
import { withDatabase } from './open.ts';
import { reportProgress } from './output.ts';

interface ImportOptions {
  readonly dryRun?: true;
  readonly strict?: true;
  readonly replace?: true;
  readonly hashPersonIds?: true;
}

/** `import FORMAT PATH…`: files into the graph. */
export function importCommand(): Command {
  return new Command('import')
    .description('bring files into the graph; what can not be read is written to a rejects file')
    .argument('<format>', 'chain-package or usaspending-subawards')
    .argument('<path...>', 'what to read: a folder, a file, a .zip')
    .option('--dry-run', 'say what would change, and write nothing')
    .option('--strict', 'any row that can not be read, and nothing goes in')
    .option(
      '--replace',
      'a file that shares nothing with the earlier one of its name is its newer version all the same',
    )
    .option('--hash-person-ids', 'store keyed hashes of the ids of persons instead of the ids')
    .action(async (format: string, paths: readonly string[], options: ImportOptions) => {
      await importFiles(format, paths, options);
    });
}

/**
 * Imports and says what came of it, all of it on stderr: an import has no data to give. What can't be read is refused before a
 * database is started for it.
 * @throws BAD_USER_INPUT for a strict import with rejects.
 */
export async function importFiles(format: string, paths: readonly string[], options: ImportOptions): Promise<void> {
  const { dryRun = false, strict = false, replace = false } = options;
  const personIdKey = options.hashPersonIds === true ? await readPersonIdKey(readEnvironment()) : null;
  const input = await readInput({ format, paths, personIdKey });
  try {
    const request = { format, paths, dryRun, strict, replace, onProgress: reportProgress };
    const result = await withDatabase(async (database) => {
      const imported = await importInput(database, input, request);
      await warnUnfinishedImports(database);
      return imported;
    });
    for (const line of notices(result)) reportProgress(line);
    const { rejected } = result.total;
    if (strict && rejected > 0)
      throw new Failure(
        'BAD_USER_INPUT',
        `${rejected} ${rejected === 1 ? "row can't" : "rows can't"} be read, so nothing ${dryRun ? 'would go' : 'went'} in: correct as ${result.rejectsFile ?? 'the rejects file'} says, or leave --strict out.`,
      );
    for (const line of outcome(result)) reportProgress(line);
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

/** Says which imports were killed and not run again since: what they state is not in the graph, or only in part. */
export async function warnUnfinishedImports(database: Database): Promise<void> {
  for (const job of await findUnfinished(database))
    reportProgress(`Interrupted, and to be run again: import ${describeUnfinished(job)}.`);
}
