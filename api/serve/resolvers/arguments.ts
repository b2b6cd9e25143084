import { isInputObjectType, isListType, isNonNullType } from 'graphql';
import type { GraphQLArgument, GraphQLInputField, GraphQLInputType } from 'graphql';
import { noSuchNode } from '#graph/entities/entities.ts';
import type { NeighbourScope } from '#graph/entities/hops.ts';
import { badInput } from '#graph/failure.ts';
import { exceeded } from '#graph/limits.ts';
import { findCountry } from '#graph/model/country-names.ts';
import { lastAskedDay } from '#graph/model/day.ts';
import type { NodeRef } from '#graph/model/keys.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import { checkRowCount } from '#graph/screening/row.ts';
import { parseDay } from '#seed/readers/cells.ts';
import { isDerived, readId, readKey } from '../ids.ts';
import { requestLimits } from '../limits.ts';
import type { Loaders } from './loaders.ts';

const { list, screened, ids, among, text, id, page, rows, flow, skip } = requestLimits;
/** Arguments whose length is checked where they are read, and cursors: only the body of a request limits these, because they hold values of the data. */
const ownLimits = new Set([
  'text',
  'statement',
  'investigation.notes',
  'investigation.address',
  'request.text',
  'request.address',
  'mapping',
  ...['after', 'openedAfter', 'closedAfter', 'systemsFreedAfter'],
]);
/** Fields whose `first` limits rows of a Cypher result, which are values and not nodes to load. */
const rowFields = new Set(['Query.runSavedQuery', 'Query.cypher']);

/**
 * Checks the arguments of a field by their types: dates must exist, `first`, `top` and `skip` must be within their bounds, and lists and texts
 * must not be too long.
 * @param field `Type.field`
 * @throws BAD_USER_INPUT for the first invalid argument, with its name
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
    if (name === 'first') checkRange(value, argument, 1, rowFields.has(field) ? rows : page);
    else if (name === 'top') checkRange(value, argument, 1, flow);
    else if (name === 'skip') checkRange(value, argument, 0, skip);
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
  const limit = type.name === 'ID' ? id : ownLimits.has(argument) ? null : text;
  if (limit !== null && value.length > limit.most)
    throw badInput(
      argument,
      `has ${value.length} characters; ${limit.most} are allowed`,
      exceeded(limit, value.length),
    );
}

function checkList(field: string, type: GraphQLInputType, value: unknown, argument: string): void {
  if (!Array.isArray(value)) return;
  if (argument === 'rows') checkRowCount(value.length);
  const limit = argument === 'rows' ? screened : argument === 'ids' ? ids : argument === 'among' ? among : list;
  if (value.length > limit.most)
    throw badInput(argument, `has ${value.length} items; ${limit.most} are allowed`, exceeded(limit, value.length));
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
  if ('reason' in day)
    throw badInput(argument, `is "${value.slice(0, 40)}", ${day.reason}: use a date such as 2025-07-18`);
  if (value > lastAskedDay) throw badInput(argument, `is ${value}; the last day is ${lastAskedDay}`);
}

function checkRange(
  value: unknown,
  argument: string,
  least: number,
  limit: typeof page | typeof rows | typeof flow | typeof skip,
): void {
  if (typeof value !== 'number' || (value >= least && value <= limit.most)) return;
  throw badInput(argument, `is ${value}; it must be from ${least} to ${limit.most}`, exceeded(limit, value));
}

/** Converts ids or keys to keys. @throws BAD_USER_INPUT for an id of another type */
export function readKeys(
  given: readonly string[] | null | undefined,
  label: Label,
  argument: string,
): readonly string[] {
  return (given ?? []).map((idOrKey) => readKey(idOrKey, label, argument));
}

/** Checks names against those allowed. @throws BAD_USER_INPUT for an unknown name */
export function readNames<T extends string>(
  names: readonly string[] | null | undefined,
  allowed: readonly T[],
  argument: string,
): readonly T[] {
  return (names ?? []).map((name) => readName(name, allowed, argument));
}

/** Checks a name against those allowed. @throws BAD_USER_INPUT for an unknown name */
export function readName<T extends string>(name: string, allowed: readonly T[], argument: string): T {
  const found = allowed.find((candidate) => candidate === name);
  if (found !== undefined) return found;
  throw badInput(argument, `has "${name.slice(0, 40)}"; it must be one of ${allowed.join(', ')}`);
}

/**
 * Converts an id, a code or a name to an ISO alpha-2 code.
 * @throws BAD_USER_INPUT for an unknown country, which would silently match nothing
 */
function readCountry(given: string, argument: string): string {
  const code = readKey(given, 'Country', argument);
  const country = findCountry(code);
  if ('code' in country) return country.code;
  const reason = 'reason' in country ? country.reason : 'not a country';
  throw badInput(argument, `has "${code.slice(0, 40)}", ${reason}`, { value: code });
}

/**
 * Converts an id or a key of a node to its key.
 * @throws BAD_USER_INPUT for an id of another type, or an unknown country
 */
export function readNodeKey(idOrKey: string, label: Label, argument: string): string {
  return label === 'Country' ? readCountry(idOrKey, argument) : readKey(idOrKey, label, argument);
}

/** Converts ids or codes to ISO alpha-2 codes. @throws BAD_USER_INPUT for an unknown country */
export function readCountries(given: readonly string[] | null | undefined, argument: string): readonly string[] {
  return (given ?? []).map((code) => readCountry(code, argument));
}

/** Converts an id to a node reference. @throws BAD_USER_INPUT for an invalid id, or the id of an exposure or access, which are derived */
export function readNodeRef(id: string, argument: string): NodeRef {
  const { type, key } = readId(id, argument);
  if (!isDerived(type)) return { label: type, key };
  const what = type === 'Exposure' ? 'an exposure' : 'an access';
  throw badInput(argument, `is the id of ${what}, which is not a node of the network: use the id of one of its nodes`);
}

/** Parameter values by name. @throws BAD_USER_INPUT if they are not an object */
export function readParameters(given: unknown): Readonly<Record<string, unknown>> {
  if (given === null || given === undefined) return {};
  if (typeof given === 'object' && !Array.isArray(given)) return Object.fromEntries(Object.entries(given));
  throw badInput('parameters', 'must be an object with a value for each name');
}

/**
 * Checks that the nodes that arguments name exist in the graph.
 * @throws BAD_USER_INPUT for the first missing node: an empty answer would wrongly suggest that there are no exposures
 */
export async function checkNamed(named: readonly NamedNode[], load: Pick<Loaders, 'exists'>): Promise<void> {
  const exist = await Promise.all(named.map((node) => load.exists.load(node)));
  const missing = named.find((_, at) => exist[at] !== true);
  if (missing !== undefined) throw noSuchNode(missing.argument, missing);
}

/** A node that an argument names. */
export interface NamedNode extends NodeRef {
  readonly argument: string;
}

/** The nodes that an argument names by key. */
export function namedNodes(label: Label, keys: readonly string[], argument: string): readonly NamedNode[] {
  return keys.map((key) => ({ label, key, argument }));
}

/** The nodes that the arguments of `neighbours` and `neighbourCounts` name. */
export function namedInScope({ node, contract }: NeighbourScope): readonly NamedNode[] {
  return [{ ...node, argument: 'id' }, ...namedNodes('Contract', contract === null ? [] : [contract], 'contract')];
}
