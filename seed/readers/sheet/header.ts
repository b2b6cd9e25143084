import { Failure } from '#graph/failure.ts';
import { bounds, findRepeated, tooMany } from '../bounds.ts';

/** The rows among which a header is looked for. */
export const searchedRows = 20;

/** Returns how many cells of a row are recognized as names of columns. */
export type RecognizesHeader = (cells: readonly string[]) => number;

/** The fewest names of columns that are recognized in a row that is no title or group of columns. */
export const leastRecognized = 2;

/**
 * Returns the position of the row that has the names of the columns: the one in which most are recognized, if several are; else the first one with
 * several cells, since titles stand in one; else the first one. Undefined if there are no rows.
 */
export function findHeader(
  rows: readonly (readonly string[])[],
  recognizes: RecognizesHeader | null = null,
): number | undefined {
  if (rows.length === 0) return undefined;
  const counts = recognizes === null ? [] : rows.map(recognizes);
  const most = Math.max(...counts, 0);
  if (most >= leastRecognized) return counts.indexOf(most);
  const several = rows.findIndex((cells) => cells.filter((cell) => cell !== '').length > 1);
  return Math.max(several, 0);
}

/**
 * Returns the columns' names, without line ends and spaces around them.
 * @throws BAD_USER_INPUT if there are none, too many, or two are the same
 */
export function readNames(file: string, line: number, cells: readonly string[]): readonly string[] {
  const names = cells.map((cell) => cell.replace(/\s+/g, ' ').trim());
  const last = names.findLastIndex((name) => name !== '');
  if (last < 0) throw new Failure('BAD_USER_INPUT', `${file}, row ${line}: the header is empty.`);
  const named = names.slice(0, last + 1);
  if (named.length > bounds.columns)
    throw new Failure('BAD_USER_INPUT', `${file}, row ${line}: ${tooMany(named.length, bounds.columns, 'columns')}.`);
  const twice = findRepeated(named);
  if (twice !== undefined)
    throw new Failure(
      'BAD_USER_INPUT',
      `${file}, row ${line}: the header names the column ${twice} twice; if the file has no header, add one.`,
    );
  return named;
}
