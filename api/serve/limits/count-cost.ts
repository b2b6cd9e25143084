import { getNamedType, isCompositeType, isListType, isNonNullType, type GraphQLOutputType } from 'graphql';
import type { ComplexityEstimator } from 'graphql-query-complexity';

/** What a list without `first` is counted as; few have more members. */
const typicalLength = 3;

/** Types beside connections whose lists have the members that the field which gave them was asked for. */
const counted = new Set(['ExposureDiff', 'WhatIf']);

/**
 * How many objects a field makes the server build, at most or typically: itself and what is asked of it, as often as
 * `first` or a typical list has it. A connection's `edges` and `nodes`, and the lists of what opened and closed, are counted by its own `first`.
 */
export const countCost: ComplexityEstimator = ({ field, args, childComplexity, type }) => {
  if (!isCompositeType(getNamedType(field.type))) return 0;
  const first = readNumber(args['first']);
  const isList = isListOf(field.type);
  const times = first ?? (Array.isArray(args['ids']) ? args['ids'].length : null);
  if (times !== null) return 1 + Math.max(times, 0) * (isList ? 1 + childComplexity : Math.max(childComplexity, 1));
  if (!isList) return 1 + childComplexity;
  return (type.name.endsWith('Connection') || counted.has(type.name) ? 1 : typicalLength) * (1 + childComplexity);
};

function isListOf(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

function readNumber(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
