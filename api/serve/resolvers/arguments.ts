import { isInputObjectType, isListType, isNonNullType } from 'graphql';
import type { GraphQLArgument, GraphQLInputField, GraphQLInputType } from 'graphql';
import { noSuchNode } from '#graph/entities/entities.ts';
import { neighbourTypes } from '#graph/entities/hops.ts';
import type { NeighbourScope } from '#graph/entities/hops.ts';
import { searchedLabels } from '#graph/entities/search.ts';
import type { SearchedLabel } from '#graph/entities/search.ts';
import type { NodeRef } from '#graph/exposure/exposure.ts';
import { nodeExists } from '#graph/exposures/index/columns.ts';
import type { Snapshot } from '#graph/exposures/index/columns.ts';
import { Failure } from '#graph/failure.ts';
import { exceeded } from '#graph/limits.ts';
import type { Exceeded } from '#graph/limits.ts';
import type { EdgeType, Label } from '#graph/model/vocabulary.ts';
import { parseCountry, parseDay } from '#seed/readers/cells.ts';
import { readId, readKey } from '../ids.ts';
import { requestLimits } from '../limits.ts';
import type { Loaders } from './loaders.ts';

const { list, ids, text, page, rows } = requestLimits;
/** Rows of Cypher are values, not nodes to be loaded each. */
const rowFields = new Set(['Query.runSavedQuery', 'Query.cypher']);

/**
 * Checks the arguments of a field by their types: a date is a day that exists, `first` is within its bounds, lists
 * and texts are of a sensible length.
 * @param field `Type.field`
 * @throws BAD_USER_INPUT for the first that is wrong; it says which.
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

function wrong(argument: string, what: string, limit?: Exceeded): Failure {
  return new Failure('BAD_USER_INPUT', `${argument} ${what}.`, { extensions: { argument, ...limit } });
}

/** The keys that ids or keys name; none given: none. @throws BAD_USER_INPUT for the id of something else. */
export function readKeys(
  given: readonly string[] | null | undefined,
  label: Label,
  argument: string,
): readonly string[] {
  return (given ?? []).map((idOrKey) => readKey(idOrKey, label, argument));
}

/** A hop's type; not given: null. @throws BAD_USER_INPUT for what is none. */
export function readEdgeType(name: string | null | undefined): EdgeType | null {
  return name == null ? null : readName(name, neighbourTypes, 'type');
}

/** Types of hops; none given: none. @throws BAD_USER_INPUT for what is none. */
export function readEdgeTypes(names: readonly string[] | null | undefined): readonly EdgeType[] {
  return (names ?? []).map((name) => readName(name, neighbourTypes, 'types'));
}

/** Labels to look among; none given: none. @throws BAD_USER_INPUT for what is none. */
export function readSearchedLabels(names: readonly string[] | null | undefined): readonly SearchedLabel[] {
  return (names ?? []).map((name) => readName(name, searchedLabels, 'types'));
}

function readName<T extends string>(name: string, known: readonly T[], argument: string): T {
  const found = known.find((candidate) => candidate === name);
  if (found !== undefined) return found;
  throw new Failure('BAD_USER_INPUT', `${argument} has "${name.slice(0, 40)}"; it takes ${known.join(', ')}.`, {
    extensions: { argument },
  });
}

/** ISO alpha-2 codes from ids or codes. @throws BAD_USER_INPUT for what is no country: it would match nothing, silently. */
export function readCountries(given: readonly string[] | null | undefined, argument: string): readonly string[] {
  return readKeys(given, 'Country', argument).map((code) => {
    const country = parseCountry(code);
    if ('value' in country) return country.value;
    throw new Failure('BAD_USER_INPUT', `${argument} has "${code.slice(0, 40)}", ${country.reason}.`, {
      extensions: { argument },
    });
  });
}

/** The node that an id names. @throws BAD_USER_INPUT for what is no id, or the id of an exposure, which is no node of the graph. */
export function readNodeRef(id: string, argument: string): NodeRef {
  const { type, key } = readId(id, argument);
  if (type !== 'Exposure') return { label: type, key };
  throw new Failure(
    'BAD_USER_INPUT',
    `${argument} is the id of an exposure, which is no node: give the id of one of its nodes.`,
    {
      extensions: { argument },
    },
  );
}

/** Values by name; not given: none. @throws BAD_USER_INPUT for what is no object. */
export function readParameters(given: unknown): Readonly<Record<string, unknown>> {
  if (given === null || given === undefined) return {};
  if (typeof given === 'object' && !Array.isArray(given)) return Object.fromEntries(Object.entries(given));
  throw new Failure('BAD_USER_INPUT', 'parameters takes an object with a value for each name.', {
    extensions: { argument: 'parameters' },
  });
}

/**
 * That what arguments name is in the graph.
 * @param snapshot knows most nodes; those that it does not know are asked for, all of a request in one statement
 * @throws BAD_USER_INPUT for the first that is not there: an answer of none would read as safety.
 */
export async function checkNamed(
  named: readonly NamedNode[],
  load: Pick<Loaders, 'exists'>,
  snapshot: Snapshot | null = null,
): Promise<void> {
  const asked = named.filter((node) => snapshot === null || !nodeExists(snapshot, node));
  const there = await Promise.all(asked.map((node) => load.exists.load(node)));
  const missing = asked.find((_, at) => there[at] !== true);
  if (missing !== undefined) throw noSuchNode(missing.argument, missing);
}

/** A node that an argument names. */
export interface NamedNode extends NodeRef {
  readonly argument: string;
}

/** What an argument names by keys. */
export function namedNodes(label: Label, keys: readonly string[], argument: string): readonly NamedNode[] {
  return keys.map((key) => ({ label, key, argument }));
}

/** What the arguments of `neighbours` and `neighbourCounts` name. */
export function namedInScope({ node, contract }: NeighbourScope): readonly NamedNode[] {
  return [{ ...node, argument: 'id' }, ...namedNodes('Contract', contract === null ? [] : [contract], 'contract')];
}
