import isoCountries from 'i18n-iso-countries';
import { parseClaimAddress } from '../../model/claim-address.ts';
import type { ForeignKey, Table } from '../../model/table.ts';
import { isAboutAddresses, referredLabel, tables } from '../../model/tables.ts';
import type { AboutEnd, ParsedRow } from '../input.ts';

/** A row or country that must exist before another row can be imported. */
export interface Reference {
  readonly column: string;
  readonly to: ForeignKey['references'];
  readonly key: string;
}

/** The references of a row: by its foreign keys and, for a claim or a passage, by its addresses. */
export interface RowReferences {
  readonly references: readonly Reference[];
  /** The nodes that a claim or a passage is about; an access stands for its person and system. */
  readonly about: readonly (AboutEnd | { readonly address: string; readonly access: string })[];
  /** Why an address of the row is invalid, as the rest of a sentence; null: none is. */
  readonly addressError: string | null;
}

export function referencesOfRow(row: ParsedRow): RowReferences {
  const table: Table = tables[row.table];
  const references: Reference[] = [];
  // The row of a source is its own source.
  if (row.table !== 'sources') references.push({ column: 'source', to: 'sources', key: row.source });
  for (const { field, references: to } of table.foreignKeys) {
    const key = row.values[field];
    if (key !== undefined) references.push({ column: field, to, key: String(key) });
  }
  const addresses = isAboutAddresses(row.table) ? row.values['about'] : undefined;
  if (typeof addresses !== 'object') return { references, about: [], addressError: null };
  const about: (AboutEnd | { readonly address: string; readonly access: string })[] = [];
  for (const address of addresses) {
    const found = endsOfAddress(address);
    if ('reason' in found) return { references, about, addressError: found.reason };
    references.push(...found.references);
    about.push(...found.about);
  }
  return { references, about, addressError: null };
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
