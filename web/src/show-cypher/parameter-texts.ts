/** Several texts as one field holds them: separated by commas; where a text has a comma of its own, as a JSON array. */
export function writeListText(items: readonly string[]): string {
  const plain = items.join(', ');
  const same = readListText(plain);
  return same.length === items.length && same.every((item, i) => item === items[i]) ? plain : JSON.stringify(items);
}

export function readListText(text: string): readonly string[] {
  return (
    readArray(text) ??
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
  );
}

function readArray(text: string): readonly string[] | null {
  if (!text.trimStart().startsWith('[')) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed.map(String) : null;
  } catch {
    // A text that happens to begin with a bracket.
    return null;
  }
}

/** What was typed as the values that the query takes; an empty field is left to the query's default. */
export function parameterValues(
  { parameters }: { readonly parameters: readonly Declared[] },
  texts: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    parameters.flatMap(({ name, type }) => {
      const text = texts[name]?.trim() ?? '';
      return text === '' ? [] : [[name, parameterValue(type, text)] as const];
    }),
  );
}

/** A text as its type has it; one that makes no such value stays text, for the server to refuse in words. */
export function parameterValue(type: string, text: string): unknown {
  if (isListType(type)) return readListText(text).map((item) => parameterValue(itemType(type), item));
  if (/^(Int|Float)/.test(type)) return Number.isNaN(Number(text)) ? text : Number(text);
  if (type.startsWith('Boolean')) return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

/** Whether a type as the query's header declares it is a list of something. */
export function isListType(type: string): boolean {
  return type.startsWith('[');
}

/** The type of a list's items; of another type, itself. */
function itemType(type: string): string {
  return type.replace(/^\[|\]!?$/g, '');
}

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

/** A parameter as a question declares it. */
interface Declared {
  readonly name: string;
  readonly type: string;
  readonly default?: unknown;
}

/** A default as a field shows it: a day that is today's, or that has to be given, is the page's. */
function defaultText({ name, type, default: given }: Declared, asOf: string): string {
  if (type.startsWith('Date')) {
    if (name === 'asOf' || given === 'today') return asOf;
    if (type.endsWith('!') && (given === null || given === undefined)) return asOf;
  }
  if (given === null || given === undefined) return '';
  if (Array.isArray(given)) return writeListText(given.map(String));
  return typeof given === 'string' ? given : JSON.stringify(given);
}
