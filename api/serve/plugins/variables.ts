import {
  GraphQLError,
  Kind,
  BREAK,
  coerceInputValue,
  getOperationAST,
  getVariableValues,
  isInputType,
  typeFromAST,
  visit,
} from 'graphql';
import type { ASTNode, ExecutionArgs, GraphQLInputType, ValueNode } from 'graphql';
import type { ErrorCode } from '../error-codes.ts';

/** Stops at the first wrong value: a list may have 100,000 of them, and the error for each takes long to make. @throws GraphQLError */
export function checkVariables({ schema, document, variableValues, operationName }: ExecutionArgs): void {
  const variables = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  const [error] = getVariableValues(schema, variables, variableValues ?? {}, { maxErrors: 1 }).errors ?? [];
  if (error !== undefined) throw error;
}

/** Makes a BAD_USER_INPUT of an error about a variable, with the argument that takes the variable, as resolvers name it. */
export function withArgument({ message, nodes }: GraphQLError, args: ExecutionArgs): GraphQLError {
  const argument = argumentOf(nodes?.[0], args);
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    extensions: {
      code: 'BAD_USER_INPUT' satisfies ErrorCode,
      ...(argument === null ? {} : { argument }),
      http: { spec: true, status: 400 },
    },
  });
}

/** Returns the argument that a node is about, with the part of its value that is wrong; null if it is about none. */
function argumentOf(node: ASTNode | undefined, args: ExecutionArgs): string | null {
  switch (node?.kind) {
    case Kind.VARIABLE:
      return placeOf(node.name.value, args);
    case Kind.VARIABLE_DEFINITION: {
      const variable = node.variable.name.value;
      const place = placeOf(variable, args);
      const type = typeFromAST(args.schema, node.type);
      const value: unknown = args.variableValues?.[variable];
      return place === null || !isInputType(type) ? place : `${place}${wrongPart(value, type)}`;
    }
    default:
      return null;
  }
}

/** Returns where an operation first passes a variable, such as `filter.asOf`; null if nowhere. */
function placeOf(variable: string, { document, operationName }: ExecutionArgs): string | null {
  const operation = getOperationAST(document, operationName);
  let found: string | null = null;
  visit(document, {
    OperationDefinition: (node) => (node === operation ? undefined : false),
    Argument: ({ name, value }) => {
      const within = placeWithin(value, variable);
      if (within === null) return undefined;
      found = `${name.value}${within}`;
      return BREAK;
    },
  });
  return found;
}

/** Returns where a value has a variable: empty if it is the variable itself, null if nowhere. */
function placeWithin(value: ValueNode, variable: string): string | null {
  switch (value.kind) {
    case Kind.VARIABLE:
      return value.name.value === variable ? '' : null;
    case Kind.LIST:
      return firstOf(value.values, (one, at) => prefixed(`[${at}]`, placeWithin(one, variable)));
    case Kind.OBJECT:
      return firstOf(value.fields, (one) => prefixed(`.${one.name.value}`, placeWithin(one.value, variable)));
    default:
      return null;
  }
}

function firstOf<T>(items: readonly T[], place: (item: T, at: number) => string | null): string | null {
  for (const [at, item] of items.entries()) {
    const found = place(item, at);
    if (found !== null) return found;
  }
  return null;
}

function prefixed(prefix: string, place: string | null): string | null {
  return place === null ? null : `${prefix}${place}`;
}

/** Thrown to stop at the first wrong part of a value. */
class WrongPart extends Error {
  readonly path: string;

  constructor(path: string) {
    super('wrong part of a value');
    this.path = path;
  }
}

/** Returns which part of a value does not have its type; empty if all of it. */
function wrongPart(value: unknown, type: GraphQLInputType): string {
  if (value === undefined || value === null) return '';
  try {
    coerceInputValue(value, type, (path, _, { message }) => {
      // The path of a field that is missing or unknown is that of its object.
      const [, field] = /^Field "(\w{1,100})"/.exec(message) ?? [];
      const keys = field === undefined ? path : [...path, field];
      throw new WrongPart(keys.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join(''));
    });
  } catch (error) {
    if (error instanceof WrongPart) return error.path;
    throw error;
  }
  return '';
}
