import countries from 'i18n-iso-countries';
import type { Parsed } from './parsed.ts';

/** ISO 3166-1 alpha-2 or alpha-3 in any case, given back as alpha-2. */
export function parseCountry(text: string): Parsed<string> {
  const code = text.toUpperCase();
  const alpha2 = /^[A-Z]{2,3}$/.test(code) ? countries.toAlpha2(code) : undefined;
  return alpha2 === undefined ? { reason: 'no ISO 3166 country code (alpha-2 or alpha-3)' } : { value: alpha2 };
}
