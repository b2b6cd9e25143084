import { z } from 'zod';
import { decodeCursor, encodeCursor, invalidCursor } from '../cursor.ts';
import { dayProblem } from '../model/day.ts';
import { CalendarDay } from '../database/values.ts';
import type { Values } from './condition.ts';
import type { FieldKind, ListedField } from './fields.ts';

/** A field to order by; members without a value come last in either direction. */
interface OrderTerm {
  readonly field: ListedField;
  readonly isDescending: boolean;
}

/** The order of a list. The last term is the key, so no two members have the same place. */
export type Order = readonly OrderTerm[];

/**
 * Returns the `ORDER BY` for nodes in a variable; missing values come last.
 * @param under Cypher for what a hop is under; null for lists of nodes
 */
export function orderCypher(order: Order, variable: string, under: string | null): string {
  const terms = order.flatMap(({ field, isDescending }) => {
    const shown = field.shown(variable);
    return [...(field.isNullable ? [`${shown} IS NULL`] : []), `${shown}${isDescending ? ' DESC' : ''}`];
  });
  return `ORDER BY ${[...terms, ...(under === null ? [] : [`coalesce(${under}, '')`])].join(', ')}`;
}

/** Returns the condition that members after a place in that order meet. */
export function afterCypher(
  order: Order,
  place: Place,
  variable: string,
  under: string | null,
  values: Values,
): string {
  const steps = order.map((term, at) => step(term, place.values[at] ?? null, variable, values));
  if (under !== null) {
    const value = values.add(place.under ?? '');
    steps.push({ after: `coalesce(${under}, '') > ${value}`, equal: '' });
  }
  return steps
    .reverse()
    .reduce((rest, { after, equal }) => (rest === '' ? after : `(${after} OR (${equal} AND ${rest}))`), '');
}

/** Returns two conditions on one term of the order: that a member comes after the place, and that it has the same value. */
function step({ field, isDescending }: OrderTerm, value: PlaceValue, variable: string, values: Values) {
  const shown = field.shown(variable);
  if (value === null) return { after: 'false', equal: `${shown} IS NULL` };
  const parameter = values.add(field.kind === 'date' ? new CalendarDay(String(value)) : value);
  const later = `${shown} ${isDescending ? '<' : '>'} ${parameter}`;
  return {
    after: field.isNullable ? `(${later} OR ${shown} IS NULL)` : later,
    equal: `${shown} = ${parameter}`,
  };
}

/** The position of a member in its list: its values of the order's terms, and for a hop what it is under. */
export interface Place {
  readonly values: readonly PlaceValue[];
  readonly under: string | null;
}

export type PlaceValue = string | number | boolean | null;

const shape = z.tuple([
  z.string(),
  z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])),
  z.string().nullable(),
]);

/** @param list what the cursor is of: `Type.field` */
export function writePlace(list: string, order: Order, { values, under }: Place): string {
  return encodeCursor([nameOf(list, order), values, under]);
}

/** @throws BAD_USER_INPUT for anything that `writePlace` did not write for this list in this order. */
export function readPlace(list: string, order: Order, cursor: string): Place {
  const [name, values, under] = decodeCursor(cursor, shape);
  if (name !== nameOf(list, order))
    throw invalidCursor(`it belongs to ${name.slice(0, 100)}, not ${nameOf(list, order)}`);
  const isComplete =
    values.length === order.length &&
    order.every(({ field }, at) => {
      const value = values[at] ?? null;
      return value === null ? field.isNullable : isOfKind(field.kind, value);
    });
  if (!isComplete) throw invalidCursor();
  return { values, under };
}

function nameOf(list: string, order: Order): string {
  return `${list} by ${order.map(({ field, isDescending }) => `${field.name}${isDescending ? ' descending' : ''}`).join(', ')}`;
}

function isOfKind(kind: FieldKind, value: string | number | boolean): boolean {
  switch (kind) {
    case 'text':
    case 'enum':
    case 'key':
      return typeof value === 'string';
    case 'integer':
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && dayProblem(value) === null;
    case 'list':
      return false;
  }
}
