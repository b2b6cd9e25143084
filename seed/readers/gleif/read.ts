import { createHash } from 'node:crypto';
import { Failure } from '#graph/failure.ts';
import type { ParsedRow, Reject, RowIdentity } from '#graph/ingest/input.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { hashed } from '../csv.ts';
import { openInputs } from '../files.ts';
import type { FileFilter, InputFile } from '../files.ts';
import type { NoticeLog, ParsedInput } from '../format.ts';
import { inputOfFiles, parsedOrReject, sourceOfFile, statedRow } from '../source-file.ts';
import type { Note, SourceFile, Stated } from '../source-file.ts';
import { readXmlRecords, textAt } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { endsOf, parseEntity, parseException, parseRelationship, rowIdOf } from './record.ts';

const tables = ['sources', 'organizations', 'ownership', 'claims'] as const;

/** The kinds of files that GLEIF publishes, by the element of a record. */
const kinds = {
  LEIRecord: { source: 'gleif-lei', title: 'LEI data', table: 'organizations', parse: parseEntity },
  RelationshipRecord: { source: 'gleif-rr', title: 'Relationship data', table: 'ownership', parse: parseRelationship },
  Exception: { source: 'gleif-repex', title: 'Reporting exceptions', table: 'claims', parse: parseException },
} as const satisfies Readonly<
  Record<
    string,
    { source: string; title: string; table: TableName; parse: (record: XmlElement, note: Note) => Stated | null }
  >
>;
type RecordName = keyof typeof kinds;
const headers: ReadonlySet<string> = new Set(['LEIHeader', 'Header']);
const recordNames: ReadonlySet<string> = new Set([...headers, ...Object.keys(kinds)]);

/**
 * Reads GLEIF's files: LEI data (LEI-CDF), relationship data (RR-CDF) and reporting exceptions, as XML, or .zip archives or folders of it.
 * @throws BAD_USER_INPUT if a path has no such file, or one of them can't be read as a whole.
 */
export async function readGleif(paths: readonly string[], filter?: FileFilter): Promise<ParsedInput> {
  const known = new Set<string>();
  return inputOfFiles('gleif', tables, await openInputs(paths, ['.xml'], filter), async (file, notices) => {
    const found = await inspect(file, notices);
    if (known.has(found.source))
      throw new Failure(
        'BAD_USER_INPUT',
        `${file.name}: another of the files is a version of the same source (${found.source}); import only the newer one.`,
      );
    known.add(found.source);
    return found;
  });
}

/** Reads a file to its end. @throws BAD_USER_INPUT if it is not one of GLEIF's, or holds changes only */
async function inspect(file: InputFile, notices: NoticeLog): Promise<GleifFile> {
  const hash = createHash('sha256');
  let header: XmlElement | null = null;
  let kind: RecordName | null = null;
  for await (const batch of readXmlRecords(hashed(await file.open(), hash), file.name, recordNames)) {
    for (const { name, line } of batch) {
      const named = isRecordName(name) ? name : null;
      if (named !== null && kind !== null && named !== kind)
        throw new Failure('BAD_USER_INPUT', `${file.name}, line ${line}: ${named} in a file of ${kind} records.`);
      kind ??= named;
    }
    header ??= batch.find(({ name }) => headers.has(name)) ?? null;
  }
  if (kind === null)
    throw new Failure(
      'BAD_USER_INPUT',
      `${file.name}: not a file of GLEIF (no LEI record, relationship record or reporting exception is in it).`,
    );
  return new GleifFile(file, kind, header, hash.digest('hex'), notices);
}

function isRecordName(name: string): name is RecordName {
  return Object.hasOwn(kinds, name);
}

/** One file of GLEIF: a source and its records. */
class GleifFile implements SourceFile {
  readonly file: InputFile;
  readonly source: string;
  readonly readings: number;
  readonly #sha256: string;
  readonly #kind: RecordName;
  readonly #published: string | null;
  readonly #notices: NoticeLog;

  /** @throws BAD_USER_INPUT for a delta file: to import it would close the statements of all other records */
  constructor(file: InputFile, kind: RecordName, header: XmlElement | null, sha256: string, notices: NoticeLog) {
    const content = header === null ? '' : textAt(header, 'FileContent');
    if (content.includes('DELTA'))
      throw new Failure('BAD_USER_INPUT', `${file.name}: contains only changes (${content}); import the full file.`);
    this.file = file;
    this.#sha256 = sha256;
    this.#kind = kind;
    // The organizations that relationships name are read from the same file.
    this.readings = kind === 'RelationshipRecord' ? 2 : 1;
    this.#notices = notices;
    const published = header === null ? '' : textAt(header, 'ContentDate').slice(0, 10);
    this.#published = /^\d{4}-\d{2}-\d{2}$/.test(published) ? published : null;
    this.source = sourceKey(kinds[kind].source, content, header, file.name);
  }

  async *rows(table: TableName): AsyncGenerator<ParsedRow | Reject, void, undefined> {
    if (table === 'sources') yield this.#sourceRow();
    else if (table === kinds[this.#kind].table) {
      for await (const read of this.#read()) yield 'reason' in read ? read : this.#row(read);
    } else if (table === 'organizations' && this.#kind === 'RelationshipRecord') yield* this.#ends();
  }

  #row(stated: Stated): ParsedRow {
    return statedRow(this.source, this.file.name, stated);
  }

  #sourceRow(): ParsedRow {
    return sourceOfFile(this.source, this.file, this.#sha256, {
      title: `GLEIF: ${kinds[this.#kind].title}`,
      publisher: 'Global Legal Entity Identifier Foundation (GLEIF)',
      url: 'https://www.gleif.org/en/lei-data/gleif-golden-copy',
      published_on: this.#published,
    });
  }

  /** The organizations that the relationships name, each once: known by their LEI, even without the file of LEI data. */
  async *#ends(): AsyncGenerator<ParsedRow, void, undefined> {
    const known = new Set<string>();
    for await (const read of this.#read()) {
      if ('reason' in read) continue;
      for (const key of [read.values['owned'], read.values['owner']].map(String)) {
        if (known.has(key)) continue;
        known.add(key);
        const lei = key.slice('LEI-'.length);
        const { line, place = line, confidence } = read;
        yield this.#row({ table: 'organizations', values: { id: key, lei }, line, place, confidence, row: lei });
      }
    }
  }

  /** What a record that can't be read may have stated: its own row, and the organizations that a relationship names. */
  #identitiesOf(record: XmlElement, table: TableName): readonly RowIdentity[] {
    const of = { source: this.source, values: {}, validFrom: null };
    const row = rowIdOf(record);
    return [
      ...(row === null ? [] : [{ ...of, table, row }]),
      ...endsOf(record).map((lei) => ({ ...of, table: 'organizations', row: lei }) as const),
    ];
  }

  async *#read(): AsyncGenerator<Stated | Reject, void, undefined> {
    const { name } = this.file;
    for await (const batch of readXmlRecords(await this.file.open(), name, recordNames)) {
      for (const record of batch) {
        if (record.name !== this.#kind) continue;
        const note: Note = (kind, column, message) => {
          this.#notices.add({ kind, file: name, column, message, line: record.line }, record.place);
        };
        const { table, parse } = kinds[this.#kind];
        const read = parsedOrReject(name, record.line, () => parse(record, note));
        if (read === null) continue;
        if ('reason' in read) yield { ...read, identities: this.#identitiesOf(record, table) };
        else yield { ...read, place: record.place };
      }
    }
  }
}

/**
 * All full files of GLEIF are versions of one source, and so are those of one issuer. Any other file, such as the result of a search, is a
 * source of its own.
 */
function sourceKey(source: string, content: string, header: XmlElement | null, file: string): string {
  if (content === 'GLEIF_FULL_PUBLISHED') return source;
  const issuer = header === null ? '' : textAt(header, 'Originator');
  if (content === 'LOU_FULL_PUBLISHED' && issuer !== '') return `${source}:${issuer}`;
  return `${source}:${file}`;
}
