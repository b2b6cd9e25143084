import type { SavedQuery } from './use-saved-queries.ts';

/** What was typed as the values that the query takes; an empty field is left to the query's default. */
export function parameterValues(
  query: SavedQuery,
  texts: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    query.parameters.flatMap((parameter) => {
      const text = texts[parameter.name]?.trim() ?? '';
      return text === '' ? [] : [[parameter.name, valueOf(parameter.type, text)] as const];
    }),
  );
}

function valueOf(type: string, text: string): unknown {
  const kind = type.toLowerCase();
  if (isListType(kind)) {
    return text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }
  if (/^(int|float|number)/.test(kind)) return Number.isNaN(Number(text)) ? text : Number(text);
  if (kind.startsWith('bool')) return text === 'true';
  return text;
}

/** Whether a type as the query's header declares it is a list of something. */
export function isListType(type: string): boolean {
  return /list|\[/.test(type.toLowerCase());
}
