import { Failure } from '#graph/failure.ts';
import type { Reject, ParsedRow } from '#graph/ingest/input.ts';
import { tables } from '#graph/model/tables.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { CellRefused } from '../cells.ts';
import { inspectCsv, readCsv } from '../csv.ts';
import type { CsvInspection, CsvRow } from '../csv.ts';
import { openFiles } from '../files.ts';
import type { InputFile, InputFiles } from '../files.ts';
import type { NoticeLog } from '../format.ts';
import { isPersonalColumn } from '../personal-data.ts';
import { CollectedEntities } from './entities.ts';
import type { Collected } from './entities.ts';
import { readSubaward, requiredColumns, requiredParties, subawardConfidence } from './subaward.ts';
import type { Subaward, SubawardColumn } from './subaward.ts';

type ReadRow = { readonly subaward: Subaward; readonly line: number } | Reject;

/** One contract subawards file: a source and its rows. */
export class SubawardFile {
  readonly source: string;
  readonly #inspection: CsvInspection;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #notices: NoticeLog;
  #entities: Promise<CollectedEntities> | null = null;

  constructor(inspection: CsvInspection, source: string, notices: NoticeLog) {
    this.source = source;
    this.#inspection = inspection;
    this.#columns = new Map(inspection.header?.map((name, index) => [name, index]));
    this.#notices = notices;
    if (inspection.rows === 0) {
      const message = 'A header without rows: the statements of an earlier file of this name are closed';
      notices.add({ kind: 'doubtful-value', file: inspection.file.name, column: null, line: null, message });
    }
    const personal = (inspection.header ?? []).filter((column) => isPersonalColumn(column, false));
    notices.addDroppedColumns(inspection.file.name, personal);
  }

  async *rows(table: TableName): AsyncGenerator<ParsedRow | Reject, void, undefined> {
    if (table === 'sources') yield this.#sourceRow();
    else if (table === 'subcontracts') yield* this.#subcontracts();
    else if (table === 'agencies' || table === 'organizations' || table === 'ownership' || table === 'contracts') {
      this.#entities ??= this.#collect();
      const entities = await this.#entities;
      for (const each of parentsFirst(table, entities[table])) yield this.#statement(table, each);
    }
  }

  /** The file itself as a source, retrieved on the date in its name, otherwise when it was last modified. */
  #sourceRow(): ParsedRow {
    const { file, sha256 } = this.#inspection;
    const [retrieved = file.modified.toISOString().slice(0, 10)] = /20\d\d-[01]\d-[0-3]\d/.exec(file.name) ?? [];
    const values = {
      id: this.source,
      title: `Contract subawards: ${file.name}`,
      publisher: 'USAspending.gov',
      retrieved_at: retrieved,
      sha256,
      data_class: 'DOCUMENTED',
    };
    return this.#row('sources', values, { confidence: subawardConfidence.award, line: 1 });
  }

  async *#subcontracts(): AsyncGenerator<ParsedRow | Reject, void, undefined> {
    for await (const read of this.#read()) {
      if ('reason' in read) {
        yield read;
        continue;
      }
      const { subaward, line } = read;
      const values = {
        contract: subaward.contract.key,
        contractor: subaward.prime.key,
        subcontractor: subaward.subawardee.key,
        ...(subaward.number === null ? {} : { subaward_number: subaward.number }),
        ...(subaward.amount === null ? {} : { amount: subaward.amount }),
        ...(subaward.performedIn === null ? {} : { performed_in: subaward.performedIn }),
      };
      const rest = { confidence: subawardConfidence.subaward, line, row: subaward.row, validFrom: subaward.day };
      yield this.#row('subcontracts', values, rest);
    }
  }

  async #collect(): Promise<CollectedEntities> {
    const entities = new CollectedEntities();
    for await (const read of this.#read()) if ('subaward' in read) entities.add(read.subaward, read.line);
    return entities;
  }

  async *#read(): AsyncGenerator<ReadRow, void, undefined> {
    for await (const batch of readCsv(this.#inspection.file)) {
      for (const row of batch) yield 'reason' in row ? row : this.#readRow(row);
    }
  }

  #readRow({ line, cells }: CsvRow): ReadRow {
    const file = this.#inspection.file.name;
    const cell = (column: SubawardColumn) => cells[this.#columns.get(column) ?? -1]?.trim() ?? '';
    try {
      const subaward = readSubaward(cell, (column, message) => {
        this.#notices.add({ kind: 'doubtful-value', file, column, message, line });
      });
      for (const role of ['prime', 'subawardee'] as const) {
        if (!subaward[role].soleProprietor) continue;
        const column = `${role === 'prime' ? 'prime_awardee' : role}_name`;
        const message = 'A sole proprietor: the name is dropped, and the UEI shown instead';
        this.#notices.add({ kind: 'personal-data', file, column, message, line });
      }
      return { subaward, line };
    } catch (error) {
      if (error instanceof CellRefused) return error.toReject(file, line);
      throw error;
    }
  }

  #statement(table: TableName, { values, confidence, line, validFrom, validTo }: Collected): ParsedRow {
    return this.#row(table, values, { confidence, line, validFrom, validTo });
  }

  #row(
    table: TableName,
    values: ParsedRow['values'],
    rest: Pick<ParsedRow, 'confidence'> &
      Partial<Pick<ParsedRow, 'row' | 'validFrom' | 'validTo'>> & { readonly line: number },
  ): ParsedRow {
    const { confidence, row = null, validFrom = null, validTo = null, line } = rest;
    const at = { file: this.#inspection.file.name, line };
    return { table, values, source: this.source, confidence, dataClass: 'DOCUMENTED', row, validFrom, validTo, at };
  }
}

/** Sorts rows without a parent first, if the table's rows have parents. */
function parentsFirst(table: TableName, entities: ReadonlyMap<string, Collected>): readonly Collected[] {
  const all = [...entities.values()];
  if (!tables[table].foreignKeys.some(({ field, references }) => field === 'parent' && references === table))
    return all;
  return [
    ...all.filter(({ values }) => values['parent'] === undefined),
    ...all.filter(({ values }) => values['parent'] !== undefined),
  ];
}

interface OpenedSubawards {
  readonly inspections: readonly CsvInspection[];
  readonly close: () => Promise<void>;
}

/**
 * Finds the contract subaward files at the paths. Other files of a download are ignored, with a notice.
 * @throws BAD_USER_INPUT if a path has none; the message says what the first other file lacks.
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
      throw new Failure(
        'BAD_USER_INPUT',
        `${twice}: two files of this name, but a source is identified by its file's name; rename one.`,
      );
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
  const unfit: { readonly name: string; readonly why: string }[] = [];
  for (const file of files) {
    // A single file may have any name; among several, only .csv files are read.
    if (files.length > 1 && !file.name.toLowerCase().endsWith('.csv')) continue;
    const inspection = await inspectCsv(file);
    const why = whyUnfit(inspection.header);
    if (why === null) fitting.push(inspection);
    else unfit.push({ name: file.name, why });
  }
  const [first] = unfit;
  if (fitting.length === 0) {
    throw new Failure(
      'BAD_USER_INPUT',
      first === undefined
        ? `${path}: contains no CSV file.`
        : `${first.name}: not a contract subawards file of USAspending (${first.why}).`,
    );
  }
  for (const { name, why } of unfit) {
    const message = `Not a contract subawards file (${why}): ignored`;
    notices.add({ kind: 'unknown-file', file: name, column: null, line: null, message });
  }
  return fitting;
}

/** Returns why a header is not that of a contract subawards file; null if it is. An empty file is refused as an incomplete download. */
function whyUnfit(header: readonly string[] | null): string | null {
  if (header === null) return 'it is empty, without even a header';
  if (header.includes('prime_award_fain')) return 'it is the file of assistance subawards, not of contracts';
  const missing = [
    ...requiredColumns.filter((column) => !header.includes(column)),
    ...requiredParties.filter((any) => !any.some((column) => header.includes(column))).map((any) => any.join(' or ')),
  ];
  if (missing.length === 0) return null;
  return `the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing`;
}
