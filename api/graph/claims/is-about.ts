import type { EdgeTable, EntityTable, Table } from '../model/table.ts';
import { tables } from '../model/tables.ts';
import { parseClaimAddress, type ClaimAddress } from '../write/claim-address.ts';
import { addressedKey } from './addressed-key.ts';
import { isHop, type ClaimSubject, type HopSubject } from './claim-subject.ts';

/** Whether what a claim's address names is this entity or this hop; keys that it leaves out are any. */
export function isAbout(address: string, subject: ClaimSubject): boolean {
  const parsed = parseClaimAddress(address);
  if ('reason' in parsed) return false;
  const table: Table = tables[parsed.table];
  if (isHop(subject)) return table.kind === 'edge' && table.edge === subject.type && namesHop(table, parsed, subject);
  return table.kind === 'entity' && table.label === subject.label && namesEntity(table, parsed, subject.key);
}

function namesEntity({ primaryKey }: EntityTable, { values }: ClaimAddress, key: string): boolean {
  return values[primaryKey[0] ?? ''] === key;
}

function namesHop(table: EdgeTable, { values }: ClaimAddress, hop: HopSubject): boolean {
  return Object.entries(values).every(([column, value]) => {
    if (table.from.includes(column)) return addressedKey(table, column, value) === hop.from.key;
    if (table.to.includes(column)) return addressedKey(table, column, value) === hop.to.key;
    // An access is known by its id, which an escort has in a column of its own.
    if (column === 'access' || (table.name === 'access' && column === 'id')) return value === hop.under;
    if (column === 'contract') return value === hop.under;
    const property = table.fields.find(({ name }) => name === column)?.property;
    return property !== undefined && hop.statements.some(({ properties }) => sameText(properties[property], value));
  });
}

/** Enums are written in any case. */
function sameText(found: unknown, value: string): boolean {
  return typeof found === 'string' && found.toUpperCase() === value.toUpperCase();
}
