import type { Table } from './table.ts';
import { tables } from './tables.ts';
import { tableNames } from './vocabulary.ts';
import type { TableName } from './vocabulary.ts';

/** A parsed address of a claim: it names a row of a table by its key columns. */
export interface ClaimAddress {
  readonly table: TableName;
  /** By key column; empty keys are left out. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Parses `file:key|key…`. Trailing keys may be omitted, and valid_from may follow the keys.
 * @returns the address, or the reason why it is invalid
 */
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
  if (colon < 0 || name === undefined)
    return { reason: `does not name a file of the package (file:key|key…): ${address}` };
  const { primaryKey, dated }: Table = tables[name];
  const keys = address
    .slice(colon + 1)
    .split('|')
    .map((key) => key.trim());
  if (keys.length > primaryKey.length + (dated ? 1 : 0)) {
    return {
      reason: `has ${keys.length} keys, but ${name} has ${primaryKey.length} (${primaryKey.join('|')}): ${address}`,
    };
  }
  const values = Object.fromEntries(
    primaryKey.flatMap((column, index) => {
      const key = keys[index] ?? '';
      return key === '' ? [] : [[column, key]];
    }),
  );
  return Object.keys(values).length === 0 ? { reason: `has no key: ${address}` } : { table: name, values };
}
