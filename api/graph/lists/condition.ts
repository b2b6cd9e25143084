import { CalendarDay } from '../database/values.ts';
import { validOn } from '../exposure/hops.ts';
import type { Day } from '../model/day.ts';
import { derivedEdges } from '../model/derived.ts';
import { relationships, underOfEdges } from '../model/relationships.ts';
import type { Relationship } from '../model/relationships.ts';
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
    }
  /** Whether the node has a hop of the scope. */
  | { readonly kind: 'hop'; readonly scope: HopScope; readonly isThere: boolean };

/** Selects hops of a node. */
export interface HopScope {
  readonly relationship: Relationship;
  /** Whether the hops start at the node, in the direction of the relationship. */
  readonly isForward: boolean;
  /** Only hops that hold on this day; null: all. */
  readonly asOf: Day | null;
  /** On the node at the other end; null: none. */
  readonly condition: Condition | null;
  /** On a statement of the hop, which must also be valid on the day; null: none. */
  readonly statementCondition: Condition | null;
}

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
    case 'hop':
      return hopCypher(condition, variable, values);
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
    case 'hop':
      return hopCypher(condition, variable, values);
  }
}

/** A subquery is true or false, never neither. Its variables have names of their own, because one may be within another. */
function hopCypher(
  { scope, isThere }: Extract<Condition, { readonly kind: 'hop' }>,
  near: string,
  values: Values,
): string {
  const { cypher } = matchHops(scope, { near, edge: `${near}r`, far: `${near}m`, under: '' }, values);
  return `${isThere ? '' : 'NOT '}EXISTS { ${cypher} }`;
}

/** The Cypher variables of a hop: the end it is read from, its edge, its other end, what it is under. */
export interface HopNames {
  readonly near: string;
  readonly edge: string;
  readonly far: string;
  readonly under: string;
}

interface MatchedHops {
  /** Matches the statements in `edge` of the node in `near`, with `far` at the other end. */
  readonly cypher: string;
  /** The statement property that identifies its hop besides type and ends; null: none. */
  readonly under: 'access' | 'contract' | null;
  /** The statements in `edge` between `near` and `far`. */
  readonly pattern: string;
}

/** Builds the Cypher that matches the hops of a scope. */
export function matchHops(scope: HopScope, names: HopNames, values: Values): MatchedHops {
  const { relationship, isForward, asOf, condition, statementCondition } = scope;
  const { edge: type, to, from } = relationship;
  const { near, edge, far } = names;
  const ofType = [
    ...relationships.filter((other) => other.edge === type),
    ...derivedEdges
      .filter((other) => other.type === type)
      .flatMap((other) => other.from.flatMap((start) => other.to.map((end) => ({ from: start, to: end })))),
  ];
  const others = new Set<string>(ofType.map((other) => (isForward ? other.to : other.from)));
  const conditions: string[] = [];
  if (asOf !== null) {
    conditions.push(validOn(edge, values.add(new CalendarDay(asOf))));
  }
  if (statementCondition !== null) conditions.push(conditionCypher(statementCondition, edge, values));
  if (condition !== null) conditions.push(conditionCypher(condition, far, values));
  const arrow = isForward ? `-[${edge}:${type}]->` : `<-[${edge}:${type}]-`;
  // Most edge types determine the label at the end; checking labels of each node would be slow.
  const end = others.size > 1 ? `(${far}:${isForward ? to : from})` : `(${far})`;
  return {
    cypher: `MATCH (${near})${arrow}${end}${conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`}`,
    under: underOfEdges[type] ?? null,
    pattern: `(${near})${arrow}(${far})`,
  };
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
