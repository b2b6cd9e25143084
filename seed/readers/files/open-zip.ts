import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { BadInput } from '#graph/failure/bad-input.ts';
import type { InputFile, InputFiles } from './input-file.ts';
import { readChunks } from './read-chunks.ts';

/** What an archive may unpack to. Tables compress to a tenth, seldom to less than a fiftieth. */
const limits = { entries: 10_000, totalBytes: 32 * 1024 ** 3, ratio: 100, ratioFromBytes: 16 * 1024 ** 2 } as const;

/**
 * The files of a .zip, read in place: nothing is ever unpacked to disk. One folder around them all is left off their names.
 * @throws BadInput for paths that lead outside, encryption, entries of the same name and archives that unpack to far more than they are.
 */
export async function openZip(path: string): Promise<InputFiles> {
  const zip = await refusing(path, () => openPromise(path, { autoClose: false, lazyEntries: true }));
  try {
    const entries = await refusing(path, () => safeEntries(zip, path));
    const around = commonFolder(entries);
    return { files: entries.map((entry) => zipFile(zip, entry, around)), close: () => closed(zip) };
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
      throw new BadInput(`${path}: the archive holds more than ${limits.entries} files.`);
    if (names.has(entry.fileName)) throw new BadInput(`${path}: the archive holds ${entry.fileName} twice.`);
    names.add(entry.fileName);
    if (entry.fileName.endsWith('/') || /(^|\/)(__MACOSX\/|\.)/.test(entry.fileName)) continue;
    if (entry.isEncrypted())
      throw new BadInput(`${path}: ${entry.fileName} in the archive is encrypted; unpack it first.`);
    if (!entry.canDecodeFileData()) {
      throw new BadInput(
        `${path}: ${entry.fileName} in the archive is packed in a way that can't be read; unpack it first.`,
      );
    }
    total += entry.uncompressedSize;
    packed += entry.compressedSize;
    const swells = entry.uncompressedSize > limits.ratio * entry.compressedSize;
    if (total > limits.totalBytes || (swells && entry.uncompressedSize > limits.ratioFromBytes)) {
      throw new BadInput(
        `${path}: the archive would unpack to far more than it is (${entry.fileName}); refused as a zip bomb.`,
      );
    }
    entries.push(entry);
  }
  // Entries that share their bytes unpack to more than their sizes tell.
  if (packed > zip.fileSize) throw new BadInput(`${path}: the archive's files overlap; refused as a zip bomb.`);
  return entries;
}

function commonFolder(entries: readonly Entry[]): string {
  const [folder] = entries[0]?.fileName.match(/^[^/]+\//) ?? [''];
  return entries.every(({ fileName }) => fileName.startsWith(folder)) ? folder : '';
}

function zipFile(zip: ZipFile, entry: Entry, around: string): InputFile {
  const name = entry.fileName.slice(around.length);
  const open = async () => readChunks(await zip.openReadStreamPromise(entry), name);
  // Where only local time is given, it must not be another for each reader.
  return { name, modified: entry.getLastModDate({ timezone: 'UTC' }), open: () => refusing(name, open) };
}

/** The archive library tells what is wrong with an archive in plain errors: all of them are the input's fault. */
async function refusing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BadInput || !(error instanceof Error)) throw error;
    throw new BadInput(`${path}: the archive can't be read (${error.message}).`, { cause: error });
  }
}

function closed(zip: ZipFile): Promise<void> {
  if (!zip.isOpen) return Promise.resolve();
  return new Promise((resolve) => {
    zip.once('close', resolve);
    zip.close();
  });
}
