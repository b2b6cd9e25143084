import { Failure } from '#graph/failure.ts';
import { tableNames } from '#graph/model/vocabulary.ts';
import type { Format, Notice, ParsedInput } from './format.ts';
import { formats } from './formats.ts';
import { anyFormat, formatsOf, listFormats, recognizeFiles } from './recognize.ts';
import type { RecognizedFile } from './recognize.ts';

/**
 * Reads the files at some paths, once from end to end. Files of another format than the one named are left out, with a notice. If the format
 * is to be recognized, the files of formats that combine become one input.
 * @param name of a format, or `auto`
 * @throws BAD_USER_INPUT for an unknown format or an input that can't be read as a whole
 */
export async function openInput(name: string, paths: readonly string[]): Promise<ParsedInput> {
  if (name !== anyFormat) {
    const format = formats.find((each) => each.name === name);
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
  if (only !== undefined && more.length === 0) return only.read(paths);
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
  const unknown = files.filter(({ format }) => format === null);
  return withLeftOut(
    combined(parts),
    unknown.map(({ name: file }) => [file, 'Format not recognized: not read']),
  );
}

async function openNamed(format: Format, paths: readonly string[]): Promise<ParsedInput> {
  const files = await recognizeFiles(paths);
  const mixed = new Set(files.flatMap((file) => (file.format === format ? [file.path] : [])));
  // At a path without a file of the format, the reader says what is wrong.
  const others = files.filter((file) => mixed.has(file.path) && file.format !== null && file.format !== format);
  if (others.length === 0) return format.read(paths);
  const isOther = isAmong(others);
  return withLeftOut(
    await format.read(paths, (path, name) => !isOther(path, name)),
    others.map((file) => [file.name, `Of the format ${file.format?.name ?? ''}: not read`]),
  );
}

function isAmong(files: readonly RecognizedFile[]): (path: string, name: string) => boolean {
  const known = new Set(files.map(({ path, name }) => JSON.stringify([path, name])));
  return (path, name) => known.has(JSON.stringify([path, name]));
}

function withLeftOut(input: ParsedInput, leftOut: readonly (readonly [file: string, message: string])[]): ParsedInput {
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
