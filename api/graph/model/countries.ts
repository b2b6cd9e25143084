import isoCountries from 'i18n-iso-countries';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };

/** The United States and its territories, ISO alpha-2. Every other location is abroad. */
export const domesticCountries: ReadonlySet<string> = new Set(['US', 'PR', 'GU', 'VI', 'AS', 'MP', 'UM']);

/** A country, as schema setup stores it in the graph. */
interface Country {
  /** ISO 3166 alpha-2. */
  readonly key: string;
  /** English name. */
  readonly name: string;
  /** False for the US and its territories. */
  readonly isForeign: boolean;
}

isoCountries.registerLocale(english);

/** All countries of ISO 3166 by alpha-2 code. */
export const countries: ReadonlyMap<string, Country> = new Map(
  Object.keys(isoCountries.getAlpha2Codes())
    .sort()
    .map((key) => [key, { key, name: isoCountries.getName(key, 'en') ?? key, isForeign: !domesticCountries.has(key) }]),
);
