import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';
import type { ErrorCode } from '../error-codes.ts';

/**
 * Converts a value to plain JSON: integers that are too large for a JSON number become strings, and so do NaN and Infinity.
 * Returns the same object if nothing in it changes, because answers are large and most are plain already.
 */
export function plainJson(value: unknown): unknown {
  if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))) return String(value);
  if (typeof value !== 'object' || value === null) return value ?? null;
  if (isList(value)) {
    let copy: unknown[] | null = null;
    for (let at = 0; at < value.length; at += 1) {
      const plain = plainJson(value[at]);
      if (plain === value[at]) continue;
      copy ??= [...value];
      copy[at] = plain;
    }
    return copy ?? value;
  }
  let copy: Map<string, unknown> | null = null;
  for (const name of Object.keys(value)) {
    const member: unknown = Reflect.get(value, name);
    const plain = plainJson(member);
    if (plain === member) continue;
    copy ??= new Map(Object.entries(value));
    copy.set(name, plain);
  }
  return copy === null ? value : Object.fromEntries(copy);
}

function isList(value: object): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Dates are strings here. `checkArguments` checks that they exist, so that the error can name the argument. */
const Date = new GraphQLScalarType<string, string>({
  name: 'Date',
  serialize: (value) => text('Date', value).slice(0, 10),
  parseValue: (value) => text('Date', value),
  parseLiteral: (node) => text('Date', node.kind === Kind.STRING ? node.value : null),
});

const DateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  serialize: (value) => text('DateTime', value),
});

const JSON = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  serialize: plainJson,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});

export const scalars = { Date, DateTime, JSON };

function text(scalar: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw new GraphQLError(`${scalar} must be a string, such as "2025-07-18".`, {
    extensions: { code: 'BAD_USER_INPUT' satisfies ErrorCode },
  });
}
