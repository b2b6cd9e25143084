import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import {
  GraphQLError,
  getNamedType,
  getOperationAST,
  getVariableValues,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { ExecutionArgs, GraphQLNamedType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import { getComplexity } from 'graphql-query-complexity';
import type { ComplexityEstimator, ComplexityEstimatorArgs } from 'graphql-query-complexity';
import type { Plugin } from 'graphql-yoga';
import { flowStages } from '#graph/exposures/flow.ts';
import type { Limit } from '#graph/limits.ts';
import type { ErrorCode } from '../error-codes.ts';
import { fieldCosts } from '../field-costs.ts';
import { bodyTooLarge, limitExceeded, requestLimits } from '../limits.ts';

/** Refuses a body by its announced length. Yoga enforces the limit for bodies without an announced length. */
export function limitBody(): Plugin {
  return {
    onRequestParse({ request }) {
      const length = Number(request.headers.get('content-length') ?? 0);
      if (length > requestLimits.body.most) throw bodyTooLarge(length);
    },
  };
}

/**
 * Refuses operations that are too expensive. The cost is counted at execution, when the variables are known, because
 * `first` usually is a variable.
 */
export function limitCost(schema: GraphQLSchema): Plugin {
  const estimator = costEstimator(lengthsIn(schema));
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const error = refusal(args, estimator);
      if (error !== null) setResultAndStopExecution({ errors: [error] });
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const error = refusal(args, estimator);
      if (error !== null) setResultAndStopExecution({ errors: [error] });
    },
  };
}

function refusal(args: ExecutionArgs, estimator: ComplexityEstimator): GraphQLError | null {
  const limit = requestLimits.cost;
  try {
    checkVariables(args);
    const cost = queryCost(args, estimator);
    if (cost <= limit.most) return null;
    const asked = Math.round(cost);
    const message = `The query's cost is ${asked}; ${limit.most} is allowed. Request fewer fields or use a smaller first.`;
    return limitExceeded(limit, { asked, message });
  } catch (error) {
    // A variable has the wrong type, or the query is too large to count.
    if (error instanceof GraphQLError) return badInput(error);
    throw error;
  }
}

function badInput({ message, nodes }: GraphQLError): GraphQLError {
  const http = { spec: true, status: 400 };
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    extensions: { code: 'BAD_USER_INPUT' satisfies ErrorCode, http },
  });
}

/** Stops at the first wrong value: a list may have 100,000 of them, and the error for each takes long to make. @throws GraphQLError */
function checkVariables({ schema, document, variableValues, operationName }: ExecutionArgs): void {
  const variables = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  const [error] = getVariableValues(schema, variables, variableValues ?? {}, { maxErrors: 1 }).errors ?? [];
  if (error !== undefined) throw error;
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

const { depth, aliases, tokens } = requestLimits;
const levels = { n: depth.most, onReject: [refuse(depth, 'levels of selections')] };

/** Refuses documents that are too long, too deep or have too many aliases, before they run. */
export const limitDocument: readonly Plugin[] = [
  maxTokensPlugin({ n: tokens.most, onReject: [refuse(tokens, 'tokens')] }),
  // A fragment counts as a level, except in introspection: the standard query has 15 levels, and six fragments around them.
  maxDepthPlugin({ ...levels, ignoreIntrospection: true }),
  maxDepthPlugin({ ...levels, ignoreIntrospection: false, flattenFragments: true }),
  maxAliasesPlugin({ n: aliases.most, allowList: [], onReject: [refuse(aliases, 'aliases')] }),
];

/** Throws an error with a code before the library throws its own without one. */
function refuse(limit: Limit, what: string): (context: unknown, error: GraphQLError) => never {
  return (_, { message }) => {
    const found = /found (\d+)/.exec(message)?.[1];
    const asked = found === undefined ? null : Number(found);
    throw limitExceeded(limit, {
      asked,
      message: `The query has ${asked ?? 'more'} ${what}; ${limit.most ?? 'fewer'} are allowed: request less at once.`,
    });
  };
}

/** Assumed length of a list without `first`; few lists are longer. */
const typicalLength = 3;

/** Types besides connections whose lists are limited by the `first` of the field that returns them. */
const limitedByParent = new Set(['ExposureDiff', 'ExposureFlow', 'WhatIf']);

/** The lengths of lists without `first`, by `Type.field`. */
type Lengths = ReadonlyMap<string, number>;

/**
 * Estimates how many objects a field makes the server build: the field's value and its selections, multiplied by `first` or by
 * the length of a list. The lists of a connection, a difference, a flow or a what-if are counted once, by the argument of their parent field.
 */
function costEstimator(lengths: Lengths): ComplexityEstimator {
  return (options) => countObjects(options, lengths) + costOfReading(options);
}

/** The cost of what a field reads, which may be much more than it returns. */
function costOfReading({ type, field, args }: ComplexityEstimatorArgs): number {
  const found = fieldCosts.get(type.name === 'Query' ? field.name : `${type.name}.${field.name}`);
  return found?.cost(args) ?? 0;
}

function countObjects({ field, args, childComplexity, type }: ComplexityEstimatorArgs, lengths: Lengths): number {
  if (!isCompositeType(getNamedType(field.type))) return 0;
  const isList = isListOf(field.type);
  const times = timesOf(args);
  if (times !== null) return 1 + Math.max(times, 0) * (isList ? 1 + childComplexity : Math.max(childComplexity, 1));
  if (!isList) return 1 + childComplexity;
  const isLimited = type.name.endsWith('Connection') || limitedByParent.has(type.name);
  const length = isLimited ? 1 : (lengths.get(`${type.name}.${field.name}`) ?? typicalLength);
  return length * (1 + childComplexity);
}

/** How many objects the arguments of a field ask for; null: they do not say. */
function timesOf({ first, top, ids }: ComplexityEstimatorArgs['args']): number | null {
  if (typeof first === 'number') return first;
  if (typeof top === 'number') return top * flowStages.length;
  return Array.isArray(ids) ? ids.length : null;
}

function isListOf(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

/** Most statements and claims have none of these. */
const shortLists = ['Statement.passages', 'Claim.passages', 'Claim.standings'].map((field) => [field, 1] as const);

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
