import { Failure } from '#graph/failure.ts';
import { openFiles } from './files.ts';
import type { InputFile } from './files.ts';
import type { FileStart, Format } from './format.ts';
import { formats } from './formats.ts';

/** Stands for a format's name where the format should be guessed. */
export const anyFormat = 'auto';

/** The bytes by which a file is recognized. */
const startBytes = 64 * 1024;

/** The most files of a format that a message names. */
const mostNamed = 3;

/** A file at a path, and its format; null if no format recognizes it. */
export interface RecognizedFile {
  readonly path: string;
  readonly name: string;
  readonly format: Format | null;
}

/**
 * Finds the formats of the files at some paths by how they begin.
 * @throws BAD_USER_INPUT if two formats recognize a file
 */
export async function recognizeFiles(paths: readonly string[]): Promise<readonly RecognizedFile[]> {
  const found: RecognizedFile[] = [];
  for (const path of paths) {
    const { files, close } = await openFiles(path);
    try {
      for (const file of files) found.push({ path, name: file.name, format: formatOf(path, await startOf(file)) });
    } finally {
      await close();
    }
  }
  return found;
}

/**
 * Returns the formats of some files, in the order of `formats`.
 * @throws BAD_USER_INPUT if no format recognizes a file of each path, or several that can't be imported together
 */
export function formatsOf(paths: readonly string[], files: readonly RecognizedFile[]): readonly Format[] {
  for (const path of paths)
    if (!files.some((file) => file.path === path && file.format !== null))
      throw new Failure('BAD_USER_INPUT', `${path}: of no known format. ${listFormats()}`);
  const found = formats.filter((format) => files.some((file) => file.format === format));
  if (found.length === 0)
    throw new Failure('BAD_USER_INPUT', `Nothing to import: give a file or folder. ${listFormats()}`);
  if (found.length === 1 || found.every(({ combines }) => combines === true)) return found;
  const names = found.map(({ name }) => name);
  const named = found.map((format) => {
    const own = files.filter((file) => file.format === format).map(({ name }) => name);
    const more = own.length > mostNamed ? ` and ${own.length - mostNamed} more` : '';
    return `${own.slice(0, mostNamed).join(', ')}${more}: ${format.name}`;
  });
  throw new Failure(
    'BAD_USER_INPUT',
    `${paths.join(', ')}: files of the formats ${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''} (${named.join('; ')}). Import one format after the other: if you name it, only its files are read. ${listFormats()}`,
  );
}

/** Names every format, as the end of a message. */
export function listFormats(): string {
  return `Formats: ${formats.map(({ name, takes }) => `${name} (${takes})`).join('; ')}.`;
}

function formatOf(path: string, start: FileStart): Format | null {
  const [first, second] = formats.filter(({ recognizes }) => recognizes?.(start) === true);
  if (first === undefined || second === undefined) return first ?? null;
  throw new Failure(
    'BAD_USER_INPUT',
    `${path}: ${start.name} may be of the format ${first.name} or ${second.name}: name the format. ${listFormats()}`,
  );
}

async function startOf(file: InputFile): Promise<FileStart> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of await file.open()) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= startBytes) break;
  }
  const text = new TextDecoder().decode(Buffer.concat(chunks).subarray(0, startBytes));
  const [header = ''] = text.split(/[\r\n]/, 1);
  const columns = header.split(',').map((column) => column.trim().replace(/^"(.*)"$/, '$1'));
  return { name: file.name, text, columns };
}
