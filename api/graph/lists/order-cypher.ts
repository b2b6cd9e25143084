import { CalendarDay } from '../driver/calendar-day.ts';
import type { Order, OrderTerm } from './order.ts';
import type { Place, PlaceValue } from './place.ts';
import type { Values } from './values.ts';

/**
 * `ORDER BY` of a list of nodes in a variable; what has no value comes last.
 * @param under as Cypher, what a hop is under; null: nodes alone are listed
 */
export function orderCypher(order: Order, variable: string, under: string | null): string {
  const terms = order.flatMap(({ field, isDescending }) => {
    const shown = field.shown(variable);
    return [...(field.isNullable ? [`${shown} IS NULL`] : []), `${shown}${isDescending ? ' DESC' : ''}`];
  });
  return `ORDER BY ${[...terms, ...(under === null ? [] : [`coalesce(${under}, '')`])].join(', ')}`;
}

/** The members behind a place in that order, as a condition. */
export function behindCypher(
  order: Order,
  place: Place,
  variable: string,
  under: string | null,
  values: Values,
): string {
  const steps = order.map((term, at) => step(term, place.values[at] ?? null, variable, values));
  if (under !== null) {
    const value = values.add(place.under ?? '');
    steps.push({ behind: `coalesce(${under}, '') > ${value}`, beside: '' });
  }
  return steps
    .reverse()
    .reduce((rest, { behind, beside }) => (rest === '' ? behind : `(${behind} OR (${beside} AND ${rest}))`), '');
}

/** What is further on by one term, and what is level with the place by it. */
function step({ field, isDescending }: OrderTerm, value: PlaceValue, variable: string, values: Values) {
  const shown = field.shown(variable);
  if (value === null) return { behind: 'false', beside: `${shown} IS NULL` };
  const parameter = values.add(field.kind === 'date' ? new CalendarDay(String(value)) : value);
  const further = `${shown} ${isDescending ? '<' : '>'} ${parameter}`;
  return {
    behind: field.isNullable ? `(${further} OR ${shown} IS NULL)` : further,
    beside: `${shown} = ${parameter}`,
  };
}
