import { csvLimits } from './csv-limits.ts';

/** A value as a reject shows it: on one line, and cut where it is long. */
export function shownValue(value: string): string {
  const start = value.slice(0, csvLimits.shownCharacters).replace(/\p{Cc}/gu, ' ');
  return value.length > csvLimits.shownCharacters ? `${start}… (${value.length} characters)` : start;
}
