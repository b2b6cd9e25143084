import { defaultText } from './default-text.ts';
import type { Declared } from './default-text.ts';

/**
 * What the fields of a question show, by parameter: what the address says, else the default, in place of an emptied field
 * too, for the server takes it then. It is what is run, here and in the editor.
 */
export function shownTexts(
  { parameters }: { readonly parameters: readonly Declared[] },
  given: Readonly<Record<string, string>>,
  asOf: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    parameters.map((parameter) => {
      const text = given[parameter.name];
      return [parameter.name, text === undefined || text.trim() === '' ? defaultText(parameter, asOf) : text];
    }),
  );
}
