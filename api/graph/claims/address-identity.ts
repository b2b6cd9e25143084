import type { Table } from '../model/table.ts';
import { tables } from '../model/tables.ts';
import { parseClaimAddress } from '../write/claim-address.ts';
import { addressedKey } from './addressed-key.ts';

/**
 * What a claim's address names, the same for every way of writing it: with `.csv` or without, countries in two letters or
 * three, enums in any case. Null: it names nothing.
 */
export function addressIdentity(address: string): string | null {
  const parsed = parseClaimAddress(address);
  if ('reason' in parsed) return null;
  const table: Table = tables[parsed.table];
  const keys = table.primaryKey.map((column) => {
    const value = parsed.values[column] ?? '';
    const isEnum = table.fields.some(({ name, type }) => name === column && type === 'enum');
    return isEnum ? value.toUpperCase() : addressedKey(table, column, value);
  });
  return JSON.stringify([table.name, ...keys]);
}
