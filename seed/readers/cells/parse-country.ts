import countries from 'i18n-iso-countries';
import type { Parsed } from './parsed.ts';

const alpha2Codes = new Set(Object.keys(countries.getAlpha2Codes()));
/** Kosovo has a code of user-assigned ones, which differ: XKX of the European Union, XKS of United States data, XKK of Unicode. */
const alpha3Codes = new Map([...Object.entries(countries.getAlpha3Codes()), ['XKX', 'XK'], ['XKS', 'XK']]);

/** ISO 3166-1 alpha-2 or alpha-3 in any case, given back as alpha-2. */
export function parseCountry(text: string): Parsed<string> {
  const code = text.toUpperCase();
  const alpha2 = alpha2Codes.has(code) ? code : alpha3Codes.get(code);
  return alpha2 === undefined ? { reason: 'no ISO 3166 country code (alpha-2 or alpha-3)' } : { value: alpha2 };
}
