import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import { Failure } from '#graph/failure.ts';
import type { Reject } from '#graph/ingest/input.ts';

const columns = ['file', 'line', 'column', 'reason', 'value'] as const;
const header = `${columns.join(',')}\n`;

/**
 * The CSV file of an import's rejects. It is there only when there are any; an earlier import's is replaced or removed. Where it
 * can't be written, beside an input on a read-only disk say, it goes into the current folder.
 */
export class RejectsFile {
  #path: string;
  #stream: WriteStream | null = null;
  #count = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Where it is, once there is a reject. */
  get path(): string {
    return this.#path;
  }

  get count(): number {
    return this.#count;
  }

  /** @throws BAD_USER_INPUT when the file can't be written. */
  async add(reject: Reject): Promise<void> {
    this.#count++;
    this.#stream ??= await this.#begin();
    // A spreadsheet would run a cell that begins like a formula: such a cell gets an apostrophe before it.
    const line = stringify([columns.map((column) => shownCell(reject[column]))], { escape_formulas: true });
    if (!this.#stream.write(line)) await once(this.#stream, 'drain');
  }

  async close(): Promise<void> {
    if (this.#stream !== null) await finished(this.#stream.end());
    else if (await isOurs(this.#path)) await rm(this.#path);
  }

  async #begin(): Promise<WriteStream> {
    const reasons: string[] = [];
    for (const path of [this.#path, resolve(basename(this.#path))]) {
      const stream = createWriteStream(path);
      try {
        await once(stream, 'open');
        stream.write(header);
        this.#path = path;
        return stream;
      } catch (error) {
        reasons.push(error instanceof Error ? error.message : 'unknown reason');
      }
    }
    throw new Failure('BAD_USER_INPUT', `${this.#path}: the rejects can't be written there (${reasons.join('; ')}).`);
  }
}

/** Whoever looks at the file on a terminal is shown text alone, on one line. */
function shownCell(cell: string | number | null): string | number | null {
  return typeof cell === 'string' ? cell.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ') : cell;
}

/** Whether a file there is an earlier import's rejects, and not something of the user's. */
async function isOurs(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r+');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(header.length), 0, header.length, 0);
      return buffer.toString('utf8', 0, bytesRead) === header;
    } finally {
      await file.close();
    }
  } catch (error) {
    // Not there, not a file, not ours to write: nothing to remove in any case.
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

/** Where the rejects of an input are written: beside it, so that they are found. */
export function rejectsPath(inputPath: string): string {
  return `${resolve(inputPath)}.rejects.csv`;
}
