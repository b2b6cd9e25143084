import { badInput } from '#graph/failure.ts';
import { exceeded } from '#graph/limits.ts';
import { operators } from '#graph/lists/condition.ts';
import type { ComparedValue, Condition, Operator } from '#graph/lists/condition.ts';
import { listedFields, statementFields } from '#graph/lists/fields.ts';
import type { ListedField } from '#graph/lists/fields.ts';
import type { Order } from '#graph/lists/order.ts';
import type { Relationship } from '#graph/model/relationships.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import { requestLimits } from '../limits.ts';
import { readNodeKey } from './arguments.ts';
import { hopFields, orderValue } from '../schema/fields.ts';
import type { HopField } from '../schema/fields.ts';

const { filterDepth, filterHops, filterTests } = requestLimits;

/** What can be compared: the fields of a node or a statement, and the hops of a node. */
interface Compared {
  readonly fields: readonly ListedField[];
  /** The label of the node; null: a statement, which has no hops. */
  readonly label: Label | null;
}

/** The fields and hops of a label's nodes. */
export function nodesOf(label: Label): Compared {
  return { fields: listedFields.get(label) ?? [], label };
}

/** The fields of a relationship's statements. */
export function statementsOf(relationship: Relationship): Compared {
  return { fields: statementFields(relationship), label: null };
}

/**
 * Converts a filter to a condition, ignoring empty parts: `{}`, `in: []`, null and anything that contains only these. Null if nothing is left.
 * @param argument name of the argument, for the message
 * @throws BAD_USER_INPUT for an id of another type, an unknown country, or a filter that is nested too deeply or has too many conditions
 */
export function readCondition(filter: unknown, compared: Compared, argument: string): Condition | null {
  return new ConditionReader(argument).read(filter, compared, { path: argument, depth: 0, hops: 0 });
}

/** Where a part of a filter is. */
interface FilterPlace {
  readonly path: string;
  /** Levels of `and`, `or` and `not`. */
  readonly depth: number;
  /** Levels of hops. */
  readonly hops: number;
}

class ConditionReader {
  readonly #argument: string;
  #tests = 0;

  constructor(argument: string) {
    this.#argument = argument;
  }

  read(filter: unknown, compared: Compared, place: FilterPlace): Condition | null {
    if (place.depth > filterDepth.most) {
      const problem = `is nested deeper than ${filterDepth.most} levels of and, or and not`;
      throw badInput(this.#argument, problem, exceeded(filterDepth));
    }
    const parts = membersOf(filter).flatMap(([name, value]) =>
      this.#member(name, value, compared, { ...place, path: `${place.path}.${name}` }),
    );
    return combine('and', parts);
  }

  #member(name: string, value: unknown, compared: Compared, place: FilterPlace): readonly Condition[] {
    const { path, depth, hops } = place;
    const below = { depth: depth + 1, hops };
    if (name === 'and' || name === 'or') {
      const given: readonly unknown[] = Array.isArray(value) ? value : [];
      const parts = given
        .map((member, at) => this.read(member, compared, { ...below, path: `${path}[${at}]` }))
        .filter(isGiven);
      return [combine(name, parts)].filter(isGiven);
    }
    if (name === 'not') {
      const of = this.read(value, compared, { ...below, path });
      return of === null ? [] : [{ kind: 'not', of }];
    }
    const hop = hopFields.find((candidate) => candidate.near === compared.label && candidate.name === name);
    if (hop !== undefined)
      return membersOf(value).flatMap(([quantifier, given]) =>
        this.#hops(hop, quantifier, given, { ...place, path: `${path}.${quantifier}` }),
      );
    const field = compared.fields.find((candidate) => candidate.name === name);
    if (field === undefined) return [];
    return membersOf(value).flatMap(([operator, given]) => this.#test(field, operator, given, path));
  }

  /** Reads what a filter demands of the hops of a node: that there is one, or none. */
  #hops(hop: HopField, quantifier: string, given: unknown, place: FilterPlace): readonly Condition[] {
    const { relationship, isForward, far } = hop;
    const every = { relationship, isForward, asOf: null, condition: null, statementCondition: null };
    if (quantifier === 'exists') {
      if (typeof given !== 'boolean') return [];
      this.#count();
      return [{ kind: 'hop', scope: every, isThere: given }];
    }
    if (place.hops >= filterHops.most)
      throw badInput(this.#argument, `has hops within more than ${filterHops.most} others`, exceeded(filterHops));
    const { node, statement, asOf } = Object.fromEntries(membersOf(given));
    const within = (name: string) => ({ depth: place.depth, hops: place.hops + 1, path: `${place.path}.${name}` });
    const condition = this.read(node, nodesOf(far), within('node'));
    const statementCondition = this.read(statement, statementsOf(relationship), within('statement'));
    const day = typeof asOf === 'string' ? asOf : null;
    if (condition === null && statementCondition === null && day === null) return [];
    this.#count();
    const scope = { ...every, asOf: day, condition, statementCondition };
    return [{ kind: 'hop', scope, isThere: quantifier === 'some' }];
  }

  #test(field: ListedField, name: string, compared: unknown, path: string): readonly Condition[] {
    const operator = operators.find((one) => one === name);
    if (operator === undefined) return [];
    const value = valueOf(field, operator, compared, `${path}.${operator}`);
    if (value === null) return [];
    this.#count();
    return [{ kind: 'test', field, operator, value }];
  }

  #count(): void {
    this.#tests += 1;
    if (this.#tests > filterTests.most)
      throw badInput(this.#argument, `has more than ${filterTests.most} conditions`, exceeded(filterTests));
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
