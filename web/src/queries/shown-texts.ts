import { defaultText } from './default-text.ts';
import type { SavedQuery } from './use-saved-queries.ts';

/** What the fields of a question show, by parameter: what the address says, else the default. It is what is run, too. */
export function shownTexts(
  query: SavedQuery,
  given: Readonly<Record<string, string>>,
  asOf: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    query.parameters.map((parameter) => [parameter.name, given[parameter.name] ?? defaultText(parameter, asOf)]),
  );
}
