import isoCountries from 'i18n-iso-countries';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };

/** The United States and its territories, ISO alpha-2. Every other location is abroad. */
export const domesticCountries: ReadonlySet<string> = new Set(['US', 'PR', 'GU', 'VI', 'AS', 'MP', 'UM']);

/** A country, as schema setup stores it in the graph. */
interface Country {
  /** ISO 3166 alpha-2. */
  readonly key: string;
  /** English name, as people say it. */
  readonly name: string;
  /** False for the US and its territories. */
  readonly isForeign: boolean;
}

isoCountries.registerLocale(english);

const keys = Object.keys(isoCountries.getAlpha2Codes()).sort();
const aliases = new Map(keys.map((key) => [key, isoCountries.getName(key, 'en', { select: 'alias' })]));

/** All countries of ISO 3166 by alpha-2 code. */
export const countries: ReadonlyMap<string, Country> = new Map(
  keys.map((key) => [key, { key, name: nameOf(key), isForeign: !domesticCountries.has(key) }]),
);

/** The part of the official name by which people call the country, such as China, if no other country has it: there are two Congos. */
function nameOf(key: string): string {
  const name = isoCountries.getName(key, 'en') ?? key;
  const alias = aliases.get(key) ?? name;
  const isOwn = [...aliases.values()].filter((other) => other === alias).length === 1;
  return isOwn && name.includes(alias) ? alias : name;
}
