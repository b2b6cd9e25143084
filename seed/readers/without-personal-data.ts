import { createHmac } from 'node:crypto';
import { shownRow } from '#graph/ingest/input.ts';
import type { Reject, RowIdentity, ParsedRow } from '#graph/ingest/input.ts';
import { defaultMaxLength } from '#graph/model/table.ts';
import type { CellValue, Field, Table } from '#graph/model/table.ts';
import { isAboutAddresses, tables } from '#graph/model/tables.ts';
import { escorts } from '#graph/model/tables/access.ts';
import { syntheticPrefix, tableNames } from '#graph/model/vocabulary.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { Turns } from './bounds.ts';
import { csvLimits, shownValue } from './csv.ts';
import { NoticeLog, isReject } from './format.ts';
import type { Notice, ParsedInput } from './format.ts';
import { findContact, findPersonalId, maskedForm, shownSoleProprietor, withoutContacts } from './personal-data.ts';

/** The columns of a table by the personal data that they may hold. */
interface PersonalColumns {
  /** Columns that hold the id of a person. */
  readonly persons: readonly string[];
  /** Columns that name other things. */
  readonly keys: readonly string[];
  /** Columns of free text. */
  readonly texts: readonly string[];
}

const columnsOf = new Map(tableNames.map((name) => [name, personalColumns(tables[name])]));

const knownLogFields: ReadonlySet<string> = new Set(
  escorts.fields.flatMap((field) => ('values' in field ? field.values : [])),
);

/**
 * Wraps an input of any format and checks its rows. Rejects those with a text that is too long. Removes personal data, which is never stored:
 * rejects rows whose ids reveal a person, or replaces these ids by keyed hashes; removes contacts from texts. Records a notice for each column.
 * @param personIdKey the key of the hashes; null: ids are not hashed
 */
export function withoutPersonalData(input: ParsedInput, personIdKey: string | null): ParsedInput {
  const filter = new PersonalDataFilter(personIdKey);
  return {
    ...input,
    sources: input.sources.filter((source) => findContactInKey('sources', source) === null),
    async *rows(table) {
      const turns = new Turns();
      for await (const item of input.rows(table)) {
        yield isReject(item) ? filter.reject(table, item) : filter.row(item);
        await turns.take();
      }
    },
    notices: () => [...input.notices(), ...filter.notices.all()].map(withoutContactsInNotice),
    close: () => input.close(),
  };
}

/** The characters of a rejected cell that are searched for personal data and shown: more than those that messages show. */
const mostSearched = 10 * csvLimits.shownCharacters;

class PersonalDataFilter {
  readonly notices = new NoticeLog();
  readonly #key: string | null;

  constructor(key: string | null) {
    this.#key = key;
  }

  row(row: ParsedRow): ParsedRow | Reject {
    const refused = this.#tooLong(row) ?? this.#refusal(row);
    if (refused !== null) return refused;
    const { texts } = columnsFor(row.table);
    const values: Record<string, CellValue> = { ...row.values };
    for (const column of texts) {
      const text = values[column];
      if (typeof text !== 'string') continue;
      const cleaned = withoutContacts(text);
      if (cleaned === text) continue;
      // A URL with a part removed is broken, or leads elsewhere.
      if (column === 'url') delete values['url'];
      else values[column] = cleaned;
      this.#notice(row, column, 'Contacts, IP addresses, identity numbers and dates of birth are removed');
    }
    if (row.table === 'organizations' && namesSoleProprietor(values)) {
      delete values['name'];
      this.#notice(row, 'name', 'A sole proprietor: the name is dropped');
    }
    const logFields = values['log_fields'];
    if (typeof logFields === 'object') {
      values['log_fields'] = shownLogFields(logFields);
      if (!logFields.every((field) => knownLogFields.has(logFieldName(field))))
        this.#notice(row, 'log_fields', `Unknown field names are stored as "other" (known: ${knownNames})`);
    }
    const hashed = this.#withoutPersons({ ...row, values });
    if (row.row !== null && hashed.row === null)
      this.#notice(row, 'row', 'Row ids that look like names of persons: dropped, the key columns identify the row');
    for (const column of this.#key === null ? [] : columnsFor(row.table).persons)
      if (values[column] !== undefined) this.#notice(row, column, 'Ids of persons are replaced by keyed hashes');
    return hashed;
  }

  #notice({ at: { file, line, place } }: ParsedRow, column: string, message: string): void {
    this.notices.add({ kind: 'personal-data', file, column, message, line }, place);
  }

  /** Removes personal data from a reject, which is shown and written to a file. */
  reject(table: TableName, { identities, content, ...reject }: Reject): Reject {
    const { column, value } = reject;
    return {
      ...reject,
      reason: withoutContacts(reject.reason),
      // A record that is not CSV may contain anything.
      value: value === null || column === null ? null : this.#shownCell(table, column, value),
      ...(content === undefined ? {} : { content: this.#shownContent(table, content) }),
      ...(identities === undefined ? {} : { identities: identities.map((each) => this.#withoutPersons(each)) }),
    };
  }

  /** Rejects a row with a text that is longer than its field allows: it would make answers of any size. */
  #tooLong(parsed: ParsedRow): Reject | null {
    const { table, values, at } = parsed;
    const fields: readonly Field[] = tables[table].fields;
    for (const { name, type, maxLength = defaultMaxLength } of fields) {
      const value = type === 'string' || type === 'list' ? values[name] : undefined;
      const texts = typeof value === 'string' ? [value] : typeof value === 'object' ? value : [];
      const long = texts.find((text) => text.length > maxLength);
      if (long === undefined) continue;
      const [most, length] = [maxLength, long.length].map((count) => count.toLocaleString('en-US'));
      const reason = `Longer than ${most ?? ''} characters (it has ${length ?? ''})`;
      const identities = identitiesWithout(name, parsed);
      const content = shownRow(parsed);
      return this.reject(table, { ...at, column: name, reason, value: shownValue(long), content, identities });
    }
    return null;
  }

  #shownContent(table: TableName, content: NonNullable<Reject['content']>): NonNullable<Reject['content']> {
    const isSoleProprietor = /^(yes|true)$/i.test(content['sole_proprietor']?.trim() ?? '');
    return Object.fromEntries(
      Object.entries(content).map(([column, text]) => [
        column,
        isSoleProprietor && column === 'name' ? maskedForm(text) : this.#shownCell(table, column, text),
      ]),
    );
  }

  /** A cell as a reject shows it: only its beginning if it is long. */
  #shownCell(table: TableName, column: string, whole: string): string {
    const text = whole.slice(0, mostSearched);
    if (column === 'log_fields') return shownLogFields(text.split(';')).join(';');
    const isAboutPerson = columnsFor(table).persons.includes(column) || (column === 'id' && table === 'people');
    // The row's own id and what a claim is about may contain the id of a person, which is to be hashed.
    const isToHash = this.#key !== null && (column === 'row' || column === 'about');
    // What a claim is about may be persons.
    const parts = column === 'about' ? text.split(/[;:|]/) : [text];
    const mayNamePerson =
      namesPerson(table) &&
      !isCountry(table, column) &&
      (isToHash || parts.some((part) => findPersonalId(part.trim()) !== null));
    return isAboutPerson || mayNamePerson ? maskedForm(text) : withoutContacts(text);
  }

  #refusal(parsed: ParsedRow): Reject | null {
    const { table, values, source, row, at } = parsed;
    const refuse = (column: string, kind: string, text: string, remedy: string): Reject => ({
      ...at,
      column,
      reason: `Looks like ${kind}: ${remedy}`,
      value: maskedForm(text),
      content: { ...this.#shownContent(table, shownRow(parsed)), [column]: maskedForm(text) },
      identities: identitiesWithout(column, parsed).map((each) => this.#withoutPersons(each)),
    });
    const { persons, keys } = columnsFor(table);
    const ids = [
      ...persons.map((column) => ({ column, id: values[column] })),
      ...addressesOf(values).flatMap(({ keys: named, persons: places }) =>
        places.map((place) => ({ column: 'about', id: named[place] })),
      ),
    ];
    for (const { column, id } of this.#key === null ? ids : []) {
      if (typeof id !== 'string') continue;
      const kind = findPersonalId(id);
      if (kind !== null) return refuse(column, kind, id, 'give a pseudonym, or import with --hash-person-ids');
    }
    const others = [
      ...keys.map((column) => ({ column, key: values[column] })),
      ...addressesOf(values).flatMap(({ keys: named, persons: places }) =>
        named.filter((_, place) => !places.includes(place)).map((key) => ({ column: 'about', key })),
      ),
      { column: 'source', key: source },
      { column: 'row', key: row },
    ];
    for (const { column, key } of others) {
      if (typeof key !== 'string') continue;
      const kind = findContactInKey(table, key);
      if (kind !== null) return refuse(column, kind, key, 'such keys are not stored; use another');
    }
    return null;
  }

  /** Hashes the ids of persons. Without a key, only drops a row id that looks like a name, which a statement's key would contain. */
  #withoutPersons<T extends RowIdentity | ParsedRow>(row: T): T {
    const key = this.#key;
    if (key === null) return isNamedByPerson(row) ? { ...row, row: null } : row;
    if (!namesPerson(row.table)) return row;
    const hash = (id: string): string => hashPersonId(id, key);
    const values: Record<string, CellValue> = { ...row.values };
    for (const column of columnsFor(row.table).persons) {
      const id = values[column];
      if (typeof id === 'string') values[column] = hash(id);
    }
    const { about } = values;
    if (typeof about === 'object') {
      values['about'] = addressesOf(values).map(({ file, keys, persons }) => {
        const named = keys.map((each, place) => (persons.includes(place) && each !== '' ? hash(each) : each));
        return `${file}:${named.join('|')}`;
      });
    }
    // The row's own id may contain the id of the person.
    const own = row.row === null || isAboutAddresses(row.table) ? row.row : hash(row.row);
    return { ...row, values, row: own };
  }
}

const knownNames = [...knownLogFields].filter((name) => name !== 'other').join(', ');

/** File and column names come from the input too, and may be of any length. */
function withoutContactsInNotice(notice: Notice): Notice {
  const { file, column, message } = notice;
  const shown = (text: string) => shownValue(withoutContacts(text));
  return {
    ...notice,
    file: shown(file),
    column: column === null ? null : shown(column),
    message: withoutContacts(message),
  };
}

/**
 * Hashes an id. An id has the same hash in every file, and cannot be recovered without the key. That of a synthetic person still shows that the
 * person is invented.
 */
function hashPersonId(id: string, key: string): string {
  const prefix = id.startsWith(syntheticPrefix) ? syntheticPrefix : '';
  return `${prefix}p-${createHmac('sha256', key).update(id.normalize('NFC')).digest('hex').slice(0, 32)}`;
}

/** Whether an organization's row has the name of a sole proprietor, not what readers show instead of it. */
function namesSoleProprietor({ name, sole_proprietor, id, uei, lei }: Readonly<Record<string, CellValue>>): boolean {
  if (sole_proprietor !== true || name === undefined) return false;
  const identifiers = [id, uei, lei].filter((one) => typeof one === 'string');
  return ![null, ...identifiers].map(shownSoleProprietor).some((shown) => shown === name);
}

/** Fields that are not known may be anything, such as the text of a command. */
function shownLogFields(fields: readonly string[]): readonly string[] {
  return [...new Set(fields.map(logFieldName).map((name) => (knownLogFields.has(name) ? name : 'other')))];
}

function logFieldName(text: string): string {
  return text.trim().toLowerCase().replace(/[ -]+/g, '_');
}

function personalColumns(table: Table): PersonalColumns {
  const persons = [
    ...(table.name === 'people' ? table.primaryKey : []),
    ...table.foreignKeys.filter(({ references }) => references === 'people').map(({ field }) => field),
  ];
  const refers = new Set([...table.primaryKey, ...table.foreignKeys.map(({ field }) => field)]);
  const names = table.fields.filter(({ type }) => type === 'string').map(({ name }) => name);
  return {
    persons,
    keys: names.filter((name) => refers.has(name) && !persons.includes(name)),
    texts: names.filter((name) => !refers.has(name)),
  };
}

function columnsFor(table: TableName): PersonalColumns {
  return columnsOf.get(table) ?? { persons: [], keys: [], texts: [] };
}

/** Returns what a row is about without one of its columns: nothing, if that is a part of its key. */
function identitiesWithout(
  column: string,
  { table, values, source, row, validFrom }: ParsedRow,
): readonly RowIdentity[] {
  if (column === 'source') return [];
  if (row !== null && column !== 'row') return [{ table, values: {}, source, row, validFrom }];
  const { primaryKey }: Table = tables[table];
  if (primaryKey.includes(column)) return [];
  const key = Object.entries(values).filter(([name]) => primaryKey.includes(name));
  return [{ table, values: Object.fromEntries(key), source, row: null, validFrom }];
}

/** Whether rows of a table name persons. */
function namesPerson(table: TableName): boolean {
  return isAboutAddresses(table) || columnsFor(table).persons.length > 0;
}

/** Returns the kind of personal data for which a key in a row of a table is refused; null: it is accepted. */
function findContactInKey(table: TableName, key: string): string | null {
  const kind = findContact(key);
  // Numbers of subawards and contracts may have the form of a telephone or social security number.
  return kind === 'an e-mail address' || kind === 'an IP address' || namesPerson(table) ? kind : null;
}

/** Whether a row about a person has a row id that looks like a name. */
function isNamedByPerson({ table, row }: RowIdentity): boolean {
  return row !== null && columnsFor(table).persons.length > 0 && findPersonalId(row) === 'a name';
}

function isCountry(table: TableName, column: string): boolean {
  return tables[table].fields.some(({ name, type }) => name === column && type === 'country');
}

/** Parses what a claim is about: the file, its keys, and which of them are ids of persons. */
function addressesOf(values: Readonly<Record<string, CellValue>>): readonly {
  readonly file: string;
  readonly keys: readonly string[];
  readonly persons: readonly number[];
}[] {
  const { about } = values;
  if (typeof about !== 'object') return [];
  return about.map((address) => {
    const colon = address.indexOf(':');
    const file = address.slice(0, colon);
    const table = tableNames.find((name) => name === file.trim().replace(/\.csv$/, ''));
    const keys = address
      .slice(colon + 1)
      .split('|')
      .map((key) => key.trim());
    if (table === undefined) return { file, keys, persons: [] };
    const { primaryKey }: Table = tables[table];
    const { persons } = columnsFor(table);
    return {
      file,
      keys,
      persons: keys.flatMap((_, place) => (persons.includes(primaryKey[place] ?? '') ? [place] : [])),
    };
  });
}
