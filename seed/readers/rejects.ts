import { rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { Failure, isDiskFull } from '#graph/failure.ts';
import type { Reject } from '#graph/ingest/input.ts';
import { shownValue } from './csv.ts';

const columns = ['file', 'line', 'column', 'reason', 'value'] as const;
/** How the file begins; the row itself is the last column. */
const start = columns.join(',');
const header = `${start},row\n`;

function rowAsJson(content: Readonly<Record<string, string>>): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(content).map(([column, text]) => [column, shownValue(text)])),
  );
}

/**
 * The CSV file of an import's rejects. It exists only if there are rejects; the file of an earlier import is replaced, or removed once this
 * import has been written. If a file of the user has its name, that stays, and the rejects get another name. If they can't be written beside
 * the input, for example on a read-only disk, they go into the current folder.
 */
export class RejectsFile {
  #path: string;
  #file: FileHandle | null = null;
  #pending = '';
  #count = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Its path, once there is a reject. */
  get path(): string {
    return this.#path;
  }

  get count(): number {
    return this.#count;
  }

  /** @throws BAD_USER_INPUT if the file can't be written; DISK_FULL */
  async add(reject: Reject): Promise<void> {
    this.#count++;
    this.#file ??= await this.#begin();
    // A spreadsheet would run a cell that begins like a formula, so such a cell is prefixed with an apostrophe.
    const row = reject.content === undefined ? null : rowAsJson(reject.content);
    const cells = [...columns.map((column) => reject[column]), row].map(printableCell);
    this.#pending += stringify([cells], { escape_formulas: true });
    // The first at once, so that the file can be recognized by its beginning if this process is killed.
    if (this.#count === 1 || this.#pending.length >= pendingCharacters) await this.#write(this.#file);
  }

  /**
   * @param wentIn whether the import was written, so that the rejects of an earlier one are outdated; not after a dry run or a failure
   * @throws DISK_FULL
   */
  async close(wentIn = true): Promise<void> {
    if (this.#file !== null) {
      await this.#write(this.#file);
      await this.#file.close();
      this.#file = null;
    } else if (wentIn) {
      for (const path of namesFor(this.#path)) if (await isRejectsFile(path)) await rm(path);
    }
  }

  /** Removes the file of an import that fails or is interrupted: a part of it would look like all rejects. */
  discard(): void {
    if (this.#file === null) return;
    this.#pending = '';
    rmSync(this.#path, { force: true });
  }

  /** Writes what is pending. A part of a file would look like all rejects, so a failure leaves none. */
  async #write(file: FileHandle): Promise<void> {
    try {
      await file.appendFile(this.#pending);
      this.#pending = '';
    } catch (error) {
      this.#file = null;
      await file.close();
      await rm(this.#path, { force: true });
      if (!isDiskFull(error)) throw error;
      const message = `The disk is full: free some space in ${dirname(this.#path)} for the list of rejects, then run the import again.`;
      throw new Failure('DISK_FULL', message, { cause: error });
    }
  }

  async #begin(): Promise<FileHandle> {
    const reasons: string[] = [];
    for (const path of [this.#path, resolve(basename(this.#path))].flatMap(namesFor)) {
      try {
        const file = await open(path, (await isRejectsFile(path)) ? 'w' : 'wx');
        this.#path = path;
        this.#pending = header;
        return file;
      } catch (error) {
        reasons.push(error instanceof Error ? error.message : 'unknown reason');
      }
    }
    throw new Failure('BAD_USER_INPUT', `Can't write the rejects to ${this.#path} (${reasons.join('; ')}).`);
  }
}

/** Returns a path for rejects, and the one to take if a file of the user has that. */
function namesFor(path: string): readonly string[] {
  return [path, path.replace(/\.csv$/, '-2.csv')];
}

/** Rejects are written when so many characters are pending. */
const pendingCharacters = 64 * 1024;

/** Removes control characters and line breaks, since the file may be viewed in a terminal. */
function printableCell(cell: string | number | null): string | number | null {
  return typeof cell === 'string' ? cell.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ') : cell;
}

/** Whether the file at the path is an earlier import's rejects rather than a file of the user. */
async function isRejectsFile(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r+');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(start.length), 0, start.length, 0);
      return buffer.toString('utf8', 0, bytesRead) === start;
    } finally {
      await file.close();
    }
  } catch (error) {
    // Missing, not a file, or not writable: nothing to remove.
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

/** Returns the path for the rejects of an input: beside it, so that users find it. */
export function rejectsPath(inputPath: string): string {
  return `${resolve(inputPath)}.rejects.csv`;
}
