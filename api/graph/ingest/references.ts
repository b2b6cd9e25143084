import isoCountries from 'i18n-iso-countries';
import type { ForeignKey, Table } from '../model/table.ts';
import { tables } from '../model/tables.ts';
import { tableNames } from '../model/vocabulary.ts';
import type { TableName } from '../model/vocabulary.ts';
import type { AboutEnd, ParsedRow } from './input.ts';
import { referredLabel } from './statements.ts';

/** A row or country that must be there for a row to go in. */
export interface Reference {
  readonly column: string;
  readonly to: ForeignKey['references'];
  readonly key: string;
}

/** What a row refers to by its foreign keys and, where it is a claim, by its addresses. */
export interface RowReferences {
  readonly references: readonly Reference[];
  /** The nodes that a claim is about; those of an access are found by its id. */
  readonly about: readonly (AboutEnd | { readonly address: string; readonly access: string })[];
  /** Why the row's addresses can't be read. */
  readonly wrong: string | null;
}

export function referencesOfRow(row: ParsedRow): RowReferences {
  const table: Table = tables[row.table];
  const references: Reference[] = [{ column: 'source', to: 'sources', key: row.source }];
  for (const { field, references: to } of table.foreignKeys) {
    const key = row.values[field];
    if (key !== undefined) references.push({ column: field, to, key: String(key) });
  }
  const addresses = row.table === 'claims' ? row.values['about'] : undefined;
  if (typeof addresses !== 'object') return { references, about: [], wrong: null };
  const about: (AboutEnd | { readonly address: string; readonly access: string })[] = [];
  for (const address of addresses) {
    const found = endsOfAddress(address);
    if ('reason' in found) return { references, about, wrong: found.reason };
    references.push(...found.references);
    about.push(...found.about);
  }
  return { references, about, wrong: null };
}

function endsOfAddress(address: string): Pick<RowReferences, 'references' | 'about'> | { readonly reason: string } {
  const parsed = parseClaimAddress(address);
  if ('reason' in parsed) return parsed;
  const table: Table = tables[parsed.table];
  if (table.name === 'access') {
    const access = parsed.values['id'] ?? '';
    return { references: [{ column: 'about', to: 'access', key: access }], about: [{ address, access }] };
  }
  if (table.kind === 'entity') {
    const key = parsed.values[table.primaryKey[0] ?? ''] ?? '';
    const references = [{ column: 'about', to: table.name, key }];
    return { references, about: [{ address, label: table.label, key }] };
  }
  const references: Reference[] = [];
  const about: (AboutEnd | { readonly address: string; readonly access: string })[] = [];
  for (const { field, references: to } of table.foreignKeys) {
    const text = parsed.values[field];
    if (text === undefined) continue;
    const key = to === 'countries' ? (isoCountries.toAlpha2(text.toUpperCase()) ?? text) : text;
    references.push({ column: 'about', to, key });
    if (to === 'access') about.push({ address, access: key });
    else if (table.from.includes(field) || table.to.includes(field)) {
      about.push({ address, label: referredLabel(table, field), key });
    }
  }
  return about.length === 0 ? { reason: `does not name the ends of the hop: ${address}` } : { references, about };
}

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
