import { lstat } from 'node:fs/promises';
import { SingleBar } from 'cli-progress';
import { Command, Option } from 'commander';
import type { Database } from '#graph/database/database.ts';
import { describeUnfinished, findUnfinished } from '#graph/edition/imports.ts';
import { readPersonIdKey } from '#graph/engine/secret-keys.ts';
import { readEnvironment } from '#graph/env.ts';
import { Failure } from '#graph/failure.ts';
import type { Reject, RowCounts, RowProgress } from '#graph/ingest/input.ts';
import { unlessInterrupted } from '#graph/interruption.ts';
import { editionChoices } from '#seed/import/editions.ts';
import type { EditionChoice } from '#seed/import/editions.ts';
import { importInput, readInput } from '#seed/import/import.ts';
import type { ImportResult } from '#seed/import/import.ts';
import { noticeInWords } from '#seed/readers/format.ts';
import { formats } from '#seed/readers/formats.ts';
import { spreadsheetFormat } from '#seed/readers/mapping/input.ts';
import { readMapping } from '#seed/readers/mapping/mapping.ts';
import { anyFormat } from '#seed/readers/recognize.ts';
import { withDatabase } from './open.ts';
import { counted, printable, reportProgress, showsBars } from './terminal.ts';

interface ImportOptions {
  readonly dryRun?: true;
  readonly strict?: true;
  readonly replace?: true;
  readonly allowShrink?: true;
  readonly edition?: EditionChoice;
  readonly hashPersonIds?: true;
  readonly mapping?: string;
}

/** `import [FORMAT] PATH…`: imports files into the graph. */
export function importCommand(): Command {
  return new Command('import')
    .description('import files into the graph; a rejects file lists the rows that cannot be accepted')
    .usage('[options] [format] <path...>')
    .argument(
      '<format-or-path...>',
      `the format (${formats.map(({ name }) => name).join(', ')}; if left out or ${anyFormat}, it is recognized from the content), then folders, files or .zip archives`,
    )
    .option('--dry-run', 'report what would change, and change nothing')
    .option('--strict', 'import nothing if a row is rejected')
    .option(
      '--replace',
      'accept a file that shares nothing with the earlier file of the same name, or an older version of a register',
    )
    .option(
      '--allow-shrink',
      'supersede what a file lacks although it is cut off or has fewer than half the rows that its sources stated before',
    )
    .addOption(
      new Option(
        '--edition <choice>',
        'what the files of a series of dated downloads are: each newer than the earlier one, each separate, or judged by its content; remembered',
      ).choices(editionChoices),
    )
    .option('--mapping <file>', 'read spreadsheets (CSV, XLSX) by a mapping; npx subtier mapping proposes one')
    .option('--hash-person-ids', "store keyed hashes of persons' ids instead of the ids")
    .action(async (words: readonly string[], options: ImportOptions) => {
      const { format, paths } =
        options.mapping === undefined ? await splitFormat(words) : { format: spreadsheetFormat, paths: pathsOf(words) };
      await importFiles(format, paths, options);
    });
}

/**
 * Splits the words after `import` into format and paths. A first word that is neither a format nor a path is taken for a misspelled format, if others
 * follow it.
 */
async function splitFormat(
  words: readonly string[],
): Promise<{ readonly format: string; readonly paths: readonly string[] }> {
  const [first = '', ...paths] = words;
  const isFormat = first === anyFormat || formats.some(({ name }) => name === first);
  if (isFormat && paths.length > 0) return { format: first, paths };
  // A link is a path, also if what it leads to is missing.
  const isPath = await lstat(first).then(
    () => true,
    () => false,
  );
  // A single word that is a format's name may be a folder of that name.
  return isPath || (!isFormat && (paths.length === 0 || looksLikePath(first)))
    ? { format: anyFormat, paths: words }
    : { format: first, paths };
}

/** With a mapping, the word for spreadsheets may be left out. */
function pathsOf(words: readonly string[]): readonly string[] {
  return words.length > 1 && words[0] === spreadsheetFormat ? words.slice(1) : words;
}

function looksLikePath(word: string): boolean {
  return /[./\\]/.test(word);
}

/**
 * Imports files and reports the result on stderr, since an import returns no data. Files that can't be read are refused before
 * a database is started.
 * @throws BAD_USER_INPUT for a strict import with rejects, and once the rows are imported of an input that is probably incomplete.
 */
export async function importFiles(format: string, paths: readonly string[], options: ImportOptions): Promise<void> {
  const { dryRun = false, strict = false, replace = false, allowShrink = false, edition = null } = options;
  const personIdKey = options.hashPersonIds === true ? await readPersonIdKey(readEnvironment()) : null;
  const mapping = options.mapping === undefined ? null : await readMapping(options.mapping);
  const input = await readInput({ format, paths, personIdKey, mapping });
  const progress = new ImportProgress();
  const rejects: Reject[] = [];
  const onReject = (reject: Reject): void => {
    if (rejects.length < mostRejects) rejects.push(reject);
  };
  try {
    if (format === anyFormat) reportProgress(`Recognized: ${input.format}.`);
    const { report: onProgress, onRows } = progress;
    const request = { format, paths, dryRun, strict, replace, allowShrink, edition, onProgress, onRows, onReject };
    // The bar hides the cursor until it is stopped.
    const result = await unlessInterrupted(progress.stop, () =>
      withDatabase(async (database) => {
        const imported = await importInput(database, input, request);
        progress.stop();
        await warnUnfinishedImports(database);
        return imported;
      }),
    );
    for (const notice of result.notices) reportProgress(noticeInWords(notice));
    if (dryRun) for (const line of preview(result, rejects)) reportProgress(line);
    const { rejected } = result.total;
    if (strict && rejected > 0)
      throw new Failure(
        'BAD_USER_INPUT',
        `${counted(rejected, 'row was', 'rows were')} rejected, so nothing ${dryRun ? 'would be' : 'was'} imported: correct what ${result.rejectsFile ?? 'the rejects file'} lists, or leave out --strict.`,
      );
    for (const line of outcome(result)) reportProgress(line);
    if (result.withheld !== null)
      throw new Failure(
        'BAD_USER_INPUT',
        `${result.withheld.why}: nothing ${dryRun ? 'would be' : 'was'} superseded. If the input is complete, say so with --allow-shrink.`,
      );
  } finally {
    progress.stop();
    await input.close();
  }
}

/** Shows the progress of an import on stderr: on a terminal with a bar, elsewhere in lines. */
class ImportProgress {
  #bar: SingleBar | null = null;
  #started = 0;
  #done = 0;

  /** Called for each batch of rows; undefined without a bar, so that lines are reported instead. */
  readonly onRows = showsBars()
    ? (progress: RowProgress): void => {
        this.#show(progress);
      }
    : undefined;

  /** Writes a line, above the bar if there is one. */
  readonly report = (message: string): void => {
    this.stop();
    reportProgress(message);
  };

  readonly stop = (): void => {
    this.#bar?.stop();
    this.#bar = null;
  };

  #show({ table, done, total, share, isChecked }: RowProgress): void {
    // A strict import reads everything twice: first to check it.
    if (this.#bar === null || done < this.#done) this.#start(share !== null);
    this.#done = done;
    const seconds = (Date.now() - this.#started) / 1000;
    const of = total === null ? '' : ` of ${inFigures(total)}`;
    this.#bar?.update(share ?? 0, {
      rows: `${inFigures(done)}${of} rows ${isChecked ? 'checked' : 'done'}`,
      rate: inFigures(done / Math.max(seconds, 0.001)),
      left: share === null || share === 0 ? '…' : inWords((seconds * Math.max(0, 1 - share)) / share),
      table: printable(table),
    });
  }

  #start(isMeasured: boolean): void {
    this.stop();
    this.#started = Date.now();
    const format = isMeasured
      ? '{bar} {percentage}% | {rows} | {rate} rows/s | {left} left | {table}'
      : '{rows} | {rate} rows/s | {table}';
    const bar = new SingleBar({ format, stream: process.stderr, hideCursor: true, barsize: 20 });
    bar.start(1, 0, { rows: '0 rows', rate: '0', left: '…', table: '' });
    this.#bar = bar;
  }
}

function inFigures(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}

/** “40 s”, “3 min”. */
function inWords(seconds: number): string {
  return seconds < 100 ? `${Math.ceil(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

/** The rejects that a dry run shows. */
const mostRejects = 3;

const outcomeWords = { created: 'new', changed: 'changed', closed: 'withdrawn' } as const;

/** The first statements of each table and outcome of a dry run, and the first rejects. */
function preview({ samples }: ImportResult, rejects: readonly Reject[]): readonly string[] {
  return [
    ...samples.map(({ table, outcome, statement, changes }) => {
      const how = changes.length === 0 ? '' : ` (${changes.join('; ')})`;
      return `${table}, ${outcomeWords[outcome]}: ${statement}${how}`;
    }),
    ...rejects.map(({ file, line, column, reason, value }) => {
      const place = column === null ? '' : `, column ${column}`;
      return `${file}, line ${line}${place}, rejected: ${reason}${value === null ? '' : ` (${value})`}`;
    }),
  ];
}

function outcome(result: ImportResult): readonly string[] {
  const tables = Object.entries(result.tables).map(([table, counts]) => `  ${table}: ${describeCounts(counts)}`);
  return [
    ...tables,
    `${result.dryRun ? 'Would import' : 'Imported'}: ${describeCounts(result.total)}${result.resumed ? '; an import that was interrupted is complete now' : ''}.`,
    ...(result.rejectsFile === null ? [] : [`${result.rejectsFile} lists the rejected rows, with reasons.`]),
  ];
}

function describeCounts({ created, changed, unchanged, rejected, closed }: RowCounts): string {
  return `${created} new, ${changed} changed, ${unchanged} unchanged, ${closed} withdrawn, ${rejected} rejected`;
}

/** Reports imports that were interrupted and not repeated since: the graph lacks their statements, or some of them. */
export async function warnUnfinishedImports(
  database: Database,
  report: (message: string) => void = reportProgress,
): Promise<void> {
  for (const job of await findUnfinished(database))
    report(`An import was interrupted; run it again: ${describeUnfinished(job)}.`);
}
