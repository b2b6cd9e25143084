import { createReadStream } from 'node:fs';
import { lstat, open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { Failure, isFailure } from '#graph/failure.ts';
import { findRepeated } from './bounds.ts';

/** Selects the files to read at a path by their names. */
export type FileFilter = (path: string, name: string) => boolean;

/**
 * Opens the files at a path: those of a folder (without its subfolders), those of a .zip, or a single file.
 * @throws BAD_USER_INPUT if nothing is there, it can't be read, or the archive is unsafe.
 */
export async function openFiles(path: string, filter: FileFilter = () => true): Promise<InputFiles> {
  const { files, ...rest } = await openAll(path);
  return { ...rest, files: files.filter(({ name }) => filter(path, name)) };
}

async function openAll(path: string): Promise<InputFiles> {
  if (path === '') throw new Failure('BAD_USER_INPUT', 'Nothing to import: a path is empty.');
  try {
    const found = await stat(path);
    if (found.isDirectory()) {
      const files: InputFile[] = [];
      const folders: string[] = [];
      for (const name of (await readdir(path)).sort()) {
        const inside = await stat(join(path, name));
        if (inside.isFile()) files.push(await plainFile(join(path, name), name));
        else if (inside.isDirectory()) folders.push(composed(name));
        // If it were left out, all that its source stated in it would be closed.
        else throw neitherFileNorFolder(join(path, name));
      }
      return { files, folders, close: () => Promise.resolve() };
    }
    if (!found.isFile()) throw neitherFileNorFolder(path);
    if (await isZip(path)) return await openZip(path);
    return { files: [await plainFile(path, basename(path))], close: () => Promise.resolve() };
  } catch (error) {
    throw await toFailure(path, error);
  }
}

function neitherFileNorFolder(path: string): Failure {
  return new Failure('BAD_USER_INPUT', `${path}: neither a file nor a folder.`);
}

async function plainFile(path: string, written: string): Promise<InputFile> {
  const { mtime, size } = await stat(path);
  const name = composed(written);
  return metered({
    name,
    modified: mtime,
    size,
    open: () => Promise.resolve(readChunks(createReadStream(path), name)),
  });
}

/** Returns a file's name with composed letters: sources are known by it, and macOS decomposes letters that others do not. */
function composed(name: string): string {
  return name.normalize('NFC');
}

/** Counts the bytes that are read from a file. */
function metered(file: Omit<InputFile, 'bytesRead'>): InputFile {
  let read = 0;
  async function* counted(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
    for await (const chunk of chunks) {
      read += chunk.length;
      yield chunk;
    }
  }
  return { ...file, bytesRead: () => read, open: async () => counted(await file.open()) };
}

async function isZip(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && ['PK\u0003\u0004', 'PK\u0005\u0006'].includes(buffer.toString('latin1'));
  } finally {
    await handle.close();
  }
}

async function toFailure(path: string, error: unknown): Promise<unknown> {
  if (!(error instanceof Error) || !('code' in error) || isFailure(error, 'BAD_USER_INPUT')) return error;
  // For a folder, the file that failed, such as a broken link.
  const place = 'path' in error && typeof error.path === 'string' ? error.path : path;
  if (error.code === 'ENOENT' && (await isLink(place)))
    return new Failure('BAD_USER_INPUT', `${place}: a link to something that is missing.`);
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    return new Failure('BAD_USER_INPUT', `${place}: no such file or folder.`);
  if (error.code === 'ENAMETOOLONG')
    return new Failure('BAD_USER_INPUT', `${path.slice(0, 60)}…: the name is too long.`);
  if (error.code === 'ELOOP') return new Failure('BAD_USER_INPUT', `${place}: a link that leads back to itself.`);
  if (error.code === 'EACCES' || error.code === 'EPERM')
    return new Failure('BAD_USER_INPUT', `${place}: no permission to read it.`);
  if (error.code === 'EIO' || error.code === 'ESTALE' || error.code === 'ENOTCONN')
    return new Failure(
      'BAD_USER_INPUT',
      `${place}: can't be read (${error.code}): check the disk or share that it is on.`,
    );
  return error;
}

function isLink(path: string): Promise<boolean> {
  return lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
}

/** Limits of an unpacked archive. Tables compress to about a tenth, rarely to less than a fiftieth. */
const limits = { entries: 10_000, totalBytes: 32 * 1024 ** 3, ratio: 100, ratioFromBytes: 16 * 1024 ** 2 } as const;

/**
 * Opens the files of a .zip, which are read in place and never unpacked to disk. If one folder contains them all, their names omit it.
 * @throws BAD_USER_INPUT for paths that lead outside, encryption, duplicate names and zip bombs.
 */
async function openZip(path: string): Promise<InputFiles> {
  const zip = await asBadInput(path, () => openPromise(path, { autoClose: false, lazyEntries: true }));
  try {
    const entries = await asBadInput(path, () => safeEntries(zip, path));
    const folder = commonFolder(entries);
    return { files: entries.map((entry) => zipFile(zip, entry, folder)), close: () => closed(zip) };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function safeEntries(zip: ZipFile, path: string): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  const names = new Set<string>();
  let [total, packed] = [0, 0];
  for await (const entry of zip.eachEntry()) {
    if (names.size >= limits.entries)
      throw new Failure('BAD_USER_INPUT', `${path}: the archive contains more than ${limits.entries} files.`);
    if (names.has(entry.fileName))
      throw new Failure('BAD_USER_INPUT', `${path}: the archive contains ${entry.fileName} twice.`);
    names.add(entry.fileName);
    if (entry.fileName.endsWith('/') || /(^|\/)(__MACOSX\/|\.)/.test(entry.fileName)) continue;
    if (entry.isEncrypted())
      throw new Failure('BAD_USER_INPUT', `${path}: ${entry.fileName} in the archive is encrypted; unpack it first.`);
    if (!entry.canDecodeFileData()) {
      throw new Failure(
        'BAD_USER_INPUT',
        `${path}: ${entry.fileName} in the archive uses an unsupported compression; unpack it first.`,
      );
    }
    total += entry.uncompressedSize;
    packed += entry.compressedSize;
    const swells = entry.uncompressedSize > limits.ratio * entry.compressedSize;
    if (total > limits.totalBytes || (swells && entry.uncompressedSize > limits.ratioFromBytes)) {
      throw new Failure(
        'BAD_USER_INPUT',
        `${path}: the archive expands far too much (${entry.fileName}); refused as a zip bomb.`,
      );
    }
    entries.push(entry);
  }
  // Entries that share their bytes expand to more than their sizes indicate.
  if (packed > zip.fileSize)
    throw new Failure('BAD_USER_INPUT', `${path}: the archive's files overlap; refused as a zip bomb.`);
  return entries;
}

function commonFolder(entries: readonly Entry[]): string {
  const [folder] = entries[0]?.fileName.match(/^[^/]+\//) ?? [''];
  return entries.every(({ fileName }) => fileName.startsWith(folder)) ? folder : '';
}

function zipFile(zip: ZipFile, entry: Entry, folder: string): InputFile {
  const name = composed(entry.fileName.slice(folder.length));
  const open = async () => checked(readChunks(await zip.openReadStreamPromise(entry), name), entry, name);
  // An archive may have local times only: UTC gives the same result on every machine.
  const modified = entry.getLastModDate({ timezone: 'UTC' });
  return metered({ name, modified, size: entry.uncompressedSize, open: () => asBadInput(name, open) });
}

/** Yields a file's chunks. The library does not compare its checksum. @throws BAD_USER_INPUT at the end if the file is damaged */
async function* checked(
  chunks: AsyncIterable<Buffer>,
  entry: Entry,
  name: string,
): AsyncGenerator<Buffer, void, undefined> {
  let checksum = 0;
  for await (const chunk of chunks) {
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (checksum !== entry.crc32)
    throw new Failure('BAD_USER_INPUT', `${name}: damaged in the archive (its checksum is wrong); download it again.`);
}

/** Turns the plain errors of the archive library, which are all about the input, into failures. */
async function asBadInput<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isFailure(error, 'BAD_USER_INPUT') || !(error instanceof Error)) throw error;
    throw new Failure(
      'BAD_USER_INPUT',
      `${path}: the archive can't be read (${error.message}): it may be cut off; download it again.`,
      { cause: error },
    );
  }
}

function closed(zip: ZipFile): Promise<void> {
  if (!zip.isOpen) return Promise.resolve();
  return new Promise((resolve) => {
    zip.once('close', resolve);
    zip.close();
  });
}

/**
 * Opens the files at several paths. A single file may have any name; among several, only those with one of the endings are opened.
 * @throws BAD_USER_INPUT if a path has no such file, or two have the same name, since rejects name them.
 */
export async function openInputs(
  paths: readonly string[],
  endings: readonly string[],
  filter?: FileFilter,
): Promise<InputFiles> {
  const opened: InputFiles[] = [];
  const close = async () => {
    for (const each of opened) await each.close();
  };
  try {
    const files: InputFile[] = [];
    const leftOut: string[] = [];
    for (const path of paths) {
      const input = await openFiles(path, filter);
      opened.push(input);
      const fits = ({ name }: InputFile) => endings.some((ending) => name.toLowerCase().endsWith(ending));
      const all = input.files.length === 1;
      const fitting = all ? input.files : input.files.filter(fits);
      if (fitting.length === 0)
        throw new Failure('BAD_USER_INPUT', `${path}: contains no ${endings.join(' or ')} file.`);
      files.push(...fitting);
      for (const file of input.files) if (!all && !fits(file)) leftOut.push(file.name);
    }
    const twice = findRepeated(files.map(({ name }) => name));
    if (twice !== undefined) throw new Failure('BAD_USER_INPUT', `${twice}: two files have this name; rename one.`);
    return { files, leftOut, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Opens the one file at a path.
 * @param hint what to give, as a sentence
 * @throws BAD_USER_INPUT if there is not exactly one path, or not exactly one file with one of the endings
 */
export async function openOnly(
  paths: readonly string[],
  endings: readonly string[],
  hint: string,
  filter?: FileFilter,
): Promise<InputFiles> {
  const [path, ...more] = paths;
  if (path === undefined || more.length > 0) throw new Failure('BAD_USER_INPUT', hint);
  const opened = await openInputs([path], endings, filter);
  if (opened.files.length === 1) return opened;
  await opened.close();
  throw new Failure(
    'BAD_USER_INPUT',
    `${path}: contains ${opened.files.length} ${endings.join(' or ')} files, not exactly one. ${hint}`,
  );
}

/** One file of an input: in a folder, in an archive, or alone. */
export interface InputFile {
  /** Its path inside the folder or archive, as messages show it. */
  readonly name: string;
  readonly modified: Date;
  /** In bytes, unpacked. */
  readonly size: number;
  /** Returns how many bytes have been read from it, by all readings together. */
  readonly bytesRead: () => number;
  /** Reads its bytes from the beginning; may be called repeatedly. */
  readonly open: () => Promise<AsyncIterable<Buffer>>;
}

export interface InputFiles {
  readonly files: readonly InputFile[];
  /** The names of files that are not read, because of how their names end. */
  readonly leftOut?: readonly string[];
  /** The names of folders in a folder, whose files are not read. */
  readonly folders?: readonly string[];
  readonly close: () => Promise<void>;
}

/** Yields a stream's chunks. @throws BAD_USER_INPUT with the file's name if reading fails */
async function* readChunks(stream: Readable, name: string): AsyncGenerator<Buffer, void, undefined> {
  try {
    for await (const chunk of stream) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError('A file is read as bytes');
      yield chunk;
    }
  } catch (error) {
    if (error instanceof TypeError || !(error instanceof Error)) throw error;
    throw new Failure('BAD_USER_INPUT', `${name}: reading failed (${error.message}).`, { cause: error });
  }
}
