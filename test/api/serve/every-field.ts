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
 * A selection of everything under a type: every field, of every type it may be, and so on; a type within itself ends it,
 * where only the id or key is asked for. Fields that need an argument, such as a page's size, are left out.
 */
export function everyField(schema: GraphQLSchema, type: GraphQLNamedType, within: readonly string[] = []): string {
  if (isAbstractType(type)) {
    const parts = schema.getPossibleTypes(type).filter(({ name }) => !within.includes(name));
    return `{ __typename ${parts.map((part) => `... on ${part.name} ${everyField(schema, part, within)}`).join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  const inside = [...within, type.name];
  const free = Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
  const fields = free.map((field) => {
    const named = getNamedType(field.type);
    // Fields of the same name and another type on another type can't stand beside it.
    const alias = isSameEverywhere(schema, field) || within.length === 0 ? '' : `${type.name}_${field.name}: `;
    if (!isCompositeType(named)) return `${alias}${field.name}`;
    return inside.includes(named.name) ? '' : `${alias}${field.name} ${everyField(schema, named, inside)}`;
  });
  return `{ __typename ${fields.join(' ')} }`;
}

function isSameEverywhere(schema: GraphQLSchema, { name, type }: GraphQLField<unknown, unknown>): boolean {
  return Object.values(schema.getTypeMap()).every((other) => {
    const field = isObjectType(other) ? other.getFields()[name] : undefined;
    return field === undefined || String(field.type) === String(type);
  });
}
