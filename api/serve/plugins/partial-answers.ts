import { GraphQLObjectType, GraphQLSchema, getNullableType } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { z } from 'zod';

const wanted = z.object({ params: z.object({ extensions: z.object({ onError: z.literal('NULL') }) }) });

/**
 * Answers a query with `extensions.onError: "NULL"` as if its root fields were nullable: one that fails is null, and the others have their answers.
 * Otherwise an error in one of them leaves no data at all.
 */
export function answerPartly(schema: GraphQLSchema): Plugin {
  const partial = withNullableRoots(schema);
  return {
    onExecute({ args }) {
      if (wanted.safeParse(args.contextValue).success) args.schema = partial;
    },
  };
}

function withNullableRoots(schema: GraphQLSchema): GraphQLSchema {
  const { query, types, ...rest } = schema.toConfig();
  if (query == null) throw new Error('The schema has no queries.');
  const { fields, ...config } = query.toConfig();
  const nullable = Object.entries(fields).map(
    ([name, field]) => [name, { ...field, type: getNullableType(field.type) }] as const,
  );
  return new GraphQLSchema({
    ...rest,
    query: new GraphQLObjectType({ ...config, fields: Object.fromEntries(nullable) }),
    types: types.filter((type) => type !== query),
  });
}
