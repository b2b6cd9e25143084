import isoCountries from 'i18n-iso-countries';
import german from 'i18n-iso-countries/langs/de.json' with { type: 'json' };
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import spanish from 'i18n-iso-countries/langs/es.json' with { type: 'json' };
import french from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import italian from 'i18n-iso-countries/langs/it.json' with { type: 'json' };
import japanese from 'i18n-iso-countries/langs/ja.json' with { type: 'json' };
import dutch from 'i18n-iso-countries/langs/nl.json' with { type: 'json' };
import polish from 'i18n-iso-countries/langs/pl.json' with { type: 'json' };
import portuguese from 'i18n-iso-countries/langs/pt.json' with { type: 'json' };
import russian from 'i18n-iso-countries/langs/ru.json' with { type: 'json' };
import chinese from 'i18n-iso-countries/langs/zh.json' with { type: 'json' };
import { countries } from './countries.ts';

/** What a text says of a country. */
export type FoundCountry =
  | { readonly code: string }
  /** It says that the country is not known. */
  | { readonly isEmpty: true }
  /** Why it names none, as the end of a sentence. */
  | { readonly reason: string };

/** The first language in which a name has a meaning decides. */
const languages = [
  english,
  ...[german, french, spanish, italian, portuguese, dutch, polish, russian, chinese, japanese],
];

/** Names in use that the lists of names lack, by alpha-2 code. */
const furtherNames: Readonly<Record<string, string>> = {
  AE: 'Emirates',
  AT: 'Oesterreich',
  BN: 'Brunei',
  BO: 'Bolivia',
  CD: 'DR Congo; DRC; Congo, Democratic Republic; Congo-Kinshasa; Zaire',
  CG: 'Republic of Congo; Congo-Brazzaville',
  CI: "Cote d'Ivoire",
  CN: 'PRC; PR China; China PRC; Mainland China; China, Mainland',
  CV: 'Cape Verde',
  CZ: 'Czech Rep; Tschechien',
  DE: 'D; BRD; FRG; Federal Republic of Germany',
  FM: 'Micronesia',
  GB: 'England; Scotland; Wales; Northern Ireland; Great Britain; Britain; United Kingdom of Great Britain; GBR UK',
  HK: 'Hong Kong SAR; Hong Kong China; Hong Kong, PRC; Hongkong',
  IR: 'Islamic Republic of Iran; Iran, Islamic Republic',
  KP: 'DPRK; North Korea; Korea North; DPR Korea; Democratic People’s Republic of Korea; Korea, DPR; Nordkorea',
  KR: 'ROK; South Korea; Korea South; Republic of Korea; Korea, Republic; Korea ROK; Südkorea',
  LA: 'Laos; Lao PDR',
  MD: 'Moldova; Republic of Moldova',
  MK: 'Macedonia; FYROM',
  MM: 'Burma; Myanmar Burma; Burma Myanmar',
  MO: 'Macau; Macao; Macau SAR; Macao SAR',
  NL: 'Holland; The Netherlands',
  PS: 'West Bank; Gaza; Gaza Strip; Palestinian Territories',
  RU: 'Russian Fed',
  SK: 'Slovak Republic; Slovakia',
  SY: 'Syria',
  SZ: 'Swaziland',
  TL: 'East Timor',
  TR: 'Turkey; Türkiye; Turkiye',
  TW: 'Republic of China; Taiwan ROC; Taiwan R.O.C.; Chinese Taipei; Taiwan, China',
  TZ: 'Tanzania',
  US: 'United States of America USA; America; US of A; Vereinigte Staaten; Etats-Unis; EE.UU.; EEUU; VS',
  VA: 'Vatican; Vatican City; Holy See',
  VE: 'Venezuela',
  VN: 'Vietnam; Viet Nam',
  XK: 'Kosovo',
};

/** Names that several countries have. */
const ambiguousNames: Readonly<Record<string, string>> = {
  Korea: 'North Korea or South Korea',
  Congo: 'the Republic of the Congo or the Democratic Republic of the Congo',
  'Virgin Islands': 'the British Virgin Islands or the U.S. Virgin Islands',
};

/** What stands in a list for a country that is not known. */
const emptyMarks =
  /^(?:[-–—?.*/]+|n[/.]a\.?|(?:not )?(?:known|applicable|available|stated)|unknown|none|null|nil|tbd)$/i;

const codes = isoCountries.getAlpha2Codes();

/**
 * Codes of countries that are none of ISO 3166. Kosovo has only user-assigned codes, which differ: XKX in data of the European Union, XKS of the
 * United States, XKK of Unicode. The United States have codes of their own for the West Bank and Gaza.
 */
const alpha3Codes: ReadonlyMap<string, string> = new Map([
  ...Object.entries(isoCountries.getAlpha3Codes()),
  ['XKX', 'XK'],
  ['XKS', 'XK'],
  ['XWB', 'PS'],
  ['XGZ', 'PS'],
]);

/** Returns the alpha-2 code of an ISO 3166-1 alpha-2 or alpha-3 code, in any case; null if it is neither. */
export function countryOfCode(text: string): string | null {
  const code = text.toUpperCase();
  return Object.hasOwn(codes, code) ? code : (alpha3Codes.get(code) ?? null);
}

const codesByName = namesToCodes();
const ambiguous = new Map(Object.entries(ambiguousNames).map(([name, which]) => [plain(name), which]));

/** Finds the country that a person means: by its code, its number or its name, in one of several languages and spellings. */
export function findCountry(text: string): FoundCountry {
  const written = text.trim();
  if (written === '' || emptyMarks.test(written)) return { isEmpty: true };
  const name = plain(written);
  const which = ambiguous.get(name);
  if (which !== undefined) return { reason: `may be ${which}: say which` };
  const code = countryOfCode(written) ?? codesByName.get(name) ?? codeOfNumber(written) ?? null;
  return code === null ? { reason: 'neither the name of a country nor an ISO 3166 code' } : { code };
}

function codeOfNumber(text: string): string | undefined {
  return /^\d{1,3}$/.test(text) ? isoCountries.numericToAlpha2(text.padStart(3, '0')) : undefined;
}

function namesToCodes(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (name: string, code: string) => {
    const key = plain(name);
    if (key !== '' && !found.has(key)) found.set(key, code);
  };
  for (const [code, names] of Object.entries(furtherNames)) for (const name of names.split(';')) add(name, code);
  for (const { key, name } of countries.values()) add(name, key);
  for (const language of languages)
    for (const [code, names] of Object.entries(language.countries)) for (const name of [names].flat()) add(name, code);
  return found;
}

/** A name without case, accents, punctuation and articles. */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[.’'`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(?:the|of|and)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
