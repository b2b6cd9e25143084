import { rmSync } from 'node:fs';
import { lstat, open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { Failure, codeOf, isDiskFull } from '#graph/failure.ts';
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

/** Where rejects are written, and what they become once they are complete. */
interface PartialList {
  readonly file: FileHandle;
  readonly path: string;
  readonly target: string;
}

/**
 * The CSV file of an import's rejects. It exists only if there are rejects; the file of an earlier import is replaced once this one is
 * complete, or removed once this import has been written without any. If a file of the user has its name, that stays, and the rejects get another
 * name. If they can't be written beside the input, for example on a read-only disk, they go into the current folder.
 */
export class RejectsFile {
  #path: string;
  #partial: PartialList | null = null;
  #pending = '';
  #count = 0;
  #isDiscarded = false;

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
    this.#partial ??= await this.#begin();
    // A spreadsheet would run a cell that begins like a formula, so such a cell is prefixed with an apostrophe.
    const row = reject.content === undefined ? null : rowAsJson(reject.content);
    const cells = [...columns.map((column) => reject[column]), row].map(printableCell);
    this.#pending += stringify([cells], { escape_formulas: true });
    // The first at once, so that the file can be recognized by its beginning if this process is killed.
    if (this.#count === 1 || this.#pending.length >= pendingCharacters) await this.#write(this.#partial);
  }

  /**
   * @param wentIn whether the import was written, so that the rejects of an earlier one are outdated; not after a dry run or a failure
   * @throws DISK_FULL
   */
  async close(wentIn = true): Promise<void> {
    const partial = this.#partial;
    if (partial !== null) {
      if (!this.#isDiscarded) await this.#write(partial);
      this.#partial = null;
      await partial.file.close();
      if (this.#isDiscarded) await rm(partial.path, { force: true });
      else await complete(partial);
    } else if (wentIn) {
      const paths = namesFor(this.#path).flatMap((path) => [path, partialPath(path)]);
      for (const path of paths) if (await isRejectsFile(path)) await rm(path);
    }
  }

  /** Removes the rejects of an import that fails or is interrupted: a part of them would look like all. Those of an earlier import stay. */
  discard(): void {
    if (this.#partial === null) return;
    this.#isDiscarded = true;
    rmSync(this.#partial.path, { force: true });
  }

  /** Writes what is pending. A part of a file would look like all rejects, so a failure leaves none. */
  async #write({ file, path }: PartialList): Promise<void> {
    try {
      await file.appendFile(this.#pending);
      this.#pending = '';
    } catch (error) {
      this.#partial = null;
      await file.close();
      await rm(path, { force: true });
      if (!isDiskFull(error)) throw error;
      const message = `The disk is full: free some space in ${dirname(path)} for the list of rejects, then run the import again.`;
      throw new Failure('DISK_FULL', message, { cause: error });
    }
  }

  async #begin(): Promise<PartialList> {
    const reasons: string[] = [];
    for (const target of [this.#path, resolve(basename(this.#path))].flatMap(namesFor)) {
      const path = partialPath(target);
      try {
        if ((await isTaken(target)) && !(await isRejectsFile(target))) throw new Error(`${target} is another file`);
        const file = await open(path, (await isRejectsFile(path)) ? 'w' : 'wx');
        this.#path = target;
        this.#pending = header;
        return { file, path, target };
      } catch (error) {
        reasons.push(error instanceof Error ? error.message : 'unknown reason');
      }
    }
    throw new Failure('BAD_USER_INPUT', `Can't write the rejects to ${this.#path} (${reasons.join('; ')}).`);
  }
}

async function complete({ path, target }: PartialList): Promise<void> {
  await rename(path, target).catch((error: unknown) => {
    // Another import of the same file, such as a dry run, wrote its list at the same time, and has completed it.
    if (codeOf(error) !== 'ENOENT') throw error;
  });
}

/** Returns where a list is written until it is complete. The name is no longer than the list's, which may have the most bytes that a name can have. */
function partialPath(path: string): string {
  return path.replace(/\.csv$/, '.tmp');
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

/** Whether something is at a path, also a link to nothing. */
async function isTaken(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Returns the path for the rejects of an input: beside it, so that users find it. */
export function rejectsPath(inputPath: string): string {
  return `${resolve(inputPath)}.rejects.csv`;
}
