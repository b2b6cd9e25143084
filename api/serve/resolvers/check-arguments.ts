import {
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql';
import { BadInput } from '#graph/failure/bad-input.ts';
import { exceeded, type Exceeded } from '#graph/limits/exceeded.ts';
import { parseDay } from '#seed/readers/cells/parse-day.ts';
import { requestLimits } from '../limits/request-limits.ts';

const { list, ids, text, page, rows } = requestLimits;
/** Rows of Cypher are values, not nodes to be loaded each. */
const rowFields = new Set(['Query.runSavedQuery', 'Query.cypher']);

/**
 * Checks the arguments of a field by their types: a date is a day that exists, `first` is within its bounds, lists
 * and texts are of a sensible length.
 * @param field `Type.field`
 * @throws BadInput for the first that is wrong; it says which.
 */
export function checkArguments(
  field: string,
  declared: readonly (GraphQLArgument | GraphQLInputField)[],
  given: Readonly<Record<string, unknown>>,
  path = '',
): void {
  for (const { name, type } of declared) {
    const argument = `${path}${name}`;
    const value = given[name];
    if (name === 'first') checkRange(value, argument, rowFields.has(field) ? rows : page);
    else checkValue(field, type, value, argument);
  }
}

function checkValue(field: string, type: GraphQLInputType, value: unknown, argument: string): void {
  if (value === null || value === undefined) return;
  if (isNonNullType(type)) {
    checkValue(field, type.ofType, value, argument);
    return;
  }
  if (isListType(type)) {
    checkList(field, type.ofType, value, argument);
    return;
  }
  if (isInputObjectType(type)) {
    checkObject(field, Object.values(type.getFields()), value, argument);
    return;
  }
  if (typeof value !== 'string') return;
  if (type.name === 'Date') checkDay(value, argument);
  // A search cuts its text; the guard judges how complex a statement is, and the server how large a request.
  if (value.length > text.most && argument !== 'text' && argument !== 'statement') {
    throw wrong(argument, `has ${value.length} characters; ${text.most} are allowed`, exceeded(text, value.length));
  }
}

function checkList(field: string, type: GraphQLInputType, value: unknown, argument: string): void {
  if (!Array.isArray(value)) return;
  const limit = argument === 'ids' ? ids : list;
  if (value.length > limit.most)
    throw wrong(argument, `has ${value.length} members; ${limit.most} are allowed`, exceeded(limit, value.length));
  value.forEach((member: unknown) => {
    checkValue(field, type, member, argument);
  });
}

function checkObject(field: string, members: readonly GraphQLInputField[], value: unknown, argument: string): void {
  if (typeof value === 'object' && value !== null) {
    checkArguments(field, members, Object.fromEntries(Object.entries(value)), `${argument}.`);
  }
}

function checkDay(value: string, argument: string): void {
  const day = parseDay(value);
  if (!('reason' in day)) return;
  throw wrong(argument, `is "${value.slice(0, 40)}", ${day.reason}: give a day such as 2025-07-18`);
}

function checkRange(value: unknown, argument: string, limit: typeof page | typeof rows): void {
  if (typeof value !== 'number' || (value >= 1 && value <= limit.most)) return;
  throw wrong(argument, `is ${value}; it is from 1 to ${limit.most}`, exceeded(limit, value));
}

function wrong(argument: string, what: string, limit?: Exceeded): BadInput {
  return new BadInput(`${argument} ${what}.`, { extensions: { argument, ...limit } });
}
