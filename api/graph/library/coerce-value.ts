import { isValid, parseISO } from 'date-fns';
import { CalendarDay } from '../driver/calendar-day.ts';
import type { ParameterType, ScalarType } from './saved-query.ts';

/** A value as its declared type has it, ready for Cypher; or why it is not one, in words. */
export type Coerced = { readonly value: unknown } | { readonly problem: string };

const int = { least: -(2 ** 31), most: 2 ** 31 - 1 } as const;

/** As GraphQL coerces variables: strictly, but one value stands for a list of one. */
export function coerceValue(type: ParameterType, given: unknown): Coerced {
  switch (type.kind) {
    case 'scalar':
      return coerceScalar(type.name, given);
    case 'entity':
      return typeof given === 'string' && given.trim() !== ''
        ? { value: given }
        : { problem: `takes the key or id of one ${type.name}, and was given ${shown(given)}` };
    case 'list':
      return coerceList(type, Array.isArray(given) ? given : [given]);
  }
}

function coerceList(type: ParameterType & { kind: 'list' }, given: readonly unknown[]): Coerced {
  const values: unknown[] = [];
  for (const item of given) {
    if (item === null || item === undefined) {
      if (type.ofRequired) return { problem: 'takes a list in which nothing is null' };
      values.push(null);
      continue;
    }
    const coerced = coerceValue(type.of, item);
    if ('problem' in coerced) return coerced;
    values.push(coerced.value);
  }
  return { value: values };
}

function coerceScalar(name: ScalarType, given: unknown): Coerced {
  switch (name) {
    case 'String':
      return typeof given === 'string' ? { value: given } : { problem: `takes text, and was given ${shown(given)}` };
    case 'Boolean':
      return typeof given === 'boolean'
        ? { value: given }
        : { problem: `takes true or false, and was given ${shown(given)}` };
    case 'Int':
      return typeof given === 'number' && Number.isInteger(given) && given >= int.least && given <= int.most
        ? { value: given }
        : { problem: `takes a whole number of 32 bits, and was given ${shown(given)}` };
    case 'Float':
      return typeof given === 'number' && Number.isFinite(given)
        ? { value: given }
        : { problem: `takes a number, and was given ${shown(given)}` };
    case 'Date':
      return typeof given === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(given) && isValid(parseISO(given))
        ? { value: new CalendarDay(given) }
        : { problem: `takes a day that exists, as 2025-07-18, and was given ${shown(given)}` };
  }
}

function shown(given: unknown): string {
  const text = JSON.stringify(given);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
