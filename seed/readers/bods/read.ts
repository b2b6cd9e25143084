import { createHash } from 'node:crypto';
import { Failure } from '#graph/failure.ts';
import type { ParsedRow, Reject } from '#graph/ingest/input.ts';
import type { Day } from '#graph/model/day.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { CellRefused } from '../cells.ts';
import { hashed } from '../csv.ts';
import { openInputs } from '../files.ts';
import type { FileFilter, InputFile } from '../files.ts';
import type { NoticeLog, ParsedInput } from '../format.ts';
import { readJsonRecords } from '../json.ts';
import { fingerprint, inputOfFiles, parsedOrReject, sourceOfFile, statedRow, withMemory } from '../source-file.ts';
import type { Note, SourceFile, Stated } from '../source-file.ts';
import { RecordIndex } from './records.ts';
import { noteUnread, parseBodsEntity, parseBodsRelationship, parseStatement } from './statement.ts';
import type { BodsInterest, BodsStatement } from './statement.ts';

const format = 'bods';
const tables = ['sources', 'organizations', 'ownership'] as const;

/**
 * The confidence of the statements, 0 to 100: registers publish what companies file, and verify little of it.
 */
const confidence = { entity: 80, otherName: 60, interest: 70 } as const;

/**
 * Reads beneficial ownership data (BODS 0.2 to 0.4): JSON files with an array of statements or one statement per line, or .zip archives or
 * folders of them. Each file is a source, identified by its name. Files may refer to each other's statements.
 * @throws BAD_USER_INPUT if a path has no such file, or one of them can't be read as a whole.
 */
export async function readBods(paths: readonly string[], filter?: FileFilter): Promise<ParsedInput> {
  const files = await openInputs(paths, ['.json', '.jsonl', '.ndjson'], filter);
  const records = new RecordIndex();
  const input = await inputOfFiles(format, tables, withMemory(files, records), (file, notices) =>
    indexFile(file, records, notices),
  );
  return { ...input, otherKeys: records.otherKeys() };
}

/** Reads a file to its end and adds its statements to an index. @throws BAD_USER_INPUT if none of its records is a statement */
async function indexFile(file: InputFile, records: RecordIndex, notices: NoticeLog): Promise<BodsFile> {
  const hash = createHash('sha256');
  const publisher = await publisherOf(file);
  let statements = 0;
  let refused: Reject | null = null;
  for await (const read of readStatements(file, hashed(await file.open(), hash), publisher)) {
    if ('reason' in read) refused ??= read;
    else {
      statements++;
      records.add(read.statement, { file: file.name, place: read.place });
    }
  }
  if (statements === 0)
    throw new Failure(
      'BAD_USER_INPUT',
      `${file.name}: not beneficial ownership data (no statement of the BODS standard is in it${refused === null ? '' : `; line ${refused.line}: ${refused.reason}`}).`,
    );
  return new BodsFile(file, hash.digest('hex'), publisher, records, notices);
}

/** Returns the first publisher that a file names. Statements that name no publisher are attributed to this one. */
async function publisherOf(file: InputFile): Promise<string | null> {
  for await (const read of readStatements(file, await file.open(), null))
    if (!('reason' in read) && read.statement.publisher !== null) return read.statement.publisher;
  return null;
}

interface ReadStatement {
  readonly statement: BodsStatement;
  /** Its position in the file. */
  readonly place: number;
  readonly line: number;
}

async function* readStatements(
  file: InputFile,
  chunks: AsyncIterable<Buffer>,
  publisher: string | null,
): AsyncGenerator<ReadStatement | Reject, void, undefined> {
  for await (const batch of readJsonRecords(chunks, file.name)) {
    for (const record of batch) {
      if ('reason' in record) yield record;
      else {
        const { line, place, value } = record;
        yield parsedOrReject(file.name, line, () => ({ statement: parseStatement(value, publisher), place, line }));
      }
    }
  }
}

/** A seat on a board, or the management of a fund. */
const notOwnership = 'Records of offices and funds only: not ownership, dropped';

const withoutPeriod = 'Interests that a later version replaces from their first day on, or on an unknown day: dropped';

/** The row id of an interest of a version of a record. */
function rowOf(record: string, date: Day | null, index: number): string {
  return [record, ...(date === null ? [] : [date]), index + 1].join(' ');
}

/** One file of the standard: a source and its statements. */
class BodsFile implements SourceFile {
  readonly readings = tables.length - 1;
  readonly file: InputFile;
  readonly source: string;
  readonly #sha256: string;
  readonly #publisher: string | null;
  readonly #records: RecordIndex;
  readonly #notices: NoticeLog;

  constructor(file: InputFile, sha256: string, publisher: string | null, records: RecordIndex, notices: NoticeLog) {
    this.file = file;
    this.#sha256 = sha256;
    this.source = `${format}:${file.name}`;
    this.#publisher = publisher;
    this.#records = records;
    this.#notices = notices;
  }

  async *rows(table: TableName): AsyncGenerator<ParsedRow | Reject, void, undefined> {
    if (table === 'sources') {
      const about = {
        title: `Beneficial ownership data: ${this.file.name}`,
        publisher: this.#publisher,
        url: null,
        published_on: null,
      };
      yield sourceOfFile(this.source, this.file, this.#sha256, about);
      return;
    }
    for await (const read of readStatements(this.file, await this.file.open(), this.#publisher)) {
      // Records that are no statements are rejected once, in the first table.
      if ('reason' in read) {
        if (table === 'organizations') yield read;
      } else if (table === 'organizations' && read.statement.kind !== 'relationship') yield* this.#party(read);
      else if (table === 'ownership' && read.statement.kind === 'relationship') yield* this.#relationship(read);
    }
  }

  *#party({ statement, place, line }: ReadStatement): Generator<ParsedRow | Reject> {
    const note = this.#note(line, place);
    if (!this.#isLatest(statement, place, note)) return;
    if (statement.kind === 'person') {
      note('personal-data', null, 'Records of persons: dropped, never stored');
      return;
    }
    noteUnread(statement, note);
    const row = this.#records.record(statement.id);
    const parsed = this.#parse(statement, line, () => parseBodsEntity(statement, note));
    if ('reason' in parsed) {
      yield this.#reject('organizations', row, parsed);
      return;
    }
    const { name, otherNames, identifiers, country } = parsed;
    const { uei, lei } = identifiers.first;
    const id = this.#records.organization(statement.id);
    const of = { table: 'organizations', line, place, confidence: confidence.entity } as const;
    yield this.#row({ ...of, values: { id, name, uei, lei, country }, row });
    for (const [column, value] of identifiers.others)
      yield this.#row({ ...of, values: { id, [column]: value }, row: `${row} ${column} ${value}` });
    for (const other of otherNames)
      yield this.#row({
        ...of,
        values: { id, name: other },
        row: `${row} name ${fingerprint(other)}`,
        confidence: confidence.otherName,
      });
  }

  *#relationship({ statement, place, line }: ReadStatement): Generator<ParsedRow | Reject> {
    const note = this.#note(line, place);
    const { id: record, date, isClosed } = statement;
    noteUnread(statement, note);
    const parsed = this.#parse(statement, line, () => parseBodsRelationship(statement, note));
    if ('reason' in parsed) {
      yield this.#reject('ownership', record, parsed);
      return;
    }
    const { id, isPerson } = parsed.party;
    if (parsed.interests.length === 0) note('doubtful-value', 'interests', notOwnership);
    else if (id === null) note('doubtful-value', 'interestedParty', 'Records with an unspecified party: dropped');
    else if (isPerson || this.#records.isPerson(id))
      note('personal-data', 'interestedParty', 'Records of interests of persons: dropped, never stored');
    else {
      const ends = { owner: this.#records.organization(id), owned: this.#records.organization(parsed.subject) };
      const periods = this.#records.periods(record, { file: this.file.name, place });
      for (const [index, interest] of parsed.interests.entries()) {
        const period = periods[index] ?? null;
        // A closed record repeats the interests that it ends.
        if (period === null && !isClosed) note('doubtful-value', 'interests', withoutPeriod);
        const own = { ...interest, ...period };
        if (ends.owner === ends.owned)
          yield new CellRefused('interestedParty', 'the same organization as the subject', id).toReject(
            this.file.name,
            line,
          );
        else if (period !== null) yield this.#interest(ends, own, { line, place }, rowOf(record, date, index));
      }
    }
  }

  #interest(
    ends: { readonly owner: string; readonly owned: string },
    interest: BodsInterest,
    { line, place }: Pick<ReadStatement, 'line' | 'place'>,
    row: string,
  ): ParsedRow {
    const { text, sharePct, validFrom, validTo } = interest;
    const values = { ...ends, interest: text, share_pct: sharePct };
    const at = { line, place };
    return this.#row({ table: 'ownership', values, ...at, confidence: confidence.interest, row, validFrom, validTo });
  }

  #parse<T>({ problem }: BodsStatement, line: number, parse: () => T): T | Reject {
    return parsedOrReject(this.file.name, line, () => {
      if (problem !== null) throw problem;
      return parse();
    });
  }

  #isLatest({ id }: BodsStatement, place: number, note: Note): boolean {
    if (this.#records.isLatest(id, { file: this.file.name, place })) return true;
    note(
      'doubtful-value',
      null,
      'Records of entities and persons that a later version replaces: only the latest is read',
    );
    return false;
  }

  #reject(table: TableName, row: string, reject: Reject): Reject {
    const identities = this.#records.versions(row).flatMap((each) => {
      const identity = { table, source: this.source, values: {}, row: each, validFrom: null };
      // Each interest of a relationship has a row id of its own, which begins with that of the record.
      return [identity, { ...identity, isRowPrefix: true as const }];
    });
    return { ...reject, identities };
  }

  #row(stated: Stated): ParsedRow {
    return statedRow(this.source, this.file.name, stated);
  }

  #note(line: number, place: number): Note {
    return (kind, column, message) => {
      this.#notices.add({ kind, file: this.file.name, column, message, line }, place);
    };
  }
}
