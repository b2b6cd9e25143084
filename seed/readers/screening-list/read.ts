import type { Reject, ParsedRow, RowIdentity } from '#graph/ingest/input.ts';
import { addDays } from '#graph/model/day.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { parseKey } from '../cells.ts';
import { openOnly } from '../files.ts';
import type { FileFilter, InputFile } from '../files.ts';
import type { DoubtfulRecord, NoticeLog, ParsedInput } from '../format.ts';
import { SharedKeys, doubtsAboutIdentifiers, isUei } from '../identifiers.ts';
import { fingerprint, inputOfFiles, parsedOrReject, sourceOfFile, statedRow } from '../source-file.ts';
import type { SourceFile, Stated } from '../source-file.ts';
import { dropReason, isDoubtful, listOf, parseListing } from './listing.ts';
import type { Listing } from './listing.ts';
import { inspectList } from './records.ts';
import type { ListFile, ListRecord } from './records.ts';

/** The one source of every file of this format, which has the format's name: a file is a newer version of the one before. */
export const screeningListSource = 'consolidated-screening-list';
const source = screeningListSource;
const confidence = { listing: 90, alias: 50 } as const;
const tables = ['sources', 'lists', 'organizations', 'designations', 'claims'] as const;

/** Returns the id of the claim that a record of the list becomes, by the record's id. */
export function listingClaim(id: string): string {
  return `${source}:${id}`;
}

/**
 * Reads the Consolidated Screening List of the US government as trade.gov publishes it: one CSV or JSON file, or a .zip or folder with it.
 * @throws BAD_USER_INPUT if there is no such file, or several, or it can't be read as a whole.
 */
export async function readScreeningList(paths: readonly string[], filter?: FileFilter): Promise<ParsedInput> {
  const hint = 'Import one screening list at a time: give one CSV or JSON file, .zip or folder.';
  const files = await openOnly(paths, ['.csv', '.json'], hint, filter);
  const found: ScreeningListFile[] = [];
  const input = await inputOfFiles(source, tables, files, async (file, notices) => {
    const list = new ScreeningListFile(await inspectList(file), notices);
    await list.shareKeys();
    found.push(list);
    return list;
  });
  return {
    ...input,
    otherKeys: new Map(found.flatMap((list) => [...list.shared.others()])),
    doubtful: {
      async *read() {
        for (const list of found) yield* list.doubtful();
      },
      admit(ids) {
        for (const list of found) list.admitted = ids;
      },
    },
  };
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

/** What it means if a file lacks a column without which it can be read. */
const valuableColumns = {
  ids: 'no listing is joined to a company by UEI, CAGE, LEI or DUNS number',
  alt_names: 'listed organizations have no other names by which they might be found',
  start_date: 'listings count from the beginning of time',
  end_date: 'listings that have ended count without an end',
} as const;

/** The columns of the CSV form that are read. */
export const screeningListColumns = [
  '_id',
  'source',
  'type',
  'name',
  'entity_number',
  'programs',
  'addresses',
  'federal_register_notice',
  'license_requirement',
  'license_policy',
  ...Object.keys(valuableColumns),
] as const;

type RecordPlace = Pick<ListRecord, 'line' | 'place'>;
type ReadRow = ({ readonly listing: Listing } & RecordPlace) | Reject;

function aliasRow(id: string, index: number): string {
  return `${id} alias ${index + 1}`;
}

class ScreeningListFile implements SourceFile {
  readonly readings = tables.length - 1;
  readonly source = source;
  readonly file: InputFile;
  /** Ids of doubtful records that are about organizations. */
  admitted: ReadonlySet<string> = new Set();
  /** Of the records that give an organization several UEIs. */
  readonly shared = new SharedKeys();
  readonly #list: ListFile;
  readonly #notices: NoticeLog;

  constructor(list: ListFile, notices: NoticeLog) {
    this.file = list.file;
    this.#list = list;
    this.#notices = notices;
    const dropped = personalColumns.filter((column) => list.columns.has(column));
    notices.addDroppedColumns(this.file.name, dropped);
    notices.addMissingColumns(this.file.name, valuableColumns, (column) => list.columns.has(column));
  }

  /** Reads which UEIs are of one organization. To be called before any row is read. */
  async shareKeys(): Promise<void> {
    if (!this.#list.columns.has('ids')) return;
    for await (const { line, cell, broken } of this.#list.read()) {
      if (broken !== null) continue;
      const read = parsedOrReject(this.file.name, line, () => parseListing(cell));
      if (!('reason' in read)) this.shared.share(read.identifiers.keys.filter(isUei));
    }
  }

  async *rows(table: TableName): AsyncGenerator<ParsedRow | Reject, void, undefined> {
    if (table === 'sources') yield this.#sourceRow();
    else if (table === 'lists') yield* this.#lists();
    else
      for await (const read of this.#read()) {
        if ('reason' in read) {
          if (table === 'organizations') yield read;
        } else if (table === 'organizations') yield* this.#organizations(read.listing, read);
        else if (table === 'designations') yield this.#designation(read.listing, read);
        else if (table === 'claims') yield this.#claim(read.listing, read);
      }
  }

  #sourceRow(): ParsedRow {
    return sourceOfFile(source, this.file, this.#list.sha256, {
      title: 'Consolidated Screening List',
      publisher: 'International Trade Administration, US Department of Commerce',
      url: 'https://www.trade.gov/consolidated-screening-list',
      published_on: null,
    });
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
        { line: read.line, place: read.place },
      );
    }
  }

  /** The listed organization, and below it each of its other names, which never becomes its name. */
  *#organizations(
    { id, key, name, aliases, identifiers }: Listing,
    { line, place }: RecordPlace,
  ): Generator<ParsedRow> {
    const values = { id: key, name, ...identifiers.first };
    for (const { column, reason } of doubtsAboutIdentifiers(values))
      this.#notices.add({ kind: 'doubtful-value', file: this.file.name, column, message: reason, line }, place);
    yield this.#row('organizations', values, { line, place, row: id });
    for (const [column, value] of identifiers.others)
      yield this.#row(
        'organizations',
        { id: key, [column]: value },
        { line, place, row: `${id} ${column} ${fingerprint(value)}` },
      );
    for (const [index, alias] of aliases.entries())
      yield this.#row(
        'organizations',
        { id: key, name: alias },
        { line, place, row: aliasRow(id, index), confidence: confidence.alias },
      );
  }

  #designation({ id, key, list, start, end, programs }: Listing, { line, place }: RecordPlace): ParsedRow {
    // The end date is the last day of the listing.
    const validTo = end === null ? null : addDays(end, 1);
    return this.#row(
      'designations',
      { list: list.key, organization: key, programs: programs.length === 0 ? null : programs.join('; ') },
      { line, place, row: id, validFrom: start, validTo },
    );
  }

  #claim({ id, key, list, start, details }: Listing, { line, place }: RecordPlace): ParsedRow {
    const text = [`Listed on: ${list.title}.`, ...details.map((detail) => `${detail}.`)].join(' ');
    const values = {
      id: listingClaim(id),
      text,
      stance: 'ASSERTS',
      about: [`organizations:${key}`],
      claimant: list.agency,
      stated_on: start,
    };
    return this.#row('claims', values, { line, place, row: id });
  }

  async *#read(): AsyncGenerator<ReadRow, void, undefined> {
    for await (const record of this.#list.read()) {
      const read = this.#readRecord(record);
      if (read !== null) yield read;
    }
  }

  /** Null: the record is dropped, with a notice. */
  #readRecord({ line, place, cell, broken, others }: ListRecord): ReadRow | null {
    if (broken !== null) return { ...broken, identities: [cell, ...others].flatMap((each) => this.#identities(each)) };
    const { name } = this.file;
    const read = parsedOrReject(name, line, () => {
      const dropped = dropReason(cell, this.admitted);
      if (dropped === null) return { listing: this.#withSharedKey(parseListing(cell)), line, place };
      this.#notices.add({ ...dropped, file: name, column: 'type', line }, place);
      return null;
    });
    return read !== null && 'reason' in read ? { ...read, identities: this.#identities(cell) } : read;
  }

  /** A listing of an organization that another record gives other UEIs too. */
  #withSharedKey(listing: Listing): Listing {
    return { ...listing, key: this.shared.first([listing.key]) ?? listing.key };
  }

  /** The readable records of which the file does not show whether they are about organizations. */
  async *doubtful(): AsyncGenerator<DoubtfulRecord, void, undefined> {
    for await (const { line, cell, broken } of this.#list.read()) {
      if (broken !== null || !isDoubtful(cell)) continue;
      const read = parsedOrReject(this.file.name, line, () => parseListing(cell));
      if ('reason' in read) continue;
      const { id, name, aliases, identifiers } = read;
      yield {
        id,
        name,
        identifiers: identifiers.all,
        file: this.file.name,
        line,
        cells: { _id: id, source: cell('source'), name, alt_names: aliases.join('; ') },
      };
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
      // Of its other names and identifiers.
      { ...of, table: 'organizations', isRowPrefix: true },
      { ...of, table: 'designations' },
      { ...of, table: 'claims' },
    ];
  }

  #row(
    table: TableName,
    values: Stated['values'],
    rest: Omit<Stated, 'table' | 'values' | 'confidence'> & Partial<Pick<Stated, 'confidence'>>,
  ): ParsedRow {
    return statedRow(source, this.file.name, { table, values, confidence: confidence.listing, ...rest });
  }
}
