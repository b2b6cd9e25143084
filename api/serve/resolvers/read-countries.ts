import { BadInput } from '#graph/failure/bad-input.ts';
import { parseCountry } from '#seed/readers/cells/parse-country.ts';
import { readKeys } from './read-keys.ts';

/** ISO alpha-2 codes from ids or codes. @throws BadInput for what is no country: it would match nothing, silently. */
export function readCountries(given: readonly string[] | null | undefined, argument: string): readonly string[] {
  return readKeys(given, 'Country', argument).map((code) => {
    const country = parseCountry(code);
    if ('value' in country) return country.value;
    throw new BadInput(`${argument} has "${code.slice(0, 40)}", ${country.reason}.`, { extensions: { argument } });
  });
}
