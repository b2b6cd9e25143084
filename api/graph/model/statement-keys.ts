import { hash } from 'node:crypto';
import type { Day } from './day.ts';
import type { CellValue } from './table.ts';
import { tables } from './tables.ts';
import { tableNames } from './vocabulary.ts';
import type { TableName } from './vocabulary.ts';

/** What the key of a row's statement is made of. */
export interface KeyedRow {
  readonly table: TableName;
  readonly values: Readonly<Record<string, CellValue>>;
  readonly source: string;
  readonly row: string | null;
  readonly validFrom: Day | null;
}

/** Neo4j indexes values of up to 8 kB; a character may take three bytes, and a suffix may follow. */
const maxKeyLength = 1500;

/**
 * Returns the key of a row's statement: `source/table/row` if the source gave a row id, else
 * `source/table/key columns…/valid_from`. Without a day it ends with a slash, so the two forms never collide. Slashes
 * within a part are escaped.
 */
export function statementKey(row: KeyedRow): string {
  const prefix = statementPrefix(row.source, row.table);
  const own = row.row === null ? derivedRow(row) : escapePart(row.row);
  return prefix + shorten(own, maxKeyLength - prefix.length);
}

/** Returns the key of a statement that a row implies, by a foreign key or by what a claim is about. */
export function impliedKey(key: string, ...parts: readonly string[]): string {
  return `${key}/${shorten(parts.map(escapePart).join('/'), maxKeyLength)}`;
}

/** Replaces a text that is too long for an index by its digest and an ending that no other key has. */
function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${hash('sha256', text)}//`;
}

/** Whether a key is too long for an index, so that its parts cannot be told apart. */
export function isShortened(key: string): boolean {
  return /\/[0-9a-f]{64}\/\/$/.test(key);
}

/** Returns the prefix of the keys of all statements of a source in a table. */
export function statementPrefix(source: string, table: string): string {
  return `${sourcePrefix(source)}${table}/`;
}

/** Returns the prefix of the keys of all statements of a source. */
export function sourcePrefix(source: string): string {
  return `${escapePart(source)}/`;
}

/** A slash within a part of a key. */
export const escapedSlash = escapePart('/');

function escapePart(part: string): string {
  return part.replace(/[%/~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Describes a statement by its key: `person P1, country CN, valid_from 2024-01-01, per S1`. */
export function describeKey(key: string): string {
  const [source = '', name = '', ...parts] = key.split('/').map(unescapePart);
  const table = tableNames.find((one) => one === name);
  const columns = table === undefined ? [] : [...tables[table].primaryKey, 'valid_from'];
  const named =
    parts.length === columns.length
      ? parts.flatMap((part, at) => (part === '' ? [] : [`${columns[at] ?? ''} ${part}`]))
      : [parts.at(-1) === '' ? 'a long key' : `row ${parts.join('/')}`];
  return `${named.join(', ')}, per ${source}`;
}

function unescapePart(part: string): string {
  return part.replace(/%(2[5F]|7E)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function derivedRow(row: KeyedRow): string {
  const columns = tables[row.table].primaryKey.map((column) => String(row.values[column] ?? ''));
  return [...columns, row.validFrom ?? ''].map(escapePart).join('/');
}
