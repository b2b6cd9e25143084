import { hash } from 'node:crypto';
import { tables } from '../model/tables.ts';
import type { StatedRow } from './stated-row.ts';

type Identified = Pick<StatedRow, 'table' | 'values' | 'source' | 'row' | 'validFrom'>;

/** Neo4j indexes values of up to 8 kB; a character may take three bytes, and a suffix may follow. */
const longest = 1500;

/**
 * The key of what a row states: `source/table/row` where the source gave a row id, else
 * `source/table/key columns…/valid_from` (a closing slash where there is no day, so that the two never meet). A part's own slashes are escaped.
 */
export function statementKey(row: Identified): string {
  const prefix = statementPrefix(row.source, row.table);
  const own = row.row === null ? derivedRow(row) : escapePart(row.row);
  return prefix + shortened(own, longest - prefix.length);
}

/** The key of what a row states besides: by its foreign keys, by what a claim is about. */
export function impliedKey(key: string, ...parts: readonly string[]): string {
  return `${key}/${shortened(parts.map(escapePart).join('/'), longest)}`;
}

/** A text too long for an index by its digest, with an ending that no other has. */
function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${hash('sha256', text)}//`;
}

/** What the keys of all statements of a source in a table begin with. */
export function statementPrefix(source: string, table: string): string {
  return `${escapePart(source)}/${table}/`;
}

function escapePart(part: string): string {
  return part.replace(/[%/~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function derivedRow(row: Identified): string {
  const columns = tables[row.table].primaryKey.map((column) => String(row.values[column] ?? ''));
  return [...columns, row.validFrom ?? ''].map(escapePart).join('/');
}
