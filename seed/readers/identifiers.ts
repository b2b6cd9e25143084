import type { CellValue } from '#graph/model/table.ts';

/** Whether a CAGE code, or a foreign NCAGE code (a letter first, last or both), is well formed. */
export function isCage(text: string): boolean {
  return /^[0-9A-HJ-NP-Z][0-9A-HJ-NP-Z]{3}[0-9A-HJ-NP-Z]$/.test(text.toUpperCase());
}

/** The form of a Legal Entity Identifier. */
export const leiForm = /^[0-9A-Z]{18}\d{2}$/;

/** Whether a Legal Entity Identifier is well formed and its check digits match (ISO 17442: ISO 7064, mod 97-10). */
export function isLei(text: string): boolean {
  const lei = text.toUpperCase();
  if (!leiForm.test(lei)) return false;
  let remainder = 0;
  for (const sign of lei) {
    for (const digit of String(Number.parseInt(sign, 36))) remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder === 1;
}

/** Whether a Procurement Instrument Identifier is well formed: 13 to 17 characters (FAR 4.1603), or a legacy four-digit DoD order. */
export function isPiid(text: string): boolean {
  return /^([0-9A-Z]{13,17}|\d{4})$/.test(text.toUpperCase().replace(/-/g, ''));
}

/** Whether a Unique Entity Identifier of SAM.gov is well formed and its last character, a checksum, matches. */
export function isUei(text: string): boolean {
  const uei = text.toUpperCase();
  if (!/^[1-9A-HJ-NP-Z][0-9A-HJ-NP-Z]{10}\d$/.test(uei) || /\d{9}/.test(uei)) return false;
  let sum = weightedSum(Array.from(uei.slice(0, 11), (sign) => sign.charCodeAt(0)));
  while (sum > 9) sum = weightedSum(Array.from(String(sum), Number));
  return uei.endsWith(String(sum));
}

/** Sums the last digits of each value times its position. */
function weightedSum(values: readonly number[]): number {
  return values.reduce((sum, value, index) => sum + ((value * (index + 1)) % 10), 0);
}

/** Returns the key of an organization that is known by its LEI alone. An import resolves it to the organization that has this LEI. */
export function leiKey(lei: string): string {
  return `LEI-${lei.toUpperCase()}`;
}

/** The kinds of identifiers that an organization may have several of. */
export const identifierColumns = ['uei', 'lei', 'cage'] as const;
export type IdentifierColumn = (typeof identifierColumns)[number];

const isWellFormed = { uei: isUei, lei: isLei, cage: isCage } as const;

/** The identifiers that a record gives an organization, by kind. */
export class Identifiers {
  readonly #all: Readonly<Record<IdentifierColumn, readonly string[]>>;

  /**
   * @param textsOf returns the identifiers of a kind. They are put in upper case and in order, since the order in which a file lists them means
   *   nothing: the well-formed ones first, then by the alphabet
   */
  constructor(textsOf: (column: IdentifierColumn) => readonly string[]) {
    const ordered = (column: IdentifierColumn) => {
      const texts = [...new Set(textsOf(column).map((text) => text.toUpperCase()))].sort();
      const accepts = isWellFormed[column];
      return [...texts.filter(accepts), ...texts.filter((text) => !accepts(text))];
    };
    this.#all = { uei: ordered('uei'), lei: ordered('lei'), cage: ordered('cage') };
  }

  /** The first of each kind; null if there is none. */
  get first(): Readonly<Record<IdentifierColumn, string | null>> {
    const { uei, lei, cage } = this.#all;
    return { uei: uei[0] ?? null, lei: lei[0] ?? null, cage: cage[0] ?? null };
  }

  /** All others. Each is a statement of its own. */
  get others(): readonly (readonly [column: IdentifierColumn, value: string])[] {
    return identifierColumns.flatMap((column) => this.#all[column].slice(1).map((value) => [column, value] as const));
  }

  get all(): readonly string[] {
    return identifierColumns.flatMap((column) => this.#all[column]);
  }

  /**
   * The keys that they give the organization: its UEIs, then by its LEIs. Identifiers with wrong check digits identify nothing, since a slip could
   * merge two companies.
   */
  get keys(): readonly string[] {
    const { uei, lei } = this.#all;
    return [...uei.filter(isUei), ...lei.filter(isLei).map(leiKey)];
  }
}

/**
 * The organizations of an input to which records give several keys. All keys that are connected by records are one organization's. Organizations with
 * one key take no memory.
 */
export class SharedKeys {
  /** All keys of an organization, by each of them. */
  readonly #shared = new Map<string, readonly string[]>();

  /** Notes that one organization has these keys. */
  share(keys: readonly string[]): void {
    if (keys.length < 2) return;
    const all = [...new Set(keys.flatMap((key) => this.#shared.get(key) ?? [key]))].sort(ueiFirst);
    for (const key of all) this.#shared.set(key, all);
  }

  /** Returns the key of the organization that has some of these keys; undefined for none. */
  first(keys: readonly string[]): string | undefined {
    return keys.flatMap((key) => this.#shared.get(key) ?? [key]).sort(ueiFirst)[0];
  }

  /** Returns, by the key of each organization with several identifiers of the kind of its key, the others of them as keys. */
  others(): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, readonly string[]>();
    for (const keys of new Set(this.#shared.values())) {
      const [first = '', ...others] = keys;
      const ofKind = others.filter((key) => isByLei(key) === isByLei(first));
      if (ofKind.length > 0) found.set(first, ofKind);
    }
    return found;
  }
}

function isByLei(key: string): boolean {
  return key.startsWith('LEI-');
}

function ueiFirst(one: string, other: string): number {
  return Number(isByLei(one)) - Number(isByLei(other)) || (one < other ? -1 : Number(one > other));
}

const checks: readonly {
  readonly column: string;
  readonly accepts: (text: string) => boolean;
  readonly reason: string;
}[] = [
  {
    column: 'uei',
    accepts: isUei,
    reason: 'Not a well-formed UEI, or its check digit does not match: imported unchanged',
  },
  { column: 'cage', accepts: isCage, reason: 'Not a well-formed CAGE or NCAGE code: imported unchanged' },
  {
    column: 'lei',
    accepts: isLei,
    reason: 'Not a well-formed LEI, or its check digits do not match: imported unchanged',
  },
  { column: 'piid', accepts: isPiid, reason: 'Not a well-formed PIID: imported unchanged' },
];

/** Returns identifiers that look wrong. They cause warnings, never rejects, since the checks are not reliable. */
export function doubtsAboutIdentifiers(
  values: Readonly<Record<string, CellValue | null>>,
): readonly { readonly column: string; readonly reason: string }[] {
  return checks.flatMap(({ column, accepts, reason }) => {
    const value = values[column];
    return typeof value !== 'string' || accepts(value) ? [] : [{ column, reason }];
  });
}

/** Writes well-formed identifiers in upper case, as the readers of other formats do, so that sources that differ only in case give the same one. */
export function upperCaseIdentifiers(values: Record<string, CellValue>): void {
  for (const { column, accepts } of checks) {
    const value = values[column];
    if (typeof value === 'string' && accepts(value)) values[column] = value.toUpperCase();
  }
}
