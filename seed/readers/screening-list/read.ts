import { createHash } from 'node:crypto';
import { Failure } from '#graph/failure.ts';
import type { CellValue, Reject, ParsedRow, RowIdentity } from '#graph/ingest/input.ts';
import { addDays } from '#graph/model/day.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { CellRefused, parseKey } from '../cells.ts';
import { openFiles } from '../files.ts';
import type { FileFilter } from '../files.ts';
import { NoticeLog, bytesOf } from '../format.ts';
import type { ParsedInput } from '../format.ts';
import { doubtsAboutIdentifiers } from '../identifiers.ts';
import { aliasesOf, dropReason, listOf, parseListing } from './listing.ts';
import type { Listing } from './listing.ts';
import { inspectList } from './records.ts';
import type { ListFile, ListRecord } from './records.ts';

/** The one source of every file of this format: a file is a newer version of the one before. */
const source = 'consolidated-screening-list';
const confidence = { listing: 90, alias: 50 } as const;
const tables = ['sources', 'lists', 'organizations', 'designations', 'claims'] as const;

/**
 * Reads the Consolidated Screening List of the US government as trade.gov publishes it: one CSV or JSON file, or a .zip or folder with it.
 * @throws BAD_USER_INPUT if there is no such file, or several, or it can't be read as a whole.
 */
export async function readScreeningList(paths: readonly string[], filter?: FileFilter): Promise<ParsedInput> {
  const [path, ...more] = paths;
  if (path === undefined || more.length > 0)
    throw new Failure(
      'BAD_USER_INPUT',
      'Import one screening list at a time: give one CSV or JSON file, .zip or folder.',
    );
  const { files, close } = await openFiles(path, filter);
  try {
    const candidates = files.filter(({ name }) => files.length === 1 || /\.(csv|json)$/i.test(name));
    const [file, ...others] = candidates;
    if (file === undefined || others.length > 0)
      throw new Failure('BAD_USER_INPUT', `${path}: contains ${candidates.length} CSV or JSON files, not exactly one.`);
    const inspected = await inspectList(file);
    const notices = new NoticeLog();
    for (const { name } of files) if (name !== file.name) notices.addLeftOut(name);
    const list = new ScreeningListFile(inspected, notices);
    const digest = createHash('sha256').update(inspected.sha256).digest('hex');
    return {
      format: source,
      sources: [source],
      // The file does not say when it was published: only its timestamp shows when it was retrieved.
      sourcesByName: true,
      digest,
      tables,
      rows: (table) => list.rows(table),
      bytes: () => bytesOf([[file, tables.length - 1]]),
      notices: () => notices.all(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Columns about natural persons, or free text that may name them. */
const personalColumns: readonly string[] = [
  'title',
  'remarks',
  'citizenships',
  'dates_of_birth',
  'nationalities',
  'places_of_birth',
  'vessel_owner',
];

type ReadRow = { readonly listing: Listing; readonly line: number } | Reject;

function aliasRow(id: string, index: number): string {
  return `${id} alias ${index + 1}`;
}

class ScreeningListFile {
  readonly #list: ListFile;
  readonly #notices: NoticeLog;

  constructor(list: ListFile, notices: NoticeLog) {
    this.#list = list;
    this.#notices = notices;
    const dropped = personalColumns.filter((column) => list.columns.has(column));
    notices.addDroppedColumns(list.file.name, dropped);
  }

  async *rows(table: TableName): AsyncGenerator<ParsedRow | Reject, void, undefined> {
    if (table === 'sources') yield this.#sourceRow();
    else if (table === 'lists') yield* this.#lists();
    else
      for await (const read of this.#read()) {
        if ('reason' in read) {
          if (table === 'organizations') yield read;
        } else if (table === 'organizations') yield* this.#organizations(read.listing, read.line);
        else if (table === 'designations') yield this.#designation(read.listing, read.line);
        else if (table === 'claims') yield this.#claim(read.listing, read.line);
      }
  }

  #sourceRow(): ParsedRow {
    const { file, sha256 } = this.#list;
    const values = {
      id: source,
      title: 'Consolidated Screening List',
      url: 'https://www.trade.gov/consolidated-screening-list',
      publisher: 'International Trade Administration, US Department of Commerce',
      retrieved_at: file.modified.toISOString().slice(0, 10),
      sha256,
      data_class: 'DOCUMENTED',
    };
    return this.#row('sources', values, { line: 1 });
  }

  async *#lists(): AsyncGenerator<ParsedRow, void, undefined> {
    const known = new Set<string>();
    for await (const read of this.#read()) {
      if ('reason' in read || known.has(read.listing.list.key)) continue;
      const { key, title } = read.listing.list;
      known.add(key);
      yield this.#row(
        'lists',
        { id: key, title, citation: `Consolidated Screening List: ${title}` },
        { line: read.line },
      );
    }
  }

  /** The listed organization, and below it each of its other names, which never becomes its name. */
  *#organizations({ id, key, name, aliases, identifiers }: Listing, line: number): Generator<ParsedRow> {
    const values = { id: key, name, ...identifiers };
    for (const { column, reason } of doubtsAboutIdentifiers(values))
      this.#notices.add({ kind: 'doubtful-value', file: this.#list.file.name, column, message: reason, line });
    yield this.#row('organizations', values, { line, row: id });
    for (const [index, alias] of aliases.entries())
      yield this.#row(
        'organizations',
        { id: key, name: alias },
        { line, row: aliasRow(id, index), confidence: confidence.alias },
      );
  }

  #designation({ id, key, list, start, end }: Listing, line: number): ParsedRow {
    // The end date is the last day of the listing.
    const validTo = end === null ? null : addDays(end, 1);
    return this.#row(
      'designations',
      { list: list.key, organization: key },
      { line, row: id, validFrom: start, validTo },
    );
  }

  #claim({ id, key, list, start, details }: Listing, line: number): ParsedRow {
    const text = [`Listed on: ${list.title}.`, ...details.map((detail) => `${detail}.`)].join(' ');
    const values = {
      id: `${source}:${id}`,
      text,
      stance: 'ASSERTS',
      about: [`organizations:${key}`],
      claimant: list.agency,
      ...(start === null ? {} : { stated_on: start }),
    };
    return this.#row('claims', values, { line, row: id });
  }

  async *#read(): AsyncGenerator<ReadRow, void, undefined> {
    for await (const record of this.#list.read()) {
      const read = this.#readRecord(record);
      if (read !== null) yield read;
    }
  }

  /** Null: the record is dropped, with a notice. */
  #readRecord({ line, cell, broken, others }: ListRecord): ReadRow | null {
    if (broken !== null) return { ...broken, identities: [cell, ...others].flatMap((each) => this.#identities(each)) };
    const file = this.#list.file.name;
    try {
      const dropped = dropReason(cell);
      if (dropped === null) return { listing: parseListing(cell), line };
      this.#notices.add({ ...dropped, file, column: 'type', line });
      return null;
    } catch (error) {
      if (error instanceof CellRefused) return { ...error.toReject(file, line), identities: this.#identities(cell) };
      throw error;
    }
  }

  /** The statements of a record that can't be read as a whole, if its id and its list can be. */
  #identities(cell: (column: string) => string): readonly RowIdentity[] {
    const [id, list] = [parseKey(cell('_id')), parseKey(cell('source'))];
    if ('reason' in id || 'reason' in list || id.value === '' || list.value === '') return [];
    const of = { source, values: {}, row: id.value, validFrom: null };
    return [
      { ...of, table: 'lists', values: { id: listOf(list.value).key }, row: null },
      { ...of, table: 'organizations' },
      ...aliasesOf(cell).map(
        (_, index) => ({ ...of, table: 'organizations', row: aliasRow(id.value, index) }) as const,
      ),
      { ...of, table: 'designations' },
      { ...of, table: 'claims' },
    ];
  }

  #row(
    table: TableName,
    values: Readonly<Record<string, CellValue>>,
    rest: Pick<ParsedRow['at'], 'line'> & Partial<ParsedRow>,
  ): ParsedRow {
    const { line, ...stated } = rest;
    return {
      table,
      values,
      source,
      confidence: confidence.listing,
      dataClass: 'DOCUMENTED',
      row: null,
      validFrom: null,
      validTo: null,
      at: { file: this.#list.file.name, line },
      ...stated,
    };
  }
}
