import {
  Kind,
  getNamedType,
  getOperationAST,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  GraphQLError,
} from 'graphql';
import type {
  DocumentNode,
  ExecutionArgs,
  ExecutionResult,
  FieldNode,
  GraphQLNamedType,
  GraphQLOutputType,
  GraphQLSchema,
  SelectionSetNode,
} from 'graphql';
import { getComplexity } from 'graphql-query-complexity';
import type { ComplexityEstimator, ComplexityEstimatorArgs } from 'graphql-query-complexity';
import type { Plugin } from 'graphql-yoga';
import { flowStages } from '#graph/exposures/flow.ts';
import { readFieldCosts } from '../field-costs.ts';
import type { FieldCost } from '../field-costs.ts';
import { limitExceeded, requestLimits } from '../limits.ts';
import { hopFields } from '../schema/fields.ts';
import { checkVariables, withArgument } from './variables.ts';

const { cost: limit, page } = requestLimits;

/**
 * Refuses operations that are too expensive, and gives the cost of the others with their answers. The cost is counted at execution, when the
 * variables are known, because `first` usually is a variable.
 */
export function limitCost(schema: GraphQLSchema): Plugin {
  const counting = { lengths: lengthsIn(schema), fieldCosts: readFieldCosts(schema) };
  return {
    onExecute({ args, executeFn, setExecuteFn, setResultAndStopExecution }) {
      const counted = countCost(args, counting);
      if (counted.error !== null) setResultAndStopExecution(withCost({ errors: [counted.error] }, counted.cost));
      else
        setExecuteFn(async (given: ExecutionArgs) => {
          const result: unknown = await executeFn(given);
          return isResult(result) ? withCost(result, counted.cost) : result;
        });
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const { error } = countCost(args, counting);
      if (error !== null) setResultAndStopExecution({ errors: [error] });
    },
  };
}

function isResult(result: unknown): result is ExecutionResult {
  return typeof result === 'object' && result !== null && ('data' in result || 'errors' in result);
}

/** @param cost null: it cannot be counted */
function withCost(result: ExecutionResult, cost: number | null): ExecutionResult {
  if (cost === null) return result;
  return { ...result, extensions: { ...result.extensions, cost: { asked: cost, most: limit.most } } };
}

function countCost(args: ExecutionArgs, counting: Counting) {
  try {
    checkVariables(args);
    const cost = Math.round(queryCost(args, costEstimator(counting)));
    return { cost, error: cost <= limit.most ? null : tooExpensive(args, counting, cost) };
  } catch (error) {
    // A variable has the wrong type, or the query is too large to count.
    if (error instanceof GraphQLError) return { cost: null, error: withArgument(error, args) };
    throw error;
  }
}

/** The refusal: it names what costs most, and the largest `first` that would be allowed. */
function tooExpensive(args: ExecutionArgs, counting: Counting, asked: number): GraphQLError {
  const costs = new Map<FieldNode, Counted>();
  queryCost(args, costEstimator(counting, { costs }));
  const named = costliest(args, costs);
  const allowed = largestFirst((first) => queryCost(args, costEstimator(counting, { first })));
  const advice =
    allowed === null
      ? 'Split it into several queries.'
      : `Each first multiplies what is below it: with no first above ${allowed}, it is allowed.`;
  const message = `The query's cost is ${asked}; ${limit.most} is allowed. Its most expensive field is ${named.join(' › ')}. ${advice}`;
  return limitExceeded(limit, { asked, message });
}

/** Returns the largest number of items on each page with which a query would be allowed; null: not even one. */
function largestFirst(costWith: (first: number) => number): number | null {
  let [allowed, refused]: [number, number] = [0, page.most];
  while (refused - allowed > 1) {
    const first = Math.floor((allowed + refused) / 2);
    if (costWith(first) <= limit.most) allowed = first;
    else refused = first;
  }
  return allowed === 0 ? null : allowed;
}

/** The longest list of fields that a refusal names. */
const mostNamed = 8;

/** Follows the most expensive field at each level, from the root field, and returns those that multiply what is below them. */
function costliest({ document, operationName }: ExecutionArgs, costs: ReadonlyMap<FieldNode, Counted>) {
  const named: string[] = [];
  let set = getOperationAST(document, operationName)?.selectionSet;
  while (set !== undefined && named.length < mostNamed) {
    const fields = fieldsIn(set, document).filter((field) => costs.has(field));
    const [first] = fields.toSorted((a, b) => (costs.get(b)?.cost ?? 0) - (costs.get(a)?.cost ?? 0));
    if (first === undefined) break;
    const multiplier = costs.get(first)?.multiplier ?? null;
    if (multiplier !== null) named.push(`${first.name.value}(${multiplier})`);
    else if (named.length === 0) named.push(first.name.value);
    set = first.selectionSet;
  }
  return named;
}

/** The fields of a selection, also those in its fragments. */
function fieldsIn(set: SelectionSetNode, document: DocumentNode): readonly FieldNode[] {
  return set.selections.flatMap((selection): readonly FieldNode[] => {
    switch (selection.kind) {
      case Kind.FIELD:
        return [selection];
      case Kind.INLINE_FRAGMENT:
        return fieldsIn(selection.selectionSet, document);
      case Kind.FRAGMENT_SPREAD: {
        const fragment = document.definitions.find(
          (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value,
        );
        return fragment?.kind === Kind.FRAGMENT_DEFINITION ? fieldsIn(fragment.selectionSet, document) : [];
      }
    }
  });
}

function queryCost(
  { schema, document, variableValues, operationName }: ExecutionArgs,
  estimator: ComplexityEstimator,
): number {
  return getComplexity({
    schema,
    query: document,
    estimators: [estimator],
    ...(variableValues == null ? {} : { variables: variableValues }),
    ...(operationName == null ? {} : { operationName }),
  });
}

/** Assumed length of a list without `first`; few lists are longer. */
const typicalLength = 3;

/** Types besides connections whose lists are limited by the `first` of the field that returns them. */
const limitedByParent = new Set(['ExposureDiff', 'ExposureFlow', 'WhatIf']);

/** The lengths of lists without `first`, by `Type.field`. */
type Lengths = ReadonlyMap<string, number>;

/** What the schema says about costs. */
interface Counting {
  readonly lengths: Lengths;
  readonly fieldCosts: ReadonlyMap<string, FieldCost>;
}

/** What a field costs with its selections, and the argument that multiplies them, such as `first: 10`; null: it has none. */
interface Counted {
  readonly cost: number;
  readonly multiplier: string | null;
}

interface Estimated {
  /** Receives the cost of each field. */
  readonly costs?: Map<FieldNode, Counted>;
  /** Counts as if no `first` were above this. */
  readonly first?: number;
}

/**
 * Estimates how many objects a field makes the server build: the field's value and its selections, multiplied by `first` or by
 * the length of a list. The lists of a connection, a difference, a flow or a what-if are counted once, by the argument of their parent field.
 */
function costEstimator(
  { lengths, fieldCosts }: Counting,
  { costs, first = Infinity }: Estimated = {},
): ComplexityEstimator {
  return (options) => {
    const found = multiplierOf(options, first);
    const cost = countObjects(options, found?.times ?? null, lengths) + costOfReading(options, fieldCosts);
    costs?.set(options.node, { cost, multiplier: found === null ? null : `${found.name}: ${found.count}` });
    return cost;
  };
}

/** The cost of what a field reads, which may be much more than it returns. */
function costOfReading({ type, field, args }: ComplexityEstimatorArgs, fieldCosts: Counting['fieldCosts']): number {
  const found = fieldCosts.get(type.name === 'Query' ? field.name : `${type.name}.${field.name}`);
  return (found?.cost(args) ?? 0) + costOfHop * countHops(args['filter']);
}

/** A filter that tests the hops of nodes reads those of every node that it tests. */
const costOfHop = 1000;
const hopNames: ReadonlySet<string> = new Set(hopFields.map(({ name }) => name));

/** Counts the tests of hops in a filter. */
function countHops(filter: unknown): number {
  if (typeof filter !== 'object' || filter === null) return 0;
  return Object.entries(filter).reduce(
    (sum, [name, value]: [string, unknown]) => sum + (hopNames.has(name) ? 1 : 0) + countHops(value),
    0,
  );
}

function countObjects(
  { field, childComplexity, type }: ComplexityEstimatorArgs,
  times: number | null,
  lengths: Lengths,
): number {
  if (!isCompositeType(getNamedType(field.type))) return 0;
  const isList = isListOf(field.type);
  if (times !== null) return 1 + Math.max(times, 0) * (isList ? 1 + childComplexity : Math.max(childComplexity, 1));
  if (!isList) return 1 + childComplexity;
  const isLimited = type.name.endsWith('Connection') || limitedByParent.has(type.name);
  const length = isLimited ? 1 : (lengths.get(`${type.name}.${field.name}`) ?? typicalLength);
  return length * (1 + childComplexity);
}

interface Multiplier {
  /** The argument. */
  readonly name: 'first' | 'top' | 'ids' | 'rows';
  readonly count: number;
  /** How many objects it asks for. */
  readonly times: number;
}

/** Returns which argument of a field says how many objects it asks for; null: none does. @param most counts as if no `first` were above this */
function multiplierOf({ args, field }: ComplexityEstimatorArgs, most: number): Multiplier | null {
  const { first, top, ids, rows } = args;
  if (Array.isArray(rows) && isListOf(field.type)) return { name: 'rows', count: rows.length, times: rows.length };
  if (typeof first === 'number') return { name: 'first', count: first, times: Math.min(first, most) };
  if (typeof top === 'number') return { name: 'top', count: top, times: top * flowStages.length };
  return Array.isArray(ids) ? { name: 'ids', count: ids.length, times: ids.length } : null;
}

function isListOf(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

/** Most statements, claims and screened rows have none of these, or one. */
const shortLists = [
  ...['Statement.passages', 'Claim.passages', 'Claim.standings'],
  ...['candidates', 'roles', 'workAbroad', 'designations', 'ultimateParents', 'verdicts'].map(
    (field) => `ScreenResult.${field}`,
  ),
  'ScreenVerdict.steps',
].map((field) => [field, 1] as const);

/** Returns how long lists are whose length is not typical; those of introspection are as long as in a schema, on average where types and fields have one each. */
function lengthsIn(schema: GraphQLSchema): Lengths {
  const types = Object.values(schema.getTypeMap());
  const directives = schema.getDirectives();
  const count = (lengthOf: (type: GraphQLNamedType) => number) => types.reduce((sum, type) => sum + lengthOf(type), 0);
  const fieldsOf = (type: GraphQLNamedType) =>
    isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
  const fields = types.flatMap(fieldsOf);
  const args = (of: readonly { readonly args: readonly unknown[] }[]) =>
    of.reduce((sum, one) => sum + one.args.length, 0);
  const perType = (lengthOf: (type: GraphQLNamedType) => number) => count(lengthOf) / types.length;
  return new Map([
    ...shortLists,
    ['__Schema.types', types.length],
    ['__Schema.directives', directives.length],
    ['__Type.fields', fields.length / types.length],
    ['__Type.interfaces', perType((type) => ('getInterfaces' in type ? type.getInterfaces().length : 0))],
    ['__Type.possibleTypes', perType((type) => (isAbstractType(type) ? schema.getPossibleTypes(type).length : 0))],
    ['__Type.enumValues', perType((type) => (isEnumType(type) ? type.getValues().length : 0))],
    ['__Type.inputFields', perType((type) => (isInputObjectType(type) ? Object.keys(type.getFields()).length : 0))],
    ['__Field.args', args(fields) / fields.length],
    ['__Directive.args', args(directives) / directives.length],
  ]);
}
