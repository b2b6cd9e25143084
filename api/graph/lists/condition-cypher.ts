import { CalendarDay } from '../driver/calendar-day.ts';
import type { ComparedValue, Condition, Operator } from './condition.ts';
import type { ListedField } from './listed-field.ts';
import type { Values } from './values.ts';

/** A condition on the node or edge in a variable, as Cypher; its values go into the parameters. */
export function conditionCypher(condition: Condition, variable: string, values: Values): string {
  return write(condition, variable, values, false);
}

/** Cypher's comparison with a missing value is neither true nor false; within a `not` that would hide what has no value. */
function write(condition: Condition, variable: string, values: Values, isWithinNot: boolean): string {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const joint = condition.kind === 'and' ? ' AND ' : ' OR ';
      return `(${condition.of.map((part) => write(part, variable, values, isWithinNot)).join(joint)})`;
    }
    case 'not':
      return `NOT ${write(condition.of, variable, values, true)}`;
    case 'test': {
      const { field, operator, value } = condition;
      const test = testCypher(field, operator, value, variable, values);
      return isWithinNot && operator !== 'exists' ? `coalesce(${test}, false)` : `(${test})`;
    }
  }
}

function testCypher(
  field: ListedField,
  operator: Operator,
  value: ComparedValue | readonly ComparedValue[],
  variable: string,
  values: Values,
): string {
  const shown = field.shown(variable);
  if (operator === 'exists') return `${shown} IS ${value === true ? 'NOT NULL' : 'NULL'}`;
  const parameter = values.add(comparable(field, value));
  switch (operator) {
    case 'eq':
      return `${shown} = ${parameter}`;
    case 'in':
      return `${shown} IN ${parameter}`;
    case 'lt':
      return `${shown} < ${parameter}`;
    case 'lte':
      return `${shown} <= ${parameter}`;
    case 'gt':
      return `${shown} > ${parameter}`;
    case 'gte':
      return `${shown} >= ${parameter}`;
    case 'contains':
      return `${shown} CONTAINS ${parameter}`;
    case 'startsWith':
      return `${shown} STARTS WITH ${parameter}`;
    case 'has':
      return `${parameter} IN ${shown}`;
  }
}

function comparable({ kind }: ListedField, value: ComparedValue | readonly ComparedValue[]): unknown {
  if (kind !== 'date') return value;
  return Array.isArray(value) ? value.map((day) => new CalendarDay(String(day))) : new CalendarDay(String(value));
}
