import { makeExecutableSchema } from '@graphql-tools/schema';
import { defaultFieldResolver, isObjectType, Kind, type FieldNode, type GraphQLSchema } from 'graphql';
import type { Context } from '../resolvers/context.ts';
import { checkArguments } from '../resolvers/check-arguments.ts';
import { resolvers } from '../resolvers/resolvers.ts';
import { typeDefinitions } from './type-definitions.ts';

/** The executable schema: whatever a field's resolver is, its arguments are checked before it is called. */
export function buildApiSchema(): GraphQLSchema {
  const typeDefs = typeDefinitions();
  const schema = makeExecutableSchema<Context>({
    typeDefs,
    resolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error', requireResolversForResolveType: 'error' },
  });
  // What the resolver of a scalar is made with takes the place of what was written of it.
  for (const definition of typeDefs.definitions) {
    if (definition.kind !== Kind.SCALAR_TYPE_DEFINITION) continue;
    const type = schema.getType(definition.name.value);
    if (type !== undefined) type.description ??= definition.description?.value;
  }
  // The executor names a place in a query by the same array, and gives it the same arguments, whatever node it is asked of.
  const checked = new WeakSet<readonly FieldNode[]>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.args.length === 0) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (parent, given: Readonly<Record<string, unknown>>, context, info) => {
        if (!checked.has(info.fieldNodes)) {
          checkArguments(`${type.name}.${field.name}`, field.args, given);
          checked.add(info.fieldNodes);
        }
        return resolve(parent, given, context, info);
      };
    }
  }
  return schema;
}
