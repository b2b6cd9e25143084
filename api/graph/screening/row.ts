import { hash } from 'node:crypto';
import { refused } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import { cutText } from '../model/caption.ts';
import { countries } from '../model/countries.ts';
import { normalizeName } from '../model/organization-names.ts';
import { identifierKinds } from '../model/vocabulary.ts';

export type IdentifierKind = (typeof identifierKinds)[number];

/** A row of a list of suppliers, as it was given. */
export interface ScreenRow {
  /** The user's own id. */
  readonly ref: string | null;
  readonly name: string | null;
  readonly uei: string | null;
  readonly cage: string | null;
  readonly lei: string | null;
  readonly country: string | null;
}

/** An identifier in upper case, without spaces and hyphens. */
export interface Identifier {
  readonly kind: IdentifierKind;
  readonly value: string;
}

/** A row whose values can be compared with those on record. */
export interface ReadRow {
  readonly row: ScreenRow;
  readonly name: string | null;
  /** The normalized name; empty if there is none. */
  readonly words: string;
  readonly identifiers: readonly Identifier[];
  /** ISO 3166 alpha-2. */
  readonly country: string | null;
  /** What was given and cannot be compared, in sentences. */
  readonly warnings: readonly string[];
  /** A digest of what the row says of the supplier, by which decisions are kept. The user's own id is not part of it. */
  readonly digest: string;
}

/** @throws BAD_USER_INPUT if a list has too many rows */
export function checkRowCount(rows: number): void {
  const limit = questionLimits.screenedRows;
  if (rows > limit.most)
    throw refused(
      'rows',
      `The list has ${count(rows)} rows; at most ${count(limit.most)} can be screened at once.`,
      exceeded(limit, rows),
    );
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}

/** Reads rows. Rows with the same identifier are all screened, each with a warning. */
export function readRows(rows: readonly ScreenRow[]): readonly ReadRow[] {
  const read = rows.map(readRow);
  const positions = new Map<string, number[]>();
  read.forEach(({ identifiers }, at) => {
    for (const { kind, value } of identifiers) {
      const key = `${kind} ${value}`;
      positions.set(key, [...(positions.get(key) ?? []), at]);
    }
  });
  return read.map((one, at) => {
    const shared = one.identifiers.flatMap(({ kind, value }) => {
      const others = (positions.get(`${kind} ${value}`) ?? []).filter((other) => other !== at);
      if (others.length === 0) return [];
      const shown = others.slice(0, 3).map((other) => count(other + 1));
      const more = others.length > shown.length ? ` and ${count(others.length - shown.length)} more` : '';
      return [
        `The list gives ${kind} ${value} in ${others.length === 1 ? 'row' : 'rows'} ${shown.join(', ')}${more}, too.`,
      ];
    });
    return shared.length === 0 ? one : { ...one, warnings: [...one.warnings, ...shared] };
  });
}

const countryNames = new Map([...countries.values()].map(({ key, name }) => [name.toLowerCase(), key]));

function readRow(row: ScreenRow): ReadRow {
  const warnings: string[] = [];
  const name = row.name?.trim() === '' ? null : (row.name?.trim() ?? null);
  const given = { UEI: row.uei, LEI: row.lei, CAGE: row.cage };
  const identifiers = identifierKinds.flatMap((kind): Identifier[] => {
    const text = given[kind]?.trim() ?? '';
    if (text === '') return [];
    const value = compactIdentifier(text);
    if (value !== null) return [{ kind, value }];
    warnings.push(`“${cutText(text, 40)}” is no ${kind}, so it was not compared.`);
    return [];
  });
  const place = row.country?.trim() ?? '';
  const country = countries.get(place.toUpperCase())?.key ?? countryNames.get(place.toLowerCase()) ?? null;
  if (place !== '' && country === null)
    warnings.push(`“${cutText(place, 40)}” is not recognized as a country, so it was not compared.`);
  const words = name === null ? '' : normalizeName(name);
  const digest = hash(
    'sha256',
    JSON.stringify([words, identifiers.map(({ kind, value }) => `${kind} ${value}`), country]),
  );
  return { row, name, words, identifiers, country, warnings, digest };
}

/** What people write where an identifier is missing. */
const placeholders: ReadonlySet<string> = new Set(
  'NONE NULL UNKNOWN PENDING NOTAPPLICABLE NOTAVAILABLE NOTONRECORD TOBEDETERMINED'.split(' '),
);

/** Returns an identifier as it is compared, in any case and print; null if the text is none, such as “N/A” or 00000. */
export function compactIdentifier(text: string): string | null {
  const compact = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}'’._]/gu, '');
  if (!/^[0-9A-Z]{4,30}$/.test(compact) || /^(.)\1*$/.test(compact) || placeholders.has(compact)) return null;
  return compact;
}
