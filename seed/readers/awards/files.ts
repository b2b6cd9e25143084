import { createHash } from 'node:crypto';
import { Failure } from '#graph/failure.ts';
import { findRepeated } from '../bounds.ts';
import { CellRefused, parseKey } from '../cells.ts';
import type { Parsed } from '../cells.ts';
import { delimiterHint, inspectCsv, markCutOff, readCsv, shifted, toReject } from '../csv.ts';
import type { CsvInspection } from '../csv.ts';
import { openInputs } from '../files.ts';
import type { FileFilter, InputFile, InputFiles } from '../files.ts';
import { NoticeLog } from '../format.ts';
import type { ParsedInput } from '../format.ts';
import { isPersonalColumn } from '../personal-data.ts';
import { inputOfSources } from '../source-file.ts';
import { AwardCells, parseContractKey, vehicleOf } from './award.ts';
import type { AwardRow, ParentColumns } from './award.ts';
import { CollectedEntities, collectedTables } from './entities.ts';
import { findParty, tradingNamesLeftOut } from './party.ts';
import { AwardSource } from './source.ts';
import type { AwardFile, ReadRow, RefusedAbout } from './source.ts';

const awardTables = ['sources', ...collectedTables] as const;

/** A reader of files, of which each is a source. */
interface AwardFormat {
  readonly name: string;
  /** Such as `a contract subawards file of USAspending`. */
  readonly what: string;
  /** The extension of its files, with the dot. */
  readonly extension: string;
  /** The table with a row for each row of a file. */
  readonly rowTable: AwardFile['rowTable'];
  /**
   * Reads a file once from end to end.
   * @returns why it is not a file of the format, as the end of a sentence
   * @throws BAD_USER_INPUT if the file can't be read as a whole
   */
  inspect(file: InputFile, notices: NoticeLog): Promise<AwardFile | string>;
}

/**
 * Reads the files of a format at the paths: single files, .zip archives or folders. Each file is a source, identified by its name.
 * @throws BAD_USER_INPUT if a path contains no such file, or one of them can't be read as a whole.
 */
export async function readAwardFiles(
  paths: readonly string[],
  format: AwardFormat,
  filter?: FileFilter,
): Promise<ParsedInput> {
  const notices = new NoticeLog();
  const opened: InputFiles[] = [];
  const close = async () => {
    for (const each of opened) await each.close();
  };
  try {
    const files: AwardFile[] = [];
    for (const path of paths) {
      const input = await openInputs([path], [format.extension], filter);
      opened.push(input);
      for (const name of input.leftOut ?? []) notices.addLeftOut(name);
      files.push(...(await inspectAll(input.files, format, notices)));
    }
    const twice = findRepeated(files.map(({ file }) => file.name));
    if (twice !== undefined)
      throw new Failure(
        'BAD_USER_INPUT',
        `${twice}: two files have this name, but a source is identified by its file's name; rename one.`,
      );
    let merged: Promise<CollectedEntities> | null = null;
    const latest = files.length > 1 ? () => (merged ??= mergeAll(sources)) : null;
    const sources: readonly AwardSource[] = files.map((file) => new AwardSource(file, latest));
    const tables = format.rowTable === 'contracts' ? awardTables : [...awardTables, 'subcontracts' as const];
    return inputOfSources(format.name, tables, sources, notices, async () => {
      for (const source of sources) await source.close();
      const latestOfAll = await merged?.catch(() => null);
      latestOfAll?.close();
      await close();
    });
  } catch (error) {
    await close();
    throw error;
  }
}

/** Merges what files state of their entities, as if one file had the rows of all. */
async function mergeAll(sources: readonly AwardSource[]): Promise<CollectedEntities> {
  const merged = new CollectedEntities('');
  try {
    for (const source of sources) await merged.merge(await source.collect());
  } catch (error) {
    merged.close();
    throw error;
  }
  return merged;
}

/** Files of another format are ignored, with a notice. @throws BAD_USER_INPUT if there is no fitting file. */
async function inspectAll(
  files: readonly InputFile[],
  format: AwardFormat,
  notices: NoticeLog,
): Promise<readonly AwardFile[]> {
  const fitting: AwardFile[] = [];
  const unfit: { readonly name: string; readonly why: string }[] = [];
  for (const file of files) {
    const inspected = await format.inspect(file, notices);
    if (typeof inspected === 'string') unfit.push({ name: file.name, why: inspected });
    else fitting.push(inspected);
  }
  const [first] = unfit;
  if (fitting.length === 0 && first !== undefined)
    throw new Failure('BAD_USER_INPUT', `${first.name}: not ${format.what} (${first.why}).`);
  for (const { name, why } of unfit) {
    const message = `Not ${format.what} (${why}): ignored`;
    notices.add({ kind: 'unknown-file', file: name, column: null, line: null, message });
  }
  return fitting;
}

/** A format of CSV files of USAspending. */
interface AwardCsv<Column extends string> extends Pick<AwardFormat, 'name' | 'what' | 'rowTable'> {
  /** Those that `parse` reads. */
  readonly columns: readonly Column[];
  /** What it means if a file lacks a column without which it can be read, by column: a sentence without its period. */
  readonly valuable: Readonly<Partial<Record<Column, string>>>;
  /** Of a file's source. */
  readonly title: string;
  /** Why a header is not that of the format, as the end of a sentence; null if it is. */
  whyUnfit(header: readonly string[]): string | null;
  /** Whether each award has one row. */
  oneRowEach(header: readonly string[]): boolean;
  /**
   * @param has whether the file has a column
   * @throws CellRefused for the first unreadable cell
   */
  readonly parse: (cells: AwardCells<Column>, has: (column: Column) => boolean) => AwardRow;
  readonly identifying: IdentifyingColumns<Column>;
}

/** The columns that identify a company. */
interface CompanyColumns<Column extends string> {
  readonly uei: Column;
  readonly duns?: Column;
}

/** The columns that say what a row is about. */
interface IdentifyingColumns<Column extends string> {
  readonly award: Column;
  readonly parent: ParentColumns<Column>;
  /** Of the prime's report of a subaward. */
  readonly report?: Column;
  readonly agencies: readonly Column[];
  readonly companies: readonly (CompanyColumns<Column> & { readonly parent?: CompanyColumns<Column> })[];
  /** Of the companies' names, which are dropped for sole proprietors. */
  readonly names: { readonly prime: Column; readonly subawardee?: Column };
  /** Of the names under which they do business, which are not stored. */
  readonly tradingNames: readonly Column[];
}

/** Reads files of USAspending, like `readAwardFiles`. */
export function readAwardCsv<Column extends string>(
  paths: readonly string[],
  csv: AwardCsv<Column>,
  filter?: FileFilter,
): Promise<ParsedInput> {
  const { name, what, rowTable } = csv;
  const inspect = (file: InputFile, notices: NoticeLog) => inspectAwardCsv(file, csv, notices);
  return readAwardFiles(paths, { name, what, extension: '.csv', rowTable, inspect }, filter);
}

/** @throws BAD_USER_INPUT if the file can't be read as a whole */
async function inspectAwardCsv<Column extends string>(
  file: InputFile,
  csv: AwardCsv<Column>,
  notices: NoticeLog,
): Promise<AwardFile | string> {
  const hash = createHash('sha256');
  const inspection = await inspectCsv(file, hash);
  const { header } = inspection;
  // An empty file is an incomplete download.
  if (header === null) return 'it is empty, without even a header';
  const why = csv.whyUnfit(header);
  if (why !== null) return why;
  if (inspection.rows === 0) {
    const message = 'A header without rows: the statements of an earlier file of this name are closed';
    notices.add({ kind: 'doubtful-value', file: file.name, column: null, line: null, message });
  }
  notices.addMissingColumns(file.name, csv.valuable, (column) => header.includes(column));
  notices.addDroppedColumns(
    file.name,
    header.filter((column) => isPersonalColumn(column, false)),
  );
  return {
    source: `${csv.name}:${file.name}`,
    file,
    title: `${csv.title}: ${file.name}`,
    publisher: 'USAspending.gov',
    sha256: hash.digest('hex'),
    rowTable: csv.rowTable,
    oneRowEach: csv.oneRowEach(header),
    read: () => readRows(inspection, csv, notices),
  };
}

async function* readRows<Column extends string>(
  inspection: CsvInspection,
  csv: AwardCsv<Column>,
  notices: NoticeLog,
): AsyncGenerator<ReadRow, void, undefined> {
  const { file, header } = inspection;
  const columns: ReadonlyMap<string, number> = new Map(header?.map((name, index) => [name, index]));
  const parse = (cells: AwardCells<Column>) => csv.parse(cells, (column) => columns.has(column));
  for await (const batch of readCsv(file)) {
    for (const found of batch) {
      if ('reason' in found) {
        const about = found.seemingRows
          .flatMap(shifted)
          .map((cells) => whatIsReadable((column) => cells[columns.get(column) ?? -1]?.trim() ?? '', csv.identifying));
        yield { ...markCutOff(toReject(found), inspection), about };
        continue;
      }
      const { line, cells } = found;
      const text = (column: Column) => cells[columns.get(column) ?? -1]?.trim() ?? '';
      const at = { file: file.name, line };
      const read = readAwardRow(text, parse, csv.identifying, at, notices);
      yield 'reason' in read
        ? { ...read, ...markCutOff(read, inspection), content: shownCells(csv.columns, text) }
        : read;
    }
  }
}

/** A company may be a sole proprietor, whose name and address are personal data. */
const namesSomebody = /name|address/;

/** Returns the cells that the format reads: other columns may be anything that somebody has added. */
function shownCells<Column extends string>(
  columns: readonly Column[],
  text: (column: Column) => string,
): Readonly<Record<string, string>> {
  const shown = columns.filter(
    (column) => text(column) !== '' && !namesSomebody.test(column) && !isPersonalColumn(column, false),
  );
  return Object.fromEntries(shown.map((column) => [column, text(column)]));
}

/** Reads one row, and records what is doubtful or dropped. */
export function readAwardRow<Column extends string>(
  text: (column: Column) => string,
  parse: (cells: AwardCells<Column>) => AwardRow,
  identifying: IdentifyingColumns<Column>,
  { file, line }: { readonly file: string; readonly line: number },
  notices: NoticeLog,
): ReadRow {
  const note = (kind: 'doubtful-value' | 'personal-data' | 'unknown-column') => (column: string, message: string) => {
    notices.add({ kind, file, column, message, line });
  };
  try {
    const row = parse(new AwardCells(text, note('doubtful-value')));
    for (const [party, column] of [
      [row.prime, identifying.names.prime],
      [row.subaward?.subawardee, identifying.names.subawardee],
    ] as const)
      if (party?.soleProprietor === true && column !== undefined)
        note('personal-data')(column, 'A sole proprietor: the name is dropped, and the UEI shown instead');
    for (const column of identifying.tradingNames)
      if (text(column) !== '') note('unknown-column')(column, tradingNamesLeftOut);
    return { row, file, line };
  } catch (error) {
    if (error instanceof CellRefused)
      return { ...error.toReject(file, line), about: [whatIsReadable(text, identifying)] };
    throw error;
  }
}

function whatIsReadable<Column extends string>(
  text: (column: Column) => string,
  { award, parent: above, report, agencies, companies }: IdentifyingColumns<Column>,
): RefusedAbout {
  const readable = (column: Column | undefined, parse: (text: string) => Parsed<string>) => {
    const parsed = column === undefined || text(column) === '' ? null : parse(text(column));
    return parsed === null || 'reason' in parsed ? null : parsed.value;
  };
  const keyOf = ({ uei, duns }: CompanyColumns<Column>): readonly string[] => {
    const given = { uei: text(uei), duns: duns === undefined ? '' : text(duns) };
    const { party } = findParty({ ...given, name: '', soleProprietor: false, unnamed: null });
    return party === null ? [] : [party.key];
  };
  const parents = companies.flatMap((company) => (company.parent === undefined ? [] : keyOf(company.parent)));
  const key = readable(award, parseContractKey);
  const named = { piid: readable(above.piid, parseKey), agency: readable(above.agency, parseKey) };
  return {
    award: key,
    vehicle: key === null ? null : (vehicleOf(key, named)?.key ?? null),
    report: readable(report, parseKey),
    agencies: agencies.flatMap((column) => readable(column, parseKey) ?? []),
    companies: [...companies.flatMap(keyOf), ...parents],
    ownerships: companies.flatMap(({ parent, ...company }) =>
      parent === undefined ? [] : keyOf(parent).flatMap((owner) => keyOf(company).map((owned) => ({ owner, owned }))),
    ),
  };
}

/** Names missing columns: the required ones, and groups of which one is required. Null if none is missing. */
export function missingColumns(
  header: readonly string[],
  required: readonly string[],
  oneOf: readonly (readonly string[])[],
): string | null {
  const missing = [
    ...required.filter((column) => !header.includes(column)),
    ...oneOf.filter((any) => !any.some((column) => header.includes(column))).map((any) => any.join(' or ')),
  ];
  if (missing.length === 0) return null;
  const which = missing.length > 1 ? `the columns ${missing.join(', ')} are` : `the column ${missing.join()} is`;
  return `${which} missing${delimiterHint(header)}`;
}
