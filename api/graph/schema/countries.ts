import isoCountries from 'i18n-iso-countries';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import { domesticCountries } from '../model/domestic-countries.ts';

/** A country as the graph has it from set-up on. */
export interface Country {
  /** ISO 3166 alpha-2. */
  readonly key: string;
  /** English. */
  readonly name: string;
  /** False for the US and its territories. */
  readonly isForeign: boolean;
}

isoCountries.registerLocale(english);

/** All countries of ISO 3166, by alpha-2 code. */
export const countries: ReadonlyMap<string, Country> = new Map(
  Object.keys(isoCountries.getAlpha2Codes())
    .sort()
    .map((key) => [key, { key, name: isoCountries.getName(key, 'en') ?? key, isForeign: !domesticCountries.has(key) }]),
);
