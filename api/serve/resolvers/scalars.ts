import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';
import { plainJson } from './plain-json.ts';
import type { ErrorCode } from '../errors/error-codes.ts';

/** Dates are text here; that they are real is checked with the other arguments, where the error can say which one it was. */
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
  throw new GraphQLError(`${scalar} is text, such as "2025-07-18".`, {
    extensions: { code: 'BAD_USER_INPUT' satisfies ErrorCode },
  });
}
