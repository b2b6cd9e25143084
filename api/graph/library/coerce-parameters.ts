import { BadInput } from '../failure/bad-input.ts';
import type { Day } from '../model/day.ts';
import type { Label } from '../model/vocabulary.ts';
import { coerceValue } from './coerce-value.ts';
import type { ParameterType, QueryParameter, SavedQuery } from './saved-query.ts';

/** An entity that a parameter names: to be looked up, for a key with a slip would find nothing, without a word. */
export interface EntityArgument {
  readonly parameter: string;
  readonly label: Label;
  readonly key: string;
}

export interface CoercedParameters {
  /** By name, for Cypher. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly entities: readonly EntityArgument[];
}

/**
 * What was given, and defaults for the rest, as the declared types have it; null stands for not given.
 * @param keyOf the key that an id or a key of an entity names
 * @throws BadInput for the first that is unknown, missing or wrong.
 */
export function coerceParameters(
  query: SavedQuery,
  given: Readonly<Record<string, unknown>>,
  today: Day,
  keyOf: (idOrKey: string, label: Label, parameter: string) => string,
): CoercedParameters {
  const unknown = Object.keys(given).find((name) => !query.parameters.some((parameter) => parameter.name === name));
  if (unknown !== undefined) {
    const names = query.parameters.map(({ name }) => name);
    const has = names.length === 0 ? 'takes no parameters' : `takes ${names.join(', ')}`;
    throw wrong(unknown, `There is no parameter ${unknown}: the query ${query.name} ${has}.`);
  }
  const entities: EntityArgument[] = [];
  const values = query.parameters.map((parameter): readonly [name: string, value: unknown] => {
    const { name, type } = parameter;
    const value: unknown = given[name] ?? defaultOf(parameter, today);
    if (value === null) {
      if (parameter.required)
        throw wrong(name, `The query ${query.name} needs the parameter ${name}: ${parameter.description}`);
      return [name, null];
    }
    const coerced = coerceValue(type, value);
    if ('problem' in coerced) throw wrong(name, `The parameter ${name} ${coerced.problem}.`);
    return [
      name,
      toKeys(type, coerced.value, (idOrKey, label) => {
        const key = keyOf(idOrKey, label, name);
        entities.push({ parameter: name, label, key });
        return key;
      }),
    ];
  });
  return { values: Object.fromEntries(values), entities };
}

function defaultOf({ type, default: given }: QueryParameter, today: Day): unknown {
  return type.kind === 'scalar' && type.name === 'Date' && given === 'today' ? today : (given ?? null);
}

function toKeys(type: ParameterType, value: unknown, keyOf: (idOrKey: string, label: Label) => string): unknown {
  if (type.kind === 'entity') return typeof value === 'string' ? keyOf(value, type.name) : value;
  if (type.kind === 'list' && isList(value)) return value.map((item) => toKeys(type.of, item, keyOf));
  return value;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function wrong(argument: string, message: string): BadInput {
  return new BadInput(message, { extensions: { argument } });
}
