import type { CsvForm, Delimiter } from '../csv.ts';
import { isLei, isUei } from '../identifiers.ts';
import { isPersonalInList } from '../personal-data.ts';
import { cellsOfLine, mostFrequentSign } from '../sheet/csv-sheet.ts';
import type { TextStart } from '../sheet/csv-sheet.ts';
import { leastRecognized } from '../sheet/header.ts';
import { recognizedHeaders } from './columns.ts';
import { wordsOfHeader } from './headers.ts';

/** What may separate the columns of a list that is text. `none`: each line is one name. */
export const separators = { tab: '\t', comma: ',', semicolon: ';', pipe: '|', none: null } as const satisfies Readonly<
  Record<string, Delimiter | null>
>;
export type Separator = keyof typeof separators;
export const separatorNames = ['tab', 'comma', 'semicolon', 'pipe', 'none'] as const satisfies readonly Separator[];

/** Returns what separates the columns of a text; null for a workbook. */
export function separatorIn(form: CsvForm | null): Separator | null {
  return form === null ? null : (separatorNames.find((name) => separators[name] === form.delimiter) ?? null);
}

/**
 * Says how a list of suppliers is written that is text: as spreadsheets copy it, CSV, or one name a line, with a header or without. A supplier must
 * never be taken for a header: only a line whose cells name columns is one.
 * @param chosen what separates its columns; null: it is recognized
 * @param names the names of columns that are known to be in its header
 */
export function formOfList({ lines, stated }: TextStart, chosen: Separator | null, names: readonly string[]): CsvForm {
  const isHeaderLine = (cells: readonly string[]) => isHeader(cells) || names.some((name) => cells.includes(name));
  const known = chosen === null ? (stated ?? undefined) : separators[chosen];
  const split = lines.map(({ line, text }) => {
    const delimiter = known === undefined ? mostFrequentSign(text) : known;
    return { line, delimiter, cells: cellsOfLine(text, delimiter) };
  });
  const firstRow = split.findIndex(({ cells }) => cells.some(isIdentifier));
  const above = firstRow < 0 ? split : split.slice(0, firstRow);
  const counts = above.map(({ cells }) => (isHeaderLine(cells) ? recognizedHeaders(cells) : 0));
  const most = Math.max(0, ...counts);
  const header = most < leastRecognized ? undefined : above[counts.indexOf(most)];
  if (header !== undefined) return { delimiter: header.delimiter, headerLine: header.line, hasHeader: true };
  const delimiter = known === undefined ? delimiterOf(lines.map(({ text }) => text)) : known;
  const cellsOf = (text: string) => cellsOfLine(text, delimiter);
  const [first] = lines;
  // Titles stand in one cell.
  const several = lines.find(({ text }) => cellsOf(text).length > 1) ?? first;
  if (first === undefined || several === undefined) return { delimiter, headerLine: 1, hasHeader: true };
  return isHeaderLine(cellsOf(several.text))
    ? { delimiter, headerLine: several.line, hasHeader: true }
    : { delimiter, headerLine: first.line, hasHeader: false };
}

/** Returns the sign that separates the cells of lines; null if each is one name. A comma in a name separates nothing: “Acme, Inc.”. */
function delimiterOf(lines: readonly string[]): Delimiter | null {
  const [first = ''] = lines;
  if (first.includes('\t')) return '\t';
  const signs = [
    { sign: ';', pattern: /;(?!\s)/ },
    { sign: ',', pattern: /,(?!\s|\d{3}\b)/ },
    { sign: '|', pattern: /\|/ },
    { sign: '\t', pattern: /\t/ },
  ] as const;
  const found = signs.find(({ sign, pattern }) => {
    const cells = cellsOfLine(first, sign);
    if (cells.length > 1 && (isHeader(cells) || cells.some(isIdentifier))) return true;
    return lines.length > 1 && lines.filter((line) => pattern.test(line)).length > lines.length / 2;
  });
  return found?.sign ?? null;
}

/** Words of which at least one is in the name of a column that a list is recognized by. */
const columnWords = new Set(
  `name supplier vendor company organization organisation contractor subcontractor subawardee subrecipient recipient awardee
   manufacturer firm entity business uei lei cage ncage country nation duns identifier id number no nr ref reference key
   contact person email mail phone telephone mobile`.split(/\s+/),
);
/** Words that may stand beside them. */
const otherWords = new Set(
  `legal registered trade full own our your internal account prime sub lower tier sam unique code of the origin incorporation
   e first last`.split(/\s+/),
);

/** Whether a cell is nothing but the name of a column. */
function isColumnName(cell: string): boolean {
  const words = wordsOfHeader(cell)
    .split('_')
    .map((word) => (columnWords.has(word) ? word : word.replace(/ies$/, 'y').replace(/s$/, '')));
  return (
    words.some((word) => columnWords.has(word)) && words.every((word) => columnWords.has(word) || otherWords.has(word))
  );
}

function isHeader(cells: readonly string[]): boolean {
  if (cells.some((cell) => isIdentifier(cell) || /^[^\p{L}]*\d[^\p{L}]*$/u.test(cell))) return false;
  return cells.some(isColumnName) || (cells.length > 1 && cells.some(isPersonalInList));
}

/** Whether a value looks like an identifier, also with wrong check digits. Five characters without a letter may be anything. */
function isIdentifier(cell: string): boolean {
  return (
    isUei(cell) ||
    isLei(cell) ||
    /^[1-9A-HJ-NP-Z][0-9A-HJ-NP-Z]{10}\d$|^[0-9A-Z]{18}\d{2}$/.test(cell) ||
    /^(?=.*[A-Z])\d[0-9A-HJ-NP-Z]{3}\d$/i.test(cell)
  );
}
