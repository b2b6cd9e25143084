import isoCountries from 'i18n-iso-countries';
import type { Table } from '../model/table.ts';

/** The key of the node that an address names in a column: countries may be written in two letters or three, in any case. */
export function addressedKey(table: Table, column: string, value: string): string {
  const isCountry = table.foreignKeys.some(({ field, references }) => field === column && references === 'countries');
  return isCountry ? (isoCountries.toAlpha2(value.toUpperCase()) ?? value) : value;
}
