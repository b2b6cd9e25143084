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

/** A file at a path, or a folder in the folder there, and its format; null if no format recognizes it. */
export interface RecognizedFile {
  readonly path: string;
  readonly name: string;
  readonly isFolder: boolean;
  readonly format: Format | null;
  /** Why no format can recognize it, as the end of a sentence; null if that is not known. */
  readonly why: string | null;
}

/**
 * Finds the formats of the files at some paths by how they begin.
 * @throws BAD_USER_INPUT if two formats recognize a file
 */
export async function recognizeFiles(paths: readonly string[]): Promise<readonly RecognizedFile[]> {
  const found: RecognizedFile[] = [];
  for (const path of paths) {
    const { files, folders = [], close } = await openFiles(path);
    try {
      for (const file of files) {
        const bytes = await startOf(file);
        const format = formatOf(path, fileStart(file.name, bytes));
        const why = format === null ? whyUnknown(bytes) : null;
        found.push({ path, name: file.name, isFolder: false, format, why });
      }
      for (const name of folders)
        found.push({ path, name, isFolder: true, format: null, why: 'is a folder: give it as a path of its own' });
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
  for (const path of paths) {
    const here = files.filter((file) => file.path === path);
    if (here.some(({ format }) => format !== null)) continue;
    const [reason] = here.flatMap(({ name, why }) => (why === null ? [] : [`${name} ${why}`]));
    const because = here.length === 0 ? ' (no file is in it)' : reason === undefined ? '' : ` (${reason})`;
    throw new Failure(
      'BAD_USER_INPUT',
      `${path}: format not recognized${because}. Name the format to see what the file lacks. ${listFormats()}`,
    );
  }
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
    `${paths.join(', ')}: files of the formats ${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''} (${named.join('; ')}). Import one format at a time: name the format, and only its files are read. ${listFormats()}`,
  );
}

/** Names every format, as the end of a message. */
export function listFormats(): string {
  return `Formats: ${formats.map(({ name, takes }) => `${name} (${takes})`).join('; ')}.`;
}

function formatOf(path: string, start: FileStart): Format | null {
  const [first, second] = formats.filter(({ recognizes }) => recognizes(start));
  if (first === undefined || second === undefined) return first ?? null;
  throw new Failure(
    'BAD_USER_INPUT',
    `${path}: ${start.name} may be of the format ${first.name} or ${second.name}: name the format. ${listFormats()}`,
  );
}

/** Reads the first bytes of a file. */
async function startOf(file: InputFile): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of await file.open()) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= startBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, startBytes);
}

function fileStart(name: string, bytes: Buffer): FileStart {
  const text = new TextDecoder().decode(bytes);
  const [header = ''] = text.split(/[\r\n]/, 1);
  const columns = header.split(',').map((column) => column.trim().replace(/^"(.*)"$/, '$1'));
  return { name, text, columns };
}

function whyUnknown(bytes: Buffer): string | null {
  if (bytes.length === 0) return 'is empty';
  if (bytes.toString('latin1', 0, 4) === 'PK\u0003\u0004')
    return 'is an archive or a spreadsheet: unpack the archive or give it as a path of its own; save the spreadsheet as UTF-8 CSV';
  if (bytes.toString('latin1', 0, 2) === '\u001f\u008b') return 'is compressed with gzip: unpack it';
  // Text of the Latin alphabet has every other byte zero.
  if (bytes.includes(0)) return 'is binary or UTF-16: save it as UTF-8 text';
  return null;
}
