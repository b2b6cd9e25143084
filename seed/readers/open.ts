import { Failure, isFailure } from '#graph/failure.ts';
import { tableNames } from '#graph/model/vocabulary.ts';
import type { Format, Notice, ParsedInput } from './format.ts';
import { formats } from './formats.ts';
import { spreadsheetFormat } from './mapping/input.ts';
import { anyFormat, formatsOf, listFormats, recognizeFiles } from './recognize.ts';
import type { RecognizedFile } from './recognize.ts';

/**
 * Reads the files at some paths, once from end to end. Files of another format than the one named, and folders within a folder, are left out, with
 * a notice. If the format is to be recognized, the files of formats that combine become one input.
 * @param name of a format, or `auto`
 * @throws BAD_USER_INPUT for an unknown format or an input that can't be read as a whole
 */
export async function openInput(name: string, paths: readonly string[]): Promise<ParsedInput> {
  if (name !== anyFormat) {
    const format = formats.find((each) => each.name === name);
    if (name === spreadsheetFormat)
      throw new Failure(
        'BAD_USER_INPUT',
        'A spreadsheet is imported by a mapping: npx subtier mapping FILE proposes one, for import --mapping.',
      );
    if (format === undefined)
      throw new Failure(
        'BAD_USER_INPUT',
        `There is no import format ${JSON.stringify(name.slice(0, 60))}. ${listFormats()}`,
      );
    if (paths.length === 0) throw new Failure('BAD_USER_INPUT', `Nothing to import: give ${format.takes}.`);
    return openNamed(format, paths);
  }
  const files = await recognizeFiles(paths);
  const found = formatsOf(paths, files);
  const [only, ...more] = found;
  if (only !== undefined && more.length === 0) return withLeftOut(await only.read(paths), foldersOf(files));
  const parts: ParsedInput[] = [];
  try {
    for (const format of found) {
      const own = files.filter((file) => file.format === format);
      parts.push(await format.read([...new Set(own.map(({ path }) => path))], isAmong(own)));
    }
  } catch (error) {
    for (const part of parts) await part.close();
    throw error;
  }
  const unknown = files.filter(({ format, isFolder }) => format === null && !isFolder);
  return withLeftOut(combined(parts), [
    ...unknown.map(
      ({ name, why }) => [name, `Format not recognized${why === null ? '' : ` (it ${why})`}: not read`] as const,
    ),
    ...foldersOf(files),
  ]);
}

type LeftOut = readonly (readonly [file: string, message: string])[];

function foldersOf(files: readonly RecognizedFile[]): LeftOut {
  return files.flatMap(({ name, isFolder }) => (isFolder ? [[name, 'A folder within a folder: not read']] : []));
}

async function openNamed(format: Format, paths: readonly string[]): Promise<ParsedInput> {
  const files = await recognizeFiles(paths);
  const mixed = new Set(files.flatMap((file) => (file.format === format ? [file.path] : [])));
  // At a path without a file of the format, the reader says what is wrong.
  const others = files.filter((file) => mixed.has(file.path) && file.format !== null && file.format !== format);
  const isOther = isAmong(others);
  const foreign = files.filter(({ path, isForeign }) => isForeign && !mixed.has(path));
  const input = await format
    .read(paths, (path, name) => !isOther(path, name))
    .catch((error: unknown) => {
      const [file] = foreign;
      if (file === undefined || !isFailure(error, 'BAD_USER_INPUT')) throw error;
      const message = `${error.message} ${file.name} ${file.why ?? ''}.`;
      throw new Failure('BAD_USER_INPUT', message, { cause: error });
    });
  return withLeftOut(input, [
    ...others.map(({ name, format: other }) => [name, `Of the format ${other?.name ?? ''}: not read`] as const),
    ...foldersOf(files),
  ]);
}

function isAmong(files: readonly RecognizedFile[]): (path: string, name: string) => boolean {
  const known = new Set(files.map(({ path, name }) => JSON.stringify([path, name])));
  return (path, name) => known.has(JSON.stringify([path, name]));
}

function withLeftOut(input: ParsedInput, leftOut: LeftOut): ParsedInput {
  if (leftOut.length === 0) return input;
  const notices = leftOut.map(([file, message]): Notice => ({
    kind: 'unknown-file',
    file,
    column: null,
    message,
    line: null,
    count: 1,
  }));
  return { ...input, notices: () => [...input.notices(), ...notices] };
}

/** One input of several, whose files are sources identified by their names. */
function combined(parts: readonly ParsedInput[]): ParsedInput {
  return {
    format: parts.map(({ format }) => format).join(', '),
    sources: parts.flatMap(({ sources }) => sources),
    sourcesByName: true,
    tables: tableNames.filter((table) => parts.some(({ tables }) => tables.includes(table))),
    async *rows(table) {
      for (const part of parts) if (part.tables.includes(table)) yield* part.rows(table);
    },
    bytes: () => {
      const read = parts.map(({ bytes }) => bytes?.() ?? { read: 0, total: 0 });
      return {
        read: read.reduce((sum, each) => sum + each.read, 0),
        total: read.reduce((sum, each) => sum + each.total, 0),
      };
    },
    notices: () => parts.flatMap((part) => part.notices()),
    close: async () => {
      for (const part of parts) await part.close();
    },
  };
}
