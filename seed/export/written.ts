import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { Failure, codeOf } from '#graph/failure.ts';
import { removing, unlessInterrupted } from '#graph/interruption.ts';

/** A file of an export. */
export interface OutputFile {
  readonly name: string;
  /** Its text in parts, made while it is written. */
  readonly content: () => AsyncIterable<string> | Iterable<string>;
}

/** What an export has written so far. */
export class WrittenGraph {
  /** Entities that no source describes any more. */
  withdrawn = 0;
  /** Statements and parts of claims about accesses that no source states any more. */
  leftOut = 0;
  readonly #counts = new Map<string, number>();
  readonly #onProgress: (message: string) => void;
  #lastProgress = Date.now();

  constructor(onProgress: (message: string) => void) {
    this.#onProgress = onProgress;
  }

  /** Counts rows, nodes or edges, and reports progress now and then. */
  add(what: string, count: number): void {
    const total = (this.#counts.get(what) ?? 0) + count;
    if (total > 0) this.#counts.set(what, total);
    if (Date.now() - this.#lastProgress < progressMilliseconds) return;
    this.#lastProgress = Date.now();
    this.#onProgress(`${what}: ${total.toLocaleString('en-US')} written`);
  }

  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts);
  }
}

const progressMilliseconds = 3000;

/**
 * Writes files to a new folder, or to a new .zip if the path ends so. An export that fails leaves nothing behind, and nothing is replaced.
 * @throws BAD_USER_INPUT if something is there already, or the path can't be written
 */
export function writePackage(path: string, files: readonly OutputFile[]): Promise<void> {
  const isZip = path.toLowerCase().endsWith('.zip');
  return writeWhole(path, !isZip, async (partial) => {
    if (isZip) return writeZip(partial, files);
    await mkdir(partial);
    for (const { name, content } of files)
      await pipeline(Readable.from(content()), createWriteStream(join(partial, name)));
  });
}

/** Writes one new file, like `writePackage`. */
export function writeFile(path: string, { content }: OutputFile): Promise<void> {
  return writeWhole(path, false, (partial) => pipeline(Readable.from(content()), createWriteStream(partial)));
}

async function writeWhole(path: string, isFolder: boolean, write: (partial: string) => Promise<void>): Promise<void> {
  await refuseExisting(path, isFolder);
  const partial = `${path.replace(/[/\\]+$/, '')}.partial-${process.pid}`;
  try {
    await unlessInterrupted(removing(partial), async () => {
      await write(partial);
      await rename(partial, path);
    });
  } catch (error) {
    // Where nothing can be written, nothing can be removed either; the reason is the first error.
    await rm(partial, { recursive: true, force: true }).catch(() => undefined);
    const reason = unwritable[codeOf(error)];
    if (reason === undefined) throw error;
    const shown = codeOf(error) === 'ENAMETOOLONG' ? `${path.slice(0, 60)}…` : path;
    throw new Failure('BAD_USER_INPUT', `${shown}: can't be written (${reason}).`, { cause: error });
  }
}

const unwritable: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'it is inside a file, not a folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the disk is read-only',
  ENAMETOOLONG: 'the name is too long',
  EBUSY: 'it is a mounted disk: give a new path in it',
};

/** A folder can replace an empty one. */
async function refuseExisting(path: string, isFolder: boolean): Promise<void> {
  try {
    const found = await stat(path);
    if (isFolder && found.isDirectory() && (await readdir(path)).length === 0) return;
  } catch (error) {
    // What else prevents writing is reported by the write itself.
    if (codeOf(error) in unwritable) return;
    throw error;
  }
  throw new Failure('BAD_USER_INPUT', `${path}: already exists; give a new path, or remove it first.`);
}

async function writeZip(path: string, files: readonly OutputFile[]): Promise<void> {
  const zip = new ZipFile();
  const failed = new Promise<never>((_, reject) => zip.once('error', reject));
  for (const { name, content } of files)
    zip.addReadStreamLazy(name, (begin) => {
      begin(null, Readable.from(content()));
    });
  zip.end();
  await Promise.race([pipeline(zip.outputStream, createWriteStream(path)), failed]);
}
