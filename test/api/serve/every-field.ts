import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/**
 * A selection of all fields of a type, recursively, for all its possible types. Stops where a type would contain itself. Omits
 * fields that require an argument, such as a page size.
 */
export function everyField(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  within: readonly string[] = [],
  isOneOfSeveral = false,
): string {
  if (isAbstractType(type)) {
    const parts = schema.getPossibleTypes(type).filter(({ name }) => !within.includes(name));
    return `{ __typename ${parts.map((part) => `... on ${part.name} ${everyField(schema, part, within, true)}`).join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  const inside = [...within, type.name];
  const free = Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
  const fields = free.map((field) => {
    const named = getNamedType(field.type);
    // In a node of several types, fields with the same name but different types would conflict without an alias.
    const alias = !isOneOfSeveral || isSameEverywhere(schema, field) ? '' : `${type.name}_${field.name}: `;
    if (!isCompositeType(named)) return `${alias}${field.name}`;
    return inside.includes(named.name)
      ? ''
      : `${alias}${field.name} ${everyField(schema, named, inside, isOneOfSeveral)}`;
  });
  return `{ __typename ${fields.join(' ')} }`;
}

function isSameEverywhere(schema: GraphQLSchema, { name, type }: GraphQLField<unknown, unknown>): boolean {
  return Object.values(schema.getTypeMap()).every((other) => {
    const field = isObjectType(other) ? other.getFields()[name] : undefined;
    return field === undefined || String(field.type) === String(type);
  });
}
