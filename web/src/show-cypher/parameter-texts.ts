import { isCalendarDay } from '../address/address.ts';

/** Writes a list as the text of one field: separated by commas, or as a JSON array if an item would not survive that. */
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
    // Not JSON: a text that happens to start with a bracket.
    return null;
  }
}

/** Converts the texts of the fields to the query's parameters, omitting empty fields so that the query's defaults apply. */
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

/** Converts a text to a value of the type. An invalid text stays text, so that the server refuses it with a message. */
export function parameterValue(type: string, text: string): unknown {
  if (isListType(type)) return readListText(text).map((item) => parameterValue(itemType(type), item));
  // JSON has no infinity: it would become null, for which the server takes the default.
  if (/^(Int|Float)/.test(type)) return Number.isFinite(Number(text)) ? Number(text) : text;
  if (type.startsWith('Boolean')) return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

/** A value of the declared type, or what it must be instead, such as “a whole number”. */
type Fitting = { readonly value: unknown } | { readonly mustBe: string };

/** Converts a text to a value of a type that a question's file declares. The types of nodes take their keys. */
export function fittingValue(type: string, text: string): Fitting {
  if (isListType(type)) {
    const items = readListText(text).map((item) => ({ item, fitting: fittingValue(itemType(type), item) }));
    for (const { item, fitting } of items)
      if ('mustBe' in fitting) return { mustBe: `a list, each item ${fitting.mustBe}, which “${item}” is not` };
    return { value: items.map(({ fitting }) => ('value' in fitting ? fitting.value : null)) };
  }
  const given = text.trim();
  switch (type.replace('!', '')) {
    case 'Date':
      return isCalendarDay(given) ? { value: given } : { mustBe: 'a date, such as 2025-07-17' };
    case 'Int':
      return /^[+-]?\d+$/.test(given) && Math.abs(Number(given)) < 2 ** 31
        ? { value: Number(given) }
        : { mustBe: 'a whole number' };
    case 'Float':
      return given !== '' && Number.isFinite(Number(given)) ? { value: Number(given) } : { mustBe: 'a number' };
    case 'Boolean':
      if (!/^(yes|no|true|false)$/.test(given)) return { mustBe: 'yes or no' };
      return { value: given === 'yes' || given === 'true' };
    default:
      return { value: text };
  }
}

/** Whether a type declared in a query's header is a list. */
export function isListType(type: string): boolean {
  return type.startsWith('[');
}

/** The item type of a list type; any other type itself. */
export function itemType(type: string): string {
  return type.replace(/^\[|\]!?$/g, '');
}

/**
 * Returns the texts of a query's fields by parameter: the text from the URL, or the default if it is missing or empty, because the
 * server would use the default. Both the form and the editor run these texts.
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

/** A parameter as a query declares it. */
interface Declared {
  readonly name: string;
  readonly type: string;
  readonly default?: unknown;
}

/** The text of a default; for a day that defaults to today or is required, the page's as-of date. */
function defaultText({ name, type, default: given }: Declared, asOf: string): string {
  if (type.startsWith('Date')) {
    if (name === 'asOf' || given === 'today') return asOf;
    if (type.endsWith('!') && (given === null || given === undefined)) return asOf;
  }
  if (given === null || given === undefined) return '';
  if (Array.isArray(given)) return writeListText(given.map(String));
  return typeof given === 'string' ? given : JSON.stringify(given);
}
