import { badInput } from '#graph/failure.ts';
import { exceeded } from '#graph/limits.ts';
import { operators } from '#graph/lists/condition.ts';
import type { ComparedValue, Condition, Operator } from '#graph/lists/condition.ts';
import type { ListedField } from '#graph/lists/fields.ts';
import type { Order } from '#graph/lists/order.ts';
import { requestLimits } from '../limits.ts';
import { readNodeKey } from './arguments.ts';
import { orderValue } from '../schema/fields.ts';

const { filterDepth, filterTests } = requestLimits;

/**
 * Converts a filter to a condition, ignoring empty parts: `{}`, `in: []`, null and anything that contains only these. Null if nothing is left.
 * @param argument name of the argument, for the message
 * @throws BAD_USER_INPUT for an id of another type, an unknown country, or a filter that is nested too deeply or has too many conditions
 */
export function readCondition(filter: unknown, fields: readonly ListedField[], argument: string): Condition | null {
  const reader = new ConditionReader(fields, argument);
  return reader.read(filter, argument, 0);
}

class ConditionReader {
  readonly #fields: readonly ListedField[];
  readonly #argument: string;
  #tests = 0;

  constructor(fields: readonly ListedField[], argument: string) {
    this.#fields = fields;
    this.#argument = argument;
  }

  read(filter: unknown, path: string, depth: number): Condition | null {
    if (depth > filterDepth.most) {
      const problem = `is nested deeper than ${filterDepth.most} levels of and, or and not`;
      throw badInput(this.#argument, problem, exceeded(filterDepth));
    }
    const parts = membersOf(filter).flatMap(([name, value]) => this.#member(name, value, `${path}.${name}`, depth));
    return combine('and', parts);
  }

  #member(name: string, value: unknown, path: string, depth: number): readonly Condition[] {
    if (name === 'and' || name === 'or') {
      const given: readonly unknown[] = Array.isArray(value) ? value : [];
      const parts = given.map((member, at) => this.read(member, `${path}[${at}]`, depth + 1)).filter(isGiven);
      return [combine(name, parts)].filter(isGiven);
    }
    if (name === 'not') {
      const of = this.read(value, path, depth + 1);
      return of === null ? [] : [{ kind: 'not', of }];
    }
    const field = this.#fields.find((candidate) => candidate.name === name);
    if (field === undefined) return [];
    return membersOf(value).flatMap(([operator, compared]) => this.#test(field, operator, compared, path));
  }

  #test(field: ListedField, name: string, compared: unknown, path: string): readonly Condition[] {
    const operator = operators.find((one) => one === name);
    if (operator === undefined) return [];
    const value = valueOf(field, operator, compared, `${path}.${operator}`);
    if (value === null) return [];
    this.#tests += 1;
    if (this.#tests > filterTests.most)
      throw badInput(this.#argument, `has more than ${filterTests.most} conditions`, exceeded(filterTests));
    return [{ kind: 'test', field, operator, value }];
  }
}

function combine(kind: 'and' | 'or', parts: readonly Condition[]): Condition | null {
  const [only] = parts;
  return only === undefined ? null : parts.length === 1 ? only : { kind, of: parts };
}

function valueOf(
  field: ListedField,
  operator: Operator,
  value: unknown,
  path: string,
): ComparedValue | readonly ComparedValue[] | null {
  if (Array.isArray(value)) {
    const members = value.filter(isCompared).map((member) => keyOf(field, member, path));
    return members.length === 0 ? null : members;
  }
  if (!isCompared(value)) return null;
  return operator === 'eq' ? keyOf(field, value, path) : value;
}

function keyOf({ refersTo }: ListedField, value: ComparedValue, path: string): ComparedValue {
  return refersTo !== null && typeof value === 'string' ? readNodeKey(value, refersTo, path) : value;
}

function membersOf(value: unknown): readonly [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function isGiven(condition: Condition | null): condition is Condition {
  return condition !== null;
}

function isCompared(value: unknown): value is ComparedValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

const { orderTerms } = requestLimits;

/** Converts a list's order, which always ends with the key. @throws BAD_USER_INPUT for too many terms */
export function readOrder(given: unknown, fields: readonly ListedField[]): Order {
  const terms = (Array.isArray(given) ? given : []).flatMap((term: unknown) => {
    const isTerm = typeof term === 'object' && term !== null && 'field' in term;
    const field = isTerm ? fields.find(({ name }) => orderValue(name) === term.field) : undefined;
    return isTerm && field !== undefined
      ? [{ field, isDescending: 'direction' in term && term.direction === 'DESC' }]
      : [];
  });
  if (terms.length > orderTerms.most) {
    const problem = `has ${terms.length} items; ${orderTerms.most} are allowed`;
    throw badInput('orderBy', problem, exceeded(orderTerms, terms.length));
  }
  const key = terms.findIndex(({ field }) => field.name === 'key');
  // Keys are unique, so terms after the key have no effect.
  if (key !== -1) return terms.slice(0, key + 1);
  return [...terms, ...fields.filter(({ name }) => name === 'key').map((field) => ({ field, isDescending: false }))];
}
