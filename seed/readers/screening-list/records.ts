import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Failure } from '#graph/failure.ts';
import type { Reject } from '#graph/ingest/input.ts';
import { delimiterHint, hashed, inspectCsv, markCutOff, readCsv, toReject, withoutByteOrderMark } from '../csv.ts';
import type { InputFile } from '../files.ts';
import { isObject, readJsonValues } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { fingerprint } from '../source-file.ts';

/** A record of the list. */
export interface ListRecord {
  readonly line: number;
  /** Its position in the file: all records of a JSON file may be on one line. */
  readonly place: number;
  /** Returns the trimmed text in a column of the CSV form; empty if there is none. */
  readonly cell: (column: string) => string;
  /** Why it cannot be read as a whole, if so: `cell` and `others` are then of what its lines seem to be. */
  readonly broken: Reject | null;
  readonly others: readonly ListRecord['cell'][];
}

/** A file of the list in one of the forms in which it is published. */
export interface ListFile {
  readonly file: InputFile;
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  /** The columns that its records have, by their names in the CSV form. */
  readonly columns: ReadonlySet<string>;
  read(): AsyncGenerator<ListRecord, void, undefined>;
}

/**
 * Reads a file once from end to end, so that an unusable file is refused before any row is imported.
 * @throws BAD_USER_INPUT if it is not the list, as CSV or as JSON, or only a page of it
 */
export async function inspectList(file: InputFile): Promise<ListFile> {
  return (await beginsObject(file)) ? inspectJsonList(file) : inspectCsvList(file);
}

async function beginsObject(file: InputFile): Promise<boolean> {
  for await (const chunk of await file.open()) {
    const text = chunk.toString('utf8').trimStart();
    if (text !== '') return text.startsWith('{');
  }
  return false;
}

async function inspectCsvList(file: InputFile): Promise<ListFile> {
  const hash = createHash('sha256');
  const inspection = await inspectCsv(file, hash);
  const { header } = inspection;
  const columns = new Map(header?.map((name, index) => [name, index]));
  requireColumns(file, 'CSV', ['source', 'type', 'name'], columns);
  const withId = columns.has('_id') ? (cell: ListRecord['cell']) => cell : withOwnId;
  return {
    file,
    sha256: hash.digest('hex'),
    columns: new Set(columns.keys()),
    async *read() {
      for await (const batch of readCsv(file))
        for (const row of batch) {
          const rows = 'reason' in row ? row.seemingRows : [row];
          const [cell = () => '', ...others] = rows.map(({ cells }) =>
            withId((column) => cells[columns.get(column) ?? -1]?.trim() ?? ''),
          );
          yield {
            line: row.line,
            place: row.line,
            cell,
            broken: 'reason' in row ? markCutOff(toReject(row), inspection) : null,
            others,
          };
        }
    },
  };
}

const jsonList = z.object({ results: z.array(z.unknown()), total: z.number().optional() });

async function inspectJsonList(file: InputFile): Promise<ListFile> {
  const hash = createHash('sha256');
  const columns = new Set<string>();
  let list: z.infer<typeof jsonList> | undefined;
  let count = 0;
  for await (const { value, isRecord } of jsonValues(file, hashed(await file.open(), hash))) {
    if (!isRecord) list = jsonList.safeParse(value).data;
    else {
      count++;
      for (const field of isObject(value) ? Object.keys(value) : []) columns.add(field === 'id' ? '_id' : field);
    }
  }
  if (list === undefined)
    throw new Failure('BAD_USER_INPUT', `${file.name}: not the Consolidated Screening List as JSON (without results).`);
  requireColumns(file, 'JSON', ['source', 'name'], columns);
  const withId = columns.has('_id') ? (cell: ListRecord['cell']) => cell : withOwnId;
  const { total = count } = list;
  if (total > count)
    throw new Failure(
      'BAD_USER_INPUT',
      `${file.name}: ${count} of ${total} results of a search. Import the whole list: listings that are missing from the file are superseded.`,
    );
  return {
    file,
    sha256: hash.digest('hex'),
    columns,
    async *read() {
      for await (const { value, isRecord, line, place } of jsonValues(file, await file.open())) {
        if (!isRecord) continue;
        if (isObject(value))
          yield { line, place, cell: withId((column) => cellOf(value, column)), broken: null, others: [] };
        else {
          const broken = { file: file.name, line, column: null, reason: 'Not an object with fields', value: null };
          yield { line, place, cell: () => '', broken, others: [] };
        }
      }
    },
  };
}

/** Yields the records of the list and then, without them, the object that has the list. */
async function* jsonValues(file: InputFile, chunks: AsyncIterable<Buffer>) {
  const text = withoutByteOrderMark(chunks, file.name, 'JSON');
  for await (const values of readJsonValues(text, file.name, ['$', '$.results.*']))
    // The object itself has a key that is empty.
    for (const { value, line, place, keys } of values) yield { value, line, place, isRecord: keys.length > 1 };
}

/** The columns that tell the listings of a file without ids apart, besides the number that only some lists give. */
const identifying = ['source', 'name', 'addresses', 'federal_register_notice', 'start_date'];

/** Gives a record of a file without ids one of its own: the same in every such file, as long as what tells it from others does not change. */
function withOwnId(cell: ListRecord['cell']): ListRecord['cell'] {
  return (column) => {
    if (column !== '_id') return cell(column);
    const number = cell('entity_number');
    const parts = number === '' ? identifying.map(cell) : [cell('source'), number];
    // Nothing but a list is no listing.
    return cell('name') === '' ? '' : fingerprint(JSON.stringify(parts));
  };
}

/** Returns a field as the CSV form writes it: the items of a list with semicolons, the parts of an item with commas. */
function cellOf(record: JsonObject, column: string): string {
  const value = record[column === '_id' ? 'id' : column];
  return Array.isArray(value) ? value.map(itemText).join('; ') : plainText(value);
}

/** The parts of an identifier, or of an address, before the country. */
const itemParts = ['type', 'number', 'address', 'city', 'state', 'postal_code'];

function itemText(item: unknown): string {
  if (!isObject(item)) return plainText(item);
  const parts = itemParts.filter((part) => Object.hasOwn(item, part)).map((part) => plainText(item[part]));
  // Semicolons in a part would make two items of one.
  return [...parts, plainText(item['country'])].join(', ').replaceAll(';', ',');
}

function plainText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function requireColumns(
  file: InputFile,
  form: string,
  required: readonly string[],
  columns: Pick<ReadonlySet<string>, 'has' | 'keys'>,
): void {
  const missing = required.filter((column) => !columns.has(column));
  if (missing.length > 0)
    throw new Failure(
      'BAD_USER_INPUT',
      `${file.name}: not the Consolidated Screening List as ${form} (without the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}${delimiterHint([...columns.keys()])}).`,
    );
}
