import { Failure } from '#graph/failure.ts';
import { findDelimiter } from './csv.ts';
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
  /** Whether it is a file of another program, so that no reader can say what it lacks. */
  readonly isForeign: boolean;
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
        const start = fileStart(file.name, bytes);
        const format = formatOf(path, start);
        const other = format === null ? otherKindOf(bytes) : null;
        const why = other ?? (format === null ? describeText(start) : null);
        found.push({ path, name: file.name, isFolder: false, format, why, isForeign: other !== null });
      }
      const why = 'is a folder: give it as a path of its own';
      for (const name of folders) found.push({ path, name, isFolder: true, format: null, why, isForeign: false });
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
    const isWorkbook = here.some(({ name }) => /^(xl|word|ppt)\//.test(name));
    const reasons = here.flatMap(({ name, why }) => (why === null ? [] : [`${name} ${why}`]));
    const [reason] = isWorkbook ? [`it is ${workbookHint}`] : reasons;
    const because = here.length === 0 ? ' (no file is in it)' : reason === undefined ? '' : ` (${reason})`;
    // What to do with a file of another program is said with the reason.
    const hint = here.some(({ isForeign }) => isForeign)
      ? ''
      : ` Name the format to see what the file lacks, or import a spreadsheet by a mapping (npx subtier mapping FILE proposes one). ${listFormats()}`;
    throw new Failure('BAD_USER_INPUT', `${path}: format not recognized${because}.${hint}`, {
      extensions: { isFormatUnknown: true },
    });
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
  return `Formats: ${formats.map(({ name }) => name).join(', ')}.`;
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
  return { name, text, columns: columnsIn(text, ',') };
}

function columnsIn(text: string, delimiter: string): readonly string[] {
  const [header = ''] = text.split(/[\r\n]/, 1);
  return header.split(delimiter).map((column) => column.trim().replace(/^"(.*)"$/, '$1'));
}

const workbookHint =
  'an Excel workbook or another Office file: import a workbook (.xlsx) by a mapping, which npx subtier mapping FILE proposes';

/** Files of other programs, by how their bytes begin in Latin-1 and what these contain, and what to do instead. */
const otherKinds: readonly { readonly begins: readonly string[]; readonly has?: RegExp; readonly is: string }[] = [
  {
    begins: ['PK\u0003\u0004'],
    has: /xl\/|\[Content_Types\]\.xml/,
    is: `is ${workbookHint}`,
  },
  {
    begins: ['\u00d0\u00cf\u0011\u00e0'],
    // The name of the part with the data, in UTF-16.
    has: new RegExp('EncryptedPackage'.replace(/(?<=.)/g, '\\0').slice(0, -2)),
    is: 'is an encrypted workbook: remove its password in Excel and save it again',
  },
  {
    begins: ['\u00d0\u00cf\u0011\u00e0'],
    is: `is ${workbookHint}`,
  },
  {
    begins: ['PK\u0003\u0004'],
    is: 'is an archive or a spreadsheet: unpack the archive or give it as a path of its own; save the spreadsheet as UTF-8 CSV',
  },
  { begins: ['\u001f\u008b'], is: 'is compressed with gzip: unpack it' },
  {
    begins: ['BZh', '\u00fd7zXZ', '7z\u00bc\u00af', 'Rar!', '\u0028\u00b5\u002f\u00fd'],
    is: 'is compressed: unpack it, or pack it as .zip',
  },
  { begins: ['%PDF-'], is: 'is a PDF: give the data from which it was made' },
  {
    begins: [''],
    has: /^(\u00ef\u00bb\u00bf)?\s*<(!doctype\s+html|html|head|body)\b/i,
    is: 'is an HTML page: the download has ended on a page of the site, such as one to sign in, not with the file',
  },
];

/** Returns what a file is that is not text of any format, as the end of a sentence; null if it may be. */
function otherKindOf(bytes: Buffer): string | null {
  if (bytes.length === 0) return 'is empty';
  const text = bytes.toString('latin1');
  const kind = otherKinds.find(
    ({ begins, has }) => begins.some((start) => text.startsWith(start)) && has?.test(text) !== false,
  );
  // Text of the Latin alphabet has every other byte zero in UTF-16.
  return kind?.is ?? (bytes.includes(0) ? 'is binary or UTF-16: save it as UTF-8 text' : null);
}

/** Says what a text seems to be that no format recognizes, as the end of a sentence; null if nothing tells. */
function describeText(start: FileStart): string | null {
  const { text, columns } = start;
  const [, root] = /^\s*<(?:\?xml[^>]*>\s*<)?([\w.-]{1,60}(?::[\w.-]{1,60})?)/.exec(text) ?? [];
  if (root !== undefined) return `is XML with the root element ${root}, which no format has`;
  if (/^\s*[[{]/.test(text)) {
    const names = [...text.slice(0, 4096).matchAll(/"([^"\\]{1,60})"\s*:/g)].map(([, name]) => name);
    const named = [...new Set(names)].slice(0, mostColumnsNamed).join(', ');
    return `is JSON ${named === '' ? 'without named fields' : `with the fields ${named}`}, as no format has`;
  }
  const delimiter = columns.length === 1 ? findDelimiter(text.split(/[\r\n]/, 1)[0] ?? '') : null;
  if (delimiter === null) return describeColumns(start);
  const separated = { ...start, columns: columnsIn(text, delimiter.sign) };
  const format = formats.find(({ recognizes }) => recognizes(separated));
  const then = format === undefined ? describeColumns(separated) : `would then be of the format ${format.name}`;
  return `has its columns separated by ${delimiter.name}, not commas: save it with commas${then === null ? '' : `; it ${then}`}`;
}

/** Names the format of CSV that a file is nearest to, and what it lacks; null if it has few columns of any. */
function describeColumns({ name, columns }: FileStart): string | null {
  const near = formats.flatMap(({ name: format, csv }) => {
    const { required, known } = csv?.(name) ?? { required: [], known: [] };
    const missing = required.filter((column) => !columns.includes(column));
    const shared = new Set(known.filter((column) => columns.includes(column))).size;
    return shared < leastShared || missing.length === 0 ? [] : [{ format, missing, shared }];
  });
  const [nearest] = near.toSorted((one, other) => other.shared - one.shared);
  if (nearest === undefined)
    return columns.length < leastShared ? null : `has the columns ${namesOf(columns)}, as no format has`;
  const { format, missing } = nearest;
  return `is nearly of the format ${format}, but the ${missing.length === 1 ? 'column' : 'columns'} ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`;
}

function namesOf(columns: readonly string[]): string {
  const named = columns.slice(0, mostColumnsNamed).map((column) => column.slice(0, mostNameCharacters));
  return `${named.join(', ')}${columns.length > mostColumnsNamed ? ` and ${columns.length - mostColumnsNamed} more` : ''}`;
}

/** How many columns of a format a file must have to be near to it. */
const leastShared = 2;
/** How many fields a message names, and how much of each. */
const mostColumnsNamed = 5;
const mostNameCharacters = 60;
