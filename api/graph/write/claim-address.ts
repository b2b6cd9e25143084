import type { Table } from '../model/table.ts';
import { tables } from '../model/tables.ts';
import { tableNames, type TableName } from '../model/vocabulary.ts';

/** What a claim's address names: a row of a table, by its key columns. */
export interface ClaimAddress {
  readonly table: TableName;
  /** By key column; empty ones are left out. */
  readonly values: Readonly<Record<string, string>>;
}

/** Reads `file:key|key…`, where keys at the end may be left out and valid_from may follow them; else says what is wrong with it. */
export function parseClaimAddress(address: string): ClaimAddress | { readonly reason: string } {
  const colon = address.indexOf(':');
  const name = tableNames.find(
    (table) =>
      table ===
      address
        .slice(0, colon)
        .trim()
        .replace(/\.csv$/, ''),
  );
  if (colon < 0 || name === undefined) return { reason: `names no file of the package (file:key|key…): ${address}` };
  const { primaryKey, dated }: Table = tables[name];
  const keys = address
    .slice(colon + 1)
    .split('|')
    .map((key) => key.trim());
  if (keys.length > primaryKey.length + (dated ? 1 : 0)) {
    return {
      reason: `has ${keys.length} keys, ${name} has ${primaryKey.length} (${primaryKey.join('|')}): ${address}`,
    };
  }
  const values = Object.fromEntries(
    primaryKey.flatMap((column, index) => {
      const key = keys[index] ?? '';
      return key === '' ? [] : [[column, key]];
    }),
  );
  return Object.keys(values).length === 0 ? { reason: `names no key: ${address}` } : { table: name, values };
}
