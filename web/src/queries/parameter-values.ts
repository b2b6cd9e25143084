import { readListText } from './list-text.ts';
import type { Declared } from './default-text.ts';

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
export function itemType(type: string): string {
  return type.replace(/^\[|\]!?$/g, '');
}
