import type { ImportFormatsQuery } from '../generated/graphql.ts';
import { inDigits } from '../words.ts';

/** Files that are imported together: the parts of a package, or a single file. */
export interface Input {
  readonly name: string;
  readonly files: readonly File[];
}

/**
 * Groups files into what is imported one after another: the parts of one package are one input, every other file is one of its own.
 * @param formats those that the files may have; their parts may be named in upper or lower case
 */
export function inputsOf(
  files: readonly File[],
  formats: readonly Pick<ImportFormatsQuery['importFormats'][number], 'parts'>[],
): readonly Input[] {
  const packages = formats
    .map(({ parts }) => files.filter(({ name }) => parts.includes(name.toLowerCase())))
    .filter((parts) => parts.length > 1);
  return files.flatMap((file): readonly Input[] => {
    const together = packages.find((parts) => parts.includes(file));
    if (together === undefined) return [{ name: file.name, files: [file] }];
    return together[0] === file ? [{ name: `Package of ${inDigits(together.length)} files`, files: together }] : [];
  });
}

/** Whether a file may be a spreadsheet, by its name. */
export function isSpreadsheet(name: string): boolean {
  return /\.(csv|tsv|txt|xlsx|xlsm)$/i.test(name);
}

/** Whether a file is a workbook, by its name: no other format has such files. */
export function isWorkbook(name: string): boolean {
  return /\.(xlsx|xlsm)$/i.test(name);
}

/** Files that were chosen or dropped at once, and what is wrong with the others. */
export interface Picked {
  readonly files: readonly File[];
  /** A sentence each. */
  readonly problems: readonly string[];
}

/** Reads what was dropped. Folders are refused: a browser gives them as files that cannot be read. */
export function pickDropped({ items }: DataTransfer): Picked {
  const folders: string[] = [];
  const files: File[] = [];
  for (const item of items) {
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (entry?.isDirectory === true) folders.push(entry.name);
    else if (file !== null) files.push(file);
  }
  const picked = pickFiles(files);
  return {
    ...picked,
    problems: [
      ...folders.map((name) => `${name} is a folder: choose the files in it, or a .zip archive of it.`),
      ...picked.problems,
      ...(items.length > 0 && folders.length + files.length === 0 ? ['That is not a file.'] : []),
    ],
  };
}

/** Leaves out empty files, and all but the first of each name: a source is known by its file's name, so the second would replace the first. */
export function pickFiles(given: readonly File[]): Picked {
  const files = new Map<string, File>();
  const problems: string[] = [];
  for (const file of given) {
    if (file.size === 0) problems.push(`${file.name} is empty.`);
    else if (files.has(file.name))
      problems.push(
        `There are two files named ${file.name}, and the second would replace the first: only the first is taken. Rename the other.`,
      );
    else files.set(file.name, file);
  }
  return { files: [...files.values()], problems };
}
