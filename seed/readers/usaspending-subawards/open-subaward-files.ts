import { BadInput } from '#graph/failure/bad-input.ts';
import { inspectCsv, type CsvInspection } from '../csv/inspect-csv.ts';
import type { InputFile, InputFiles } from '../files/input-file.ts';
import { openFiles } from '../files/open-files.ts';
import type { NoticeLog } from '../notice-log.ts';
import { requiredColumns, requiredParties } from './subaward-columns.ts';

interface OpenedSubawards {
  readonly inspections: readonly CsvInspection[];
  readonly close: () => Promise<void>;
}

/**
 * Finds the contract subaward files at some paths; other files that a download holds beside them are noted and left out.
 * @throws BadInput when a path has none, saying what the likeliest file lacks.
 */
export async function openSubawardFiles(paths: readonly string[], notices: NoticeLog): Promise<OpenedSubawards> {
  const opened: InputFiles[] = [];
  const close = async () => {
    for (const each of opened) await each.close();
  };
  try {
    const inspections: CsvInspection[] = [];
    for (const path of paths) {
      const input = await openFiles(path);
      opened.push(input);
      inspections.push(...(await inspectAll(input.files, path, notices)));
    }
    const names = inspections.map(({ file }) => file.name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined)
      throw new BadInput(`${twice}: two files of this name, and a source is known by its file's name; rename one.`);
    return { inspections, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function inspectAll(
  files: readonly InputFile[],
  path: string,
  notices: NoticeLog,
): Promise<readonly CsvInspection[]> {
  const fitting: CsvInspection[] = [];
  const lacking: { readonly name: string; readonly why: string }[] = [];
  for (const file of files) {
    // By itself a file may be called anything; among others only .csv is looked at.
    if (files.length > 1 && !file.name.toLowerCase().endsWith('.csv')) continue;
    const inspection = await inspectCsv(file);
    const why = whyNot(inspection.header);
    if (why === null) fitting.push(inspection);
    else lacking.push({ name: file.name, why });
  }
  const [first] = lacking;
  if (fitting.length === 0) {
    throw new BadInput(
      first === undefined
        ? `${path}: holds no CSV file.`
        : `${first.name}: no contract subawards file of USAspending (${first.why}).`,
    );
  }
  for (const { name, why } of lacking) {
    const message = `No contract subawards file (${why}): left out`;
    notices.add({ kind: 'unknown-file', file: name, column: null, line: null, message });
  }
  return fitting;
}

/** Why a header is not that of a contract subawards file. An empty file states nothing, not even that there is nothing: a download cut off. */
function whyNot(header: readonly string[] | null): string | null {
  if (header === null) return 'it is empty: not even a header';
  if (header.includes('prime_award_fain')) return 'it is the file of assistance subawards, not of contracts';
  const missing = [
    ...requiredColumns.filter((column) => !header.includes(column)),
    ...requiredParties.filter((any) => !any.some((column) => header.includes(column))).map((any) => any.join(' or ')),
  ];
  if (missing.length === 0) return null;
  return `the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing`;
}
