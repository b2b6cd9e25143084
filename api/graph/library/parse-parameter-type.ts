import { GraphQLError, Kind, parseType } from 'graphql';
import type { TypeNode } from 'graphql';
import { labels } from '../model/vocabulary.ts';
import { scalarTypes } from './saved-query.ts';
import type { ParameterType } from './saved-query.ts';

/**
 * A type in GraphQL's notation: `Date!`, `[String!]`, `System`.
 * @returns why not, in words, where it is none that a parameter may have.
 */
export function parseParameterType(notation: string): { type: ParameterType; required: boolean } | string {
  let node: TypeNode;
  try {
    node = parseType(notation, { noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError) return `"${notation}" is no type in GraphQL's notation`;
    throw error;
  }
  const required = node.kind === Kind.NON_NULL_TYPE;
  const type = typeOf(node);
  return typeof type === 'string' ? type : { type, required };
}

function typeOf(node: TypeNode): ParameterType | string {
  switch (node.kind) {
    case Kind.NON_NULL_TYPE:
      return typeOf(node.type);
    case Kind.LIST_TYPE: {
      const of = typeOf(node.type);
      return typeof of === 'string' ? of : { kind: 'list', of, ofRequired: node.type.kind === Kind.NON_NULL_TYPE };
    }
    case Kind.NAMED_TYPE: {
      const name = node.name.value;
      const scalar = scalarTypes.find((known) => known === name);
      if (scalar !== undefined) return { kind: 'scalar', name: scalar };
      const label = labels.find((known) => known === name);
      if (label !== undefined) return { kind: 'entity', name: label };
      return `there is no type "${name}": use ${[...scalarTypes, ...labels].join(', ')}, or a list of one`;
    }
  }
}
