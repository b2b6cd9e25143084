import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Stringifier } from 'csv-stringify';
import { Failure, isDiskFull } from '#graph/failure.ts';
import type { CellValue } from '#graph/model/table.ts';
import { tables } from '#graph/model/tables.ts';
import { tableNames } from '#graph/model/vocabulary.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { isAlive } from '#graph/temporary.ts';
import { dateColumns, statementColumns } from '../readers/chain-package/layout.ts';

/** A row by column; a missing column becomes an empty cell. */
type PackageRow = Readonly<Record<string, CellValue | null | undefined>>;

interface OpenFile {
  readonly csv: Stringifier;
  /** Resolves when the file is written, to the failure if there was one; never rejects. */
  readonly done: Promise<Failure | null>;
}

const partialName = /\.csv\.partial-(\d+)$/;

/** Removes the files of a package that a killed process began to write. */
export async function removeAbandonedFiles(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, pid] = partialName.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(folder, name), { force: true });
  }
}

/**
 * Writes the CSV files of a chain package in parallel, in any order of rows. They get their names when all are complete, so that nobody
 * takes what a killed process left for a package.
 */
export class PackageWriter {
  /** The files while they are being written. */
  readonly partial: readonly string[];
  readonly #folder: string;
  readonly #rows = new Map<TableName, number>();
  readonly #files = new Map<TableName, OpenFile>();
  readonly #full = new Set<OpenFile>();

  constructor(folder: string) {
    this.#folder = folder;
    this.partial = tableNames.map((name) => this.#partialOf(name));
    for (const name of tableNames) {
      const csv = stringify({ header: true, columns: columnsOf(name) });
      const written = pipeline(csv, createWriteStream(this.#partialOf(name)));
      const done = written.then(
        () => null,
        (error: unknown) => writeFailure(error, `${name}.csv to ${folder}`, folder),
      );
      this.#files.set(name, { csv, done });
    }
  }

  add(name: TableName, row: PackageRow): void {
    const file = this.#files.get(name);
    if (file === undefined) throw new Error(`The table ${name} is not being written`);
    this.#rows.set(name, this.count(name) + 1);
    if (!file.csv.write(row)) this.#full.add(file);
  }

  count(name: TableName): number {
    return this.#rows.get(name) ?? 0;
  }

  /** Waits until pending rows are written. Call it regularly to keep memory constant. */
  async drain(): Promise<void> {
    for (const { csv, done } of this.#full) {
      const failure = csv.destroyed
        ? await done
        : csv.writableNeedDrain
          ? await Promise.race([drained(csv), done])
          : null;
      if (failure !== null) throw failure;
    }
    this.#full.clear();
  }

  async close(): Promise<void> {
    for (const { csv } of this.#files.values()) csv.end();
    const failures = await Promise.all([...this.#files.values()].map(({ done }) => done));
    const failure = failures.find((each) => each !== null);
    if (failure != null) throw failure;
    for (const name of tableNames) await rename(this.#partialOf(name), join(this.#folder, `${name}.csv`));
  }

  /** Removes what was written. */
  async discard(): Promise<void> {
    for (const { csv } of this.#files.values()) csv.destroy();
    await Promise.all([...this.#files.values()].map(({ done }) => done));
    for (const path of this.partial) await rm(path, { force: true });
  }

  #partialOf(name: TableName): string {
    return join(this.#folder, `${name}.csv.partial-${process.pid}`);
  }
}

/** The failure to write `what`, in words, to a folder. */
export function writeFailure(error: unknown, what: string, folder: string): Failure {
  const options = { cause: error };
  if (isDiskFull(error))
    return new Failure(
      'DISK_FULL',
      `The disk is full: free some space in ${folder}, then run the command again.`,
      options,
    );
  const why = error instanceof Error ? error.message : 'unknown reason';
  return new Failure('BAD_USER_INPUT', `Can't write ${what} (${why}).`, options);
}

/** Resolves when the stream accepts more rows, or breaks; then `done` has the reason. */
function drained(csv: Stringifier): Promise<null> {
  return once(csv, 'drain').then(
    () => null,
    () => null,
  );
}

function columnsOf(name: TableName): string[] {
  const { fields, dated } = tables[name];
  const dates = dated ? [dateColumns.validFrom, dateColumns.validTo] : [];
  const own = name === 'sources' ? [] : [statementColumns.source, statementColumns.confidence];
  return [...fields, ...dates, ...own].map((column) => column.name);
}
