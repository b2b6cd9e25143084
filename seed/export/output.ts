import { createWriteStream } from 'node:fs';
import { lstat, mkdir, readdir, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { Failure, codeOf } from '#graph/failure.ts';
import { removing, unlessInterrupted } from '#graph/interruption.ts';
import { isAlive } from '#graph/temporary.ts';

/** The text of a file in parts, made while it is written. */
type FileContent = AsyncIterable<string> | Iterable<string>;

/** A file of a package. */
export interface OutputFile {
  readonly name: string;
  readonly content: () => FileContent;
}

/** What an export has written so far. */
export class WrittenGraph {
  /** Entities that no source describes any more. */
  withdrawn = 0;
  /** Sole proprietors that no source still describes as such. */
  soleProprietors = 0;
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

/** Called when everything is written, before it is moved to its path: throws if it must not be. */
type Check = () => Promise<void>;
const accept: Check = () => Promise.resolve();

/**
 * Writes files to a new folder, or to a new .zip if the path ends so. An export that fails leaves nothing behind, and nothing is replaced.
 * @throws BAD_USER_INPUT if something is there already, or the path can't be written; what `check` throws
 */
export function writePackage(path: string, files: readonly OutputFile[], check = accept): Promise<void> {
  const isFolder = isPackageFolder(path);
  return writeWhole(path, isFolder, check, async (partial) => {
    if (!isFolder) return writeZip(partial, files);
    await mkdir(partial);
    for (const { name, content } of files)
      await pipeline(Readable.from(content()), createWriteStream(join(partial, name)));
  });
}

/** Whether a package is written to a path as a folder: as a .zip if the path ends so. */
export function isPackageFolder(path: string): boolean {
  return !path.toLowerCase().endsWith('.zip');
}

/** Writes one new file, like `writePackage`. */
export function writeFile(path: string, content: FileContent, check = accept): Promise<void> {
  return writeWhole(path, false, check, (partial) => pipeline(Readable.from(content), createWriteStream(partial)));
}

async function writeWhole(
  path: string,
  isFolder: boolean,
  check: Check,
  write: (partial: string) => Promise<void>,
): Promise<void> {
  const target = await checkTarget(path, isFolder);
  const start = `${target.replace(/[/\\]+$/, '')}.partial-`;
  await removeAbandoned(start);
  const partial = `${start}${process.pid}`;
  try {
    await unlessInterrupted(removing(partial), async () => {
      await write(partial);
      await check();
      await rename(partial, target);
    });
  } catch (error) {
    // If writing failed, removing may fail too: report the first error.
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
  ELOOP: 'its links lead in a circle',
  EBUSY: 'it is a mounted disk: give a new path in it',
  EEXIST: 'something was put there meanwhile',
  ENOTEMPTY: 'something was put there meanwhile',
  EISDIR: 'something was put there meanwhile',
};

/** Removes what killed exports to the same path have left; an earlier process may have had this one's id. */
async function removeAbandoned(start: string): Promise<void> {
  for (const name of await readdir(dirname(start)).catch(() => [])) {
    const [, pid] = name.startsWith(basename(start)) ? (/^(\d+)$/.exec(name.slice(basename(start).length)) ?? []) : [];
    if (pid !== undefined && (Number(pid) === process.pid || !isAlive(Number(pid))))
      await rm(join(dirname(start), name), { recursive: true, force: true });
  }
}

/**
 * Returns where to write: a folder can replace an empty one, including one behind a link. A broken link counts as existing.
 * @throws BAD_USER_INPUT if something is there already
 */
export async function checkTarget(path: string, isFolder: boolean): Promise<string> {
  const target = await realpath(path).catch(() => path);
  try {
    const found = await lstat(target);
    if (isFolder && found.isDirectory() && (await readdir(target)).length === 0) return target;
  } catch (error) {
    // What else prevents writing is reported by the write itself.
    if (codeOf(error) in unwritable) return target;
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
