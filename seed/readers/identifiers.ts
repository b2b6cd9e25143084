import type { CellValue } from '#graph/ingest/input.ts';

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

/**
 * Returns the key of an organization by its UEI, else by its LEI; null if it has neither. Identifiers with wrong check digits identify
 * nothing, since a slip could merge two companies.
 */
export function organizationKey({ uei, lei }: Readonly<Record<'uei' | 'lei', string | null>>): string | null {
  if (uei !== null && isUei(uei)) return uei.toUpperCase();
  return lei !== null && isLei(lei) ? leiKey(lei) : null;
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
