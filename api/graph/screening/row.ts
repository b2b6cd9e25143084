import { hash } from 'node:crypto';
import { refused } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import { cutText } from '../model/caption.ts';
import { findCountry } from '../model/country-names.ts';
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
  // A list of one column may have identifiers among its names. It stays a name, too: nothing on record may have it.
  const pasted = name === null ? null : identifierFormOf(name);
  if (pasted !== null && !identifiers.some(({ kind }) => kind === pasted.kind)) {
    identifiers.push(pasted);
    warnings.push(`“${pasted.value}” stands where the name should be and was read as a ${pasted.kind}.`);
  }
  const place = row.country?.trim() ?? '';
  const found = findCountry(place);
  const country = 'code' in found ? found.code : null;
  if ('reason' in found) warnings.push(`“${cutText(place, 40)}” was not compared: ${found.reason}.`);
  const words = name === null ? '' : normalizeName(name);
  const digest = hash(
    'sha256',
    JSON.stringify([words, identifiers.map(({ kind, value }) => `${kind} ${value}`), country]),
  );
  return { row, name, words, identifiers, country, warnings, digest };
}

const identifierForms: readonly (readonly [kind: IdentifierKind, form: RegExp])[] = [
  ['LEI', /^[0-9A-Z]{18}[0-9]{2}$/],
  ['UEI', /^(?=.*[0-9])(?=.*[A-Z])[A-HJ-NP-Z1-9][A-HJ-NP-Z0-9]{11}$/],
  ['CAGE', /^(?=.*[A-Z])[0-9][A-HJ-NP-Z0-9]{3}[0-9]$/],
];

/** Returns the identifier that a text without spaces has the form of; null if none. */
function identifierFormOf(text: string): Identifier | null {
  const value = text.toUpperCase();
  const found = identifierForms.find(([, form]) => form.test(value));
  return found === undefined ? null : { kind: found[0], value };
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
