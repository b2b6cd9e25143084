import { posix } from 'node:path';
import { Failure } from '#graph/failure.ts';
import type { InputFile } from '../files.ts';
import { readStyles } from './styles.ts';
import type { NumberStyle } from './styles.ts';
import { readWholeXml } from './xml-events.ts';

/** A sheet of a workbook. */
export interface WorkbookSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly file: InputFile;
}

/** The parts of a workbook that all its sheets share. */
export interface Workbook {
  /** Its file, as messages name it. */
  readonly file: string;
  readonly sheets: readonly WorkbookSheet[];
  readonly is1904: boolean;
  /** Texts that cells refer to by number. */
  readonly strings: readonly string[];
  readonly styles: readonly NumberStyle[];
}

export const workbookPart = 'xl/workbook.xml';

/** Limits of a workbook. Excel has at most 32,767 characters a cell, 1,048,576 rows and 16,384 columns. */
export const workbookLimits = {
  cellCharacters: 32_767,
  rows: 1_048_576,
  columns: 16_384,
  sheets: 1000,
  merges: 100_000,
  /** Shared texts are kept in memory while a sheet is read. */
  strings: 2_000_000,
  stringCharacters: 64 * 1024 * 1024,
} as const;

/**
 * Opens a workbook (.xlsx) by its parts.
 * @throws BAD_USER_INPUT if a part is missing or can't be read, or it has too many texts
 */
export async function openWorkbook(path: string, files: readonly InputFile[]): Promise<Workbook> {
  const part = (name: string) => files.find((file) => file.name === name);
  const main = part(workbookPart);
  if (main === undefined) throw new Failure('BAD_USER_INPUT', `${path}: not an Excel workbook (.xlsx).`);
  const targets = await readTargets(path, part('xl/_rels/workbook.xml.rels'));
  const { declared, is1904 } = await readSheets(path, main);
  const sheets = declared.flatMap(({ name, isHidden, relation }) => {
    const file = part(targets.get(relation) ?? '');
    // A sheet that is a chart has no cells.
    return file?.name.includes('worksheets/') !== true ? [] : [{ name, isHidden, file }];
  });
  if (sheets.length === 0) throw new Failure('BAD_USER_INPUT', `${path}: the workbook has no sheet with cells.`);
  const strings = await readStrings(path, part('xl/sharedStrings.xml'));
  return { file: path, sheets, is1904, strings, styles: await readStyles(path, part('xl/styles.xml')) };
}

async function readSheets(path: string, file: InputFile) {
  const declared: { readonly name: string; readonly isHidden: boolean; readonly relation: string }[] = [];
  let is1904 = false;
  await readWholeXml(await file.open(), `${path}, ${file.name}`, {
    open(element, attributes) {
      if (element === 'workbookPr') is1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (element !== 'sheet' || declared.length >= workbookLimits.sheets) return;
      const { name = '', state = 'visible' } = attributes;
      const [, relation = ''] = Object.entries(attributes).find(([key]) => key.endsWith(':id')) ?? [];
      declared.push({ name, isHidden: state !== 'visible', relation });
    },
    text: () => undefined,
    close: () => undefined,
  });
  return { declared, is1904 };
}

/** Reads the parts that relations lead to, by relation. */
async function readTargets(path: string, file: InputFile | undefined): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  if (file === undefined) return targets;
  await readWholeXml(await file.open(), `${path}, ${file.name}`, {
    open(name, { Id: id = '', Target: target = '' }) {
      if (name !== 'Relationship' || targets.size > 10 * workbookLimits.sheets) return;
      targets.set(id, target.startsWith('/') ? target.slice(1) : posix.join('xl', target));
    },
    text: () => undefined,
    close: () => undefined,
  });
  return targets;
}

async function readStrings(path: string, file: InputFile | undefined): Promise<readonly string[]> {
  const strings: string[] = [];
  if (file === undefined) return strings;
  let [text, characters, isText, isPhonetic] = ['', 0, false, false];
  await readWholeXml(await file.open(), `${path}, ${file.name}`, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 't') isText = true;
      if (name === 'rPh') isPhonetic = true;
    },
    text(part) {
      if (!isText || isPhonetic) return;
      text += part;
      if (text.length > workbookLimits.cellCharacters) throw tooLongCell(path);
    },
    close(name) {
      if (name === 't') isText = false;
      if (name === 'rPh') isPhonetic = false;
      if (name !== 'si') return;
      characters += text.length;
      strings.push(unescaped(text));
      if (strings.length > workbookLimits.strings || characters > workbookLimits.stringCharacters)
        throw new Failure(
          'BAD_USER_INPUT',
          `${path}: the workbook has more text than is read at once; save the sheet as UTF-8 CSV.`,
        );
    },
  });
  return strings;
}

/** @param place where the cell is, if that is known */
export function tooLongCell(path: string, place = ''): Failure {
  const most = workbookLimits.cellCharacters.toLocaleString('en-US');
  return new Failure(
    'BAD_USER_INPUT',
    `${path}${place}: a cell has more than ${most} characters, the most that Excel allows.`,
  );
}

/** Decodes the signs that XML can't hold, such as `_x000D_`. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}
