import { CalendarDay } from '../database/values.ts';
import type { ListedField } from './fields.ts';

/** The operators of a test, as a filter's input object names them. */
export const operators = ['eq', 'in', 'lt', 'lte', 'gt', 'gte', 'contains', 'startsWith', 'has', 'exists'] as const;
export type Operator = (typeof operators)[number];

export type ComparedValue = string | number | boolean;

/** A condition on the members of a list. A test of a field without a value is false, so its `not` is true. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | {
      readonly kind: 'test';
      readonly field: ListedField;
      readonly operator: Operator;
      readonly value: ComparedValue | readonly ComparedValue[];
    };

/** Returns a condition on the node or edge in a variable as Cypher; its values become parameters. */
export function conditionCypher(condition: Condition, variable: string, values: Values): string {
  switch (condition.kind) {
    case 'and':
      return `(${condition.of.map((part) => conditionCypher(part, variable, values)).join(' AND ')})`;
    case 'or':
      if (!condition.of.every(({ kind }) => kind === 'test')) return nested(condition, variable, values);
      return `(${condition.of.map((part) => conditionCypher(part, variable, values)).join(' OR ')})`;
    case 'not':
      return nested(condition, variable, values);
    case 'test':
      return `(${testCypher(condition.field, condition.operator, condition.value, variable, values)})`;
  }
}

/**
 * Avoids AND, OR and NOT: Neo4j expands them before planning, and a few nested ones take minutes. In Cypher, a comparison with a missing
 * value is neither true nor false; inside a `not`, that would hide members without a value.
 */
function nested(condition: Condition, variable: string, values: Values): string {
  const parts = (of: readonly Condition[]) => of.map((part) => nested(part, variable, values)).join(', ');
  switch (condition.kind) {
    case 'and':
      return `all(part IN [${parts(condition.of)}] WHERE part)`;
    case 'or':
      return `any(part IN [${parts(condition.of)}] WHERE part)`;
    case 'not':
      return `none(part IN [${parts([condition.of])}] WHERE part)`;
    case 'test':
      return `coalesce(${testCypher(condition.field, condition.operator, condition.value, variable, values)}, false)`;
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

/** Collects the values of a Cypher statement that is built from parts: each becomes a parameter. */
export class Values {
  readonly #values: unknown[] = [];

  /** Adds a value and returns its parameter as Cypher. */
  add(value: unknown): string {
    return `$v${this.#values.push(value) - 1}`;
  }

  /** All values, by parameter. */
  get parameters(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(this.#values.map((value, at) => [`v${at}`, value]));
  }
}
