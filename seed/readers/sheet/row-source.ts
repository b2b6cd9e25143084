import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Failure } from '#graph/failure.ts';
import { openFiles } from '../files.ts';
import type { InputFile, InputFiles } from '../files.ts';
import type { OpenSheet } from './cell.ts';
import { openCsvSheet } from './csv-sheet.ts';
import type { RecognizesForm } from './csv-sheet.ts';
import { openWorkbook, workbookPart } from './workbook.ts';
import type { Workbook, WorkbookSheet } from './workbook.ts';
import { encodingNotice, findEncoding, inUtf8 } from './encoding.ts';
import { chooseRecognized, openExcelSheet } from './excel-sheet.ts';
import type { RecognizesHeader } from './header.ts';

/** Which part of a file is read. */
export interface SheetChoice {
  /** The name of a sheet of a workbook; null: its first visible one. */
  readonly sheet?: string | null;
  /** The row, or line of a CSV file, with the names of the columns; null: it is recognized. */
  readonly headerRow?: number | null;
  /** Recognizes names of columns: chooses the sheet and the row that have most of them. */
  readonly recognizes?: RecognizesHeader | null;
  /** Says how a CSV file is written, in place of `headerRow` and `recognizes`. */
  readonly recognizesForm?: RecognizesForm | null;
}

/** An open sheet with its file. */
export interface RowSource extends OpenSheet {
  /** The file's name, as messages show it. */
  readonly file: string;
  readonly modified: Date;
  readonly sha256: string;
  /** All sheets of a workbook. */
  readonly sheets: readonly Pick<WorkbookSheet, 'name' | 'isHidden'>[];
  close(): Promise<void>;
}

/**
 * Opens a sheet: of a CSV file, separated by commas, semicolons, tabs or pipes, or of an Excel workbook (.xlsx). It is read once from end to end.
 * @throws BAD_USER_INPUT if the file can't be read as a whole, has no such sheet, or its header names a column twice
 */
export async function openRows(path: string, choice: SheetChoice = {}): Promise<RowSource> {
  const opened = await openFiles(path);
  try {
    return opened.files.some(({ name }) => name === workbookPart)
      ? await openExcel(path, opened, choice)
      : await openCsv(path, opened, choice);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function openExcel(
  path: string,
  { files, close }: InputFiles,
  { sheet: named = null, headerRow = null, recognizes = null }: SheetChoice,
): Promise<RowSource> {
  const file = path.split(/[\\/]/).at(-1) ?? path;
  const workbook = await openWorkbook(file, files);
  const { sheets } = workbook;
  const chosen = await chooseSheet(file, workbook, named, headerRow === null ? recognizes : null);
  const open = await openExcelSheet(file, workbook, chosen, headerRow, recognizes);
  const others = sheets.filter((other) => other !== chosen);
  const left = (isHidden: boolean) => others.filter((other) => other.isHidden === isHidden).map(({ name }) => name);
  const notRead = [
    ...(left(false).length === 0 ? [] : [`Other sheets are not read: ${left(false).join(', ')}`]),
    ...(left(true).length === 0 ? [] : [`Hidden sheets are not read: ${left(true).join(', ')}`]),
  ].map((message) => ({ message, line: null, column: null, count: 1 }));
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const modified = files.find(({ name }) => name === workbookPart)?.modified ?? new Date(0);
  return { ...open, file, modified, sheets, sha256: hash.digest('hex'), notices: [...notRead, ...open.notices], close };
}

async function chooseSheet(
  file: string,
  workbook: Workbook,
  named: string | null,
  recognizes: RecognizesHeader | null,
): Promise<WorkbookSheet> {
  const { sheets } = workbook;
  const able = sheets.filter(({ name, isHidden }) => (named === null ? !isHidden : name === named));
  const chosen = recognizes === null || able.length < 2 ? able[0] : await chooseRecognized(workbook, able, recognizes);
  if (chosen !== undefined) return chosen;
  const names = sheets.map(({ name }) => name).join(', ');
  throw new Failure(
    'BAD_USER_INPUT',
    named === null
      ? `${file}: every sheet is hidden; name one of ${names}.`
      : `${file}: the workbook has no sheet ${JSON.stringify(named)}; it has ${names}.`,
  );
}

async function openCsv(
  path: string,
  { files, close }: InputFiles,
  { sheet: named = null, headerRow = null, recognizes = null, recognizesForm = null }: SheetChoice,
): Promise<RowSource> {
  const [file, ...more] = files;
  if (file === undefined || more.length > 0)
    throw new Failure('BAD_USER_INPUT', `${path}: give one CSV file or Excel workbook (.xlsx).`);
  await refuseOtherFiles(file);
  // As text, what is left of a broken workbook would be one name a line.
  if (/\.xlsx$/i.test(file.name))
    throw new Failure('BAD_USER_INPUT', `${file.name}: not an Excel workbook (.xlsx); name a CSV file .csv.`);
  if (named !== null)
    throw new Failure('BAD_USER_INPUT', `${file.name}: a CSV file has no sheets; leave out the sheet.`);
  const { encoding, sha256 } = await findEncoding(file);
  const open = await openCsvSheet(inUtf8(file, encoding), headerRow, recognizes, recognizesForm);
  const { name, modified } = file;
  const notices = encoding === 'utf-8' ? open.notices : [...open.notices, encodingNotice(encoding)];
  return { ...open, file: name, modified, sheets: [], sha256, notices, close };
}

const oleStart = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** How much of a file of this old form is searched for the name of its encrypted part. */
const searchedBytes = 64 * 1024 * 1024;

/** @throws BAD_USER_INPUT for an old or encrypted workbook */
async function refuseOtherFiles(file: InputFile): Promise<void> {
  const encrypted = Buffer.from('EncryptedPackage', 'utf16le');
  let [isFirst, seen, tail] = [true, 0, Buffer.alloc(0)];
  for await (const chunk of await file.open()) {
    if (isFirst && !chunk.subarray(0, oleStart.length).equals(oleStart)) return;
    isFirst = false;
    const joined = Buffer.concat([tail, chunk]);
    if (joined.includes(encrypted))
      throw new Failure(
        'BAD_USER_INPUT',
        `${file.name}: the workbook is encrypted; remove its password in Excel and save it again.`,
      );
    tail = joined.subarray(-encrypted.length);
    seen += chunk.length;
    if (seen > searchedBytes) break;
  }
  if (isFirst) return;
  throw new Failure(
    'BAD_USER_INPUT',
    `${file.name}: an old Excel workbook (.xls) can't be read; save it as .xlsx or as UTF-8 CSV.`,
  );
}
