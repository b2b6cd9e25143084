import type { CellValue } from '#graph/write/stated-row.ts';
import { isCage } from './is-cage.ts';
import { isLei } from './is-lei.ts';
import { isPiid } from './is-piid.ts';
import { isUei } from './is-uei.ts';

const checks: readonly {
  readonly column: string;
  readonly accepts: (text: string) => boolean;
  readonly reason: string;
}[] = [
  { column: 'uei', accepts: isUei, reason: 'Not a well-formed UEI, or its check digit does not fit: taken as it is' },
  { column: 'cage', accepts: isCage, reason: 'Not a well-formed CAGE or NCAGE code: taken as it is' },
  { column: 'lei', accepts: isLei, reason: 'Not a well-formed LEI, or its check digits do not fit: taken as it is' },
  { column: 'piid', accepts: isPiid, reason: 'Not a well-formed PIID: taken as it is' },
];

/** Identifiers that look wrong. They warn and never reject: the checks themselves miss and mistake. */
export function doubtsAboutIdentifiers(
  values: Readonly<Record<string, CellValue>>,
): readonly { readonly column: string; readonly reason: string }[] {
  return checks.flatMap(({ column, accepts, reason }) => {
    const value = values[column];
    return typeof value !== 'string' || accepts(value) ? [] : [{ column, reason }];
  });
}
