import { isCalendarDay } from '../address/address.ts';
import type { Conditions } from '../address/address.ts';
import { partsOf } from '../conditions/to-filter.ts';
import type { ConditionPart } from '../conditions/to-filter.ts';

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
 * Returns the texts of a query's fields by parameter: the text from the URL, or if it is missing or empty, that of the condition which the
 * parameter takes, or else the default, because the server would use the default. Both the form and the editor run these texts.
 */
export function shownTexts(
  { parameters }: Pick<Asked, 'parameters'>,
  given: Readonly<Record<string, string>>,
  conditions: Conditions,
): Readonly<Record<string, string>> {
  const taken = takenTexts({ parameters }, conditions);
  return Object.fromEntries(
    parameters.map((parameter) => {
      const text = given[parameter.name];
      const own = text === undefined || text.trim() === '' ? undefined : text;
      return [parameter.name, own ?? taken[parameter.name] ?? defaultText(parameter)];
    }),
  );
}

/** Returns the texts that the page's conditions give to a query's fields. Every day that is today by default is the page's day. */
export function takenTexts(
  { parameters }: Pick<Asked, 'parameters'>,
  conditions: Conditions,
): Readonly<Record<string, string>> {
  const days = parameters.filter(takesDay).map(({ name }) => [name, conditions.asOf] as const);
  return Object.fromEntries([...days, ...partsOf(conditions).flatMap((part) => textsOf(part, parameters))]);
}

/** Whether a parameter is a day that is today by default, or that has no default and must be given. */
function takesDay({ name, type, default: given }: Declared): boolean {
  if (!type.startsWith('Date')) return false;
  return name === 'asOf' || given === 'today' || (type.endsWith('!') && (given === null || given === undefined));
}

/** What is asked: a query's parameters, and the texts of their fields. */
interface Asked {
  readonly parameters: readonly Declared[];
  readonly texts: Readonly<Record<string, string>>;
}

/** Returns the conditions that an answer does not obey: no parameter takes them, or the fields have other values. */
export function notAsked({ parameters, texts }: Asked, conditions: Conditions): readonly ConditionPart[] {
  const byDefault = shownTexts({ parameters }, {}, conditions);
  return partsOf(conditions).filter((part) => {
    const taken = parameters.filter(
      (parameter) => textsOf(part, [parameter]).length > 0 || (part.field === 'asOf' && takesDay(parameter)),
    );
    return !taken.some(({ name }) => texts[name] === byDefault[name]);
  });
}

/** The texts that a condition gives to the parameters that take it. One for a single value does not take several. */
function textsOf({ field, value }: ConditionPart, parameters: readonly Declared[]): readonly [string, string][] {
  return parameters.flatMap(({ name, type, condition }): readonly [string, string][] => {
    if (condition !== field) return [];
    if (!Array.isArray(value)) return [[name, String(value)]];
    if (isListType(type)) return [[name, writeListText(value.map(String))]];
    return value.length === 1 ? [[name, String(value[0])]] : [];
  });
}

/** A parameter as a query declares it. */
interface Declared {
  readonly name: string;
  readonly type: string;
  readonly default?: unknown;
  /** The field of the exposure filter that it means. */
  readonly condition?: string | null;
}

function defaultText({ default: given }: Declared): string {
  if (given === null || given === undefined) return '';
  if (Array.isArray(given)) return writeListText(given.map(String));
  return typeof given === 'string' ? given : JSON.stringify(given);
}
