import { CalendarDay } from '../database/values.ts';
import { refused } from '../failure.ts';
import type { Failure } from '../failure.ts';
import { cutText } from '../model/caption.ts';
import { dayProblem, lastAskedDay } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { Label } from '../model/vocabulary.ts';
import type { AllowedValues, ParameterType, QueryParameter, ScalarType } from './question.ts';

/** An entity that a parameter names. Callers check that it exists, since a mistyped key would silently match nothing. */
export interface EntityArgument {
  readonly parameter: string;
  readonly label: Label;
  readonly key: string;
}

/** A parameter of a question that a person saved without declaring its type takes any value. */
export interface OwnParameter extends Omit<QueryParameter, 'type' | 'default'> {
  readonly type: ParameterType | null;
  readonly default: unknown;
}

/** What is known of a question before it runs. */
interface AskedQuestion {
  readonly name: string;
  readonly parameters: readonly OwnParameter[];
}

interface CoercedParameters {
  /** By name, for Cypher. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly entities: readonly EntityArgument[];
}

/**
 * Converts given values to the declared types and fills in defaults; null means not given.
 * @param keyOf converts an id or a key of an entity to its key
 * @throws BAD_USER_INPUT for the first parameter that is unknown, missing or wrong.
 */
export function coerceParameters(
  query: AskedQuestion,
  given: Readonly<Record<string, unknown>>,
  today: Day,
  keyOf: (idOrKey: string, label: Label, parameter: string) => string,
): CoercedParameters {
  const unknown = Object.keys(given).find((name) => !query.parameters.some((parameter) => parameter.name === name));
  if (unknown !== undefined) {
    const names = query.parameters.map(({ name }) => name);
    const has = names.length === 0 ? 'takes no parameters' : `takes ${names.join(', ')}`;
    throw wrong(unknown, `There is no parameter ${unknown}: the question ${query.name} ${has}.`);
  }
  const entities: EntityArgument[] = [];
  const values = query.parameters.map((parameter): readonly [name: string, value: unknown] => {
    const { name, type } = parameter;
    const value: unknown = given[name] ?? defaultOf(parameter, today);
    if (value === null) {
      if (parameter.required)
        throw wrong(name, `The question ${query.name} needs the parameter ${name}: ${parameter.description}`);
      return [name, null];
    }
    if (type === null) return [name, value];
    const coerced = coerceParameter({ type, allowed: parameter.allowed }, value);
    if ('problem' in coerced) throw wrong(name, `The parameter ${name} ${coerced.problem}.`);
    return [
      name,
      toKeys(type, coerced.value, (idOrKey, label) => {
        const key = keyOf(idOrKey, label, argumentOf(name));
        entities.push({ parameter: name, label, key });
        return key;
      }),
    ];
  });
  const byName = Object.fromEntries(values);
  const swapped = swappedDays(query.parameters, byName);
  if (swapped !== null) throw wrong(swapped.name, `The parameter ${swapped.name} ${swapped.problem}.`);
  return { values: byName, entities };
}

/** Returns the first date parameter that is out of order, or null. Between swapped dates, what opened would count as closed. */
export function swappedDays(
  parameters: readonly Pick<QueryParameter, 'name' | 'allowed'>[],
  values: Readonly<Record<string, unknown>>,
): { readonly name: string; readonly problem: string } | null {
  for (const { name, allowed } of parameters) {
    const { notAfter } = allowed;
    const [day, last] = [values[name], notAfter === undefined ? undefined : values[notAfter]];
    if (day instanceof CalendarDay && last instanceof CalendarDay && day.day > last.day)
      return { name, problem: `must not be after ${notAfter ?? ''}: ${day.day} is after ${last.day}` };
  }
  return null;
}

function defaultOf({ type, default: given }: OwnParameter, today: Day): unknown {
  return type?.kind === 'scalar' && type.name === 'Date' && given === 'today' ? today : (given ?? null);
}

function toKeys(type: ParameterType, value: unknown, keyOf: (idOrKey: string, label: Label) => string): unknown {
  if (type.kind === 'entity') return typeof value === 'string' ? keyOf(value, type.name) : value;
  if (type.kind === 'list' && isList(value)) return value.map((item) => toKeys(type.of, item, keyOf));
  return value;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function wrong(parameter: string, message: string): Failure {
  return refused(argumentOf(parameter), message);
}

/** The path of a parameter among the arguments that run a saved question. */
export function argumentOf(parameter: string): string {
  return `parameters.${parameter.slice(0, 60)}`;
}

/** Converts text to a type. Text that cannot be converted stays text, which `coerceParameters` then refuses by the parameter's name. */
export function valueOfText(type: ParameterType, text: string): unknown {
  if (type.kind === 'list') return valueOfText(type.of, text);
  if (type.kind === 'entity') return text;
  switch (type.name) {
    case 'Int':
    case 'Float':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
    case 'Boolean':
      return text === 'true' || text === 'yes' || (text === 'false' || text === 'no' ? false : text);
    case 'Date':
    case 'String':
      return text;
  }
}

/** A value of the declared type, ready for Cypher, or the reason why it does not have that type. */
type Coerced = { readonly value: unknown } | { readonly problem: string };

/** Coerces a value to the type of a parameter, and checks that it is one of those that the parameter takes. */
export function coerceParameter({ type, allowed }: Pick<QueryParameter, 'type' | 'allowed'>, given: unknown): Coerced {
  const coerced = coerceValue(type, given);
  if ('problem' in coerced) return coerced;
  const { value } = coerced;
  const { least = -Infinity, most = Infinity, values } = allowed;
  const isAllowed =
    (typeof value !== 'number' || (least <= value && value <= most)) &&
    (typeof value !== 'string' || values === undefined || values.includes(value));
  return isAllowed ? coerced : { problem: `must be ${allowedInWords(allowed)}, not ${shown(given)}` };
}

function allowedInWords({ least, most, values }: AllowedValues): string {
  if (values !== undefined) return `one of ${values.join(', ')}`;
  if (least === undefined) return `at most ${most ?? ''}`;
  return most === undefined ? `at least ${least}` : `from ${least} to ${most}`;
}

/** Coerces a value as GraphQL coerces variables: strictly, except that a single value becomes a list of one. */
function coerceValue(type: ParameterType, given: unknown): Coerced {
  switch (type.kind) {
    case 'scalar':
      return coerceScalar(type.name, given);
    case 'entity':
      return typeof given === 'string' && given.trim() !== ''
        ? { value: given }
        : { problem: `must be the key or id of one ${type.name}, not ${shown(given)}` };
    case 'list':
      return coerceList(type, Array.isArray(given) ? given : [given]);
  }
}

function coerceList(type: ParameterType & { kind: 'list' }, given: readonly unknown[]): Coerced {
  const values: unknown[] = [];
  for (const item of given) {
    if (item === null || item === undefined) {
      if (type.ofRequired) return { problem: 'must be a list without null' };
      values.push(null);
      continue;
    }
    const coerced = coerceValue(type.of, item);
    if ('problem' in coerced) return coerced;
    values.push(coerced.value);
  }
  return { value: values };
}

const isInt = (given: unknown) => Number.isInteger(given) && Number(given) >= -(2 ** 31) && Number(given) < 2 ** 31;

/** The scalars that Cypher takes as they are given. */
const scalars: Readonly<Record<Exclude<ScalarType, 'Date'>, readonly [(given: unknown) => boolean, string]>> = {
  String: [(given) => typeof given === 'string', 'text'],
  Boolean: [(given) => typeof given === 'boolean', 'true or false'],
  Int: [isInt, 'a 32-bit integer'],
  Float: [Number.isFinite, 'a number'],
};

function coerceScalar(name: ScalarType, given: unknown): Coerced {
  if (name !== 'Date') {
    const [isOne, what] = scalars[name];
    return isOne(given) ? { value: given } : { problem: `must be ${what}, not ${shown(given)}` };
  }
  if (typeof given !== 'string' || dayProblem(given) !== null)
    return { problem: `must be a valid date such as 2025-07-18, not ${shown(given)}` };
  return given > lastAskedDay
    ? { problem: `is ${given}; the last day is ${lastAskedDay}` }
    : { value: new CalendarDay(given) };
}

function shown(given: unknown): string {
  // JSON has no Infinity, which a number that is too large becomes.
  return cutText(typeof given === 'number' ? String(given) : JSON.stringify(given), 60);
}
